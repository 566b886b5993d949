#include "app/voi/branch_weights.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "analysis/effective.hpp"
#include "app/command_line/console.hpp"
#include "input/csv/csv.hpp"
#include "output/words/charts_words.hpp"

namespace app {

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
    row.error = any ? analysis::clustered_standard_error(claim.indicator(b), claim.clusters, weighted) : 0;
    row.factor = evidence[b] / evidence[best];
    if (b != best && evidence[b] > 0)
      row.log_factor_error = log_ratio_error(claim, b, evidence[b], best, evidence[best]);
    rows.push_back(row);
  }
}

std::string name_of(const BranchWeight& row) {
  return std::string(model::kHypothesisRows[row.hypothesis].branch[row.branch]);
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

io::Table hypotheses_table(const std::vector<BranchWeight>& rows) {
  io::Table table;
  table.name = "hypotheses", table.title = "What the evidence says of each contested claim";
  table.columns = io::columns_named(
      "hypothesis,branch,prior_weight,weight,weight_error,bayes_factor,log_bayes_factor_error,weight_if_halved,"
      "weight_if_doubled");
  for (const BranchWeight& row : rows)
    table.row({model::kHypothesisRows[row.hypothesis].name, name_of(row), row.prior, row.weight, row.error, row.factor,
               row.log_factor_error, row.if_halved, row.if_doubled});
  return table;
}

std::string hypotheses_text(const std::vector<BranchWeight>& rows) {
  using enum io::Unit;
  io::Table table;
  table.columns = {{"", "", kCount, io::Look::kGroup},
                   {"", ""},
                   {"", "before", kShare},
                   {"", "after", kShare},
                   {"", "\u00b1", kShare},
                   {"", "Bayes factor against the best"},
                   {"", "if prior odds halved, doubled", kCount, io::Look::kFigures}};
  for (const BranchWeight& row : rows) {
    const double error = std::exp(2 * row.log_factor_error);
    const std::string factor =
        row.factor <= 0             ? "no world has it"
        : row.log_factor_error <= 0 ? "1"
        : std::isfinite(error)
            ? io::say(row.factor, kFactor) + " (" + io::say_range(row.factor / error, row.factor * error, kFactor) + ")"
            : io::say(row.factor, kFactor) + " (from one ancestor)";
    table.row({model::kHypothesisRows[row.hypothesis].name, name_of(row), row.prior, row.weight, row.error, factor,
               io::say(row.if_halved, kShare) + ", " + io::say(row.if_doubled, kShare)});
  }
  return io::table_text(table);
}

io::Node hypotheses_node(const std::vector<BranchWeight>& rows) {
  io::Node list = io::make_list();
  for (const BranchWeight& row : rows) {
    io::Node& node = list.items.emplace_back(io::make_object());
    io::add_member(node, "hypothesis", io::make_text(model::kHypothesisRows[row.hypothesis].name));
    io::add_member(node, "branch", io::make_text(name_of(row)));
    io::add_member(node, "prior_weight", io::make_number(row.prior));
    io::add_member(node, "weight", io::make_number(row.weight));
    io::add_member(node, "weight_error", std::isfinite(row.error) ? io::make_number(row.error) : io::Node{});
    io::add_member(node, "bayes_factor", io::make_number(row.factor));
    io::add_member(node, "log_bayes_factor_error",
                   std::isfinite(row.log_factor_error) ? io::make_number(row.log_factor_error) : io::Node{});
    io::add_member(node, "weight_if_halved", io::make_number(row.if_halved));
    io::add_member(node, "weight_if_doubled", io::make_number(row.if_doubled));
  }
  return list;
}

}  // namespace app
