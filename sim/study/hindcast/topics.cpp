#include "study/hindcast/topics.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>
#include <string>

#include "base/hypotenuse.hpp"
#include "model/metrics.hpp"

namespace study {

namespace {

constexpr double kLeastScale = 0.25, kMostScale = 4;

using Rows = std::vector<const HindcastRow*>;

/// The first month that the next fold scores; later ones are never reached after the last.
int end_of(const std::list<RollingFold>& folds, const RollingFold& fold) {
  int end = std::numeric_limits<int>::max();
  for (const RollingFold& other : folds)
    if (other.cut > fold.cut) end = std::min(end, other.cut);
  return end;
}

/// What a fold is scored on.
Rows scored(const std::list<RollingFold>& folds, const RollingFold& fold, const Topic* topic) {
  const int end = end_of(folds, fold);
  Rows rows;
  for (const HindcastRow& row : fold.rows)
    if (row.target->to < end && (topic == nullptr || topic_of(row.target->metric) == *topic)) rows.push_back(&row);
  return rows;
}

Rows rows_of(const std::list<RollingFold>& folds, const RollingFold* without, const Topic* topic) {
  Rows rows;
  for (const RollingFold& fold : folds) {
    if (&fold == without) continue;
    const Rows some = scored(folds, fold, topic);
    rows.insert(rows.end(), some.begin(), some.end());
  }
  return rows;
}

int facts_in(const Rows& rows) {
  std::set<std::string> ids;
  for (const HindcastRow* row : rows) ids.insert(row->target->id);
  return static_cast<int>(ids.size());
}

HindcastScore score_of(const Rows& rows) {
  std::vector<HindcastRow> copies;
  for (const HindcastRow* row : rows) copies.push_back(*row);
  return study::score_of(copies);
}

/// The factor for a topic at a cut: from the other cuts alone.
double scale_at(const std::list<RollingFold>& folds, const RollingFold& cut, Topic topic) {
  Rows others = rows_of(folds, &cut, &topic);
  if (facts_in(others) < kFewestFacts) others = rows_of(folds, &cut, nullptr);
  const double scale = score_of(others).error_scale;
  return std::isnan(scale) ? 1 : std::clamp(scale, kLeastScale, kMostScale);
}

/// Nine in ten by a normal forecast with the worlds' spread and the error times `scale`.
bool inside(const HindcastRow& row, double scale) {
  return row.distance <= kNormal95 * base::hypotenuse(row.spread, scale * row.error);
}

double weight_of(const HindcastRow& row) { return row.target->readings[row.reading].weight; }

/// Weights of the readings, and of those inside by the rule.
struct Tally {
  double all = 0, inside = 0, lowest = HUGE_VAL, highest = 0;
  double share() const { return all > 0 ? inside / all : std::nan(""); }
};

void count(const std::list<RollingFold>& folds, Topic topic, Tally& tally) {
  for (const RollingFold& fold : folds) {
    const double scale = scale_at(folds, fold, topic);
    for (const HindcastRow* row : scored(folds, fold, &topic)) {
      tally.lowest = std::min(tally.lowest, scale), tally.highest = std::max(tally.highest, scale);
      tally.all += weight_of(*row), tally.inside += inside(*row, scale) ? weight_of(*row) : 0;
    }
  }
}

}  // namespace

Topic topic_of(std::size_t metric) {
  const model::MetricRow& row = model::kMetricRows[metric];
  if (row.name.starts_with("gap_") || row.name == "index_lead_cn_dex") return Topic::kLags;
  if (row.section.starts_with("3.2")) return Topic::kProduction;
  if (row.section.starts_with("3.3")) return Topic::kTrade;
  if (row.section.starts_with("3.7")) return Topic::kPrices;
  if (row.name.starts_with("compute_")) return Topic::kCompute;
  return Topic::kRuns;
}

std::vector<TopicScore> scores_by_topic(const std::list<RollingFold>& folds) {
  std::vector<TopicScore> scores;
  for (std::size_t i = 0; i < kTopicNames.size(); ++i) {
    const auto topic = static_cast<Topic>(i);
    const Rows rows = rows_of(folds, nullptr, &topic);
    if (rows.empty()) continue;
    Tally tally;
    count(folds, topic, tally);
    scores.push_back({topic, facts_in(rows), score_of(rows), tally.share(), tally.lowest, tally.highest});
  }
  return scores;
}

double inside_by_rule(const std::list<RollingFold>& folds) {
  Tally tally;
  for (std::size_t i = 0; i < kTopicNames.size(); ++i) count(folds, static_cast<Topic>(i), tally);
  return tally.share();
}

}  // namespace study
