#include "analysis/error_model.hpp"

#include <gtest/gtest.h>

#include <boost/math/distributions/students_t.hpp>
#include <cmath>
#include <limits>
#include <vector>

#include "base/error.hpp"

namespace {

using analysis::ErrorModel;
using analysis::Reading;
using analysis::Scale;

constexpr double kInfinity = std::numeric_limits<double>::infinity();

ErrorModel model(Scale scale, std::vector<Reading> readings, double discrepancy = 0, double degrees = kInfinity) {
  return {scale, std::move(readings), discrepancy, degrees};
}

TEST(LogGamma, IsTheKnownFunction) {
  for (const double x : {0.01, 0.5, 1.0, 1.5, 2.0, 3.7, 11.9, 12.0, 150.25, 1e6})
    EXPECT_NEAR(analysis::log_gamma(x), std::lgamma(x), 2e-14 * std::max(1.0, std::abs(std::lgamma(x)))) << x;
  EXPECT_THROW(analysis::log_gamma(0), base::InvariantError);
}

TEST(ErrorScale, GoesThereAndBack) {
  for (const Scale scale : {Scale::kLinear, Scale::kLog10, Scale::kLogit})
    for (const double value : {1e-4, 0.03, 0.5, 0.97})
      EXPECT_NEAR(analysis::from_scale(scale, analysis::to_scale(scale, value)), value, 1e-14);
  EXPECT_DOUBLE_EQ(analysis::to_scale(Scale::kLog10, 1000), 3.0);
  EXPECT_DOUBLE_EQ(analysis::to_scale(Scale::kLogit, 0.5), 0.0);
}

TEST(ErrorScale, IsUnknownOutsideOfItsDomain) {
  for (const double value : {0.0, -1.0, kInfinity, std::nan("")}) {
    EXPECT_TRUE(std::isnan(analysis::to_scale(Scale::kLog10, value))) << value;
    EXPECT_TRUE(std::isnan(analysis::to_scale(Scale::kLogit, value))) << value;
  }
  EXPECT_TRUE(std::isnan(analysis::to_scale(Scale::kLogit, 1.0)));
  EXPECT_TRUE(std::isnan(analysis::to_scale(Scale::kLinear, kInfinity)));
}

TEST(ErrorModel, IsTheNormalDensityByHand) {
  // 3 and 4 make a total scale of 5; widened twice 10; one scale away
  const ErrorModel figure = model(Scale::kLinear, {{20, 3, 1}}, 4);
  EXPECT_NEAR(analysis::log_density(figure, 15), -0.5 - std::log(5 * std::sqrt(2 * M_PI)), 1e-14);
  EXPECT_NEAR(analysis::log_density(figure, 10, 2), -0.5 - std::log(10 * std::sqrt(2 * M_PI)), 1e-14);
}

TEST(ErrorModel, IsStudentsDensityOfBoost) {
  for (const double degrees : {1.0, 2.5, 4.0, 5.0, 30.0}) {
    const ErrorModel figure = model(Scale::kLog10, {{2, 0.1, 7}}, 0.0, degrees);
    const boost::math::students_t_distribution<double> oracle(degrees);
    for (const double value : {10.0, 99.0, 100.0, 150.0, 1e6})
      EXPECT_NEAR(analysis::log_density(figure, value),
                  std::log(boost::math::pdf(oracle, (2 - std::log10(value)) / 0.1) / 0.1), 1e-12);
  }
}

TEST(ErrorModel, KeepsNineInTenErrorsWhereANormalHasThem) {
  EXPECT_EQ(analysis::scale_of_spread(kInfinity), 1);
  for (const double degrees : {1.0, 2.5, 4.0, 30.0}) {
    const boost::math::students_t_distribution<double> tails(degrees);
    EXPECT_NEAR(boost::math::cdf(tails, 1.6448536269514722 / analysis::scale_of_spread(degrees)), 0.95, 1e-8);
  }
  EXPECT_THROW(analysis::scale_of_spread(0), base::InvariantError);
}

TEST(ErrorModel, OfTwoReadingsIsTheirMixture) {
  const Reading low{1, 0.2, 3}, high{2, 0.4, 1};
  const double a = analysis::log_density(model(Scale::kLinear, {low}), 1.3);
  const double b = analysis::log_density(model(Scale::kLinear, {high}), 1.3);
  EXPECT_NEAR(analysis::log_density(model(Scale::kLinear, {low, high}), 1.3),
              std::log(0.75 * std::exp(a) + 0.25 * std::exp(b)), 1e-14);
  EXPECT_DOUBLE_EQ(analysis::log_density(model(Scale::kLinear, {low, {9, 1, 0}}), 1.3), a) << "without weight";
}

/// The density of all readings that one source could give if the truth were `value`, summed up on the scale.
double total(ErrorModel figure, double value, double widening) {
  const double centre = figure.readings[0].value;
  double sum = 0;
  constexpr double kStep = 0.01;
  for (int step = -20000; step < 20000; ++step) {
    for (Reading& reading : figure.readings) reading.value = centre + kStep * step;
    sum += kStep * std::exp(analysis::log_density(figure, value, widening));
  }
  return sum;
}

TEST(ErrorModel, IntegratesToOne) {
  EXPECT_NEAR(total(model(Scale::kLinear, {{0, 0.5, 1}}, 0.3, 3), 0.7, 1), 1, 1e-4);
  EXPECT_NEAR(total(model(Scale::kLog10, {{0, 0.5, 1}}, 0.3, 5), 40, 2.5), 1, 1e-4);
  EXPECT_NEAR(total(model(Scale::kLogit, {{0, 0.5, 1}}, 0, kInfinity), 0.2, 1), 1, 1e-9);
  EXPECT_NEAR(total(model(Scale::kLinear, {{0, 0.5, 1}, {0, 2, 4}}, 0.1, 4), 0.2, 1), 1, 1e-4);
}

TEST(ErrorModel, ForgivesAnImpossibleValueLessThanAnyMissButNeverForGood) {
  const ErrorModel figure = model(Scale::kLog10, {{5, 0.2, 1}}, 0.1, 5);
  const double impossible = analysis::log_density(figure, 0);
  EXPECT_TRUE(std::isfinite(impossible));
  EXPECT_EQ(analysis::log_density(figure, std::nan("")), impossible);
  EXPECT_EQ(analysis::log_density(figure, kInfinity), impossible);
  EXPECT_GT(analysis::log_density(figure, 1e-12), impossible);
  EXPECT_TRUE(std::isfinite(analysis::log_density(model(Scale::kLinear, {{0, 1e-100, 1}}), 1e300)));
}

TEST(ErrorModel, RefusesWhatIsNoModel) {
  EXPECT_THROW(analysis::log_density(model(Scale::kLinear, {}), 1), base::InvariantError);
  EXPECT_THROW(analysis::log_density(model(Scale::kLinear, {{0, 0, 1}}), 1), base::InvariantError);
  EXPECT_THROW(analysis::log_density(model(Scale::kLinear, {{0, 1e-300, 1}}), 1), base::InvariantError);
  EXPECT_THROW(analysis::log_density(model(Scale::kLinear, {{0, -1, 1}}), 1), base::InvariantError);
  EXPECT_THROW(analysis::log_density(model(Scale::kLinear, {{0, 1, 0}}), 1), base::InvariantError);
  EXPECT_THROW(analysis::log_density(model(Scale::kLinear, {{std::nan(""), 1, 1}}), 1), base::InvariantError);
  EXPECT_THROW(analysis::log_density(model(Scale::kLinear, {{0, 1, 1}}, -1), 1), base::InvariantError);
  EXPECT_THROW(analysis::log_density(model(Scale::kLinear, {{0, 1, 1}}, 0, 0), 1), base::InvariantError);
  EXPECT_THROW(analysis::log_density(model(Scale::kLinear, {{0, 1, 1}}), 1, 0), base::InvariantError);
  EXPECT_THROW(analysis::draw_reading(model(Scale::kLog10, {{0, 1, 1}}), 0, 0.5), base::InvariantError);
}

// The share of drawn readings up to a place is the integral of the density up to there: u on a grid, no luck needed.
TEST(ErrorModel, DrawsReadingsWithItsOwnDensity) {
  const ErrorModel figure = model(Scale::kLog10, {{0, 0.1, 1}, {0, 0.5, 3}}, 0.2, 4);
  constexpr int kDraws = 20000;
  for (const double place : {1.6, 2.0, 2.3, 3.5}) {
    double below = 0, integral = 0;
    for (int i = 0; i < kDraws; ++i)
      below += analysis::draw_reading(figure, 100, (i + 0.5) / kDraws, 1.5).value < place ? 1.0 / kDraws : 0.0;
    ErrorModel reported = figure;
    for (int step = 0; step < 20000; ++step) {
      for (Reading& reading : reported.readings) reading.value = place - 0.005 * (step + 0.5);
      integral += 0.005 * std::exp(analysis::log_density(reported, 100, 1.5));
    }
    EXPECT_NEAR(below, integral, 3e-4) << place;
  }
  const Reading wide = analysis::draw_reading(figure, 100, 0.9);
  EXPECT_EQ(wide.sd, 0.5);
  EXPECT_EQ(wide.weight, 1);
  EXPECT_NEAR(analysis::draw_reading(figure, 100, 0.125).value, 2.0, 1e-12) << "the middle of the first quarter";
  EXPECT_TRUE(std::isfinite(analysis::draw_reading(figure, 100, 0x1p-53).value));
  EXPECT_TRUE(std::isfinite(analysis::draw_reading(figure, 100, 1 - 0x1p-53).value));
}

}  // namespace
