#include "study/compare/standing.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace {

analysis::Mean change(double mean, double reach) { return {100, mean, reach / 2.6, {mean - reach, mean + reach}}; }

TEST(CompareStanding, PartsAddUpToTheDifference) {
  const study::StandingChange split = study::split_standing(change(7, 1), {1, 1.5}, {8, 15});
  EXPECT_DOUBLE_EQ(split.by_distance, 0.5 * (8 + 10) / 2);
  EXPECT_DOUBLE_EQ(split.by_distance + split.by_pace, 7);
}

TEST(CompareStanding, OneFrontierLeavesNothingToPaceAndOneDistanceNothingToDistance) {
  EXPECT_NEAR(study::split_standing(change(4, 1), {1, 1.5}, {8, 12}).by_pace, 0, 1e-12);
  const study::StandingChange slower = study::split_standing(change(8, 1), {1, 1}, {8, 16});
  EXPECT_EQ(slower.by_distance, 0);
  EXPECT_EQ(slower.by_pace, 8);
  EXPECT_TRUE(slower.is_mostly_pace());
}

TEST(CompareStanding, ALagMayGrowWhileTheDistanceShrinks) {
  const study::StandingChange split = study::split_standing(change(4, 1), {1, 0.9}, {8, 12});
  EXPECT_LT(split.by_distance, 0);
  EXPECT_GT(split.by_pace, 4);
  EXPECT_TRUE(split.is_mostly_pace());
  EXPECT_FALSE(study::split_standing(change(0.5, 1), {1, 0.9}, {8, 8.5}).is_mostly_pace()) << "it cannot be told";
}

TEST(CompareStanding, NothingIsSplitWhereTheDistanceIsTooSmallToDivideBy) {
  EXPECT_FALSE(study::split_standing(change(2, 1), {0.05, 0.3}, {1, 3}).is_split());
  EXPECT_FALSE(study::split_standing(change(2, 1), {0.3, -0.2}, {1, 3}).is_split());
}

TEST(CompareStanding, ReadsTheOutcomesOfBothScenarios) {
  study::ComparePlan plan;
  plan.outcomes = study::usual_outcomes();
  plan.dates = {0};
  const std::size_t lag = study::find_outcome(plan.outcomes, "gap_standing"),
                    distance = study::find_outcome(plan.outcomes, "capability_distance");
  study::Comparison comparison;
  for (const double factor : {1.0, 2.0}) {
    study::Compared& scenario = comparison.scenarios.emplace_back();
    scenario.clusters = {0, 1, 2, 3};
    scenario.at.assign(plan.outcomes.size(), {std::vector<double>(4, 1)});
    scenario.at[distance][0] = {0.5, 1.5, 0.8, 1.2};
    scenario.at[lag][0] = {4 * factor, 12 * factor, 6 * factor, 10 * factor};
    scenario.change.assign(plan.outcomes.size(), {analysis::Paired{}});
  }
  comparison.scenarios[1].change[lag][0].difference = change(8, 1);
  const study::StandingChange split = study::standing_change(plan, comparison, 1, 0);
  EXPECT_NEAR(split.by_distance, 0, 1e-12);
  EXPECT_NEAR(split.by_pace, 8, 1e-12);
}

}  // namespace
