#include "study/voi/branch_outcomes.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace {

TEST(SignFlipsAt, IsTheWeightAtWhichTheMedianCrossesZero) {
  // 30 worlds inside at -1, 70 outside at +1, all alike: the median is -1 once those inside weigh a half.
  std::vector<double> values, weights(100, 0.01);
  std::vector<bool> inside;
  for (int i = 0; i < 100; ++i) inside.push_back(i < 30), values.push_back(i < 30 ? -1 : 1);
  EXPECT_NEAR(study::sign_flips_at(values, weights, inside), 0.5, 0.01);
}

TEST(SignFlipsAt, CountsWeightsAndNotWorlds) {
  // A fifth of those outside is negative, too: with a weight w inside, w + (1 - w) / 5 must be a half.
  const std::vector<double> value{-1, 1, 1, 1, 1, -1}, weight{0.2, 0.2, 0.1, 0.1, 0.24, 0.16};
  std::vector<double> values, weights;
  std::vector<bool> inside;
  for (std::size_t i = 0; i < 6 * 200; ++i)
    values.push_back(value[i % 6]), weights.push_back(weight[i % 6]), inside.push_back(i % 6 == 0);
  EXPECT_NEAR(study::sign_flips_at(values, weights, inside), 0.375, 0.01);
}

TEST(SignFlipsAt, IsUndefinedWhereNothingTurns) {
  const std::vector<double> weights{0.25, 0.25, 0.25, 0.25};
  EXPECT_TRUE(std::isnan(study::sign_flips_at({1, 2, 3, 4}, weights, {true, false, false, false})));
  EXPECT_TRUE(std::isnan(study::sign_flips_at({1, 2, 3, 4}, weights, {true, true, true, true})));
  EXPECT_TRUE(std::isnan(study::sign_flips_at({-1, -2, 3, 4}, {0, 0, 0.5, 0.5}, {true, true, false, false})));
}

/// Four worlds; those with branch 1 of every claim show 10 more.
struct Four {
  study::Answers answers;
  std::vector<engine::PosteriorWorld> worlds{4};
  Four() {
    for (std::size_t i = 0; i < 4; ++i) {
      worlds[i].branch.fill(static_cast<std::uint8_t>(i % 2));
      answers.clusters.push_back(static_cast<std::uint32_t>(i));
    }
    answers.weights = {0.25, 0.25, 0.25, 0.25};
    answers.values = {{0, 0, 0, 0}, {-2, 10, -2, 10}};
  }
};

TEST(BranchOutcomes, TakeTheWorldsInWhichABranchHolds) {
  const Four four;
  const auto question = study::question("gap_pace_months", io::Statistic::kValue, 83, 83);
  const auto rows = study::branch_outcomes(four.answers, four.worlds, {question}, 1);
  EXPECT_TRUE(rows[0].claim.empty());
  EXPECT_EQ(rows[0].month, "2028-12");
  EXPECT_DOUBLE_EQ(rows[0].below_zero, 0.5);
  EXPECT_DOUBLE_EQ(rows[1].median, -2);
  EXPECT_DOUBLE_EQ(rows[1].below_zero, 1);
  EXPECT_DOUBLE_EQ(rows[2].median, 10);
  EXPECT_DOUBLE_EQ(rows[2].below_zero, 0);
}

TEST(BranchOutcomes, OfABranchWithoutWorldsAreUndefined) {
  const Four four;
  const auto question = study::question("gap_pace_months", io::Statistic::kValue, 83, 83);
  const auto rows = study::branch_outcomes(four.answers, four.worlds, {question}, 1);
  EXPECT_TRUE(std::isnan(rows[3].median)) << "v4_training_hardware has four branches, and no world the third";
  EXPECT_EQ(rows[3].worth, 0);
}

}  // namespace
