#include "study/compare/branches.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <set>
#include <string>

#include "model/hypotheses.hpp"
#include "study/compare/rates.hpp"

namespace {

using study::Compared;
using study::ComparePlan;
using study::Comparison;

constexpr std::size_t kWorlds = 40;
constexpr int kMonth = 131;

/// A little that differs from world to world and sums to nothing over each half of them.
double ripple(std::size_t world) { return world % 2 == 0 ? 0.01 : -0.01; }

/// One date and the usual outcomes; larger lags are better.
ComparePlan plan_of() {
  ComparePlan plan;
  plan.outcomes = study::usual_outcomes();
  plan.dates = {kMonth};
  return plan;
}

/// Worlds of their own ancestors. The first claim goes one way in the first half of them and the other way in the rest,
/// where a scenario has `inside` and `outside` months of lag more.
Compared scenario_of(const std::string& name, double inside, double outside, double receipts = 0) {
  Compared scenario;
  scenario.name = scenario.title = name;
  scenario.at.assign(study::usual_outcomes().size(), {std::vector<double>(kWorlds, 1)});
  for (std::size_t world = 0; world < kWorlds; ++world) {
    scenario.clusters.push_back(static_cast<std::uint32_t>(world));
    scenario.at[0][0][world] = 10 + (world < kWorlds / 2 ? inside : outside) + (inside != outside ? ripple(world) : 0);
    scenario.at[study::find_outcome(study::usual_outcomes(), "receipts")][0][world] = receipts * (1 + ripple(world));
  }
  return scenario;
}

Comparison comparison_of(std::vector<Compared> scenarios) {
  Comparison comparison;
  comparison.scenarios = std::move(scenarios);
  comparison.branch.assign(model::kHypotheses, std::vector<std::size_t>(kWorlds, 0));
  for (std::size_t world = kWorlds / 2; world < kWorlds; ++world) comparison.branch[0][world] = 1;
  return comparison;
}

const study::BranchDifference& row_of(const std::vector<study::BranchDifference>& rows, std::size_t branch) {
  for (const study::BranchDifference& row : rows)
    if (row.outcome == 0 && row.hypothesis == 0 && row.branch == branch) return row;
  throw std::runtime_error("no such row");
}

TEST(CompareBranches, SignFlipsWhereTheWeightedMeanIsZero) {
  const auto rows =
      study::branch_differences(plan_of(), comparison_of({scenario_of("a", 0, 0), scenario_of("b", 2, -1)}));
  const study::BranchDifference& row = row_of(rows, 0);
  EXPECT_NEAR(row.inside.mean, 2, 1e-12);
  EXPECT_NEAR(row.outside.mean, -1, 1e-12);
  EXPECT_DOUBLE_EQ(row.weight, 0.5);
  ASSERT_TRUE(row.flip);
  EXPECT_NEAR(*row.flip, 1.0 / 3, 1e-12);
  EXPECT_TRUE(row.flip_is_told());
  EXPECT_NEAR(*row_of(rows, 1).flip, 2.0 / 3, 1e-12);
}

TEST(CompareBranches, TellOfTheLagsTheDistanceAndWhatChinaServesWhateverTheirPlace) {
  const ComparePlan plan = plan_of();
  std::set<std::string> told;
  for (const auto& row :
       study::branch_differences(plan, comparison_of({scenario_of("a", 0, 0), scenario_of("b", 2, -1)})))
    told.insert(plan.outcomes[row.outcome].name);
  EXPECT_EQ(told, (std::set<std::string>{"gap_pace", "gap_standing", "gap_year_mean", "gap_trend",
                                         "capability_distance", "serving_cn"}));
}

TEST(CompareBranches, LeaveOutBranchesWithoutWorlds) {
  const auto rows =
      study::branch_differences(plan_of(), comparison_of({scenario_of("a", 0, 0), scenario_of("b", 2, -1)}));
  for (const study::BranchDifference& row : rows)
    EXPECT_TRUE(row.branch == 0 || (row.hypothesis == 0 && row.branch == 1));
}

TEST(CompareRegret, IsTheDistanceFromTheBestByMeanAndInTheWorstBranch) {
  // Means 10, 10.5 and 9; where the claim holds 10, 12 and 14, elsewhere 10, 9 and 4.
  const Comparison comparison =
      comparison_of({scenario_of("a", 0, 0), scenario_of("b", 2, -1), scenario_of("c", 4, -6)});
  const std::vector<study::Regret> rows = study::regrets(plan_of(), comparison);
  ASSERT_EQ(rows.size(), 3u);
  EXPECT_EQ(rows[0].scenario, 1u);
  EXPECT_EQ(rows[1].scenario, 0u);
  EXPECT_EQ(rows[2].scenario, 2u);
  EXPECT_NEAR(rows[1].of_means, 0.5, 1e-12);
  EXPECT_NEAR(rows[2].of_means, 1.5, 1e-12);
  EXPECT_NEAR(rows[0].worst, 2, 1e-12);  // 14 - 12
  EXPECT_EQ(rows[0].worst_at, study::branch_name(0, 0));
  EXPECT_NEAR(rows[1].worst, 4, 1e-12);  // 14 - 10
  EXPECT_NEAR(rows[2].worst, 6, 1e-12);  // 10 - 4
  EXPECT_EQ(rows[2].worst_at, study::branch_name(0, 1));
}

TEST(CompareRegret, FollowsTheDirectionOfTheObjective) {
  ComparePlan plan = plan_of();
  plan.more_is_better = false;
  const auto rows = study::regrets(plan, comparison_of({scenario_of("a", 0, 0), scenario_of("b", 2, -1)}));
  EXPECT_EQ(rows[0].scenario, 0u);
}

TEST(CompareBest, TellsTheWeightAtWhichAnotherIsBest) {
  const auto rows = study::best_flips(plan_of(), comparison_of({scenario_of("a", 0, 0), scenario_of("b", 2, -1)}));
  ASSERT_EQ(rows.size(), 2u);  // the claims that hold everywhere cannot flip anything
  EXPECT_EQ(rows[0].best, 1u);
  ASSERT_TRUE(rows[0].flip);
  EXPECT_EQ(rows[0].flip->best, 0u);
  EXPECT_NEAR(rows[0].flip->weight, 1.0 / 3, 1e-12);
  EXPECT_TRUE(rows[0].is_told);
}

study::MoneyRate receipts_of(double months, double dollars) {
  const auto rates = study::money_rates(
      plan_of(), comparison_of({scenario_of("a", 0, 0), scenario_of("b", months, months * 1.001, dollars)}));
  return rates.front();
}

TEST(CompareRates, AreDollarsPerMonthConceded) {
  const study::MoneyRate rate = receipts_of(-2, 6e9);
  EXPECT_EQ(rate.money_outcome, "receipts");
  EXPECT_FALSE(rate.gained);
  EXPECT_NEAR(rate.rate.value / 3e9, 1, 1e-3);
}

TEST(CompareRates, AreNoneWithoutAChangeOfTheLag) {
  EXPECT_FALSE(receipts_of(0, 6e9).rate.exists);
  EXPECT_TRUE(receipts_of(2, 6e9).gained);
}

}  // namespace
