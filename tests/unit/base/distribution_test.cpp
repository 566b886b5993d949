#include "base/distribution.hpp"

#include <gtest/gtest.h>

#include <boost/math/distributions/exponential.hpp>
#include <boost/math/distributions/lognormal.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/triangular.hpp>
#include <cmath>
#include <functional>
#include <string>
#include <vector>

#include "base/random.hpp"
#include "unit/base/bits.hpp"

namespace {

using base::Distribution;
using base::Family;
using base_tests::kInfinity;
using base_tests::kLargest;
using base_tests::kNotANumber;
using base_tests::linear_grid;

/// A distribution with the distribution function that it should have, from Boost.Math or written out in long double.
struct Known {
  std::string name;
  Distribution distribution;
  std::function<double(double)> cdf;
};

template <class Law> std::function<double(double)> boost_cdf(Law law) {
  return [law](double x) { return boost::math::cdf(law, x); };
}

Distribution kumaraswamy(double a, double b, double low, double high) {
  return {.family = Family::kKumaraswamy, .low = low, .high = high, .a = a, .b = b};
}

std::function<double(double)> kumaraswamy_cdf(double a, double b, double low, double high) {
  return [=](double x) {
    const long double z = (static_cast<long double>(x) - low) / (high - low);
    return static_cast<double>(-std::expm1(b * std::log1p(-std::pow(z, static_cast<long double>(a)))));
  };
}

std::vector<Known> known_distributions() {
  return {
      {"uniform", {.family = Family::kUniform, .low = -2.0, .high = 3.0}, [](double x) { return (x + 2.0) / 5.0; }},
      {"loguniform",
       {.family = Family::kLoguniform, .low = 0.01, .high = 50.0},
       [](double x) { return std::log(x / 0.01) / std::log(5000.0); }},
      {"triangular",
       {.family = Family::kTriangular, .low = 1.0, .high = 9.0, .mode = 3.0},
       boost_cdf(boost::math::triangular_distribution<double>(1.0, 3.0, 9.0))},
      {"triangular at its left end",
       {.family = Family::kTriangular, .low = 1.0, .high = 9.0, .mode = 1.0},
       boost_cdf(boost::math::triangular_distribution<double>(1.0, 1.0, 9.0))},
      {"triangular at its right end",
       {.family = Family::kTriangular, .low = 1.0, .high = 9.0, .mode = 9.0},
       boost_cdf(boost::math::triangular_distribution<double>(1.0, 9.0, 9.0))},
      {"normal",
       {.family = Family::kNormal, .mean = 5.0, .sd = 2.0},
       boost_cdf(boost::math::normal_distribution<double>(5.0, 2.0))},
      {"lognormal",
       {.family = Family::kLognormal, .median = 7.0, .sigma_log = 0.8},
       boost_cdf(boost::math::lognormal_distribution<double>(std::log(7.0), 0.8))},
      {"kumaraswamy", kumaraswamy(2.0, 5.0, 0.0, 1.0), kumaraswamy_cdf(2.0, 5.0, 0.0, 1.0)},
      {"kumaraswamy on a range", kumaraswamy(0.7, 1.4, -1.0, 3.0), kumaraswamy_cdf(0.7, 1.4, -1.0, 3.0)},
      {"kumaraswamy with large b", kumaraswamy(3.0, 1e6, 0.0, 1.0), kumaraswamy_cdf(3.0, 1e6, 0.0, 1.0)},
      {"exponential",
       {.family = Family::kExponential, .scale = 4.0},
       boost_cdf(boost::math::exponential_distribution<double>(0.25))},
  };
}

double mapped(double u) { return 0.001 + 0.998 * u; }

TEST(Distribution, DrawInvertsTheDistributionFunction) {
  for (const Known& known : known_distributions()) {
    ASSERT_TRUE(base::validate(known.distribution).empty()) << known.name;
    for (double u : linear_grid(0.0005, 0.9995, 1999))
      ASSERT_NEAR(known.cdf(base::draw(known.distribution, u)), mapped(u), 2e-14) << known.name << " at " << u;
  }
}

TEST(Distribution, DrawAscendsWithTheUniformInsideTheSupport) {
  for (const Known& known : known_distributions()) {
    const base::Support support = base::support(known.distribution);
    double previous = support.low;
    for (double u : linear_grid(0x1p-53, 1.0 - 0x1p-53, 2001)) {
      const double x = base::draw(known.distribution, u);
      ASSERT_GE(x, previous) << known.name << " at " << u;
      ASSERT_LE(x, support.high) << known.name << " at " << u;
      previous = x;
    }
    EXPECT_NEAR(known.cdf(support.low), 0.001, 1e-13) << known.name;
    EXPECT_NEAR(known.cdf(support.high), 0.999, 1e-13) << known.name;
  }
}

TEST(Distribution, ConstantIsAlwaysItsValue) {
  const Distribution constant{.family = Family::kConstant, .value = 4.5};
  for (double u : {0x1p-53, 0.5, 1.0 - 0x1p-53}) EXPECT_EQ(base::draw(constant, u), 4.5);
  EXPECT_EQ(base::support(constant).low, 4.5);
  EXPECT_EQ(base::support(constant).high, 4.5);
}

/// The mean of n draws at fixed, named uniforms, and its standard error.
struct Sample {
  double mean, standard_error;
};
Sample sample(const Distribution& distribution, int n) {
  double sum = 0.0, squares = 0.0;
  base::Philox engine(11, 1, base::name_of("sample"));
  for (int i = 0; i < n; ++i) {
    const double x = base::draw(distribution, base::uniform_from_bits(engine()));
    sum += x, squares += x * x;
  }
  const double mean = sum / n;
  return {mean, std::sqrt((squares / n - mean * mean) / n)};
}

/// The mean between the 0.001 and 0.999 quantiles: the integral of x dF, by parts, with Simpson's rule on F.
double truncated_mean(const Known& known) {
  const base::Support support = base::support(known.distribution);
  constexpr int kSteps = 20000;
  const double step = (support.high - support.low) / kSteps;
  double integral = 0.0;
  for (int i = 0; i <= kSteps; ++i)
    integral += known.cdf(support.low + step * i) * (i == 0 || i == kSteps ? 1.0 : i % 2 == 1 ? 4.0 : 2.0);
  return (0.999 * support.high - 0.001 * support.low - integral * step / 3.0) / 0.998;
}

// Level: a mean of 100,000 draws lies beyond 4 standard errors with probability 6e-5; eleven distributions, fixed seed.
TEST(DistributionStatistics, SampleMeanIsTheMeanOfTheTruncatedLaw) {
  for (const Known& known : known_distributions()) {
    const Sample found = sample(known.distribution, 100000);
    EXPECT_LT(std::fabs(found.mean - truncated_mean(known)), 4.0 * found.standard_error) << known.name;
  }
}

Distribution two_bumps() {
  return {.family = Family::kMixture,
          .weights = {1.0, 0.0, 3.0},
          .components = {{.family = Family::kUniform, .low = 10.0, .high = 11.0},
                         {.family = Family::kConstant, .value = 99.0},
                         {.family = Family::kUniform, .low = 0.0, .high = 1.0}}};
}

TEST(Mixture, WeightsPickTheComponentAndTheRestDrawsFromIt) {
  EXPECT_DOUBLE_EQ(base::draw(two_bumps(), 0.125), 10.5);
  EXPECT_DOUBLE_EQ(base::draw(two_bumps(), 0.625), 0.5);
  EXPECT_NEAR(base::draw(two_bumps(), 0.25 - 1e-9), 10.999, 1e-6);
  EXPECT_NEAR(base::draw(two_bumps(), 0.25), 0.001, 1e-12);
  EXPECT_NEAR(base::draw(two_bumps(), 1.0 - 0x1p-53), 0.999, 1e-12);
  EXPECT_DOUBLE_EQ(base::support(two_bumps()).low, 0.001);
  EXPECT_DOUBLE_EQ(base::support(two_bumps()).high, 10.999);
}

// Level: 4 standard errors, 6e-5, fixed seed. A quarter of 10.5 and three quarters of 0.5.
TEST(MixtureStatistics, SampleMeanIsTheWeightedMean) {
  const Sample found = sample(two_bumps(), 100000);
  EXPECT_LT(std::fabs(found.mean - 3.0), 4.0 * found.standard_error);
}

TEST(Mixture, ComponentsMayBeMixtures) {
  const Distribution nested{
      .family = Family::kMixture, .weights = {1.0, 1.0}, .components = {two_bumps(), two_bumps()}};
  EXPECT_TRUE(base::validate(nested).empty());
  EXPECT_DOUBLE_EQ(base::draw(nested, 0.125 / 2), 10.5);
  EXPECT_DOUBLE_EQ(base::draw(nested, 0.5 + 0.625 / 2), 0.5);
}

TEST(Distribution, ValidateNamesEveryFault) {
  const auto faults = [](const Distribution& distribution) { return base::validate(distribution).size(); };
  EXPECT_EQ(faults({.family = Family::kConstant, .value = kNotANumber}), 1u);
  EXPECT_EQ(faults({.family = Family::kUniform, .low = 2.0, .high = 2.0}), 1u);
  EXPECT_EQ(faults({.family = Family::kUniform, .low = -kInfinity, .high = 2.0}), 1u);
  EXPECT_EQ(faults({.family = Family::kLoguniform, .low = 0.0, .high = 2.0}), 1u);
  EXPECT_EQ(faults({.family = Family::kTriangular, .low = 0.0, .high = 1.0, .mode = 1.5}), 1u);
  EXPECT_EQ(faults({.family = Family::kNormal, .mean = kNotANumber, .sd = 0.0}), 2u);
  EXPECT_EQ(faults({.family = Family::kLognormal, .median = 0.0, .sigma_log = -1.0}), 2u);
  EXPECT_EQ(faults(kumaraswamy(0.0, -1.0, 1.0, 0.0)), 3u);
  EXPECT_EQ(faults({.family = Family::kExponential, .scale = kInfinity}), 1u);
  EXPECT_EQ(faults({.family = Family::kUniform, .low = -kLargest, .high = kLargest}), 1u);
  EXPECT_EQ(faults({.family = Family::kLognormal, .median = 1e300, .sigma_log = 50.0}), 1u);
  EXPECT_EQ(faults({.family = Family::kMixture}), 2u);
  EXPECT_EQ(faults({.family = Family::kMixture, .weights = {-1.0}, .components = {{.family = Family::kConstant}}}), 2u);
  const std::vector<std::string> inner = base::validate(
      {.family = Family::kMixture, .weights = {1.0}, .components = {{.family = Family::kNormal, .sd = -1.0}}});
  EXPECT_EQ(inner, std::vector<std::string>{"component 1: sd must be above 0 and finite"});
}

TEST(Distribution, FamiliesAreFoundByTheirNames) {
  Family family = Family::kConstant;
  for (Family known : {Family::kConstant, Family::kUniform, Family::kLoguniform, Family::kTriangular, Family::kNormal,
                       Family::kLognormal, Family::kKumaraswamy, Family::kExponential, Family::kMixture}) {
    EXPECT_TRUE(base::find_family(base::family_name(known), family));
    EXPECT_EQ(family, known);
  }
  EXPECT_FALSE(base::find_family("beta", family));
}

}  // namespace
