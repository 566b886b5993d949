#include "analysis/effective.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <vector>

#include "analysis/draws.hpp"
#include "base/error.hpp"

namespace {

using Values = std::vector<double>;
using Ids = std::vector<std::uint32_t>;

TEST(EffectiveSize, IsTheNumberOfEqualWeightsAndOneForASingleOne) {
  EXPECT_DOUBLE_EQ(analysis::effective_size(Values{3, 3, 3, 3}), 4.0);
  EXPECT_DOUBLE_EQ(analysis::effective_size(Values{0, 5, 0}), 1.0);
  EXPECT_DOUBLE_EQ(analysis::effective_size(Values{0, 0}), 0.0);
  EXPECT_DOUBLE_EQ(analysis::effective_size(Values{1, 2, 3}), 36.0 / 14.0);
}

TEST(EffectiveSize, HoldsForWeightsWhoseSquaresVanish) {
  EXPECT_DOUBLE_EQ(analysis::effective_size(Values{1e-200, 1e-200}), 2.0);
}

TEST(EffectiveSize, RefusesNegativeAndUnknownWeights) {
  EXPECT_THROW(analysis::effective_size(Values{1, -1}), base::InvariantError);
  EXPECT_THROW(analysis::effective_size(Values{1, std::nan("")}), base::InvariantError);
}

// Values 1, 3 | 2, 6 | 3: mean 3; the clusters' sums of misses are -2, 2, 0; so 3/2 * 8 / 25 = 0.48.
TEST(ClusteredError, IsWhatOneFindsByHand) {
  const Values values{1, 2, 3, 6, 3};
  const Ids clusters{7, 9, 7, 9, 1};
  EXPECT_NEAR(analysis::clustered_standard_error(values, clusters), std::sqrt(0.48), 1e-15);
  // independent: squares of the misses 4, 1, 0, 9, 0 and 5/4 * 14 / 25 = 0.7
  EXPECT_NEAR(analysis::design_effect(values, clusters), 0.48 / 0.7, 1e-15);
  EXPECT_DOUBLE_EQ(analysis::effective_size(values, clusters), 5.0) << "capped";
}

// Weights 1, 1, 2 with values 0, 2, 3: mean 2; shares times misses -1/2, 0, 1/2.
TEST(ClusteredError, WeighsByHand) {
  const Values values{0, 2, 3}, weights{1, 1, 2};
  EXPECT_DOUBLE_EQ(analysis::mean(values, weights), 2.0);
  EXPECT_NEAR(analysis::clustered_standard_error(values, Ids{1, 2, 3}, weights), std::sqrt(1.5 * 0.5), 1e-15);
  EXPECT_NEAR(analysis::clustered_standard_error(values, Ids{1, 1, 2}, weights), 1.0, 1e-15);
}

TEST(ClusteredError, OfOneClusterIsUnknown) {
  const Values values{1, 2, 4};
  EXPECT_TRUE(std::isinf(analysis::clustered_standard_error(values, Ids{5, 5, 5})));
  EXPECT_EQ(analysis::effective_size(values, Ids{5, 5, 5}), 0.0);
  EXPECT_TRUE(std::isinf(analysis::clustered_standard_error(values, Ids{5, 5, 6}, Values{1, 1, 0})))
      << "a cluster without weight is none";
}

TEST(ClusteredError, OfCopiesCountsTheOriginals) {
  Values values;
  Ids clusters;
  for (std::uint32_t i = 0; i < 50; ++i)
    for (int copy = 0; copy < 8; ++copy) values.push_back(i * i), clusters.push_back(i);
  // 400 values with the corrections 50/49 and 400/399
  EXPECT_NEAR(analysis::effective_size(values, clusters), 50.0 * (400.0 / 399.0) / (50.0 / 49.0), 1e-9);
}

TEST(ClusteredError, AConstantColumnNeedsNoDraws) {
  const Values values(6, 0.1);
  EXPECT_EQ(analysis::design_effect(values, Ids{1, 1, 2, 2, 3, 3}), 1.0);
  EXPECT_DOUBLE_EQ(analysis::effective_size(values, Ids{1, 1, 2, 2, 3, 3}), 6.0);
  EXPECT_EQ(analysis::design_effect(Values{0.1, 0.1, 0.1, 9}, Ids{1, 1, 2, 3}, Values{1, 2, 3, 0}), 1.0);
}

TEST(ClusteredError, RefusesColumnsOfUnequalLength) {
  EXPECT_THROW(analysis::clustered_standard_error(Values{1, 2}, Ids{1}), base::InvariantError);
  EXPECT_THROW(analysis::mean(Values{1, 2}, Values{1}), base::InvariantError);
  EXPECT_THROW(analysis::mean(Values{}), base::InvariantError);
  EXPECT_THROW(analysis::mean(Values{1, 2}, Values{0, 0}), base::InvariantError);
}

// 2000 samples of 40 clusters of 5 with variance 1 between and 1 within: the true variance of the mean is
// 1/40 + 1/200 = 0.03. The mean of the estimated variances has a relative error of sqrt(2 / 39 / 2000) = 0.5 %, the
// variance of the 2000 means one of sqrt(2 / 2000) = 3.2 %: bounds at 4 and 3 of these.
TEST(ClusteredErrorStatistics, AgreesWithTheSpreadOfSimulatedMeans) {
  double estimated = 0, squares = 0, design = 0;
  constexpr int kSamples = 2000;
  for (std::size_t sample = 0; sample < kSamples; ++sample) {
    analysis::Draws draws(1, "test", 0, sample);
    Values values;
    Ids clusters;
    for (std::uint32_t cluster = 0; cluster < 40; ++cluster) {
      const double common = draws.normal();
      for (int i = 0; i < 5; ++i) values.push_back(common + draws.normal()), clusters.push_back(cluster);
    }
    const double error = analysis::clustered_standard_error(values, clusters), mean = analysis::mean(values);
    estimated += error * error / kSamples, squares += mean * mean / kSamples;
    design += analysis::design_effect(values, clusters) / kSamples;
  }
  EXPECT_NEAR(estimated / 0.03, 1.0, 0.02);
  EXPECT_NEAR(squares / 0.03, 1.0, 0.095);
  EXPECT_NEAR(design, 3.0, 0.1) << "1 + (5 - 1) * one half";
}

}  // namespace
