#include "model/agents/chinese_vendor.hpp"

#include "unit/model/small_world.hpp"

namespace {

using small_world::expect_near;
using small_world::Small;

template <class Real> class ChineseVendor : public testing::Test {
 protected:
  Small<Real> small;
  const model::ChineseVendor& huawei() const { return small.scene.roster.chinese_vendors[0]; }
};
TYPED_TEST_SUITE(ChineseVendor, small_world::Numbers);

TYPED_TEST(ChineseVendor, DesignsAtFullPaceWithoutABan) { expect_near(model::design_pace(this->small.empty()), 1); }

TYPED_TEST(ChineseVendor, ABanCostsWhatDependsOnAmericanSoftware) {
  this->small.p.eda_dependence = TypeParam{} + 0.6;
  auto world = this->small.empty();
  world.policy.levers.eda_ban = TypeParam{} + 1.0;
  world.p.home_eda_midpoint_month = TypeParam{} + 30.0;
  world.month = 30;  // home-made software replaces half of it
  expect_near(model::design_pace(world), 1 - 0.6 * 0.5);
  this->small.scene.roster.eda_vendors.clear();
  expect_near(model::design_pace(world), 1);
}

TYPED_TEST(ChineseVendor, FollowsTheRoadMapWithinAYearOfEachLaunch) {
  const auto dies = [&](double clock) { return model::road_map_dies(this->small.scene, TypeParam{} + clock); };
  expect_near(dies(0), 1);
  expect_near(dies(24), 1);
  expect_near(dies(30), 1.5);
  expect_near(dies(36), 2);
  expect_near(dies(54), 3);
  expect_near(dies(500), 4);
}

TYPED_TEST(ChineseVendor, TheOutboundRuleStopsTheForeignPartOfFunding) {
  auto world = this->small.empty();
  expect_near(model::funding(world, this->huawei()), 1e8);
  world.policy.levers.outbound_investment_rule = TypeParam{} + 1.0;
  expect_near(model::funding(world, this->huawei()), 5e7);
}

TYPED_TEST(ChineseVendor, DesignsAsFastAsItsCapitalLetsIt) {
  this->small.p.tapeout_cost_usd = TypeParam{} + 1e8;
  this->small.p.design_capital_elasticity = TypeParam{} + 0.5;
  auto world = this->small.empty();
  auto state = world.vendors[0];
  state.capital = TypeParam{} + 1e9;
  expect_near(model::design_pace_of(world, this->huawei(), state), 1);
  state.capital = TypeParam{} + 2.5e7;
  expect_near(model::design_pace_of(world, this->huawei(), state), 0.25);
  state.capital = TypeParam{};
  expect_near(model::design_pace_of(world, this->huawei(), state), 0);
  state.capital = TypeParam{} + 1e9;
  world.policy.levers.outbound_investment_rule = TypeParam{} + 1.0;
  expect_near(model::design_pace_of(world, this->huawei(), state), std::sqrt(0.5));
}

TYPED_TEST(ChineseVendor, CapitalIsWhatWasRaisedLessTapeOuts) {
  this->small.p.tapeout_cost_usd = TypeParam{} + 2.4e9;  // two hundred million a month
  auto world = this->small.empty();
  for (world.month = 0; world.month < 5; ++world.month) model::plan_products(world);
  expect_near(world.vendors[0].capital, 1e9 + 5 * (1e8 - 2e8));
  for (world.month = 5; world.month < 40; ++world.month) model::plan_products(world);
  expect_near(world.vendors[0].capital, 0, 1e-3);  // what comes in is spent, and never more
}

TYPED_TEST(ChineseVendor, AChipHasTheArithmeticOfItsDies) {
  auto& p = this->small.p;
  p.h100e_per_die_2025 = TypeParam{} + 0.4, p.die_performance_growth = TypeParam{} + 1.5;
  p.others_relative_performance = TypeParam{} + 0.5, p.tapeout_cost_usd = TypeParam{} + 1e6;
  auto world = this->small.empty();
  for (auto& vendor : world.vendors) vendor.clock = TypeParam{} + 41.0;  // the class of mid-2025, after this month
  world.month = 41;
  model::plan_products(world);
  expect_near(world.vendors[0].dies_per_chip, 2);
  expect_near(world.vendors[0].h100e_per_chip, 0.8);
  expect_near(world.vendors[1].h100e_per_chip, 0.2);
}

TYPED_TEST(ChineseVendor, WantsNothingBeforeItsLaunch) {
  this->small.scene.roster.chinese_vendors[0].launch_month = 10;
  this->small.p.order_clear_months = TypeParam{} + 4.0;
  auto world = this->small.empty();
  world.vendors[0].backlog = TypeParam{} + 100.0;  // H100e
  world.month = 9;
  model::plan_products(world);
  expect_near(world.vendors[0].want, 0);
  world.month = 10;
  model::plan_products(world);
  expect_near(world.vendors[0].want * world.vendors[0].h100e_per_chip, 25);
}

}  // namespace
