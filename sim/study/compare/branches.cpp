#include "study/compare/branches.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

#include "model/hypotheses.hpp"

namespace study {

namespace {

/// Worlds in which a branch holds, or does not.
struct Chosen {
  std::vector<std::size_t> worlds;

  template <class Value> std::vector<Value> of(const std::vector<Value>& all) const {
    std::vector<Value> some;
    for (const std::size_t world : worlds) some.push_back(all[world]);
    return some;
  }
};

Chosen where(const Comparison& comparison, std::size_t hypothesis, std::size_t branch, bool holds) {
  Chosen chosen;
  const std::vector<std::size_t>& all = comparison.branch[hypothesis];
  for (std::size_t world = 0; world < all.size(); ++world)
    if ((all[world] == branch) == holds) chosen.worlds.push_back(world);
  return chosen;
}

analysis::Mean mean_over(const Chosen& chosen, const std::vector<double>& values,
                         const std::vector<std::uint32_t>& clusters) {
  const std::vector<double> some = chosen.of(values);
  const std::vector<std::uint32_t> of = chosen.of(clusters);
  return analysis::mean_of({some, of});
}

/// Calls action(hypothesis, branch, worlds inside, worlds outside) for each branch that has worlds enough.
template <class Action> void for_each_branch(const Comparison& comparison, const Action& action) {
  for (std::size_t h = 0; h < model::kHypotheses; ++h)
    for (std::size_t b = 0; b < model::kHypothesisRows[h].branches; ++b) {
      const Chosen inside = where(comparison, h, b, true), outside = where(comparison, h, b, false);
      if (inside.worlds.size() >= kFewestOfBranch) action(h, b, inside, outside);
    }
}

/// The readings of the lag, the distance and what China can serve; what the call asks for besides.
bool is_told_by_branch(const ComparePlan& plan, std::size_t outcome) {
  constexpr std::array<std::string_view, 6> kTold{"gap_pace",  "gap_standing",        "gap_year_mean",
                                                  "gap_trend", "capability_distance", "serving_cn"};
  const bool usual = std::find(kTold.begin(), kTold.end(), plan.outcomes[outcome].name) != kTold.end();
  return usual || outcome == plan.objective || outcome >= usual_outcomes().size();
}

std::vector<std::size_t> in_reference_worlds(const Comparison& comparison) {
  std::vector<std::size_t> scenarios;
  for (std::size_t s = 0; s < comparison.scenarios.size(); ++s)
    if (comparison.scenarios[s].same_worlds) scenarios.push_back(s);
  return scenarios;
}

const std::vector<double>& objective_of(const ComparePlan& plan, const Compared& scenario) {
  return scenario.at[plan.objective].back();
}

/// The objective's mean so that larger is better.
double score(const ComparePlan& plan, const analysis::Mean& mean) {
  return plan.more_is_better ? mean.mean : -mean.mean;
}

/// The error of the difference between two scenarios in some worlds.
analysis::Mean between(const ComparePlan& plan, const Comparison& comparison, const Chosen& chosen, std::size_t a,
                       std::size_t b) {
  const auto change =
      analysis::differences(objective_of(plan, comparison.scenarios[a]), objective_of(plan, comparison.scenarios[b]));
  return mean_over(chosen, change, comparison.reference().clusters);
}

}  // namespace

std::string branch_name(std::size_t hypothesis, std::size_t branch) {
  const model::HypothesisRow& row = model::kHypothesisRows[hypothesis];
  return std::string(row.name) + " = " + std::string(row.branch[branch]);
}

std::vector<BranchDifference> branch_differences(const ComparePlan& plan, const Comparison& comparison) {
  std::vector<BranchDifference> rows;
  const auto& clusters = comparison.reference().clusters;
  for (const std::size_t s : in_reference_worlds(comparison)) {
    if (s == 0) continue;
    for (std::size_t o = 0; o < plan.outcomes.size(); ++o) {
      if (!is_told_by_branch(plan, o)) continue;
      for (std::size_t d = 0; d < plan.dates.size(); ++d) {
        const auto change = analysis::differences(comparison.reference().at[o][d], comparison.scenarios[s].at[o][d]);
        for_each_branch(comparison, [&](std::size_t h, std::size_t b, const Chosen& in, const Chosen& out) {
          BranchDifference row{s, o, plan.dates[d], h, b, 0, {}, {}, {}};
          row.weight = static_cast<double>(in.worlds.size()) / static_cast<double>(change.size());
          row.inside = mean_over(in, change, clusters), row.outside = mean_over(out, change, clusters);
          row.flip = analysis::sign_flip(row.inside.mean, row.outside.mean);
          rows.push_back(row);
        });
      }
    }
  }
  return rows;
}

std::vector<Regret> regrets(const ComparePlan& plan, const Comparison& comparison) {
  const std::vector<std::size_t> scenarios = in_reference_worlds(comparison);
  const auto& clusters = comparison.reference().clusters;
  std::vector<Regret> rows;
  double best = -HUGE_VAL;
  for (const std::size_t s : scenarios) {
    Regret& row = rows.emplace_back();
    row.scenario = s;
    row.objective = analysis::mean_of({objective_of(plan, comparison.scenarios[s]), clusters});
    best = std::max(best, score(plan, row.objective));
  }
  for (Regret& row : rows) row.of_means = best - score(plan, row.objective);
  for_each_branch(comparison, [&](std::size_t h, std::size_t b, const Chosen& in, const Chosen&) {
    std::vector<double> scores;
    for (const std::size_t s : scenarios)
      scores.push_back(score(plan, mean_over(in, objective_of(plan, comparison.scenarios[s]), clusters)));
    const auto winner = static_cast<std::size_t>(std::max_element(scores.begin(), scores.end()) - scores.begin());
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const double regret = scores[winner] - scores[i];
      if (!(regret > rows[i].worst)) continue;
      rows[i].worst = regret, rows[i].worst_at = branch_name(h, b);
      rows[i].worst_error = between(plan, comparison, in, scenarios[winner], scenarios[i]).standard_error;
    }
  });
  std::stable_sort(rows.begin(), rows.end(), [](const Regret& a, const Regret& b) { return a.of_means < b.of_means; });
  Chosen all;
  for (std::size_t world = 0; world < clusters.size(); ++world) all.worlds.push_back(world);
  for (Regret& row : rows) row.to_best = between(plan, comparison, all, row.scenario, rows.front().scenario);
  return rows;
}

