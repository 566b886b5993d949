#include "analysis/moves.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <numeric>
#include <vector>

#include "analysis/draws.hpp"
#include "base/error.hpp"
#include "unit/analysis/targets.hpp"

namespace {

using analysis::Move;
using analysis::Particle;
using analysis::Space;

const Space kSpace{5, {3, 2}, 3};

double luck(const Particle& particle) { return analysis::Draws(5, "test/luck", 0, particle.keys[0]).uniform(); }

/// Bent, with a choice that shifts it and luck that presses on it; never above 0, so that draws can be exact.
double likelihood(const Particle& particle) {
  return test::bell(particle.z[0] * particle.z[0] + particle.z[1] - 0.7 * particle.choices[0], 0.5) +
         test::bell(luck(particle) - 0.3 - 0.2 * particle.choices[1] * particle.z[2], 0.25);
}

/// An exact draw from prior * likelihood^temperature, by rejection.
Particle exact(std::uint64_t seed, std::size_t index, double temperature) {
  analysis::Draws accept(seed, "test/exact", 1, index);
  for (std::size_t attempt = 0;; ++attempt) {
    Particle particle = analysis::draw_prior(kSpace, seed + 1000 * attempt, index);
    if (std::log(accept.uniform()) < temperature * likelihood(particle)) return particle;
  }
}

using Features = std::array<double, 8>;
Features features(const Particle& p) {
  return {p.z[0] * p.z[0],    p.z[1], p.z[1] * p.z[1], p.z[2] * luck(p), p.z[4] * p.z[4], p.choices[0] == 2 ? 1.0 : 0.0,
          p.choices[1] * 1.0, luck(p)};
}

void add(Features& sum, const Features& part, double weight) {
  for (std::size_t k = 0; k < sum.size(); ++k) sum[k] += weight * part[k];
}

// Populations of 64 that are exact draws, moved 40 times: their features keep the mean of exact draws. 8 features in 2
// temperatures at 4.5 standard errors (of the 150 populations' means and the 30,000 draws): chance of a false alarm
// below 2e-4. A wrong acceptance ratio moves some feature by far more.
TEST(MovesStatistics, LeaveTheTargetAsItIs) {
  constexpr int kPopulations = 150, kExact = 30000;
  for (const double temperature : {0.3, 1.0}) {
    Features truth{}, truth_squares{}, sum{}, squares{};
    for (std::size_t i = 0; i < kExact; ++i) {
      const Features one = features(exact(77, i, temperature));
      add(truth, one, 1.0 / kExact);
      Features square = one;
      for (double& x : square) x *= x;
      add(truth_squares, square, 1.0 / kExact);
    }
    analysis::Adaptation adaptation = analysis::begin_adaptation(kSpace);
    for (std::uint64_t population = 0; population < kPopulations; ++population) {
      std::vector<Particle> particles;
      std::vector<double> values;
      for (std::size_t i = 0; i < 64; ++i) particles.push_back(exact(200000 + population, i, temperature));
      for (const Particle& particle : particles) values.push_back(likelihood(particle));
      for (std::uint64_t round = 0; round < 40; ++round)
        analysis::move_round(particles, values, temperature, adaptation, kSpace, population, round,
                             test::each(likelihood));
      Features mean{};
      for (const Particle& particle : particles) add(mean, features(particle), 1.0 / 64);
      add(sum, mean, 1.0 / kPopulations);
      for (double& x : mean) x *= x;
      add(squares, mean, 1.0 / kPopulations);
    }
    for (std::size_t k = 0; k < truth.size(); ++k) {
      const double error =
          std::sqrt((squares[k] - sum[k] * sum[k]) / kPopulations + (truth_squares[k] - truth[k] * truth[k]) / kExact);
      EXPECT_NEAR(sum[k], truth[k], 4.5 * error) << "feature " << k << " at temperature " << temperature;
    }
  }
}

TEST(Moves, ProposeOncePerParticleAndEveryKind) {
  std::vector<Particle> particles;
  for (std::size_t i = 0; i < 1000; ++i) particles.push_back(exact(1, i, 1.0));
  std::vector<double> values = test::each(likelihood)(particles);
  analysis::Adaptation adaptation = analysis::begin_adaptation(kSpace);
  const analysis::MoveCounts counts =
      analysis::move_round(particles, values, 1.0, adaptation, kSpace, 1, 0, test::each(likelihood));
  EXPECT_EQ(std::accumulate(counts.proposed.begin(), counts.proposed.end(), 0ull), 1000ull);
  for (std::size_t i = 0; i < analysis::kMoves; ++i) EXPECT_GT(counts.proposed[i], 0u) << i;
}

TEST(Moves, ComeDownToAnAcceptanceOfAboutAQuarter) {
  const Space space{30, {}, 20};
  const auto narrow = test::each([](const Particle& particle) {
    double sum = 0;
    for (const double z : particle.z) sum += test::bell(z, 0.1);
    for (const std::uint32_t key : particle.keys) sum += 3 * std::log(key * 0x1p-32);
    return sum;
  });
  std::vector<Particle> particles;
  for (std::size_t i = 0; i < 1000; ++i) {
    particles.push_back(analysis::draw_prior(space, 1, i));
    for (double& z : particles.back().z) z *= 0.0995;
    for (std::uint32_t& key : particles.back().keys) key = static_cast<std::uint32_t>(0.8 * 0x1p32);
  }
  std::vector<double> values = narrow(particles);
  analysis::Adaptation adaptation = analysis::begin_adaptation(space);
  analysis::MoveCounts late;
  for (std::uint64_t round = 0; round < 60; ++round) {
    const analysis::MoveCounts counts =
        analysis::move_round(particles, values, 1.0, adaptation, space, 1, round, narrow);
    if (round >= 30) late += counts;
  }
  EXPECT_NEAR(late.acceptance(Move::kDifference), 0.28, 0.08);
  EXPECT_NEAR(late.acceptance(Move::kKeys), 0.25, 0.08);
  EXPECT_GT(late.acceptance(Move::kWalk), 0.2) << "walks end at whole steps where the reference is right";
  EXPECT_LT(adaptation.keys, 10);
}

TEST(Moves, RefuseTooFewParticlesAndNoTemperature) {
  std::vector<Particle> particles(3, analysis::draw_prior(kSpace, 1, 0));
  std::vector<double> values(3, 0.0);
  analysis::Adaptation adaptation = analysis::begin_adaptation(kSpace);
  const auto move = [&](double temperature) {
    analysis::move_round(particles, values, temperature, adaptation, kSpace, 1, 0, test::each(likelihood));
  };
  EXPECT_THROW(move(1), base::InvariantError);
  particles.resize(4, particles[0]), values.resize(4);
  EXPECT_NO_THROW(move(1));
  EXPECT_THROW(move(0), base::InvariantError);
  adaptation.walk_step.pop_back();
  EXPECT_THROW(move(1), base::InvariantError);
}

}  // namespace
