#include "study/voi/branch_weights.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "analysis/effective.hpp"
#include "base/share.hpp"
#include "study/worlds/answers.hpp"

namespace study {

namespace {

using Prior = std::array<double, 4>;

/// The weight of branch `b` when its prior odds are `times` as high.
double weight_if(const Prior& prior, const std::vector<double>& evidence, std::size_t b, double times) {
  double sum = 0;
  for (std::size_t other = 0; other < evidence.size(); ++other)
    sum += prior[other] * evidence[other] * (other == b ? times : 1);
  return sum > 0 ? prior[b] * evidence[b] * times / sum : 0;
}

/// The worlds of one claim: where each stands, and what it weighs under equal weights of the claim's branches.
struct Claim {
  std::size_t hypothesis;
  std::vector<std::size_t> branch;
  std::vector<double> weights;
  std::vector<std::uint32_t> clusters;

  std::vector<double> indicator(std::size_t b) const {
    std::vector<double> values;
    for (const std::size_t other : branch) values.push_back(other == b ? 1 : 0);
    return values;
  }
  /// What the evidence says for each branch: the share of the worlds, since a fit starts with equal branches.
  std::vector<double> evidence(std::size_t branches) const {
    std::vector<double> sums(branches, 0);
    for (std::size_t i = 0; i < branch.size(); ++i) sums[branch[i]] += weights[i];
    const double total = std::accumulate(sums.begin(), sums.end(), 0.0);
    for (double& sum : sums) sum /= total;
    return sums;
  }
};

Claim claim_of(const engine::Posterior& posterior, const std::array<Prior, model::kHypotheses>& weights,
               const std::vector<double>& evidence, std::size_t h) {
  Claim claim{h, {}, weights_by_branches(posterior, weights, h), {}};
  for (std::size_t i = 0; i < posterior.worlds.size(); ++i) {
    if (!evidence.empty()) claim.weights[i] *= evidence[i];
    claim.branch.push_back(posterior.worlds[i].branch[h]);
    claim.clusters.push_back(posterior.worlds[i].ancestor);
  }
  return claim;
}

/// The standard error of log(a / b) for two shares, to first order.
double log_ratio_error(const Claim& claim, std::size_t a, double share_a, std::size_t b, double share_b) {
  std::vector<double> values;
  for (const std::size_t branch : claim.branch)
    values.push_back((branch == a ? 1 / share_a : 0) - (branch == b ? 1 / share_b : 0));
  return analysis::clustered_standard_error(values, claim.clusters, claim.weights);
}

void add_branches(const Claim& claim, const Prior& prior, std::vector<BranchWeight>& rows) {
  const std::size_t branches = model::kHypothesisRows[claim.hypothesis].branches;
  const std::vector<double> evidence = claim.evidence(branches);
  const auto best = static_cast<std::size_t>(std::max_element(evidence.begin(), evidence.end()) - evidence.begin());
  const double total = std::accumulate(prior.begin(), prior.end(), 0.0);
  std::vector<double> weighted = claim.weights;
  for (std::size_t i = 0; i < weighted.size(); ++i) weighted[i] *= prior[claim.branch[i]];
  const bool any = std::any_of(weighted.begin(), weighted.end(), [](double weight) { return weight > 0; });
  for (std::size_t b = 0; b < branches; ++b) {
    BranchWeight row{claim.hypothesis, b};
    row.prior = prior[b] / total;
    row.weight = weight_if(prior, evidence, b, 1);
    row.if_halved = weight_if(prior, evidence, b, 0.5), row.if_doubled = weight_if(prior, evidence, b, 2);
    row.error = base::error_of_share(
        row.weight, any ? analysis::clustered_standard_error(claim.indicator(b), claim.clusters, weighted) : 0);
    row.factor = evidence[b] / evidence[best];
    if (b != best && evidence[b] > 0)
      row.log_factor_error = log_ratio_error(claim, b, evidence[b], best, evidence[best]);
    rows.push_back(row);
  }
}

}  // namespace

std::vector<BranchWeight> branch_weights(const engine::Posterior& posterior,
                                         const std::array<std::array<double, 4>, model::kHypotheses>& weights,
                                         const std::vector<double>& evidence) {
  std::vector<BranchWeight> rows;
  for (std::size_t h = 0; h < model::kHypotheses; ++h)
    add_branches(claim_of(posterior, weights, evidence, h), weights[h], rows);
  return rows;
}

}  // namespace study
