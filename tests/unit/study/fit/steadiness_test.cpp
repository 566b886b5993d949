#include "study/fit/steadiness.hpp"
#include "base/error.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "model/hypotheses.hpp"
#include "model/parameters.hpp"

namespace {

/// A fit of `count` unrelated worlds in the middle of every prior, of which the first `first` have branch 0 of the first
/// hypothesis and lie `place` high in the first parameter.
engine::Posterior fit(int count, int first, std::uint16_t place) {
  engine::Posterior posterior;
  for (int i = 0; i < count; ++i) {
    engine::PosteriorWorld world;
    world.places.assign(model::kParameters, 32768);
    world.branch[0] = i < first ? 0 : 1;
    if (i % 2 == 0) world.places[0] = place;
    world.ancestor = static_cast<std::uint32_t>(i);
    posterior.worlds.push_back(std::move(world));
  }
  return posterior;
}

std::array<std::array<double, 4>, model::kHypotheses> two_branches() {
  std::array<std::array<double, 4>, model::kHypotheses> weights{};
  for (auto& row : weights) row = {0.5, 0.5, 0, 0};
  return weights;
}

const study::Steadiness& named(const std::vector<study::Steadiness>& rows, const std::string& name) {
  for (const study::Steadiness& row : rows)
    if (row.name == name) return row;
  throw std::runtime_error("no row " + name);
}

TEST(Stability, FindsWhatTwoFitsDisagreeOn) {
  const engine::Posterior one = fit(400, 100, 32768), other = fit(400, 300, 60000);
  const auto rows = study::steadiness_of({&one, &other}, two_branches());
  const model::HypothesisRow& claim = model::kHypothesisRows[0];
  const study::Steadiness& branch = named(rows, std::string(claim.name) + "." + std::string(claim.branch[0]));
  EXPECT_NEAR(branch.values[0], 0.25, 1e-12);
  EXPECT_NEAR(branch.values[1], 0.75, 1e-12);
  EXPECT_NEAR(branch.range(), 0.5, 1e-12);
  const double error = std::sqrt(0.25 * 0.75 / 399);  // of a share among 400
  EXPECT_NEAR(branch.errors[0], error, 1e-9);
  EXPECT_NEAR(branch.range_in_errors(), 0.5 / std::sqrt(2 * error * error), 1e-6);
  const study::Steadiness& moved = named(rows, std::string(model::kParameterRows[0].name));
  EXPECT_GT(moved.range_in_errors(), 3);
  EXPECT_EQ(named(rows, std::string(model::kParameterRows[1].name)).range(), 0);
}

TEST(Stability, OfAFitWithItselfIsPerfect) {
  const engine::Posterior one = fit(50, 20, 50000);
  for (const study::Steadiness& row : study::steadiness_of({&one, &one, &one}, two_branches())) {
    EXPECT_EQ(row.range(), 0) << row.name;
    EXPECT_EQ(row.range_in_errors(), 0) << row.name;
    EXPECT_EQ(row.values.size(), 3u);
  }
}

TEST(Stability, NeedsTwoFits) {
  const engine::Posterior one = fit(50, 20, 50000);
  EXPECT_THROW(study::steadiness_of({&one}, two_branches()), base::InvariantError);
}

}  // namespace
