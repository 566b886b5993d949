#include "analysis/rank_tests.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace {

TEST(RankTests, HolmMultipliesTheSmallestByTheirNumberAndNeverFallsBack) {
  const std::vector<double> adjusted = analysis::holm(std::vector<double>{0.04, 0.01, 0.03});
  EXPECT_DOUBLE_EQ(adjusted[1], 0.03);
  EXPECT_DOUBLE_EQ(adjusted[2], 0.06);
  EXPECT_DOUBLE_EQ(adjusted[0], 0.06) << "0.04 by itself is less than the one before it";
}

TEST(RankTests, HolmStopsAtOne) {
  EXPECT_EQ(analysis::holm(std::vector<double>{0.9, 0.8}), (std::vector<double>{1, 1}));
  EXPECT_TRUE(analysis::holm({}).empty());
}

// Four tosses of a coin: 0 and 4 heads have 1/16 each, so half of the weight and more lies between 1 and 3.
TEST(RankTests, BandHoldsAtLeastItsLevel) {
  const analysis::Interval half = analysis::count_band(4, 2, 0.6);
  EXPECT_EQ(half.low, 1);
  EXPECT_EQ(half.high, 3);
  const analysis::Interval most = analysis::count_band(4, 2, 0.99);
  EXPECT_EQ(most.low, 0);
  EXPECT_EQ(most.high, 4);
}

TEST(RankTests, SpreadOfEvenRanksIsOne) {
  std::vector<std::size_t> ranks;
  for (std::size_t i = 0; i < 1000; ++i) ranks.push_back(i % 100);
  const analysis::RankSpread spread = analysis::rank_spread(ranks, 100);
  EXPECT_DOUBLE_EQ(spread.mean, 0.5);
  EXPECT_NEAR(spread.sd_over_uniform, 1, 1e-3);
}

TEST(RankTests, SpreadOfRanksAtBothEndsIsLarge) {
  const analysis::RankSpread spread = analysis::rank_spread(std::vector<std::size_t>{0, 99, 0, 99}, 100);
  EXPECT_DOUBLE_EQ(spread.mean, 0.5);
  EXPECT_GT(spread.sd_over_uniform, 1.7);
}

}  // namespace
