// Inference against answers that are known on paper: means, spreads, odds and evidences in closed form or by summing a
// density over a grid. Particles are 4096, as in a fit; seeds are fixed. Bounds of 0.03 are the project's promise; the
// standard error of a mean of 4096 is 0.016 of its spread, and related particles make it up to twice that, so 0.05 of a
// spread is three standard errors.
#include <gtest/gtest.h>

#include <cmath>
#include <functional>
#include <limits>
#include <vector>

#include "analysis/draws.hpp"
#include "analysis/effective.hpp"
#include "analysis/tempered_smc.hpp"
#include "unit/analysis/targets.hpp"

namespace {

using analysis::Particle;
using analysis::SmcState;
using analysis::Space;

double log_normal(double miss, double sd) { return test::bell(miss, sd) - std::log(sd * std::sqrt(2 * M_PI)); }

SmcState fit(const Space& space, const test::One& likelihood, int rounds = 8, int final_rounds = 20) {
  return analysis::smc_run(space, {.rounds = rounds, .final_rounds = final_rounds, .seed = 2026},
                           test::each(likelihood));
}

struct Moments {
  double mean, sd;
};

Moments moments(const SmcState& state, const test::One& quantity) {
  std::vector<double> values;
  for (const Particle& particle : state.particles) values.push_back(quantity(particle));
  const double mean = analysis::mean(values);
  double squares = 0;
  for (const double value : values) squares += (value - mean) * (value - mean);
  return {mean, std::sqrt(squares / static_cast<double>(values.size()))};
}

Moments coordinate(const SmcState& state, std::size_t j) {
  return moments(state, [j](const Particle& particle) { return particle.z[j]; });
}

TEST(InferenceStatistics, FindsTheConjugateNormal) {
  const SmcState state = fit({1, {}, 0}, [](const Particle& p) { return log_normal(1 - p.z[0], 0.5); });
  EXPECT_NEAR(coordinate(state, 0).mean, 0.8, 0.03);
  EXPECT_NEAR(coordinate(state, 0).sd, std::sqrt(0.2), 0.03);
  EXPECT_NEAR(state.log_evidence, log_normal(1, std::sqrt(1.25)), 0.03);
}

TEST(InferenceStatistics, WeighsTwoModels) {
  const SmcState state =
      fit({1, {2}, 0}, [](const Particle& p) { return log_normal(1 - (p.choices[0] + 0.5 * p.z[0]), 0.5); });
  EXPECT_NEAR(moments(state, [](const Particle& p) { return p.choices[0] * 1.0; }).mean, 0.7311, 0.03);
  EXPECT_NEAR(state.log_evidence,
              std::log(0.5 * std::exp(log_normal(1, std::sqrt(0.5))) + 0.5 * std::exp(log_normal(0, std::sqrt(0.5)))),
              0.03);
}

// z1 is seen as 1.5 (z0^2 - 1) with error 0.2. Given z0, z1 is conjugate; z0's own density is summed over a grid.
TEST(InferenceStatistics, FollowsABanana) {
  constexpr double kError = 0.2, kBend = 1.5, kGain = 1 / (1 + kError * kError);
  const SmcState state =
      fit({2, {}, 0}, [](const Particle& p) { return log_normal(p.z[1] - kBend * (p.z[0] * p.z[0] - 1), kError); });
  double total = 0, second = 0, fourth = 0, mean1 = 0, square1 = 0;
  for (int step = -6000; step < 6000; ++step) {
    const double z = step * 1e-3;
    const double seen = kBend * (z * z - 1),
                 weight = std::exp(test::bell(z, 1) + log_normal(seen, std::sqrt(1 / kGain)));
    total += weight, second += weight * z * z, fourth += weight * z * z * z * z, mean1 += weight * kGain * seen;
    square1 += weight * (kGain * kGain * seen * seen + kGain * kError * kError);
  }
  second /= total, fourth /= total, mean1 /= total, square1 /= total;
  const Moments z0 = coordinate(state, 0), z1 = coordinate(state, 1);
  const Moments squared = moments(state, [](const Particle& p) { return p.z[0] * p.z[0]; });
  EXPECT_NEAR(z0.mean, 0, 0.05 * std::sqrt(second));
  EXPECT_NEAR(squared.mean, second, 0.05 * std::sqrt(fourth - second * second));
  EXPECT_NEAR(z1.mean, mean1, 0.05);
  EXPECT_NEAR(z1.sd, std::sqrt(square1 - mean1 * mean1), 0.03);
  EXPECT_NEAR(state.log_evidence, std::log(total * 1e-3 / std::sqrt(2 * M_PI)), 0.05);
}

// The posterior is the mixture 0.3 at -2 and 0.7 at +2, with spread 0.3, in each of three coordinates at once, since
// the likelihood is that mixture over the prior. So the evidence is 1.
TEST(InferenceStatistics, KeepsBothModesAtTheirWeights) {
  const SmcState state = fit({3, {}, 0}, [](const Particle& p) {
    double low = std::log(0.3), high = std::log(0.7), prior = 0;
    for (const double z : p.z) low += log_normal(z + 2, 0.3), high += log_normal(z - 2, 0.3), prior += log_normal(z, 1);
    const double top = std::max(low, high);
    return top + std::log(std::exp(low - top) + std::exp(high - top)) - prior;
  });
  EXPECT_NEAR(moments(state, [](const Particle& p) { return p.z[0] > 0 ? 1.0 : 0.0; }).mean, 0.7, 0.05);
  EXPECT_NEAR(moments(state, [](const Particle& p) { return std::abs(p.z[1]); }).mean, 2.0, 0.02);
  EXPECT_NEAR(moments(state, [](const Particle& p) { return std::abs(p.z[2]); }).sd, 0.3, 0.02);
  EXPECT_NEAR(state.log_evidence, 0, 0.15);
}

// The likelihood u^20 of a key's uniform number makes it Beta(21, 1); two of eight keys are informed so, with evidence
// 1/21 each; the others stay uniform.
TEST(InferenceStatistics, LearnsOfLuckAlone) {
  const auto luck = [](const Particle& p, std::size_t i) { return analysis::Draws(1, "test", i, p.keys[i]).uniform(); };
  const SmcState state =
      fit({0, {}, 8}, [&](const Particle& p) { return 20 * (std::log(luck(p, 1)) + std::log(luck(p, 6))); });
  const double sd = std::sqrt(21.0 / 22 / 22 / 23);
  for (const std::size_t key : {1u, 6u}) {
    const Moments found = moments(state, [&](const Particle& p) { return luck(p, key); });
    EXPECT_NEAR(found.mean, 21.0 / 22, 0.06 * sd);
    EXPECT_NEAR(found.sd, sd, 0.06 * sd);
  }
  EXPECT_NEAR(moments(state, [&](const Particle& p) { return luck(p, 3); }).mean, 0.5, 0.02);
  EXPECT_NEAR(state.log_evidence, -2 * std::log(21), 0.08);
}

// Five pairs among 200 coordinates, of which only the sum is seen, with error s: each of a pair then has mean
// y / (2 + s^2), variance 1 - 1 / (2 + s^2) and covariance -1 / (2 + s^2), and the evidence is that of y ~ N(0, 2 + s^2).
TEST(InferenceStatistics, FindsTenInformedCoordinatesAmongTwoHundred) {
  constexpr int kPairs = 5;
  const auto seen = [](int pair) { return 0.6 * pair - 1.5; };
  const auto error = [](int pair) { return pair % 2 == 0 ? 0.1 : 0.4; };
  const SmcState state = fit(
      {200, {}, 0},
      [&](const Particle& p) {
        double sum = 0;
        for (int pair = 0; pair < kPairs; ++pair) {
          const auto first = std::size_t{40} * static_cast<std::size_t>(pair);
          sum += log_normal(seen(pair) - p.z[first] - p.z[first + 1], error(pair));
        }
        return sum;
      },
      6, 40);
  double evidence = 0;
  for (int pair = 0; pair < kPairs; ++pair) {
    const auto first = std::size_t{40} * static_cast<std::size_t>(pair);
    const double variance = 2 + error(pair) * error(pair);
    const Moments one = coordinate(state, first), other = coordinate(state, first + 1);
    EXPECT_NEAR(one.mean, seen(pair) / variance, 0.05);
    EXPECT_NEAR(one.sd, std::sqrt(1 - 1 / variance), 0.05);
    const Moments sum = moments(state, [first](const Particle& p) { return p.z[first] + p.z[first + 1]; });
    EXPECT_NEAR(sum.mean, one.mean + other.mean, 1e-9);
    EXPECT_NEAR(sum.sd, error(pair) * std::sqrt(2 / variance), 0.08 * error(pair));
    evidence += log_normal(seen(pair), std::sqrt(variance));
  }
  for (const std::size_t j : {2u, 77u, 199u}) {
    EXPECT_NEAR(coordinate(state, j).mean, 0, 0.05);
    EXPECT_NEAR(coordinate(state, j).sd, 1, 0.05);
  }
  EXPECT_NEAR(state.log_evidence, evidence, 0.15);
}

// A likelihood that is zero for half of the prior leaves the half normal.
TEST(InferenceStatistics, CutsOffWhatIsImpossible) {
  const SmcState state =
      fit({2, {}, 0}, [](const Particle& p) { return p.z[0] < 0 ? -std::numeric_limits<double>::infinity() : 0.0; });
  EXPECT_NEAR(coordinate(state, 0).mean, std::sqrt(2 / M_PI), 0.03);
  EXPECT_NEAR(coordinate(state, 0).sd, std::sqrt(1 - 2 / M_PI), 0.03);
  EXPECT_NEAR(state.log_evidence, std::log(0.5), 0.03);
}

}  // namespace
