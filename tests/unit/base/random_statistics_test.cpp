// Statistical tests of the luck. Every seed is fixed, so a test either always passes or always fails; the level says
// how often a perfect generator would fail under another seed. Each critical value is taken from the law of its
// statistic.

#include <gtest/gtest.h>

#include <algorithm>
#include <boost/math/distributions/chi_squared.hpp>
#include <boost/random/normal_distribution.hpp>
#include <boost/random/uniform_01.hpp>
#include <cmath>
#include <numeric>
#include <vector>

#include "base/random.hpp"

namespace {

using base::Group;
using base::name_of;

constexpr double kLevel = 1e-3;
constexpr std::uint64_t kSeed = 20220601;

double chi_squared_bound(int cells) {
  return boost::math::quantile(
      boost::math::complement(boost::math::chi_squared_distribution<double>(cells - 1), kLevel));
}

/// Pearson's statistic of counts that should be equal.
double chi_squared(const std::vector<int>& counts) {
  const double expected = std::accumulate(counts.begin(), counts.end(), 0.0) / static_cast<double>(counts.size());
  double sum = 0.0;
  for (int count : counts) sum += (count - expected) * (count - expected) / expected;
  return sum;
}

std::size_t cell_of(double u, int cells) { return static_cast<std::size_t>(u * cells); }

void expect_uniform(const std::vector<double>& us, int cells) {
  std::vector<int> counts(static_cast<std::size_t>(cells));
  for (double u : us) ++counts[cell_of(u, cells)];
  EXPECT_LT(chi_squared(counts), chi_squared_bound(cells));
}

/// Pairs fill the square evenly (16 x 16 cells), and their correlation is within its standard error of 0 at the level.
void expect_independent(const std::vector<double>& x, const std::vector<double>& y) {
  std::vector<int> counts(256);
  double product = 0.0;
  for (std::size_t i = 0; i < x.size(); ++i) {
    ++counts[cell_of(x[i], 16) * 16 + cell_of(y[i], 16)];
    product += (x[i] - 0.5) * (y[i] - 0.5);
  }
  EXPECT_LT(chi_squared(counts), chi_squared_bound(256));
  // the variance of a uniform is 1/12, so the correlation of n pairs has a standard error of 1/sqrt(n); 3.29 is the
  // two-sided normal quantile for the level
  EXPECT_LT(std::fabs(product * 12.0 / static_cast<double>(x.size())), 3.29 / std::sqrt(static_cast<double>(x.size())));
}

constexpr int kWorlds = 1000, kMonths = 132, kSlots = 30;

/// One uniform per world and month, worlds counted from `first`.
std::vector<double> draws(std::uint64_t seed, std::uint64_t name, std::uint64_t first = 1, int first_month = 0) {
  std::vector<double> us;
  for (std::uint64_t world = first; world < first + kWorlds; ++world) {
    const std::vector<std::uint64_t> keys(std::size_t{base::kGroups} * kSlots, world);
    const base::Luck<double> luck(seed, keys, kSlots);
    for (int month = first_month; month < first_month + kMonths; ++month)
      us.push_back(luck.uniform(Group::kSupply, name, month));
  }
  return us;
}

std::vector<double> draws_by_ordinal(std::uint64_t seed, std::uint64_t name) {
  std::vector<double> us;
  for (std::uint64_t world = 1; world <= kWorlds; ++world) {
    const std::vector<std::uint64_t> keys(std::size_t{base::kGroups} * kSlots, world);
    const base::Luck<double> luck(seed, keys, kSlots);
    for (int ordinal = 0; ordinal < kMonths; ++ordinal) us.push_back(luck.uniform_at(Group::kSupply, name, ordinal, 0));
  }
  return us;
}

TEST(UniformStatistics, DrawsFillTheIntervalEvenly) {
  expect_uniform(draws(kSeed, name_of("yield", "SMIC")), 1024);
  expect_uniform(draws(0, name_of("demand", "ByteDance")), 1024);
  expect_uniform(draws_by_ordinal(kSeed, name_of("run", "DeepSeek")), 1024);
}

TEST(UniformStatistics, EveryByteOfTheBitsIsEven) {
  for (int byte = 0; byte < 8; ++byte) {
    std::vector<int> counts(256);
    for (std::uint64_t i = 0; i < 100000; ++i)
      ++counts[(base::random_bits<std::uint64_t>(kSeed, 1, 2, i) >> (8 * byte)) & 255];
    EXPECT_LT(chi_squared(counts), chi_squared_bound(256)) << "byte " << byte;
  }
}

TEST(IndependenceStatistics, NamesThatDifferInOneLetterShareNoLuck) {
  const std::vector<double> reference = draws(kSeed, name_of("yield", "fab1"));
  expect_independent(reference, draws(kSeed, name_of("yield", "fab2")));
  expect_independent(reference, draws(kSeed, name_of("field", "fab1")));
}

TEST(IndependenceStatistics, NeighbouringMonthsReplicatesAndSeedsShareNoLuck) {
  const std::uint64_t name = name_of("demand", "lab");
  const std::vector<double> reference = draws(kSeed, name);
  expect_independent(reference, draws(kSeed, name, 1, 1));
  expect_independent(reference, draws(kSeed, name, 1, 12));
  expect_independent(reference, draws(kSeed, name, 2));
  expect_independent(reference, draws(kSeed + 1, name));
  expect_independent(reference, draws_by_ordinal(kSeed, name));
}

TEST(IndependenceStatistics, ThreeSuccessiveMonthsFillTheCubeEvenly) {
  const std::vector<double> us = draws(kSeed, name_of("serial"));
  std::vector<int> counts(512);
  for (std::size_t i = 0; i + 2 < us.size(); i += 3)
    ++counts[(cell_of(us[i], 8) * 8 + cell_of(us[i + 1], 8)) * 8 + cell_of(us[i + 2], 8)];
  EXPECT_LT(chi_squared(counts), chi_squared_bound(512));
}

std::vector<double> sorted_normals() {
  std::vector<double> normals;
  for (double u : draws(kSeed, name_of("normal"))) normals.push_back(base::normal_quantile(u));
  std::sort(normals.begin(), normals.end());
  return normals;
}

TEST(NormalStatistics, AndersonDarlingFindsTheNormalLaw) {
  const std::vector<double> z = sorted_normals();
  const std::size_t n = z.size();
  double sum = 0.0;
  for (std::size_t i = 0; i < n; ++i)
    sum += (2.0 * static_cast<double>(i) + 1.0) *
           (std::log(std::erfc(-z[i] / std::sqrt(2.0)) / 2) + std::log(std::erfc(z[n - 1 - i] / std::sqrt(2.0)) / 2));
  const double statistic = -static_cast<double>(n) - sum / static_cast<double>(n);
  // Marsaglia and Marsaglia (2004), "Evaluating the Anderson-Darling distribution": beyond 6.0 lies 0.001
  EXPECT_LT(statistic, 6.0);
}

TEST(NormalStatistics, MomentsAreThoseOfTheNormalLaw) {
  const std::vector<double> z = sorted_normals();
  const auto n = static_cast<double>(z.size());
  std::array<double, 4> moments{};
  for (double x : z)
    for (std::size_t k = 0; k < 4; ++k) moments[k] += std::pow(x, static_cast<double>(k + 1)) / n;
  // standard errors from the moments 2, 4, 6 and 8 of the normal law: 1, 3, 15 and 105
  EXPECT_LT(std::fabs(moments[0]), 3.29 * std::sqrt(1.0 / n));
  EXPECT_LT(std::fabs(moments[1] - 1.0), 3.29 * std::sqrt(2.0 / n));
  EXPECT_LT(std::fabs(moments[2]), 3.29 * std::sqrt(15.0 / n));
  EXPECT_LT(std::fabs(moments[3] - 3.0), 3.29 * std::sqrt(96.0 / n));
}

/// The largest distance of two empirical distribution functions of sorted samples of equal size.
double kolmogorov_smirnov(const std::vector<double>& a, const std::vector<double>& b) {
  double worst = 0.0;
  std::size_t j = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    while (j < b.size() && b[j] <= a[i]) ++j;
    const double behind = static_cast<double>(j) - static_cast<double>(i);
    worst = std::max({worst, std::fabs(behind), std::fabs(behind - 1.0)});
  }
  return worst / static_cast<double>(a.size());
}

