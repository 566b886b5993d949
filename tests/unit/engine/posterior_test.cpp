#include "engine/posterior.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>
#include <set>

#include "engine/inputs.hpp"

namespace {

using Weights = std::array<std::array<double, 4>, model::kHypotheses>;
constexpr int kSlots = 9;

Weights equal_weights() {
  Weights weights{};
  for (std::size_t h = 0; h < model::kHypotheses; ++h)
    for (std::size_t branch = 0; branch < model::kHypothesisRows[h].branches; ++branch) weights[h][branch] = 1;
  return weights;
}

/// `count` worlds, world i with its own number in every place and key; branches of the first hypothesis take turns.
engine::Posterior posterior_of(std::uint32_t count) {
  engine::Posterior posterior{77, kSlots, {}};
  for (std::uint32_t i = 0; i < count; ++i) {
    engine::PosteriorWorld world;
    world.places.assign(model::kParameters, static_cast<std::uint16_t>(i));
    world.branch = {};
    world.branch[0] = static_cast<std::uint8_t>(i % model::kHypothesisRows[0].branches);
    world.luck.assign(static_cast<std::size_t>(base::kGroups * kSlots), 1000 + i);
    world.ancestor = i / 2;
    posterior.worlds.push_back(world);
  }
  return posterior;
}

engine::Inputs inputs_of(const engine::Posterior& posterior, const Weights& weights, std::uint64_t seed) {
  engine::Inputs inputs;
  base::Distribution uniform;
  uniform.family = base::Family::kUniform, uniform.low = 0, uniform.high = 1;
  inputs.priors.assign(model::kParameters, uniform);
  inputs.weights = weights;
  inputs.posterior = &posterior;
  inputs.order = engine::posterior_order(posterior, weights, seed);
  return inputs;
}

model::Setting setting_of(int months) {
  model::Setting setting;
  setting.months = months;
  setting.present = 52;
  return setting;
}

TEST(PosteriorOrder, WithEqualBranchesEveryWorldStandsOnce) {
  const auto order = engine::posterior_order(posterior_of(100), equal_weights(), 5);
  EXPECT_EQ(std::set<std::uint32_t>(order.begin(), order.end()).size(), 100u);
  EXPECT_FALSE(std::is_sorted(order.begin(), order.end()));
}

TEST(PosteriorOrder, BranchesStandInProportionToTheirWeights) {
  const engine::Posterior posterior = posterior_of(400);
  Weights weights = equal_weights();
  weights[0] = {0.5, 0.25, 0.25, 0};
  const auto order = engine::posterior_order(posterior, weights, 5);
  std::array<int, 4> count{};
  for (const std::uint32_t i : order) ++count[posterior.worlds[i].branch[0]];
  EXPECT_EQ(count, (std::array<int, 4>{200, 100, 100, 0}));
}

TEST(PosteriorOrder, TheSeedAloneDecidesWhoStandsWhere) {
  const engine::Posterior posterior = posterior_of(100);
  EXPECT_EQ(engine::posterior_order(posterior, equal_weights(), 5),
            engine::posterior_order(posterior, equal_weights(), 5));
  EXPECT_NE(engine::posterior_order(posterior, equal_weights(), 5),
            engine::posterior_order(posterior, equal_weights(), 6));
}

TEST(PosteriorOrder, IsEmptyIfNoWorldHasTheBranch) {
  const engine::Posterior posterior = posterior_of(3);  // branches 0, 1 and 2
  Weights weights = equal_weights();
  weights[0] = {0, 0, 0, 1};
  EXPECT_TRUE(engine::posterior_order(posterior, weights, 5).empty());
}

TEST(PosteriorWorlds, KeepTheLuckOfTheRecordAndGoOnWithFreshLuck) {
  const engine::Posterior posterior = posterior_of(10);
  const engine::Inputs inputs = inputs_of(posterior, equal_weights(), 5);
  const int slots = 22;
  const engine::WorldRecord first = engine::draw_world(inputs, 5, 1, setting_of(132)),
                            again = engine::draw_world(inputs, 5, 11, setting_of(132));  // the same world, once more
  const std::size_t world = inputs.order[0];
  for (std::size_t group = 0; group < static_cast<std::size_t>(base::kGroups); ++group)
    for (std::size_t slot = 0; slot < slots; ++slot) {
      const std::size_t at = group * slots + slot;
      if (slot < kSlots) {
        EXPECT_EQ(first.luck[at], 1000 + world);
        EXPECT_EQ(again.luck[at], first.luck[at]);
      } else {
        EXPECT_NE(again.luck[at], first.luck[at]);
      }
    }
  EXPECT_EQ(first.parameters, again.parameters);
  EXPECT_EQ(first.branches, again.branches);
}

TEST(PosteriorWorlds, AShortRunHasTheLuckOfTheWholeRecord) {
  const engine::Posterior posterior = posterior_of(10);
  const engine::Inputs inputs = inputs_of(posterior, equal_weights(), 5);
  EXPECT_EQ(engine::draw_world(inputs, 5, 3, setting_of(12)).luck,
            engine::draw_world(inputs, 5, 3, setting_of(53)).luck);
}

TEST(PosteriorWorlds, AParameterThatTheScenarioSetsIsItsOwn) {
  const engine::Posterior posterior = posterior_of(10);
  engine::Inputs inputs = inputs_of(posterior, equal_weights(), 5);
  const engine::WorldRecord tied = engine::draw_world(inputs, 5, 3, setting_of(53));
  inputs.priors[7] = base::Distribution{};
  inputs.priors[7].value = 42;
  inputs.interventions = {7};
  const engine::WorldRecord cut = engine::draw_world(inputs, 5, 3, setting_of(53));
  EXPECT_EQ(cut.parameters[7], 42);
  for (std::size_t i = 0; i < model::kParameters; ++i)
    if (i != 7) {
      EXPECT_EQ(cut.parameters[i], tied.parameters[i]);
    }
}

}  // namespace
