#include "base/normal.hpp"

#include <gtest/gtest.h>

#include <boost/math/distributions/normal.hpp>
#include <boost/multiprecision/cpp_bin_float.hpp>
#include <cmath>

#include "unit/base/bits.hpp"

namespace {

using base_tests::geometric_grid;
using base_tests::kNotANumber;
using base_tests::linear_grid;
// cpp_bin_float_50 without expression templates, which these formulas do not need
using Exact = boost::multiprecision::number<boost::multiprecision::cpp_bin_float<50>, boost::multiprecision::et_off>;

double relative_error(double u) {
  static const boost::math::normal_distribution<Exact> standard;
  const Exact truth = boost::math::quantile(standard, Exact(u));
  const double found = base::normal_quantile(u);
  return truth == 0 ? std::fabs(found) : static_cast<double>(abs(Exact(found) / truth - 1));
}

TEST(NormalQuantile, ErrorBoundHoldsOverTheUniformsThatAreDrawn) {
  for (double u : linear_grid(0x1p-53, 1.0 - 0x1p-53, 4001)) ASSERT_LT(relative_error(u), 1e-15) << u;
}

TEST(NormalQuantile, ErrorBoundHoldsInTheTailsAndAtTheBordersOfItsRegions) {
  for (double u : geometric_grid(1e-300, 0.5, 1.45)) ASSERT_LT(relative_error(u), 1e-15) << u;
  for (double border : {0.075, 0.925, 1.3887943864964021e-11, 0.5})
    for (double nudge : {-1e-10, -1e-16, 0.0, 1e-16, 1e-10})
      ASSERT_LT(relative_error(border * (1.0 + nudge)), 1e-15) << border;
  for (double gap : {1e-4, 1e-8, 1e-15}) {
    ASSERT_LT(relative_error(0.5 + gap), 1e-15);
    ASSERT_LT(relative_error(1.0 - gap), 1e-15);
  }
}

TEST(NormalQuantile, IsAntisymmetricToTheBit) {
  for (std::uint64_t k = 1; k < (1ull << 52); k = k * 3 + 1) {
    const double u = static_cast<double>(k) * 0x1p-53;
    ASSERT_EQ(base::normal_quantile(u), -base::normal_quantile(1.0 - u)) << u;
  }
  EXPECT_EQ(base::normal_quantile(0.5), 0.0);
}

TEST(NormalQuantile, AscendsAcrossTheBordersOfItsRegions) {
  for (double border : {0.075, 0.925, 1.3887943864964021e-11})
    for (int step = -100; step < 100; ++step) {
      const double u = border * (1.0 + step * 1e-14), next = border * (1.0 + (step + 1) * 1e-14);
      ASSERT_LE(base::normal_quantile(u), base::normal_quantile(next) + 2e-15) << u;
    }
}

TEST(NormalQuantile, HasNoValueOutsideTheOpenInterval) {
  for (double u : {0.0, 1.0, -0.1, 1.1, kNotANumber}) EXPECT_TRUE(std::isnan(base::normal_quantile(u))) << u;
}

TEST(NormalQuantile, InvertsTheDistributionFunction) {
  for (double u : linear_grid(0.0005, 0.9995, 2001))
    ASSERT_NEAR(base::normal_cdf(base::normal_quantile(u)), u, 4e-16) << u;
}

}  // namespace
