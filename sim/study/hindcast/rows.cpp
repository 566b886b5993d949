#include "study/hindcast/rows.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

#include "analysis/draws.hpp"
#include "base/hypotenuse.hpp"
#include "base/undefined.hpp"

namespace study {

namespace {

/// Values that are numbers, on a scale.
std::vector<double> numbers_on_scale(const std::vector<double>& values, io::Scale scale) {
  std::vector<double> numbers;
  for (const double value : values)
    if (!std::isnan(value)) numbers.push_back(io::on_scale(scale, value));
  return numbers;
}

double natural(io::Scale scale, double value) {
  return analysis::from_scale(static_cast<analysis::Scale>(scale), value);
}

analysis::Interval natural(io::Scale scale, analysis::Interval interval) {
  return {natural(scale, interval.low), natural(scale, interval.high)};
}

/// What a source would report in each world: its reading's error added to what the world shows.
std::vector<double> reported(const RecordFit& record, std::size_t t, std::size_t reading,
                             const std::vector<engine::PosteriorWorld>& worlds, const std::vector<double>& values) {
  const io::Target& target = record.targets()[t];
  std::vector<double> draws;
  for (std::size_t i = 0; i < worlds.size(); ++i) {
    if (std::isnan(values[i])) continue;
    analysis::ErrorModel model = error_model_of(target, widening_in(target, worlds[i]));
    model.readings = {model.readings[reading]};
    analysis::Draws luck(0, target.id, reading, i);
    const double truth = std::clamp(io::on_scale(target.scale, values[i]), -1e3, 1e3);
    model.scale = analysis::Scale::kLinear;  // the value is on its scale already
    draws.push_back(analysis::draw_reading(model, truth, luck.uniform()).value);
  }
  return draws;
}

/// The latest figures of the same metric and statistic that end before `target` begins, newest first.
std::vector<const io::Target*> before(const io::Target& target, const std::vector<io::Target>& all) {
  std::vector<const io::Target*> found;
  for (const io::Target& other : all)
    if (other.metric == target.metric && other.statistic == target.statistic && other.scale == target.scale &&
        other.to < target.to && other.to <= std::max(target.from, target.to - 1))
      found.push_back(&other);
  std::sort(found.begin(), found.end(), [](const io::Target* a, const io::Target* b) { return a->to > b->to; });
  return found;
}

double centre_of(const io::Target& target) {
  double sum = 0;
  for (const io::Reading& reading : target.readings) sum += reading.weight * reading.centre;
  return sum;
}

void add_naive(const io::Target& target, double figure, const std::vector<io::Target>& all, HindcastRow& row) {
  const auto found = before(target, all);
  row.crps_last = row.crps_trend = base::kUndefined;
  if (found.empty()) return;
  const double last = centre_of(*found[0]);
  row.crps_last = std::fabs(figure - last);
  if (found.size() < 2 || found[0]->to == found[1]->to) return;
  const double slope = (last - centre_of(*found[1])) / (found[0]->to - found[1]->to);
  row.crps_trend = std::fabs(figure - (last + slope * (target.to - found[0]->to)));
}

/// The least factor on a reading's error that puts the figure inside the interval of nine reports in ten, taking both
/// spreads for normal ones; 0 if the worlds alone reach it.
double needed_scale(const HindcastRow& row) {
  const double reach = row.distance / kNormal95;
  return std::sqrt(std::max(reach * reach - row.spread * row.spread, 0.0)) / row.error;
}

double ratio(double sum, double naive) { return naive > 0 ? sum / naive : base::kUndefined; }

}  // namespace

std::string_view set_name(TargetSet set) {
  constexpr std::array<std::string_view, 4> kNames{"fitted", "held_out", "later", "forecast"};
  return kNames[static_cast<std::size_t>(set)];
}

std::vector<HindcastRow> hindcast_rows(const RecordFit& record, TargetSet set,
                                       const std::vector<engine::PosteriorWorld>& posterior,
                                       const std::vector<std::vector<double>>& posterior_values,
                                       const std::vector<std::vector<double>>& prior_values,
                                       const std::vector<io::Target>& earlier) {
  std::vector<HindcastRow> rows;
  for (std::size_t t = 0; t < record.targets().size(); ++t) {
    const io::Target& target = record.targets()[t];
    const auto after = numbers_on_scale(posterior_values[t], target.scale);
    const auto first = numbers_on_scale(prior_values[t], target.scale);
    if (after.empty() || first.empty()) continue;
    for (std::size_t r = 0; r < target.readings.size(); ++r) {
      HindcastRow row;
      row.target = &target, row.reading = r, row.set = set;
      row.posterior_median = natural(target.scale, analysis::quantile(after, 0.5));
      row.prior_median = natural(target.scale, analysis::quantile(first, 0.5));
      row.posterior = natural(target.scale, analysis::central_interval(after));
      row.prior = natural(target.scale, analysis::central_interval(first));
      const double figure = target.readings[r].centre;
      row.error = base::hypotenuse(target.readings[r].sd, target.discrepancy);
      const analysis::Interval worlds = analysis::central_interval(after);
      row.distance = std::fabs(figure - analysis::quantile(after, 0.5));
      row.spread = (worlds.high - worlds.low) / (2 * kNormal95);
      const auto draws = reported(record, t, r, posterior, posterior_values[t]);
      const analysis::Interval interval = analysis::central_interval(draws);
      row.forecast = natural(target.scale, interval);
      const analysis::Interval widely = analysis::central_interval(draws, 0.95);
      row.widely = natural(target.scale, widely);
      row.inside = interval.contains(figure), row.badly_missed = !widely.contains(figure);
      row.among_worlds = worlds.contains(figure);
      row.crps = analysis::crps(draws, figure);
      add_naive(target, figure, earlier, row);
      rows.push_back(row);
    }
  }
  return rows;
}

HindcastScore score_of(std::span<const HindcastRow> rows) {
  HindcastScore score;
  std::set<const io::Target*> targets;
  std::vector<double> scales, weights;
  double all = 0, inside = 0, among = 0, with_last = 0, last = 0, with_trend = 0, trend = 0;
  for (const HindcastRow& row : rows) {
    targets.insert(row.target), ++score.readings;
    const double weight = row.target->readings[row.reading].weight, each = weight / row.error;
    scales.push_back(needed_scale(row)), weights.push_back(weight);
    all += weight, inside += row.inside ? weight : 0, among += row.among_worlds ? weight : 0;
    if (!std::isnan(row.crps_last)) ++score.with_last, with_last += each * row.crps, last += each * row.crps_last;
    if (!std::isnan(row.crps_trend)) ++score.with_trend, with_trend += each * row.crps, trend += each * row.crps_trend;
  }
  score.targets = static_cast<int>(targets.size());
  score.inside_share = all > 0 ? inside / all : base::kUndefined;
  score.among_worlds_share = all > 0 ? among / all : base::kUndefined;
  score.error_scale = scales.empty() ? base::kUndefined : analysis::quantile(scales, 0.9, weights);
  score.over_last = ratio(with_last, last), score.over_trend = ratio(with_trend, trend);
  return score;
}

}  // namespace study
