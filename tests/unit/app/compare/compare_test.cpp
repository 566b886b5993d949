#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "app/compare/change_words.hpp"
#include "study/compare/branches.hpp"
#include "app/compare/compare_claims.hpp"
#include "study/compare/rates.hpp"
#include "app/compare/compare_tables.hpp"
#include "app/compare/compare_words.hpp"
#include "model/hypotheses.hpp"

namespace {

using app::Compared;
using app::ComparePlan;
using app::Comparison;
using testing::HasSubstr;

constexpr std::size_t kWorlds = 40;
constexpr int kMonth = 131;

/// A little that differs from world to world and sums to nothing over each half of them.
double ripple(std::size_t world) { return world % 2 == 0 ? 0.01 : -0.01; }

/// One date and the usual outcomes; larger lags are better.
ComparePlan plan_of() {
  ComparePlan plan;
  plan.outcomes = app::usual_outcomes();
  plan.dates = {kMonth};
  return plan;
}

/// Worlds of their own ancestors. The first claim goes one way in the first half of them and the other way in the rest,
/// where a scenario has `inside` and `outside` months of lag more.
Compared scenario_of(const std::string& name, double inside, double outside, double receipts = 0) {
  Compared scenario;
  scenario.name = scenario.title = name;
  scenario.at.assign(app::usual_outcomes().size(), {std::vector<double>(kWorlds, 1)});
  for (std::size_t world = 0; world < kWorlds; ++world) {
    scenario.clusters.push_back(static_cast<std::uint32_t>(world));
    scenario.at[0][0][world] = 10 + (world < kWorlds / 2 ? inside : outside) + (inside != outside ? ripple(world) : 0);
    scenario.at[app::find_outcome(app::usual_outcomes(), "receipts")][0][world] = receipts * (1 + ripple(world));
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

const app::BranchDifference& row_of(const std::vector<app::BranchDifference>& rows, std::size_t branch) {
  for (const app::BranchDifference& row : rows)
    if (row.outcome == 0 && row.hypothesis == 0 && row.branch == branch) return row;
  throw std::runtime_error("no such row");
}

TEST(CompareBranches, SignFlipsWhereTheWeightedMeanIsZero) {
  const auto rows =
      app::branch_differences(plan_of(), comparison_of({scenario_of("a", 0, 0), scenario_of("b", 2, -1)}));
  const app::BranchDifference& row = row_of(rows, 0);
  EXPECT_NEAR(row.inside.mean, 2, 1e-12);
  EXPECT_NEAR(row.outside.mean, -1, 1e-12);
  EXPECT_DOUBLE_EQ(row.weight, 0.5);
  ASSERT_TRUE(row.flip);
  EXPECT_NEAR(*row.flip, 1.0 / 3, 1e-12);
  EXPECT_TRUE(row.flip_is_told());
  EXPECT_NEAR(*row_of(rows, 1).flip, 2.0 / 3, 1e-12);
}

TEST(CompareBranches, LeaveOutBranchesWithoutWorlds) {
  const auto rows =
      app::branch_differences(plan_of(), comparison_of({scenario_of("a", 0, 0), scenario_of("b", 2, -1)}));
  for (const app::BranchDifference& row : rows)
    EXPECT_TRUE(row.branch == 0 || (row.hypothesis == 0 && row.branch == 1));
}

TEST(CompareRegret, IsTheDistanceFromTheBestByMeanAndInTheWorstBranch) {
  // Means 10, 10.5 and 9; where the claim holds 10, 12 and 14, elsewhere 10, 9 and 4.
  const Comparison comparison =
      comparison_of({scenario_of("a", 0, 0), scenario_of("b", 2, -1), scenario_of("c", 4, -6)});
  const std::vector<app::Regret> rows = app::regrets(plan_of(), comparison);
  ASSERT_EQ(rows.size(), 3u);
  EXPECT_EQ(rows[0].scenario, 1u);
  EXPECT_EQ(rows[1].scenario, 0u);
  EXPECT_EQ(rows[2].scenario, 2u);
  EXPECT_NEAR(rows[1].of_means, 0.5, 1e-12);
  EXPECT_NEAR(rows[2].of_means, 1.5, 1e-12);
  EXPECT_NEAR(rows[0].worst, 2, 1e-12);  // 14 - 12
  EXPECT_EQ(rows[0].worst_at, app::branch_name(0, 0));
  EXPECT_NEAR(rows[1].worst, 4, 1e-12);  // 14 - 10
  EXPECT_NEAR(rows[2].worst, 6, 1e-12);  // 10 - 4
  EXPECT_EQ(rows[2].worst_at, app::branch_name(0, 1));
}

TEST(CompareRegret, FollowsTheDirectionOfTheObjective) {
  ComparePlan plan = plan_of();
  plan.more_is_better = false;
  const auto rows = app::regrets(plan, comparison_of({scenario_of("a", 0, 0), scenario_of("b", 2, -1)}));
  EXPECT_EQ(rows[0].scenario, 0u);
}

TEST(CompareBest, TellsTheWeightAtWhichAnotherIsBest) {
  const auto rows = app::best_flips(plan_of(), comparison_of({scenario_of("a", 0, 0), scenario_of("b", 2, -1)}));
  ASSERT_EQ(rows.size(), 2u);  // the claims that hold everywhere cannot flip anything
  EXPECT_EQ(rows[0].best, 1u);
  ASSERT_TRUE(rows[0].flip);
  EXPECT_EQ(rows[0].flip->best, 0u);
  EXPECT_NEAR(rows[0].flip->weight, 1.0 / 3, 1e-12);
  EXPECT_TRUE(rows[0].is_told);
}

app::MoneyRate receipts_of(double months, double dollars) {
  const auto rates = app::money_rates(
      plan_of(), comparison_of({scenario_of("a", 0, 0), scenario_of("b", months, months * 1.001, dollars)}));
  return rates.front();
}

TEST(CompareRates, AreDollarsPerMonthConceded) {
  const app::MoneyRate rate = receipts_of(-2, 6e9);
  EXPECT_EQ(rate.name, "receipts per month of lag conceded");
  EXPECT_NEAR(rate.rate.value / 3e9, 1, 1e-3);
  EXPECT_THAT(rate.sentence(), HasSubstr("of receipts per month of lag conceded ("));
}

TEST(CompareRates, SayWhyThereIsNone) {
  EXPECT_EQ(receipts_of(0, 6e9).sentence(), "no rate of receipts: the lag is the same in every world");
  EXPECT_EQ(receipts_of(-2, 0).sentence(), "no rate of receipts: they cannot be told from zero");
  EXPECT_THAT(receipts_of(2, 6e9).sentence(), HasSubstr("no price: lag is gained while receipts rise by $6"));
}

TEST(CompareOutcomes, TotalsAddUpTheYearsThatEndWithTheMonth) {
  engine::Results results(25, 1, {});
  app::Outcome outcome = app::usual_outcomes()[app::find_outcome(app::usual_outcomes(), "receipts")];
  for (int month = 0; month < 25; ++month) results.column(outcome.output, month)[0] = month;
  EXPECT_EQ(app::column_of(results, outcome, 24)[0], 24 + 12 + 0);
  EXPECT_EQ(outcome.unit_text(), "USD");
}

TEST(CompareOutcomes, YearMeansNeedTwelveMonthsAndLogarithmsPositiveNumbers) {
  engine::Results results(13, 1, {});
  const app::Outcome year = app::usual_outcomes()[1], serving = app::usual_outcomes()[3];
  for (int month = 0; month < 13; ++month) results.column(year.output, month)[0] = month;
  EXPECT_TRUE(std::isnan(app::column_of(results, year, 10)[0]));
  EXPECT_DOUBLE_EQ(app::column_of(results, year, 12)[0], 6.5);
  results.column(serving.output, 0)[0] = 0, results.column(serving.output, 1)[0] = std::exp(2.0);
  EXPECT_TRUE(std::isnan(app::column_of(results, serving, 0)[0]));
  EXPECT_NEAR(app::column_of(results, serving, 1)[0], 2, 1e-12);
}

analysis::Mean change(double mean, double reach) { return {100, mean, reach / 2.6, {mean - reach, mean + reach}}; }

TEST(CompareWords, SayNoMoreThanTheIntervalDoes) {
  EXPECT_EQ(app::lag_finding(change(0.5, 0.3)), "China trails on average 0.5 months more by trend (0.2 to 0.8 months)");
  EXPECT_EQ(app::lag_finding(change(-0.5, 0.3), ""), "China trails on average 0.5 months less (0.2 to 0.8 months)");
  EXPECT_THAT(app::lag_finding(change(0.2, 0.3)), HasSubstr("cannot be told from no change"));
  EXPECT_EQ(app::lag_finding({100, 0, 0, {0, 0}}), "China's lag by trend is the same in every world");
  EXPECT_THAT(app::serving_finding(change(-0.1, 0.3), "China"), HasSubstr("cannot be told from no change"));
  EXPECT_THAT(app::serving_finding(change(std::log(1.2), 0.01), "China"), HasSubstr("20\u00a0% more"));
}

TEST(CompareWords, SayWhereMonthsAndDistancePartWays) {
  EXPECT_EQ(app::pace_finding(change(-2, 0.3), change(-0.1, 0.05), 20), "");
  EXPECT_EQ(app::pace_finding(change(-0.2, 0.3), change(0.1, 0.05), 20), "");
  EXPECT_THAT(app::pace_finding(change(-2, 0.3), change(-0.04, 0.01), 20), HasSubstr("less than half of that"));
  EXPECT_THAT(app::pace_finding(change(-2, 0.3), change(-0.04, 0.1), 20), HasSubstr("cannot be told from unchanged"));
  EXPECT_EQ(app::pace_finding(change(-2, 0.3), change(0.1, 0.05), 20),
            " though the distance in capability grows, since months are counted at an American pace that changes too,");
}

TEST(CompareOutcomes, TheDistanceIsAmericanLessChineseCapability) {
  engine::Results results(1, 1, {});
  const app::Outcome distance = app::usual_outcomes()[app::find_outcome(app::usual_outcomes(), "capability_distance")];
  results.column(static_cast<std::size_t>(engine::find_output("capability_us")), 0)[0] = 4.5;
  results.column(static_cast<std::size_t>(engine::find_output("capability_cn")), 0)[0] = 4;
  EXPECT_DOUBLE_EQ(app::column_of(results, distance, 0)[0], 0.5);
  EXPECT_EQ(distance.difference_unit(), "dex");
}

TEST(CompareWords, TablesSayIndistinguishableAndPercentagePoints) {
  const std::vector<app::Outcome> outcomes = app::usual_outcomes();
  EXPECT_THAT(app::change_in_words(change(0.2, 0.3), outcomes[0]), HasSubstr("indistinguishable ("));
  EXPECT_EQ(app::change_in_words({100, 0, 0, {0, 0}}, outcomes[0]), "the same");
  EXPECT_THAT(app::change_in_words(change(0.05, 0.01), outcomes[app::find_outcome(outcomes, "third_country_share")]),
              HasSubstr("+5 points"));
}

TEST(CompareWords, TellHowWorldsSpreadBesideHowSureTheMeanIs) {
  const std::vector<app::Outcome> outcomes = app::usual_outcomes();
  const app::Outcome &lag = outcomes[0], &serving = outcomes[app::find_outcome(outcomes, "serving_cn")];
  EXPECT_EQ(app::spread_in_words({-7, -0.79, 0.75}, lag), "\u22127 to +0.75, median \u22120.79");
  EXPECT_EQ(app::spread_in_words({std::log(0.8), 0, std::log(1.62)}, serving),
            "\u221220\u00a0% to +62\u00a0%, median 0\u00a0%");
  EXPECT_EQ(app::spread_in_words({0, 0, 0}, lag), "the same");
  EXPECT_EQ(app::spread_in_words({}, lag), "") << "of step-wise outcomes";
}

TEST(CompareWords, LevelsAndHeadingsHaveUnits) {
  const std::vector<app::Outcome> outcomes = app::usual_outcomes();
  const app::Outcome& serving = outcomes[app::find_outcome(outcomes, "serving_cn")];
  EXPECT_EQ(app::heading_of(outcomes[0]), "Lag by trend, months");
  EXPECT_EQ(app::heading_of(serving), "What China can serve, tokens a day");
  EXPECT_EQ(app::level_in_words(630e6, serving), "630\u00a0tn") << "of tokens, not of millions of them";
}

}  // namespace
