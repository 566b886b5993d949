#include "study/voi/settling.hpp"

#include <algorithm>
#include <cmath>

#include "model/hypotheses.hpp"
#include "model/parameters.hpp"

namespace study {

namespace {

double share_of_variance(const Answered& outcome, const std::vector<double>& parameter) {
  constexpr std::size_t kGroups = 16;
  if (std::adjacent_find(parameter.begin(), parameter.end(), std::not_equal_to<>()) == parameter.end()) return 0;
  const auto groups = analysis::quantile_groups(parameter, outcome.weights, kGroups);
  return analysis::variance_share(outcome.values, outcome.weights, groups, kGroups);
}

/// The parameters with the largest shares, largest first.
std::vector<std::size_t> leading_parameters(const Answers& answers, const Answered& outcome, std::size_t most) {
  std::vector<std::pair<double, std::size_t>> shares;
  for (std::size_t p = 0; p < model::kParameters; ++p)
    shares.emplace_back(-share_of_variance(outcome, outcome.of(answers.parameters[p])), p);
  std::sort(shares.begin(), shares.end());
  std::vector<std::size_t> leading;
  for (std::size_t i = 0; i < std::min(most, shares.size()); ++i) leading.push_back(shares[i].second);
  return leading;
}

std::vector<int> counts_of(const std::vector<std::size_t>& way, std::size_t ways) {
  std::vector<int> counts(ways, 0);
  for (const std::size_t one : way) ++counts.at(one);
  return counts;
}

VoiRow claim_row(const Answered& outcome, const std::vector<engine::PosteriorWorld>& worlds, std::size_t h) {
  const model::HypothesisRow& claim = model::kHypothesisRows[h];
  VoiRow row;
  row.name = claim.name, row.is_claim = true;
  std::vector<std::size_t> way;
  for (const std::size_t i : outcome.worlds) way.push_back(worlds[i].branch[h]);
  for (std::size_t b = 0; b < claim.branches; ++b) row.branches.emplace_back(claim.branch[b]);
  row.worlds = counts_of(way, claim.branches);
  row.settled = analysis::settle(outcome.values, outcome.weights, outcome.clusters, way, claim.branches);
  row.variance_share = analysis::variance_share(outcome.values, outcome.weights, way, claim.branches);
  return row;
}

VoiRow parameter_row(const Answered& outcome, const std::vector<double>& all, std::size_t p) {
  const std::vector<double> parameter = outcome.of(all);
  VoiRow row;
  row.name = model::kParameterRows[p].name;
  const auto way = analysis::quantile_groups(parameter, outcome.weights, kParameterGroups);
  for (std::size_t g = 0; g < kParameterGroups; ++g) {
    double low = HUGE_VAL, high = -HUGE_VAL;
    for (std::size_t i = 0; i < way.size(); ++i)
      if (way[i] == g) low = std::min(low, parameter[i]), high = std::max(high, parameter[i]);
    row.ranges.push_back({low, high});
  }
  row.worlds = counts_of(way, kParameterGroups);
  row.settled = analysis::settle(outcome.values, outcome.weights, outcome.clusters, way, kParameterGroups);
  row.variance_share = share_of_variance(outcome, parameter);
  return row;
}

}  // namespace

std::vector<VoiRow> value_of_settling(const Answers& answers, const std::vector<engine::PosteriorWorld>& worlds,
                                      std::size_t outcomes, std::size_t most) {
  std::vector<VoiRow> rows;
  std::vector<std::size_t> leading;
  for (std::size_t q = 0; q < outcomes; ++q) {
    const Answered outcome = answered(answers, q);
    if (outcome.values.empty()) continue;
    if (leading.empty()) leading = leading_parameters(answers, outcome, most);
    const auto add = [&rows, q](VoiRow row) { row.outcome = q, rows.push_back(std::move(row)); };
    for (std::size_t h = 0; h < model::kHypotheses; ++h) add(claim_row(outcome, worlds, h));
    for (const std::size_t p : leading) add(parameter_row(outcome, answers.parameters[p], p));
  }
  return rows;
}

}  // namespace study
