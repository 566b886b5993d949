#include "analysis/reference.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <set>
#include <vector>

namespace {

using analysis::Draws;
using analysis::Matrix;
using analysis::Particle;
using analysis::Reference;

/// R = (2 0; 1 3), R R' = (4 2; 2 10).
Matrix by_hand() {
  Matrix matrix(2);
  matrix.at(0, 0) = 4, matrix.at(1, 0) = 2, matrix.at(0, 1) = 2, matrix.at(1, 1) = 10;
  return matrix;
}

TEST(Cholesky, IsWhatOneFindsByHand) {
  const Matrix lower = analysis::cholesky(by_hand());
  EXPECT_EQ(lower.values, (std::vector<double>{2, 0, 1, 3}));
  std::vector<double> b{4, 11};
  analysis::solve_lower(lower, b);
  EXPECT_EQ(b, (std::vector<double>{2, 3}));
  analysis::solve_upper(lower, b);
  EXPECT_EQ(b, (std::vector<double>{0.5, 1}));
  const Matrix inverse = analysis::inverse_from(lower);
  EXPECT_NEAR(inverse.at(0, 0), 10.0 / 36, 1e-15);
  EXPECT_NEAR(inverse.at(1, 0), -2.0 / 36, 1e-15);
  EXPECT_NEAR(inverse.at(1, 1), 4.0 / 36, 1e-15);
}

TEST(Cholesky, RefusesWhatIsNotPositive) {
  Matrix matrix = by_hand();
  matrix.at(1, 1) = 1;
  EXPECT_THROW(analysis::cholesky(matrix), std::logic_error);
}

TEST(Subset, HasTheSizeAndTakesEveryItemEquallyOften) {
  const std::vector<std::size_t> items{3, 5, 8, 9, 20};
  std::vector<int> taken(21, 0);
  for (std::size_t i = 0; i < 2000; ++i) {
    Draws draws(1, "test", 0, i);
    const std::vector<std::size_t> subset = analysis::draw_subset(items, 2, draws);
    ASSERT_EQ(subset.size(), 2u);
    ASSERT_LT(subset[0], subset[1]);
    for (const std::size_t item : subset) ++taken[item];
  }
  for (const std::size_t item : items) EXPECT_NEAR(taken[item], 800, 100) << "4.5 standard errors of 22";
  Draws draws(1, "test", 0, 0);
  EXPECT_EQ(analysis::draw_subset(items, 9, draws), items);
}

/// 4000 draws of 4 coordinates; the second and fourth are made z1 = 2 + 0.1 a, z3 = z1 + 0.2 b.
Reference of_two_informed() {
  std::vector<Particle> particles;
  std::vector<std::size_t> members;
  for (std::size_t i = 0; i < 4000; ++i) {
    particles.push_back(analysis::draw_prior({4, {}, 0}, 9, i));
    std::vector<double>& z = particles[i].z;
    z[1] = 2 + 0.1 * z[1], z[3] = z[1] + 0.2 * z[3];
    members.push_back(i);
  }
  return analysis::learn(particles, members, 4);
}

TEST(Reference, FindsWhatIsInformedAndItsCovariance) {
  const Reference reference = of_two_informed();
  EXPECT_EQ(reference.informed, (std::vector<std::size_t>{1, 3}));
  EXPECT_EQ(reference.uninformed, (std::vector<std::size_t>{0, 2}));
  EXPECT_NEAR(reference.mean[0], 2, 0.01);
  // covariance (1 1; 1 5) / 100, a little widened: correlation 1 / sqrt(5)
  const Matrix covariance = analysis::inverse_from(analysis::cholesky(reference.precision));
  EXPECT_NEAR(covariance.at(0, 0), 0.011, 0.001);
  EXPECT_NEAR(covariance.at(0, 1) / std::sqrt(covariance.at(0, 0) * covariance.at(1, 1)), 0.447, 0.05);
}

double log_prior(const std::vector<double>& z) {
  double sum = 0;
  for (const double x : z) sum -= 0.5 * x * x;
  return sum;
}

double log_reference(const std::vector<double>& z, const Reference& reference) {
  double sum = 0;
  for (std::size_t i = 0; i < reference.mean.size(); ++i)
    for (std::size_t j = 0; j < reference.mean.size(); ++j)
      sum -= 0.5 * reference.precision.at(i, j) * (z[reference.informed[i]] - reference.mean[i]) *
             (z[reference.informed[j]] - reference.mean[j]);
  return sum;
}

TEST(Reference, AWalkReturnsTheRatioOfPriorAndReference) {
  const Reference reference = of_two_informed();
  for (const std::vector<std::size_t>& places : {std::vector<std::size_t>{0}, {1}, {0, 1}}) {
    const std::vector<double> before{0.3, 1.9, -2, 2.3};
    std::vector<double> after = before;
    Draws draws(1, "test", 0, 0);
    const double ratio = analysis::walk(after, places, reference, 0.4, draws);
    EXPECT_NEAR(
        ratio,
        log_prior(after) - log_prior(before) - log_reference(after, reference) + log_reference(before, reference),
        1e-12);
    EXPECT_EQ(after[0], before[0]);
    EXPECT_EQ(after[2], before[2]);
    for (std::size_t place = 0; place < 2; ++place) {
      const std::size_t j = reference.informed[place];
      EXPECT_EQ(after[j] != before[j], places.size() == 2 || places[0] == place);
    }
  }
}

// Walks without any acceptance leave the reference as it is: after 200 of them from far off, 4000 walkers show its
// covariance within 10 % (4.5 standard errors of a variance from 4000).
TEST(ReferenceStatistics, WalksEndInTheReference) {
  const Reference reference = of_two_informed();
  double variance = 0, mean = 0;
  for (std::size_t walker = 0; walker < 4000; ++walker) {
    std::vector<double> z{0, 9, 0, -9};
    Draws draws(2, "test", 0, walker);
    for (int step = 0; step < 200; ++step)
      analysis::walk(z, step % 2 == 0 ? std::vector<std::size_t>{0, 1} : std::vector<std::size_t>{1}, reference, 0.5,
                     draws);
    mean += z[3] / 4000, variance += (z[3] - reference.mean[1]) * (z[3] - reference.mean[1]) / 4000;
  }
  const double expected = analysis::inverse_from(analysis::cholesky(reference.precision)).at(1, 1);
  EXPECT_NEAR(mean, reference.mean[1], 4.5 * std::sqrt(expected / 4000));
  EXPECT_NEAR(variance / expected, 1, 0.1);
}

TEST(Reference, ADifferenceReturnsThePriorsRatioAndMovesNothingElse) {
  std::vector<double> z{0.3, -2};
  Draws draws(1, "test", 0, 0);
  const double ratio = analysis::differ(z, {1}, {9, 1}, {9, 0}, 2.0, draws);
  EXPECT_EQ(z[0], 0.3);
  EXPECT_NEAR(z[1], 0, 0.01);
  EXPECT_NEAR(ratio, 2, 1e-4);
}

}  // namespace
