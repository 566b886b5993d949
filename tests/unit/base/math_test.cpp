#include "base/math.hpp"

#include <gtest/gtest.h>

#include <array>
#include <boost/math/special_functions/erf.hpp>
#include <boost/multiprecision/cpp_bin_float.hpp>
#include <cmath>

#include "unit/base/bits.hpp"

namespace {

using base_tests::expect_all_widths_equal_double;
using base_tests::geometric_grid;
using base_tests::joined;
using base_tests::kInfinity;
using base_tests::kLargest;
using base_tests::kNotANumber;
using base_tests::kSmallest;
using base_tests::linear_grid;
using base_tests::same;
using base_tests::with_negatives;
// cpp_bin_float_50 without expression templates, which these formulas do not need
using Exact = boost::multiprecision::number<boost::multiprecision::cpp_bin_float<50>, boost::multiprecision::et_off>;

/// The largest relative error of `function` against 50 digits, and where.
template <class Function, class Oracle>
void expect_relative_error_below(double bound, Function function, Oracle oracle, const std::vector<double>& grid) {
  double worst = 0.0, where = 0.0;
  for (double x : grid) {
    const Exact truth = oracle(Exact(x));
    const double found = function(x);
    const double error = truth == 0 ? std::fabs(found) : static_cast<double>(abs((Exact(found) - truth) / truth));
    if (!(error <= worst)) worst = error, where = x;
  }
  EXPECT_LT(worst, bound) << "at " << where;
}

const auto kExpOf = [](auto x) { return base::exp(x); };
const auto kExp10Of = [](auto x) { return base::exp10(x); };
const auto kExpm1Of = [](auto x) { return base::expm1(x); };
const auto kLogOf = [](auto x) { return base::log(x); };
const auto kLog10Of = [](auto x) { return base::log10(x); };
const auto kLogisticOf = [](auto x) { return base::logistic(x); };
const auto kFloorOf = [](auto x) { return base::floor(x); };
const auto kAverageDecayOf = [](auto x) { return base::one_minus_exp_over(x); };
const auto kCdfOf = [](auto x) { return base::normal_cdf(x); };
const auto kQuantileOf = [](auto u) { return base::normal_quantile(u); };
const auto kPowerOf = [](auto x) { return base::pow(x, base::abs(x) * 0.3 - 2.5); };
constexpr std::array<double, 5> kPlaces{-1.0, 0.0, 0.1, 2.0, 7.0}, kValues{3.0, 1.0, 1.1, -4.0, 0.3};
const auto kLineOf = [](auto x) { return base::piecewise_linear(kPlaces, kValues, x); };

const std::vector<double>& small_and_large() {
  static const std::vector<double> grid = with_negatives(geometric_grid(1e-20, 700.0, 1.013));
  return grid;
}
const std::vector<double>& positive() {
  static const std::vector<double> grid =
      joined(joined(linear_grid(0.5, 2.0, 20001), geometric_grid(kSmallest, kLargest / 1.2, 1.17)),
             {std::nextafter(1.0, 0.0), 1.0, std::nextafter(1.0, 2.0), 1.0 - 1e-9, 1.0 + 1e-9, kSmallest, kLargest,
              0.7071067811865475, 0.7071067811865476, 1.4142135623730949, 1.4142135623730951});
  return grid;
}
const std::vector<double>& probabilities() {
  static const std::vector<double> grid =
      joined(joined(linear_grid(0x1p-53, 1.0 - 0x1p-53, 20001), geometric_grid(1e-300, 0.5, 1.21)),
             {0.5, 0.075, 0.925, 0x1p-53, 1.0 - 0x1p-53, 1.3887943864964021e-11, std::nextafter(0.5, 1.0)});
  return grid;
}
const std::vector<double>& special() {
  static const std::vector<double> grid{0.0,      -0.0,      kInfinity, -kInfinity, kNotANumber, kSmallest,
                                        kLargest, -kLargest, 1e-310,    -1.0,       1.0,         710.0,
                                        -746.0,   1e5,       -1e5,      0.5,        2.0};
  return grid;
}

TEST(Exp, ErrorBoundHolds) {
  const auto oracle = [](const Exact& x) { return Exact(exp(x)); };
  expect_relative_error_below(3e-16, kExpOf, oracle, linear_grid(-708.0, 709.0, 20001));
  expect_relative_error_below(3e-16, kExpOf, oracle, small_and_large());
  // the borders of the argument reduction: odd multiples of log(2) / 2
  std::vector<double> borders;
  for (int n = -1001; n < 1001; n += 2)
    for (double nudge : {-1e-12, 0.0, 1e-12}) borders.push_back((n + nudge) * 0.34657359027997264);
  expect_relative_error_below(3e-16, kExpOf, oracle, borders);
}

TEST(Exp, IsExactAtZeroAndSaturatesAtItsEnds) {
  EXPECT_EQ(base::exp(0.0), 1.0);
  EXPECT_EQ(base::exp(-1e9), base::exp(-708.0));
  EXPECT_EQ(base::exp(1e9), base::exp(709.0));
  EXPECT_EQ(base::exp(kInfinity), base::exp(709.0));
  EXPECT_GT(base::exp(-kInfinity), 0.0);
  EXPECT_TRUE(std::isnan(base::exp(kNotANumber)));
  EXPECT_TRUE(std::isnan(base::exp(-kNotANumber)));
}

TEST(Exp10, ErrorBoundHolds) {
  const auto oracle = [](const Exact& x) { return Exact(pow(Exact(10), x)); };
  expect_relative_error_below(4e-16, kExp10Of, oracle, linear_grid(-307.0, 308.0, 5001));
  expect_relative_error_below(4e-16, kExp10Of, oracle, with_negatives(geometric_grid(1e-18, 300.0, 1.09)));
}

TEST(Expm1, ErrorBoundHoldsAlsoNearZero) {
  const auto oracle = [](const Exact& x) { return Exact(expm1(x)); };
  expect_relative_error_below(6e-16, kExpm1Of, oracle, small_and_large());
  expect_relative_error_below(6e-16, kExpm1Of, oracle, linear_grid(-3.0, 3.0, 20001));
}

TEST(Log, ErrorBoundHoldsAlsoNearOne) {
  expect_relative_error_below(
      3e-16, kLogOf, [](const Exact& x) { return Exact(log(x)); }, positive());
}

TEST(Log, IsZeroAtOneAndRefusesWhatHasNoLogarithm) {
  EXPECT_TRUE(same(base::log(1.0), 0.0));
  EXPECT_EQ(base::log(0.0), -kInfinity);
  EXPECT_EQ(base::log(-0.0), -kInfinity);
  for (double x : {-1.0, -kInfinity, kInfinity, kNotANumber}) EXPECT_TRUE(std::isnan(base::log(x))) << x;
}

TEST(Log10, ErrorBoundHolds) {
  expect_relative_error_below(
      5e-16, kLog10Of, [](const Exact& x) { return Exact(log(x) / log(Exact(10))); }, positive());
}

TEST(Pow, ErrorBoundHolds) {
  double worst = 0.0;
  for (double y : {-7.3, -1.0, -0.5, 0.1, 0.5, 1.0, 2.0, 3.0, 11.0})
    for (double x : geometric_grid(1e-20, 1e20, 1.23)) {
      const Exact truth = pow(Exact(x), Exact(y));
      const double error = static_cast<double>(abs(Exact(base::pow(x, y)) / truth - 1));
      worst = std::max(worst, error / ((2.0 + std::fabs(y * std::log(x))) * 3e-16));
    }
  EXPECT_LT(worst, 1.0);
}

TEST(Pow, HasTheEdgesOfPowers) {
  EXPECT_EQ(base::pow(0.0, 0.5), 0.0);
  EXPECT_EQ(base::pow(0.0, 0.0), 1.0);
  EXPECT_EQ(base::pow(0.0, -1.0), kInfinity);
  EXPECT_EQ(base::pow(3.0, 0), 1.0);
  EXPECT_EQ(base::pow(1.0, 1e9), 1.0);
  EXPECT_TRUE(std::isnan(base::pow(-2.0, 2.0)));
  EXPECT_EQ(base::lane(base::pow(2.0, base::constant<base::Lanes<4>>(3.0)), 2), base::pow(2.0, 3.0));
}

TEST(OneMinusExpOver, ErrorBoundHoldsAlsoNearZero) {
  const auto oracle = [](const Exact& x) { return x == 0 ? Exact(1) : Exact(-expm1(-x) / x); };
  expect_relative_error_below(1e-15, kAverageDecayOf, oracle, joined(small_and_large(), {0.0, -0.0, 1e-300, -1e-300}));
  expect_relative_error_below(1e-15, kAverageDecayOf, oracle, linear_grid(-2.0, 10.0, 10001));
}

TEST(Logistic, ErrorBoundHolds) {
  const auto oracle = [](const Exact& x) { return Exact(1 / (1 + exp(-x))); };
  expect_relative_error_below(1e-15, kLogisticOf, oracle, joined(small_and_large(), linear_grid(-40.0, 40.0, 10001)));
}

TEST(Floor, IsTheLargestIntegerNotAbove) {
  for (double x : joined(with_negatives(geometric_grid(1e-9, 0x1p51, 1.31)), linear_grid(-5.0, 5.0, 101)))
    ASSERT_EQ(base::floor(x), std::floor(x)) << x;
}

TEST(NormalCdf, ErrorBoundHolds) {
  for (double x : joined(linear_grid(-37.0, 10.0, 9401), with_negatives(geometric_grid(1e-20, 9.0, 1.11)))) {
    const Exact truth = boost::math::erfc(Exact(-x) / sqrt(Exact(2))) / 2;
    const double error = static_cast<double>(abs(Exact(base::normal_cdf(x)) - truth));
    ASSERT_LT(error, 4e-16) << x;
    if (x > 0.0) continue;
    ASSERT_LT(error / static_cast<double>(truth), (4.0 + x * x) * 2e-16) << x;
  }
}

TEST(NormalCdf, GoesFromZeroToOne) {
  EXPECT_EQ(base::normal_cdf(0.0), 0.5);
  EXPECT_EQ(base::normal_cdf(kInfinity), 1.0);
  EXPECT_LT(base::normal_cdf(-kInfinity), 1e-300);
  EXPECT_TRUE(std::isnan(base::normal_cdf(kNotANumber)));
}

TEST(PiecewiseLinear, IsExactAtTheKnotsAndConstantOutside) {
  for (std::size_t i = 0; i < kPlaces.size(); ++i)
    EXPECT_EQ(base::piecewise_linear(kPlaces, kValues, kPlaces[i]), kValues[i]);
  EXPECT_EQ(kLineOf(-kInfinity), 3.0);
  EXPECT_EQ(kLineOf(-1.5), 3.0);
  EXPECT_EQ(kLineOf(1e300), 0.3);
  EXPECT_EQ(kLineOf(kInfinity), 0.3);
  EXPECT_DOUBLE_EQ(kLineOf(-0.5), 2.0);
  EXPECT_DOUBLE_EQ(kLineOf(4.5), -1.85);
  EXPECT_TRUE(std::isnan(kLineOf(kNotANumber)));
}

TEST(PiecewiseLinear, TakesTablesOfOneAndRefusesUnequalOnes) {
  const std::array<double, 1> place{2.0}, value{5.0};
  EXPECT_EQ(base::piecewise_linear(place, value, -9.0), 5.0);
  EXPECT_EQ(base::piecewise_linear(place, value, 9.0), 5.0);
  EXPECT_THROW(base::piecewise_linear(kPlaces, value, 0.0), base::InvariantError);
  EXPECT_THROW(base::piecewise_linear({}, {}, 0.0), base::InvariantError);
}

TEST(MathLanes, EqualDoubleBitForBit) {
  const std::vector<double> grid = joined(joined(small_and_large(), positive()), special());
  expect_all_widths_equal_double(kExpOf, grid);
  expect_all_widths_equal_double(kExp10Of, grid);
  expect_all_widths_equal_double(kExpm1Of, grid);
  expect_all_widths_equal_double(kLogOf, grid);
  expect_all_widths_equal_double(kLog10Of, grid);
  expect_all_widths_equal_double(kPowerOf, grid);
  expect_all_widths_equal_double(kLogisticOf, grid);
  expect_all_widths_equal_double(kAverageDecayOf, grid);
  expect_all_widths_equal_double(kFloorOf, grid);
  expect_all_widths_equal_double(kLineOf, grid);
  expect_all_widths_equal_double(kCdfOf, grid);
  expect_all_widths_equal_double(kQuantileOf, joined(probabilities(), special()));
}

// A golden number: every compiler, instruction set and optimization level must give these bits. It changes only when a
// formula does.
TEST(MathBits, AreTheSameOnEveryMachine) {
  std::uint64_t digest = 14695981039346656037ull;
  const auto add = [&digest](double value) {
    digest = (digest ^ std::bit_cast<std::uint64_t>(value)) * 1099511628211ull;
  };
  for (double x : with_negatives(geometric_grid(0x1p-40, 600.0, 1.0625)))
    for (double value : {base::exp(x), base::expm1(x), base::exp10(x * 0.5), base::logistic(x),
                         base::one_minus_exp_over(x), base::normal_cdf(x * 0.125), kLineOf(x), base::log(base::abs(x)),
                         base::log10(base::abs(x)), base::pow(base::abs(x), 1.7)})
      add(value);
  for (double probability : geometric_grid(0x1p-53, 0.9375, 1.0625)) {
    add(base::normal_quantile(probability));
    add(base::normal_quantile(1.0 - probability));
  }
  EXPECT_EQ(digest, 17718548727187857919ull);
}

}  // namespace
