#include "engine/results.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <boost/accumulators/accumulators.hpp>
#include <boost/accumulators/statistics/count.hpp>
#include <boost/accumulators/statistics/mean.hpp>
#include <boost/accumulators/statistics/stats.hpp>
#include <boost/accumulators/statistics/variance.hpp>
#include <cmath>
#include <limits>
#include <numeric>
#include <random>
#include <set>
#include <vector>

#include "base/share.hpp"
#include "model/hypotheses.hpp"
#include "model/parameters.hpp"

namespace {

using engine::Results;
using engine::summarise;
using engine::Summary;

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

Summary summary_of(const std::vector<double>& values) {
  return summarise(values.data(), static_cast<int>(values.size()));
}

std::vector<double> exponential_sample(int count, unsigned seed) {
  std::mt19937 generator(seed);
  std::exponential_distribution<double> draw(0.25);
  std::vector<double> values(static_cast<std::size_t>(count));
  std::generate(values.begin(), values.end(), [&] { return draw(generator); });
  return values;
}

TEST(Summarise, QuantilesAreTypeSeven) {
  // quantile((0:21)^2, c(.05, .25, .5, .75, .95), type = 7), by hand: place (n - 1) p, between squares.
  std::vector<double> squares;
  for (int i = 21; i >= 0; --i) squares.push_back(i * i);
  const Summary s = summary_of(squares);
  EXPECT_EQ(s.n, 22);
  EXPECT_DOUBLE_EQ(s.p05, 1 + 0.05 * 3);
  EXPECT_DOUBLE_EQ(s.p25, 25 + 0.25 * 11);
  EXPECT_DOUBLE_EQ(s.p50, 100 + 0.5 * 21);
  EXPECT_DOUBLE_EQ(s.p75, 225 + 0.75 * 31);
  EXPECT_DOUBLE_EQ(s.p95, 361 + 0.95 * 39);
}

TEST(Summarise, MomentsAgreeWithBoostAccumulators) {
  namespace ba = boost::accumulators;
  for (const int count : {2, 7, 8, 9, 100, 1001}) {
    const std::vector<double> values = exponential_sample(count, 1);
    ba::accumulator_set<double, ba::stats<ba::tag::count, ba::tag::mean, ba::tag::variance>> oracle;
    for (const double value : values) oracle(value);
    const double n = count, sd = std::sqrt(ba::variance(oracle) * n / (n - 1));
    const Summary s = summary_of(values);
    EXPECT_NEAR(s.mean, ba::mean(oracle), 1e-12);
    EXPECT_NEAR(s.sd, sd, 1e-9);
    EXPECT_NEAR(s.mean_se, sd / std::sqrt(n), 1e-9);
  }
}

TEST(Summarise, UndefinedValuesAreLeftOut) {
  const Summary with = summary_of({kNaN, 3, kNaN, 1, 2}), without = summary_of({3, 1, 2});
  EXPECT_EQ(with.n, 3);
  EXPECT_EQ(with.mean, without.mean);
  EXPECT_EQ(with.p50, without.p50);
}

TEST(Summarise, OrderOfReplicatesDoesNotShow) {
  std::vector<double> values = exponential_sample(500, 2);
  const Summary first = summary_of(values);
  std::shuffle(values.begin(), values.end(), std::mt19937(3));
  const Summary second = summary_of(values);
  EXPECT_EQ(first.mean, second.mean);
  EXPECT_EQ(first.sd, second.sd);
  EXPECT_EQ(first.p95_se, second.p95_se);
}

TEST(Summarise, TooFewValuesLeaveStatisticsUndefined) {
  const Summary none = summary_of({kNaN, kNaN}), one = summary_of({5}), ten = summary_of(exponential_sample(10, 4));
  EXPECT_EQ(none.n, 0);
  EXPECT_TRUE(std::isnan(none.mean) && std::isnan(none.p50) && std::isnan(none.sd));
  EXPECT_EQ(one.mean, 5);
  EXPECT_EQ(one.p50, 5);
  EXPECT_TRUE(std::isnan(one.p05) && std::isnan(one.p25) && std::isnan(one.p75) && std::isnan(one.p95));
  EXPECT_TRUE(std::isnan(one.sd) && std::isnan(one.mean_se) && std::isnan(one.p50_se));
  EXPECT_TRUE(std::isnan(ten.p05) && std::isnan(ten.p95_se)) << "no world of ten lies beyond such a quantile";
  EXPECT_FALSE(std::isnan(summary_of(exponential_sample(base::kFewestForRange, 4)).p05));
  EXPECT_FALSE(std::isnan(ten.p50_se));
}

TEST(Summarise, EqualValuesHaveNoSpread) {
  const Summary s = summary_of(std::vector<double>(1000, 0.1));
  EXPECT_EQ(s.mean, 0.1);
  EXPECT_EQ(s.sd, 0);
  EXPECT_EQ(s.p05, 0.1);
  EXPECT_EQ(s.p05_se, 0);
}

TEST(Summarise, InfiniteValuesDoNotPoisonTheQuantiles) {
  const double infinity = std::numeric_limits<double>::infinity();
  std::vector<double> values(15, 3.0);
  values.resize(25, infinity);
  const Summary s = summary_of(values);
  EXPECT_EQ(s.p50, 3);
  EXPECT_EQ(s.p95, infinity);
  EXPECT_EQ(s.mean, infinity);
}

// Hypothesis: the standard error is the spread of the quantile over repeated samples. 2,000 samples of 400 uniforms,
// whose quantiles have the standard deviation sqrt(p (1 - p) / (n + 2)) up to 1/n. The mean of the estimates has a
// relative standard error below 0.01; 0.06 also covers the estimator's bias of order 1/sqrt(n). A wrong factor of 1.1
// would fail.
TEST(SummariseStatistics, QuantileErrorsMatchTheSpreadOfQuantiles) {
  std::mt19937 generator(5);
  std::uniform_real_distribution<double> draw;
  const int samples = 2000, n = 400;
  double p05_se = 0, p50_se = 0, p95_se = 0;
  std::vector<double> values(n);
  for (int sample = 0; sample < samples; ++sample) {
    std::generate(values.begin(), values.end(), [&] { return draw(generator); });
    const Summary s = summary_of(values);
    p05_se += s.p05_se / samples, p50_se += s.p50_se / samples, p95_se += s.p95_se / samples;
  }
  const auto expected = [&](double p) { return std::sqrt(p * (1 - p) / (n + 2)); };
  EXPECT_NEAR(p05_se / expected(0.05), 1, 0.06);
  EXPECT_NEAR(p50_se / expected(0.5), 1, 0.06);
  EXPECT_NEAR(p95_se / expected(0.95), 1, 0.06);
}

TEST(Outputs, HaveUniqueNamesThatCanBeFound) {
  std::set<std::string> names;
  for (std::size_t output = 0; output < engine::kOutputs; ++output) {
    EXPECT_EQ(engine::find_output(engine::output_name(output)), static_cast<int>(output));
    EXPECT_FALSE(engine::output_unit(output).empty());
    names.insert(engine::output_name(output));
  }
  EXPECT_EQ(names.size(), engine::kOutputs);
  EXPECT_EQ(engine::output_name(0), "gap_months");
  EXPECT_EQ(engine::output_name(model::kMetrics), "lever_tpp_threshold");
  EXPECT_EQ(engine::find_output("no_such_metric"), -1);
}

TEST(ResultsClass, ColumnsDoNotOverlap) {
  Results results(3, 5, {{"parity", "China"}, {"release", "DeepSeek"}});
  double next = 0;
  for (std::size_t output = 0; output < engine::kOutputs; ++output)
    for (int month = 0; month < 3; ++month) {
      EXPECT_TRUE(std::isnan(results.column(output, month)[4])) << "undefined until a block writes it";
      for (int replicate = 0; replicate < 5; ++replicate) results.column(output, month)[replicate] = next++;
    }
  next = 0;
  const Results& read = results;
  for (std::size_t output = 0; output < engine::kOutputs; ++output)
    for (int month = 0; month < 3; ++month)
      for (int replicate = 0; replicate < 5; ++replicate) ASSERT_EQ(read.column(output, month)[replicate], next++);
}

TEST(ResultsClass, EventsHaveNotHappenedUntilSomeoneSaysSo) {
  Results results(3, 5, {{"parity", "China"}, {"release", "DeepSeek"}});
  results.event_first(0)[4] = 7;
  results.event_count(0)[4] = 2;
  EXPECT_TRUE(std::isnan(results.event_first(1)[0]));
  EXPECT_EQ(results.event_count(1)[0], 0);
  EXPECT_EQ(results.inputs().size(), 5 * (model::kParameters + model::kHypotheses));
}

TEST(ClusteredSummary, SingleClustersAreThePlainSummary) {
  const std::vector<double> values = exponential_sample(101, 3);
  std::vector<std::uint32_t> cluster(values.size());
  std::iota(cluster.begin(), cluster.end(), 7u);
  const Summary plain = summary_of(values), clustered = summarise(values.data(), engine::Clustering(cluster));
  EXPECT_EQ(clustered.mean_se, plain.mean_se);
  EXPECT_EQ(clustered.p50_se, plain.p50_se);
  EXPECT_EQ(clustered.p95, plain.p95);
}

TEST(ClusteredSummary, CopiesOfAWorldAddNothingToWhatIsKnown) {
  const std::vector<double> values = exponential_sample(200, 4);
  std::vector<double> copies;
  std::vector<std::uint32_t> cluster;
  for (std::uint32_t i = 0; i < values.size(); ++i)
    for (int copy = 0; copy < 5; ++copy) copies.push_back(values[i]), cluster.push_back(i);
  const Summary plain = summary_of(values), clustered = summarise(copies.data(), engine::Clustering(cluster)),
                naive = summary_of(copies);
  EXPECT_NEAR(clustered.mean, plain.mean, 1e-12);
  EXPECT_NEAR(clustered.mean_se, plain.mean_se, 1e-9 * plain.mean_se);
  EXPECT_NEAR(naive.mean_se, plain.mean_se / std::sqrt(5.0), 0.01 * plain.mean_se);
  EXPECT_GT(clustered.p50_se, 1.5 * naive.p50_se);
}

TEST(ClusteredSummary, UndefinedValuesBelongToNoCluster) {
  const Summary s = summarise(std::vector<double>{1, kNaN, 3, 3}.data(), engine::Clustering({0, 0, 1, 1}));
  EXPECT_EQ(s.n, 3);
  EXPECT_FALSE(std::isnan(s.mean_se));
}

TEST(ClusteredSummary, ASingleClusterTellsNoErrorOfItsQuantiles) {
  std::vector<double> values(30, std::nan(""));
  std::vector<std::uint32_t> cluster(30, 1);
  for (std::size_t i = 0; i < 24; ++i) values[i] = static_cast<double>(i % 3), cluster[i] = 0;
  const engine::Summary s = engine::summarise(values.data(), engine::Clustering(cluster));
  EXPECT_EQ(s.n, 24);
  EXPECT_EQ(s.p50, 1);
  for (const double error : {s.p05_se, s.p50_se, s.p95_se}) EXPECT_TRUE(std::isnan(error));
  std::fill(values.begin(), values.end(), 2.0);  // every level is equal: no deviation either
  EXPECT_NO_THROW(engine::summarise(values.data(), engine::Clustering(std::vector<std::uint32_t>(30, 7))));
}

}  // namespace