std::vector<BestFlip> best_flips(const ComparePlan& plan, const Comparison& comparison) {
  const std::vector<std::size_t> scenarios = in_reference_worlds(comparison);
  const auto& clusters = comparison.reference().clusters;
  std::vector<BestFlip> rows;
  for_each_branch(comparison, [&](std::size_t h, std::size_t b, const Chosen& in, const Chosen& out) {
    if (out.worlds.empty()) return;  // it holds everywhere: there is nothing to weigh it against
    std::vector<double> inside, outside;
    for (const std::size_t s : scenarios) {
      const std::vector<double>& values = objective_of(plan, comparison.scenarios[s]);
      inside.push_back(score(plan, mean_over(in, values, clusters)));
      outside.push_back(score(plan, mean_over(out, values, clusters)));
    }
    BestFlip row{h, b, static_cast<double>(in.worlds.size()) / static_cast<double>(clusters.size()), 0, {}, false};
    const auto now = [&](std::size_t i) { return row.weight * inside[i] + (1 - row.weight) * outside[i]; };
    std::size_t best = 0;
    for (std::size_t i = 1; i < scenarios.size(); ++i)
      if (now(i) > now(best)) best = i;
    row.best = scenarios[best];
    row.flip = analysis::rank_flip(inside, outside, row.weight);
    if (row.flip) {
      row.flip->best = scenarios[row.flip->best];
      row.is_told = between(plan, comparison, in, row.best, row.flip->best).told_from_zero() &&
                    between(plan, comparison, out, row.best, row.flip->best).told_from_zero();
    }
    rows.push_back(row);
  });
  return rows;
}

}  // namespace study
