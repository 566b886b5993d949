#include "analysis/paired.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <map>
#include <numeric>

#include "analysis/draws.hpp"
#include "base/error.hpp"

namespace {

using analysis::Mean;
using analysis::WorldColumn;
using Clusters = std::vector<std::uint32_t>;
using Values = std::vector<double>;

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

Clusters own_clusters(std::size_t count) {
  Clusters clusters(count);
  std::iota(clusters.begin(), clusters.end(), 0u);
  return clusters;
}

/// Worlds of an ancestor share `shared`; `a` and `b` share most of what differs between worlds.
struct Worlds {
  Values a, b;
  Clusters clusters;
};
Worlds made_up(std::size_t count, std::size_t per_cluster, double shift, std::size_t seed = 1) {
  Worlds worlds;
  for (std::size_t i = 0; i < count; ++i) {
    analysis::Draws common(seed, "common", 0, i / per_cluster), own(seed, "own", 0, i);
    const double shared = 3 * common.normal() + own.normal();
    worlds.a.push_back(shared);
    worlds.b.push_back(shared + shift + 0.2 * own.normal());
    worlds.clusters.push_back(static_cast<std::uint32_t>(i / per_cluster));
  }
  return worlds;
}

/// The clustered standard error from its definition: sums of deviations by cluster.
double by_hand(const Values& values, const Clusters& clusters) {
  const double mean = std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
  std::map<std::uint32_t, double> sums;
  for (std::size_t i = 0; i < values.size(); ++i) sums[clusters[i]] += values[i] - mean;
  double squares = 0;
  for (const auto& [cluster, sum] : sums) squares += sum * sum;
  const auto groups = static_cast<double>(sums.size()), count = static_cast<double>(values.size());
  return std::sqrt(squares * groups / (groups - 1)) / count;
}

TEST(Paired, ErrorIsThatOfTheDifferencesByBruteForce) {
  const Worlds worlds = made_up(120, 3, 0.5);
  const auto paired = analysis::paired_difference({worlds.a, worlds.clusters}, {worlds.b, worlds.clusters});
  Values change;
  for (std::size_t i = 0; i < worlds.a.size(); ++i) change.push_back(worlds.b[i] - worlds.a[i]);
  EXPECT_NEAR(paired.difference.standard_error, by_hand(change, worlds.clusters), 1e-12);
  EXPECT_NEAR(paired.unpaired_error, std::hypot(by_hand(worlds.a, worlds.clusters), by_hand(worlds.b, worlds.clusters)),
              1e-12);
  EXPECT_NEAR(paired.narrowing(), paired.unpaired_error / paired.difference.standard_error, 1e-12);
  EXPECT_GT(paired.narrowing(), 10);  // the common part has fifteen times the spread of the rest
}

TEST(Paired, IntervalIsStudentsOverClusters) {
  const Worlds worlds = made_up(20, 2, 0);  // ten clusters: t of nine degrees at 99.5 % is 3.2498
  const Mean mean = analysis::mean_of({worlds.a, worlds.clusters});
  EXPECT_NEAR((mean.interval.high - mean.mean) / mean.standard_error, 3.24984, 1e-5);
}

TEST(Paired, AScenarioAgainstItselfDiffersByNothing) {
  const Worlds worlds = made_up(50, 2, 0);
  const auto same = analysis::paired_difference({worlds.a, worlds.clusters}, {worlds.a, worlds.clusters});
  EXPECT_EQ(same.difference.mean, 0);
  EXPECT_EQ(same.difference.standard_error, 0);
  EXPECT_FALSE(same.difference.told_from_zero());
  EXPECT_EQ(same.above, 0);
  EXPECT_EQ(same.below, 0);
  EXPECT_TRUE(std::isnan(same.narrowing()));
}

TEST(Paired, SharesCountWorldsAboveAndBelow) {
  const Values a{1, 1, 1, 1, 1}, b{2, 2, 1, 0, kNaN};
  const auto paired = analysis::paired_difference({a, own_clusters(5)}, {b, own_clusters(5)});
  EXPECT_EQ(paired.difference.worlds, 4u);
  EXPECT_DOUBLE_EQ(paired.above, 0.5);
  EXPECT_DOUBLE_EQ(paired.below, 0.25);
  EXPECT_DOUBLE_EQ(paired.difference.mean, 0.25);
}

TEST(Paired, ADifferenceNowhereDefinedIsUndefined) {
  const Values a{1, kNaN}, b{kNaN, 2};
  const auto paired = analysis::paired_difference({a, own_clusters(2)}, {b, own_clusters(2)});
  EXPECT_EQ(paired.difference.worlds, 0u);
  EXPECT_TRUE(std::isnan(paired.difference.mean));
  EXPECT_FALSE(paired.difference.told_from_zero());
}

TEST(Paired, OneAncestorTellsNothing) {
  const Values a{0, 0, 0}, b{5, 5, 5};
  const auto paired = analysis::paired_difference({a, Clusters{7, 7, 7}}, {b, Clusters{7, 7, 7}});
  EXPECT_FALSE(paired.difference.told_from_zero());
}

TEST(Paired, RefusesWorldsThatAreNotTheSame) {
  const Values values{1, 2};
  EXPECT_THROW(analysis::paired_difference({values, Clusters{1, 2}}, {values, Clusters{2, 1}}), base::InvariantError);
  EXPECT_THROW(analysis::paired_difference({values, Clusters{1, 2}}, {Values{1}, Clusters{1}}), base::InvariantError);
}

TEST(Unpaired, HasThePairedErrorWhereTheWorldsAreTheSame) {
  const Worlds worlds = made_up(90, 3, 0.1);
  const WorldColumn a{worlds.a, worlds.clusters}, b{worlds.b, worlds.clusters};
  EXPECT_NEAR(analysis::unpaired_difference(a, b).difference.standard_error,
              analysis::paired_difference(a, b).difference.standard_error, 1e-12);
}

TEST(Unpaired, HasTheRootOfTheSumOfSquaresWhereNoAncestorIsShared) {
  const Worlds worlds = made_up(4000, 1, 0);
  Clusters others = worlds.clusters;
  for (std::uint32_t& cluster : others) cluster += 10'000;
  const auto apart = analysis::unpaired_difference({worlds.a, worlds.clusters}, {worlds.b, others});
  EXPECT_NEAR(apart.difference.standard_error / apart.unpaired_error, 1, 1e-3);
  EXPECT_TRUE(std::isnan(apart.above));
}

TEST(ShareInterval, OfNoWorldAmongFewReachesAboveZero) {
  const Values none(50, 0);
  const Clusters clusters = own_clusters(50);
  const auto interval = analysis::share_interval(analysis::mean_of({none, clusters}), clusters);
  EXPECT_EQ(interval.low, 0);
  EXPECT_NEAR(interval.high, 6.6349 / 56.6349, 1e-4);  // Wilson: z^2 / (n + z^2)
}

TEST(ShareInterval, BeginsAtZeroItselfWhateverRoundingSays) {
  for (std::size_t worlds = 1; worlds <= 300; ++worlds) {
    const Values none(worlds, 0), all(worlds, 1);
    const Clusters clusters = own_clusters(static_cast<int>(worlds));
    EXPECT_EQ(analysis::share_interval(analysis::mean_of({none, clusters}), clusters).low, 0) << worlds;
    EXPECT_EQ(analysis::share_interval(analysis::mean_of({all, clusters}), clusters).high, 1) << worlds;
  }
}

TEST(ShareInterval, IsWilsonsForIndependentWorlds) {
  Values values(100, 0);
  for (std::size_t i = 0; i < 30; ++i) values[i] = 1;
  const Clusters clusters = own_clusters(100);
  const auto interval = analysis::share_interval(analysis::mean_of({values, clusters}), clusters);
  EXPECT_NEAR(interval.low, 0.1974, 2e-3);  // Wilson's at 99 % for 30 of 100
  EXPECT_NEAR(interval.high, 0.4276, 2e-3);
}

Mean month(double mean, double reach) {
  Mean result;
  result.worlds = 100, result.mean = mean, result.standard_error = reach / 2.6;
  result.interval = {mean - reach, mean + reach};
  return result;
}

TEST(FirstClear, IsTheMonthAfterWhichAllAreClear) {
  const std::vector<Mean> months{month(3, 1), month(0, 1), month(2, 1), month(2, 1)};
  EXPECT_EQ(analysis::first_clear(months), 2u);
}

TEST(FirstClear, NeedsTheLastMonthAndOneSign) {
  EXPECT_FALSE(analysis::first_clear(std::vector<Mean>{month(3, 1), month(3, 1), month(0, 1)}));
  EXPECT_EQ(analysis::first_clear(std::vector<Mean>{month(-3, 1), month(3, 1), month(3, 1)}), 1u);
  EXPECT_FALSE(analysis::first_clear(std::vector<Mean>{}));
}

/// No difference in 60 months that go together as those of a world do. Level 1 %: of 2,000 comparisons some 20 name a
/// month; more than 39 would come by chance in fewer than 1 of 10,000 tests.
TEST(FirstClearStatistics, NamesNoMonthWithoutADifferenceHoweverManyAreLookedAt) {
  const Clusters clusters = own_clusters(40);
  int named = 0;
  for (std::size_t trial = 0; trial < 2000; ++trial) {
    std::vector<analysis::Draws> luck;
    for (std::size_t world = 0; world < clusters.size(); ++world) luck.emplace_back(5, "walk", world, trial);
    Values walk(clusters.size(), 0);
    std::vector<Mean> months;
    for (int m = 0; m < 60; ++m) {
      for (std::size_t world = 0; world < walk.size(); ++world) walk[world] = 0.8 * walk[world] + luck[world].normal();
      months.push_back(analysis::mean_of({walk, clusters}));
    }
    named += analysis::first_clear(months).has_value() ? 1 : 0;
  }
  EXPECT_LE(named, 39);
  EXPECT_GT(named, 0);
}

TEST(Rate, IsTheRatioOfMeansWithAnIntervalThatHoldsIt) {
  const Values money{10, 12, 8, 10, 11, 9}, lag{2, 2.2, 1.8, 2.1, 1.9, 2};
  const auto rate = analysis::ratio_of_means({money, own_clusters(6)}, lag);
  ASSERT_TRUE(rate.exists);
  EXPECT_NEAR(rate.value, 5, 1e-12);
  EXPECT_LT(rate.interval.low, 5);
  EXPECT_GT(rate.interval.high, 5);
}

TEST(Rate, OfAProportionalNumeratorHasNoError) {
  const Worlds worlds = made_up(60, 2, 0);
  Values lag, money;
  for (const double value : worlds.a) lag.push_back(value + 20), money.push_back(3e10 * (value + 20));
  const auto rate = analysis::ratio_of_means({money, worlds.clusters}, lag);
  ASSERT_TRUE(rate.exists);
  EXPECT_NEAR(rate.interval.low / 3e10, 1, 1e-6);
  EXPECT_NEAR(rate.interval.high / 3e10, 1, 1e-6);
}

TEST(Rate, IsNoneWhereTheDenominatorCannotBeToldFromZero) {
  const Values money{10, 12, 8, 10}, lag{1, -1, 0.5, -0.5};
  EXPECT_FALSE(analysis::ratio_of_means({money, own_clusters(4)}, lag).exists);
  const Values nothing(4, 0);
  EXPECT_FALSE(analysis::ratio_of_means({money, own_clusters(4)}, nothing).exists);
}

/// Fieller's 99 % interval holds the true ratio in 99 % of samples (those without a rate have an unbounded interval, which
/// holds it too). Of 3,000 some 30 miss; 14 to 47 are within 3.1 standard deviations.
TEST(RateStatistics, CoversTheTrueRatioAsOftenAsItSays) {
  const Clusters clusters = own_clusters(60);
  int missed = 0;
  for (std::size_t trial = 0; trial < 3000; ++trial) {
    Values money, lag;
    for (std::size_t world = 0; world < clusters.size(); ++world) {
      analysis::Draws luck(9, "rate", world, trial);
      const double common = luck.normal();
      lag.push_back(1 + 1.5 * common + luck.normal());  // its mean is 4.3 errors from 0
      money.push_back(7 + 4 * common + 3 * luck.normal());
    }
    const auto rate = analysis::ratio_of_means({money, clusters}, lag);
    missed += rate.exists && !rate.interval.contains(7) ? 1 : 0;
  }
  EXPECT_GE(missed, 14);
  EXPECT_LE(missed, 47);
}

TEST(Flip, OfTheSignIsWhereTheWeightedMeanIsZero) {
  EXPECT_DOUBLE_EQ(*analysis::sign_flip(2, -1), 1.0 / 3);  // 1/3 * 2 - 2/3 * 1 = 0
  EXPECT_FALSE(analysis::sign_flip(2, 1));
  EXPECT_FALSE(analysis::sign_flip(0, 1));
}

TEST(Flip, OfTheRankIsTheNearestWeightAtWhichAnotherIsBest) {
  // In the branch 0, 4 and 10; outside 5, 4 and -10. At weight 0.1 the first leads with 4.5.
  const Values inside{0, 4, 10}, outside{5, 4, -10};
  const auto flip = analysis::rank_flip(inside, outside, 0.1);
  ASSERT_TRUE(flip);
  EXPECT_EQ(flip->best, 1u);
  EXPECT_DOUBLE_EQ(flip->weight, 0.2);  // 5 - 5 w = 4
  const auto beyond = analysis::rank_flip(inside, outside, 0.9);
  ASSERT_TRUE(beyond);
  EXPECT_EQ(beyond->best, 1u);
  EXPECT_DOUBLE_EQ(beyond->weight, 0.7);  // 20 w - 10 = 4
  EXPECT_FALSE(analysis::rank_flip(Values{5, 1}, Values{6, 2}, 0.5));
}

}  // namespace
