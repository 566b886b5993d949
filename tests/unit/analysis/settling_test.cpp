#include "analysis/settling.hpp"

#include <gtest/gtest.h>

#include "analysis/draws.hpp"

namespace {

/// An outcome a + noise, where a question decides a; every draw is its own cluster.
struct Sample {
  std::vector<double> values, weights, inputs;
  std::vector<std::uint32_t> clusters;
  std::vector<std::size_t> way;
};

/// Two ways, `apart` apart, with uniform noise of width 1.
Sample sample(double apart, int draws = 4000) {
  Sample made;
  for (int i = 0; i < draws; ++i) {
    analysis::Draws luck(1, "sample", 0, static_cast<std::size_t>(i));
    made.way.push_back(static_cast<std::size_t>(i % 2));
    made.values.push_back(apart * static_cast<double>(made.way.back()) + luck.uniform());
    made.inputs.push_back(luck.uniform());
    made.weights.push_back(1);
    made.clusters.push_back(static_cast<std::uint32_t>(i));
  }
  return made;
}

analysis::Settled settled(const Sample& of) { return analysis::settle(of.values, of.weights, of.clusters, of.way, 2); }

TEST(Settling, TakesOffWhatTheQuestionAdds) {
  const auto result = settled(sample(4));  // open: from 0.1 to 4.9; settled: 0.9 wide either way
  EXPECT_NEAR(result.width, 4.8, 0.03);
  EXPECT_NEAR(result.expected_width, 0.9, 0.01);
  EXPECT_NEAR(result.narrowing, 1 - 0.9 / 4.8, 0.01);
  EXPECT_NEAR(result.shift, 4, 0.05);
  EXPECT_TRUE(result.tells());
}

TEST(Settling, OfAQuestionWithoutEffectTellsNothing) {
  const auto result = settled(sample(0));
  EXPECT_NEAR(result.narrowing, 0, 0.02);
  EXPECT_FALSE(result.tells());
}

TEST(Settling, HasLargerErrorsWhereDrawsShareAncestors) {
  Sample shared = sample(0.5, 400);
  const double alone = settled(shared).shift_error;
  for (std::size_t i = 0; i < shared.clusters.size(); ++i) {
    shared.clusters[i] = static_cast<std::uint32_t>(i / 40);
    shared.way[i] = i / 40 % 2;
    shared.values[i] = shared.inputs[i / 40] + 0.5 * static_cast<double>(shared.way[i]);
  }
  EXPECT_GT(settled(shared).shift_error, 2 * alone);
}

TEST(Settling, LeavesOutAWayThatNoDrawWent) {
  Sample one = sample(1);
  for (std::size_t& way : one.way) way = 1;
  const auto result = settled(one);
  EXPECT_EQ(result.ways[0].share, 0);
  EXPECT_NEAR(result.narrowing, 0, 1e-12);
}

TEST(QuantileGroups, HoldEqualWeight) {
  const std::vector<double> values{4, 1, 3, 2}, weights{1, 3, 1, 1};
  EXPECT_EQ(analysis::quantile_groups(values, weights, 2), (std::vector<std::size_t>{1, 0, 1, 1}));
}

TEST(VarianceShare, IsTheFirstOrderIndexOfASum) {
  Sample made = sample(0);
  for (std::size_t i = 0; i < made.values.size(); ++i) made.values[i] += 2 * made.inputs[i];  // 4 of 5 parts
  const auto group = analysis::quantile_groups(made.inputs, made.weights, 16);
  EXPECT_NEAR(analysis::variance_share(made.values, made.weights, group, 16), 0.8, 0.02);
}

TEST(VarianceShare, OfAnInputWithoutEffectIsNextToNothing) {
  const Sample made = sample(0);
  const auto group = analysis::quantile_groups(made.inputs, made.weights, 16);
  EXPECT_LT(analysis::variance_share(made.values, made.weights, group, 16), 0.01);
}

}  // namespace
