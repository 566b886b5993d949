#include "model/agents/lab.hpp"

#include "unit/model/small_world.hpp"

namespace {

using small_world::expect_near;
using small_world::Small;

template <class Real> class Lab : public testing::Test {
 protected:
  Small<Real> small;
  small_world::Fate<Real> fate;
  enum { kAlpha, kBeta, kDelta, kGamma };
  static double sum(const std::array<Real, model::kOrigins>& parts) {
    return base::lane(parts[0] + parts[1] + parts[2], 0);
  }
};
TYPED_TEST_SUITE(Lab, small_world::Numbers);

TYPED_TEST(Lab, ClaimsNothingBeforeItIsFounded) {
  this->small.scene.roster.labs[0].founded_month = 10;
  this->small.scene.roster.labs[0].weight_2025 = 3;
  auto world = this->small.begun(this->fate);
  expect_near(model::base_claim(world, 0), 0);
  world.month = 36;
  expect_near(model::base_claim(world, 0), 3);
  world.month = 18;
  expect_near(model::base_claim(world, 0), 2);
}

TYPED_TEST(Lab, EarningsMoveClaimsAndLeaveTheirSumAlone) {
  this->small.p.claim_response = TypeParam{} + 0.5;
  auto world = this->small.begun(this->fate);
  model::claim_compute(world);
  expect_near(world.labs[0].claim, 1);
  world.labs[0].revenue = TypeParam{} + 3e6, world.labs[1].revenue = TypeParam{} + 1e6;
  model::claim_compute(world);
  // earned: three quarters of two claims; half the way to the mean of base and earned
  expect_near(world.labs[0].claim, 1 + 0.5 * (0.5 * (1 + 1.5) - 1));
  expect_near(world.labs[0].claim + world.labs[1].claim, 2);
}

TYPED_TEST(Lab, HostsGiveTheirLabsExactlyTheShareForLabs) {
  auto world = this->small.begun(this->fate);
  world.month = 24;
  world.american_buyers[0].h100e = TypeParam{} + 1000.0, world.american_buyers[1].h100e = TypeParam{} + 500.0;
  for (std::size_t b = 0; b < 2; ++b)
    for (std::size_t origin = 0; origin < model::kOrigins; ++origin)
      world.buyers[b].effective[origin] =
          TypeParam{} + (10.0 * static_cast<double>(b + 1) + static_cast<double>(origin));
  world.buyers[0].lease = TypeParam{} + 40.0;
  model::claim_compute(world);
  const auto pools = model::lab_pools(world);
  const double us = base::lane(model::lab_share(world, true), 0), cn = base::lane(model::lab_share(world, false), 0);
  EXPECT_NEAR(this->sum(pools[0].h100e) + this->sum(pools[1].h100e), us * 1500, 1e-9);
  EXPECT_NEAR(this->sum(pools[2].h100e) + this->sum(pools[3].h100e),
              cn * (33 + 63 + 40 * base::lane(this->small.p.cn_utilisation_clouds, 0)), 1e-9);
  EXPECT_NEAR(this->sum(pools[2].h100e), cn * (33 + 40 * base::lane(this->small.p.cn_utilisation_clouds, 0)), 1e-9);
}

TYPED_TEST(Lab, TwoLabsAtOneHostShareByTheirClaims) {
  this->small.scene.roster.labs[1].compute_from = {{"East", 0.5}};
  auto world = this->small.begun(this->fate);
  world.american_buyers[0].h100e = TypeParam{} + 900.0;
  model::claim_compute(world);
  const auto pools = model::lab_pools(world);
  EXPECT_NEAR(this->sum(pools[0].h100e), 2 * this->sum(pools[1].h100e), 1e-9);
}

TYPED_TEST(Lab, ServesOnTheChipsThatTheHypothesisNamesFirst) {
  model::LabPool<TypeParam> pool;
  for (std::size_t origin = 0; origin < model::kOrigins; ++origin)
    pool.h100e[origin] = TypeParam{} + 100.0, pool.tb_s[origin] = TypeParam{} + 200.0;
  for (const bool on_ascend : {true, false}) {
    this->small.branches[model::kV4ServingHardware] = TypeParam{} + (on_ascend ? 0.0 : 1.0);
    auto world = this->small.begun(this->fate);
    auto& lab = world.labs[this->kDelta];
    model::divide_compute(world, this->kDelta, pool);
    expect_near(lab.training, 300);  // nothing to serve before the first release
    lab.releases = TypeParam{} + 1.0;
    lab.serving_share = TypeParam{} + 0.25;  // 150 of 600 TB/s: three quarters of one origin
    model::divide_compute(world, this->kDelta, pool);
    expect_near(lab.serving_tb_s, 150);
    expect_near(lab.training, 225);
    expect_near(lab.domestic_share, on_ascend ? 25.0 / 225 : 100.0 / 225);
    lab.serving_share = TypeParam{} + 1.0;
    model::divide_compute(world, this->kDelta, pool);
    expect_near(lab.training, 0);
  }
}

TYPED_TEST(Lab, ServingMovesTowardDemandAndNotBeyondItsLimit) {
  this->small.p.serving_share_max = TypeParam{} + 0.6, this->small.p.market_switch_per_month = TypeParam{} + 0.5;
  auto world = this->small.begun(this->fate);
  world.american_buyers[0].h100e = TypeParam{} + 900.0;
  world.services.us_tightness = TypeParam{} + 10.0;
  for (int n = 0; n < 60; ++n) model::allocate_compute(world);
  expect_near(world.labs[0].serving_share, 0.6);
  world.services.us_tightness = TypeParam{} + 0.1;
  for (int n = 0; n < 60; ++n) model::allocate_compute(world);
  expect_near(world.labs[0].serving_share, model::kLeastServing);
}

TYPED_TEST(Lab, ALabWithoutHostsHasNothing) {
  this->small.scene.roster.labs[0].compute_from.clear();
  auto world = this->small.begun(this->fate);
  world.american_buyers[0].h100e = TypeParam{} + 900.0;
  model::allocate_compute(world);
  expect_near(world.labs[0].compute, 0);
  expect_near(world.labs[0].experiments, 0);
  expect_near(world.labs[0].domestic_share, 0);
}

}  // namespace
