#include "analysis/scores.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>
#include <vector>

#include "analysis/draws.hpp"
#include "base/error.hpp"

namespace {

using Values = std::vector<double>;
using Ranks = std::vector<std::size_t>;

TEST(Quantile, IsTypeSeven) {
  const Values values{4, 1, 3, 2};  // R: quantile(1:4, c(0, .1, .25, .5, .9, 1))
  EXPECT_EQ(analysis::quantiles(values, Values{0, 0.25, 0.5, 1}), (Values{1, 1.75, 2.5, 4}));
  EXPECT_NEAR(analysis::quantile(values, 0.1), 1.3, 1e-15);
  EXPECT_NEAR(analysis::quantile(values, 0.9), 3.7, 1e-15);
  EXPECT_EQ(analysis::quantile(Values{7}, 0.3), 7);
}

TEST(Quantile, OfEqualWeightsIsTheUnweightedOne) {
  const Values values{5, 1, 9, 2, 2}, weights(5, 0.3);
  for (const double p : {0.0, 0.05, 0.3, 0.5, 0.77, 1.0})
    EXPECT_NEAR(analysis::quantile(values, p, weights), analysis::quantile(values, p), 1e-14) << p;
}

// Weights 1, 3, 1 put 0, 10, 20 at places 0, 2, 4.
TEST(Quantile, WeighsByHand) {
  const Values values{20, 0, 10, 99}, weights{1, 1, 3, 0};
  EXPECT_DOUBLE_EQ(analysis::quantile(values, 0.25, weights), 5);
  EXPECT_DOUBLE_EQ(analysis::quantile(values, 0.5, weights), 10);
  EXPECT_DOUBLE_EQ(analysis::quantile(values, 1, weights), 20);
}

TEST(Quantile, RefusesWhatHasNone) {
  EXPECT_THROW(analysis::quantile(Values{}, 0.5), base::InvariantError);
  EXPECT_THROW(analysis::quantile(Values{1}, 1.5), base::InvariantError);
  EXPECT_THROW(analysis::quantile(Values{1, std::nan("")}, 0.5), base::InvariantError);
  EXPECT_THROW(analysis::quantile(Values{1, 2}, 0.5, Values{0, 0}), base::InvariantError);
  EXPECT_THROW(analysis::quantile(Values{1, 2}, 0.5, Values{1}), base::InvariantError);
}

TEST(Crps, IsWhatOneFindsByHand) {
  EXPECT_DOUBLE_EQ(analysis::crps(Values{3}, 5), 2);
  // members 0 and 2: distances to 1 are 1 and 1, half of the mean distance between members (0, 2, 2, 0) is 1/2
  EXPECT_DOUBLE_EQ(analysis::crps(Values{2, 0}, 1), 0.5);
  EXPECT_DOUBLE_EQ(analysis::crps(Values{2, 0}, 5), 4 - 0.5);
  EXPECT_DOUBLE_EQ(analysis::crps(Values{2, 0}, -1), 2 - 0.5);
  // weights 3/4 and 1/4: 3/4 - 1/2 * 2 * (3/4 * 1/4) * 2... at truth 0: 1/4 * 2 - 3/8
  EXPECT_DOUBLE_EQ(analysis::crps(Values{0, 2}, 0, Values{3, 1}), 0.125);
}

TEST(Crps, EqualsItsDefinitionByExpectations) {
  Values values, weights;
  analysis::Draws draws(4, "test", 0, 0);
  for (int i = 0; i < 60; ++i) values.push_back(draws.normal()), weights.push_back(draws.uniform());
  const double total = std::accumulate(weights.begin(), weights.end(), 0.0);
  for (const double truth : {-5.0, -0.3, 0.0, 0.8, 7.0}) {
    double expected = 0;
    for (std::size_t i = 0; i < values.size(); ++i) {
      expected += weights[i] / total * std::abs(values[i] - truth);
      for (std::size_t j = 0; j < values.size(); ++j)
        expected -= 0.5 * weights[i] * weights[j] / total / total * std::abs(values[i] - values[j]);
    }
    EXPECT_NEAR(analysis::crps(values, truth, weights), expected, 1e-13);
  }
}

TEST(IntervalScore, IsWidthPlusTwentyTimesTheMiss) {
  EXPECT_NEAR(analysis::interval_score({1, 4}, 2), 3, 1e-12);
  EXPECT_NEAR(analysis::interval_score({1, 4}, 4.5), 3 + 20 * 0.5, 1e-12);
  EXPECT_NEAR(analysis::interval_score({1, 4}, 0, 0.5), 3 + 4, 1e-12);
  EXPECT_THROW(analysis::interval_score({4, 1}, 2), base::InvariantError);
}

TEST(Coverage, CountsTheEndsAsInside) {
  const std::vector<analysis::Interval> intervals{{0, 1}, {0, 1}, {0, 1}, {0, 1}};
  EXPECT_DOUBLE_EQ(analysis::coverage(intervals, Values{0, 1, 1.1, -3}), 0.5);
  EXPECT_THROW(analysis::coverage(intervals, Values{1}), base::InvariantError);
}

TEST(Coverage, OfTheCentralIntervalIsItsLevel) {
  Values values(1001);
  std::iota(values.begin(), values.end(), 0.0);
  const analysis::Interval interval = analysis::central_interval(values);
  EXPECT_NEAR(interval.low, 50, 1e-9);
  EXPECT_NEAR(interval.high, 950, 1e-9);
}

TEST(Rank, CountsDrawsBelowAndSplitsEquals) {
  const Values draws{1, 2, 2, 3};
  EXPECT_EQ(analysis::rank_of(draws, 0), 0u);
  EXPECT_EQ(analysis::rank_of(draws, 9), 4u);
  EXPECT_EQ(analysis::rank_of(draws, 2, 0.1), 1u);
  EXPECT_EQ(analysis::rank_of(draws, 2, 0.5), 2u);
  EXPECT_EQ(analysis::rank_of(draws, 2, 0.9), 3u);
}

TEST(RankTest, IsPearsonsByHand) {
  // 4 bins of 2 ranks, 8 ranks in all: counts 4, 2, 2, 0 against 2 each: 2 + 0 + 0 + 2 = 4 with 3 degrees
  const analysis::RankTest test = analysis::test_uniform_ranks(Ranks{0, 1, 1, 0, 2, 3, 4, 5}, 8, 4);
  EXPECT_EQ(test.counts, (Values{4, 2, 2, 0}));
  EXPECT_DOUBLE_EQ(test.statistic, 4);
  EXPECT_DOUBLE_EQ(test.expected_per_bin, 2);
  EXPECT_NEAR(test.p_value, 0.26146413, 1e-8);
  EXPECT_THROW(analysis::test_uniform_ranks(Ranks{8}, 8, 4), base::InvariantError);
  EXPECT_THROW(analysis::test_uniform_ranks(Ranks{1}, 9, 4), base::InvariantError);
  EXPECT_THROW(analysis::test_uniform_ranks(Ranks{}, 8, 4), base::InvariantError);
}

// Truth and draws from one distribution: uniform, rejected with probability 0.001; draws too narrow: found out.
TEST(RankTestStatistics, FindsDrawsThatAreTooNarrow) {
  Ranks honest, narrow;
  for (std::size_t record = 0; record < 400; ++record) {
    analysis::Draws draws(3, "test", 0, record);
    Values sample;
    for (int i = 0; i < 99; ++i) sample.push_back(draws.normal());
    const double truth = draws.normal();
    honest.push_back(analysis::rank_of(sample, truth));
    narrow.push_back(analysis::rank_of(sample, 1.5 * truth));
  }
  EXPECT_GT(analysis::test_uniform_ranks(honest, 100, 20).p_value, 0.001);
  EXPECT_LT(analysis::test_uniform_ranks(narrow, 100, 20).p_value, 1e-6);
}

TEST(Shrinkage, IsOneLessTheRatioOfSpreads) {
  EXPECT_NEAR(analysis::shrinkage(Values{0, 2, 4}, Values{5, 5.5, 6}), 0.75, 1e-15);
  EXPECT_EQ(analysis::shrinkage(Values{1, 1}, Values{1, 2}), 0);
  EXPECT_LT(analysis::shrinkage(Values{0, 1}, Values{0, 2}), 0);
  EXPECT_THROW(analysis::shrinkage(Values{1}, Values{1, 2}), base::InvariantError);
}

TEST(ChanceBand, HoldsNineInTenSharesOfIndependentEvents) {
  const analysis::Interval band = analysis::chance_band(10, 0.5);  // the next whole numbers outside of the quantiles
  EXPECT_DOUBLE_EQ(band.low, 0.1);
  EXPECT_DOUBLE_EQ(band.high, 0.8);
  EXPECT_DOUBLE_EQ(analysis::chance_band(1, 0.5).low, 0);
  EXPECT_DOUBLE_EQ(analysis::chance_band(1, 0.5).high, 1);
  EXPECT_THROW(analysis::chance_band(0, 0.5), base::InvariantError);
}

}  // namespace
