#include "model/mechanisms/wafers.hpp"

#include "unit/model/small_world.hpp"

namespace {

using small_world::expect_near;
using small_world::Small;

template <class Real> class Wafers : public testing::Test {
 protected:
  Small<Real> small;
  Wafers() {
    small.p.smic_adv_capacity_2022_wpm = Real{} + 5000.0, small.p.smic_adv_capacity_2025_wpm = Real{} + 40000.0;
    small.p.servicing_loss = Real{} + 0.4, small.p.tool_import_dependence = Real{} + 0.9;
  }
  model::World<Real> grown(int months) {
    auto world = small.empty();
    for (world.month = 0; world.month < months; ++world.month) model::grow_capacity(world);
    return world;
  }
};
TYPED_TEST_SUITE(Wafers, small_world::Numbers);

TYPED_TEST(Wafers, AnAscendDieOfSixPointSixFiveFitsEightyTimes) {
  // area: pi 15^2 / 6.65 = 106.29; edge: pi 30 / sqrt(13.3) = 25.84
  expect_near(model::gross_dies(TypeParam{} + 6.65), 106.29436 - 25.84330, 1e-5);
  expect_near(model::gross_dies(TypeParam{} + 1.0), 706.85835 - 66.64324, 1e-6);
}

TYPED_TEST(Wafers, MurphysYieldHasItsKnownValues) {
  expect_near(model::murphy_yield(TypeParam{}), 1);
  expect_near(model::murphy_yield(TypeParam{} + 1.0), 0.39957640, 1e-7);  // ((1 - 1/e) / 1)^2
  expect_near(model::murphy_yield(TypeParam{} + 0.5), 0.61927, 1e-4);
  expect_near(model::murphy_yield(TypeParam{} + 1e-9), 1, 1e-8);
  expect_near(model::murphy_yield(TypeParam{} + 100.0), 1e-4, 1e-9);
}

TYPED_TEST(Wafers, GrowthLacksWhatNeitherImportsNorHomeToolsGive) {
  const auto& p = this->small.p;
  expect_near(model::growth_allowed(p, TypeParam{}, TypeParam{}), 1);
  expect_near(model::growth_allowed(p, TypeParam{} + 1.0, TypeParam{}), 0.1);
  expect_near(model::growth_allowed(p, TypeParam{} + 1.0, TypeParam{} + 1.0), 1);
  expect_near(model::growth_allowed(p, TypeParam{} + 0.5, TypeParam{} + 0.2), 1 - 0.9 * 0.5 * 0.8);
}

TYPED_TEST(Wafers, CapacityFollowsItsDocumentedPathUnderTheDocumentedPolicy) {
  expect_near(this->grown(1).fabs.capacity, 5000);
  expect_near(this->grown(48).fabs.capacity, 40000, 1e-11);  // 2025-12
}

TYPED_TEST(Wafers, AFullBanWithoutHomeToolsLeavesTheUndependentGrowth) {
  auto world = this->small.empty();
  for (world.month = 0; world.month < 48; ++world.month) {
    world.fabs.tools.blocked = TypeParam{} + 1.0;
    model::grow_capacity(world);
  }
  expect_near(world.fabs.capacity, 5000 * std::pow(8.0, 0.1), 1e-9);
}

TYPED_TEST(Wafers, WhatToolsAllowIsHeldAgainstTheRecord) {
  this->small.p.cn_subsidy_capacity_log = TypeParam{} + 2.0;
  auto world = this->small.empty();
  world.fabs.tools_documented.blocked = TypeParam{} + 0.5;
  world.policy.levers.cn_subsidy = TypeParam{} + 0.6;
  model::grow_capacity(world);
  expect_near(world.fabs.to_documented, 1 / (1 - 0.9 * 0.5));
  world.fabs.tools.blocked = TypeParam{} + 1.0;
  model::grow_capacity(world);
  expect_near(world.fabs.to_documented, 0.1 / (1 - 0.9 * 0.5));
  expect_near(world.fabs.extra_subsidy, 0.1);
}

TYPED_TEST(Wafers, UptimeWearsToItsLimitUnderAServicingBan) {
  auto world = this->small.empty();
  world.policy.levers.servicing_ban = TypeParam{} + 1.0;
  for (world.month = 0; world.month < 2000; ++world.month) {
    const TypeParam before = world.fabs.tools.uptime;
    model::grow_capacity(world);
    ASSERT_LE(base::lane(world.fabs.tools.uptime, 0), base::lane(before, 0));
  }
  expect_near(world.fabs.tools.uptime, 0.6, 1e-9);
}

TYPED_TEST(Wafers, DefectsFallByTheExponentForEachLogOfWafers) {
  this->small.p.defect_density_2023_per_cm2 = TypeParam{} + 0.2, this->small.p.die_area_cm2 = TypeParam{} + 5.0;
  this->small.p.yield_learning_exponent = TypeParam{} + 0.3;
  auto world = this->small.empty();
  // the defect density is stated for the end of 2023: a year at 5,000 a month, then 24 months growing by 8^(1/47)
  const double q = std::pow(8, 1.0 / 47), pilot = 5000 * (12 + (std::pow(q, 24) - 1) / (q - 1));
  for (const double times : {1.0, 10.0}) {
    world.fabs.wafers_7nm = TypeParam{} + pilot * times;
    model::learn_yield(world);  // capacity is 0: no wafers are added
    const double defects = 5 * 0.2 * std::pow(times, -0.3), root = (1 - std::exp(-defects)) / defects;
    expect_near(world.fabs.yield, root * root, 1e-11);
  }
}

TYPED_TEST(Wafers, EveryWaferIsOfOneNode) {
  auto world = this->small.empty();
  world.fabs.capacity = TypeParam{} + 1000.0, world.fabs.tools.uptime = TypeParam{} + 0.9;
  world.fabs.next_share = TypeParam{} + 0.25;
  for (world.month = 0; world.month < 10; ++world.month) model::learn_yield(world);
  expect_near(world.fabs.wafers_7nm + world.fabs.wafers_next, 9000);
  expect_near(world.fabs.wafers_next, 2250);
}

TYPED_TEST(Wafers, ANewNodeIsAPilotUntilItsWafersAreWorthMore) {
  auto& p = this->small.p;
  p.next_node_month = TypeParam{} + 30.0, p.next_node_ramp_months = TypeParam{} + 10.0;
  p.next_node_pilot_share = TypeParam{} + 0.05, p.next_node_gain = TypeParam{} + 1.5;
  auto world = this->small.empty();
  world.fabs.yield = TypeParam{} + 0.6, world.fabs.yield_next = TypeParam{} + 0.3;
  world.fabs.node_clock = TypeParam{} + 29.0;
  model::choose_node(world);
  expect_near(world.fabs.next_share, 0);
  world.fabs.node_clock = TypeParam{} + 30.0;
  for (int n = 0; n < 5; ++n) model::choose_node(world);
  expect_near(world.fabs.next_share, 0.05);
  world.fabs.yield_next = TypeParam{} + 0.45;  // 0.45 x 1.5 > 0.6
  model::choose_node(world);
  expect_near(world.fabs.next_share, 0.15);
  for (int n = 0; n < 20; ++n) model::choose_node(world);
  expect_near(world.fabs.next_share, 1);
}

TYPED_TEST(Wafers, HuaweisFabsTakeTheirPartOnlyIfTheyAreThere) {
  this->small.p.huawei_fab_share_2028 = TypeParam{} + 0.4;
  const auto captive = [&](std::vector<model::Foundry> foundries) {
    this->small.scene.roster.foundries = std::move(foundries);
    auto world = this->small.empty();
    world.month = 54;  // halfway from 2025 to 2028
    model::share_fabs(world);
    return world.fabs.captive_share;
  };
  expect_near(captive({{"Own", "cn", true}, {"All", "cn", false}}), 0.2);
  expect_near(captive({{"All", "cn", false}}), 0);
  expect_near(captive({{"Own", "cn", true}}), 1);
}

TYPED_TEST(Wafers, ASubsidyAddsItsGrowth) {
  this->small.p.cn_subsidy_capacity_log = TypeParam{} + 0.12;
  auto world = this->small.empty();
  world.policy.levers.cn_subsidy = TypeParam{} + 0.5;
  for (world.month = 0; world.month < 25; ++world.month) model::grow_capacity(world);
  expect_near(world.fabs.capacity, 5000 * std::pow(8.0, 24.0 / 47) * std::exp(0.06 * 2), 1e-11);
}

}  // namespace