TEST(NormalStatistics, BoostDrawsTheSameLaw) {
  const std::vector<double> ours = sorted_normals();
  base::Philox engine(kSeed, 1, name_of("oracle"));
  boost::random::normal_distribution<double> oracle;
  std::vector<double> theirs(ours.size());
  std::generate(theirs.begin(), theirs.end(), [&] { return oracle(engine); });
  std::sort(theirs.begin(), theirs.end());
  // two-sample critical value sqrt(-log(level / 2) / 2) * sqrt(2 / n)
  EXPECT_LT(kolmogorov_smirnov(ours, theirs), std::sqrt(-std::log(kLevel / 2.0) / static_cast<double>(ours.size())));
}

TEST(UniformStatistics, BoostDrawsTheSameLaw) {
  std::vector<double> ours = draws(kSeed, name_of("uniform"));
  std::sort(ours.begin(), ours.end());
  base::Philox engine(kSeed, 1, name_of("oracle of uniforms"));
  boost::random::uniform_01<double> oracle;
  std::vector<double> theirs(ours.size());
  std::generate(theirs.begin(), theirs.end(), [&] { return oracle(engine); });
  std::sort(theirs.begin(), theirs.end());
  EXPECT_LT(kolmogorov_smirnov(ours, theirs), std::sqrt(-std::log(kLevel / 2.0) / static_cast<double>(ours.size())));
}

}  // namespace
