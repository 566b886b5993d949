#include "analysis/reweighting.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "analysis/effective.hpp"
#include "base/error.hpp"
#include "base/normal.hpp"

namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

/// theta ~ N(0, 1) as 4,000 equally likely values.
std::vector<double> prior() {
  std::vector<double> values;
  for (int i = 0; i < 4000; ++i) values.push_back(base::normal_quantile((i + 0.5) / 4000));
  return values;
}

/// A figure y with normal noise of sd 0.5.
analysis::ErrorModel figure(double y) { return {analysis::Scale::kLinear, {{y, 0.5, 1}}, 0, kInfinity}; }

std::vector<double> posterior(const std::vector<double>& values, double y) {
  std::vector<double> log_densities;
  for (const double value : values) log_densities.push_back(analysis::log_density(figure(y), value));
  return analysis::reweighted(std::vector<double>(values.size(), 1.0), log_densities);
}

TEST(Reweighting, GivesTheConjugateNormalPosterior) {
  const auto values = prior();
  const auto weights = posterior(values, 1);
  const double mean = analysis::mean(values, weights);
  double variance = 0;
  for (std::size_t i = 0; i < values.size(); ++i) variance += weights[i] * (values[i] - mean) * (values[i] - mean);
  EXPECT_NEAR(mean, 0.8, 0.002);
  EXPECT_NEAR(std::sqrt(variance), std::sqrt(0.2), 0.002);
}

TEST(Reweighting, ByTwoFiguresIsTheSameInEitherOrder) {
  const std::vector<double> start{1, 2, 3}, a{-1, 0, -2}, b{0, -3, -1};
  const auto one = analysis::reweighted(analysis::reweighted(start, a), b);
  const auto other = analysis::reweighted(analysis::reweighted(start, b), a);
  for (std::size_t i = 0; i < 3; ++i) EXPECT_NEAR(one[i], other[i], 1e-14);
}

TEST(Reweighting, OfTinyLikelihoodsDoesNotVanish) {
  const auto weights = analysis::reweighted(std::vector<double>{1, 1}, std::vector<double>{-2000, -2000});
  EXPECT_DOUBLE_EQ(weights[0], 0.5);
}

TEST(Reweighting, KeepsWorldsWithoutWeightAtNone) {
  const auto weights = analysis::reweighted(std::vector<double>{0, 1}, std::vector<double>{50, -50});
  EXPECT_EQ(weights[0], 0);
  EXPECT_EQ(weights[1], 1);
}

TEST(Reweighting, RefusesWhatIsNoWeight) {
  EXPECT_THROW(analysis::reweighted(std::vector<double>{0, 0}, std::vector<double>{0, 0}), base::InvariantError);
  EXPECT_THROW(analysis::reweighted(std::vector<double>{1}, std::vector<double>{std::nan("")}), base::InvariantError);
  EXPECT_THROW(analysis::reweighted(std::vector<double>{1, 1}, std::vector<double>{0}), base::InvariantError);
}

TEST(Surprise, OfAConjugateFigureIsItsPredictiveTail) {
  const auto values = prior();
  const std::vector<double> weights(values.size(), 1.0);
  const auto reports = analysis::draw_reports(
      values, weights, [](std::size_t) { return figure(0); }, 8, "a test");
  const auto surprise = analysis::surprise_of(1, reports.values, reports.weights);
  const double sd = std::sqrt(1.25);  // of theta and the noise together
  EXPECT_NEAR(surprise.median, 0, 0.02);
  EXPECT_NEAR(surprise.interval.high, 1.6449 * sd, 0.03);
  EXPECT_NEAR(surprise.probability, std::erfc(1 / sd / std::sqrt(2.0)), 0.01);
}

TEST(Surprise, IsNoneAtTheMedian) {
  const std::vector<double> drawn{1, 2, 3}, weights{1, 1, 1};
  EXPECT_EQ(analysis::surprise_of(2, drawn, weights).probability, 1);
}

}  // namespace
