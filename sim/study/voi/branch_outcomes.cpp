#include "study/voi/branch_outcomes.hpp"

#include <cmath>

#include "analysis/effective.hpp"
#include "analysis/scores.hpp"
#include "base/undefined.hpp"
#include "input/json/input_values.hpp"

namespace study {

namespace {

constexpr int kOutlook = io::month_number(2028, 12);

io::BranchOutcome outcome_of(const Answered& draws, const std::vector<bool>& inside, const io::Target& question) {
  io::BranchOutcome outcome;
  outcome.metric = model::kMetricRows[question.metric].name, outcome.month = io::month_text(question.to);
  std::vector<double> values, weights;
  std::vector<std::uint32_t> clusters;
  double all = 0, below = 0;
  for (std::size_t i = 0; i < draws.values.size(); ++i) {
    if (!inside[i]) continue;
    values.push_back(draws.values[i]), weights.push_back(draws.weights[i]), clusters.push_back(draws.clusters[i]);
    all += draws.weights[i], below += draws.values[i] <= 0 ? draws.weights[i] : 0;
  }
  if (values.empty()) return outcome;
  const MedianRange spread = spread_of(values, weights);
  outcome.low = spread.low, outcome.median = spread.median, outcome.high = spread.high;
  outcome.below_zero = below / all;
  outcome.worth = analysis::effective_size(values, clusters, weights);
  return outcome;
}

int sign(double value) { return value > 0 ? 1 : value < 0 ? -1 : 0; }

}  // namespace

std::vector<io::Target> branch_questions(const io::Scenario& scenario) {
  const int present = scenario.setting.present;
  return {question("gap_pace_months", io::Statistic::kValue, kOutlook, kOutlook),
          question("gap_observed_months", io::Statistic::kValue, present, present)};
}

double sign_flips_at(const std::vector<double>& values, const std::vector<double>& weights,
                     const std::vector<bool>& inside) {
  std::vector<double> in, out;
  double in_total = 0, out_total = 0;
  for (std::size_t i = 0; i < values.size(); ++i) (inside[i] ? in_total : out_total) += weights[i];
  if (!(in_total > 0) || !(out_total > 0)) return base::kUndefined;
  const auto median_at = [&](double share) {
    std::vector<double> scaled = weights;
    for (std::size_t i = 0; i < scaled.size(); ++i) scaled[i] *= inside[i] ? share / in_total : (1 - share) / out_total;
    const std::vector<double> middle{0.5};
    return analysis::quantiles(values, middle, scaled)[0];
  };
  double low = in_total / (in_total + out_total), high = 1;
  const int now = sign(median_at(low)), then = sign(median_at(high));
  if (now == 0 || then == 0 || now == then) return base::kUndefined;
  while (high - low > 1e-4) {
    const double middle = (low + high) / 2;
    (sign(median_at(middle)) == now ? low : high) = middle;
  }
  return high;
}

std::vector<io::BranchOutcome> branch_outcomes(const Answers& answers,
                                               const std::vector<engine::PosteriorWorld>& worlds,
                                               const std::vector<io::Target>& questions, std::size_t first) {
  std::vector<io::BranchOutcome> rows;
  for (std::size_t q = 0; q < questions.size(); ++q) {
    const Answered draws = answered(answers, first + q);
    rows.push_back(outcome_of(draws, std::vector<bool>(draws.values.size(), true), questions[q]));
    for (std::size_t h = 0; h < model::kHypotheses; ++h)
      for (std::size_t b = 0; b < model::kHypothesisRows[h].branches; ++b) {
        std::vector<bool> inside;
        for (const std::size_t i : draws.worlds) inside.push_back(worlds[i].branch[h] == b);
        io::BranchOutcome row = outcome_of(draws, inside, questions[q]);
        row.claim = model::kHypothesisRows[h].name, row.branch = model::kHypothesisRows[h].branch[b];
        row.flips_at = sign_flips_at(draws.values, draws.weights, inside);
        rows.push_back(std::move(row));
      }
  }
  return rows;
}

}  // namespace study
