#include "model/mechanisms/offshore.hpp"

#include "unit/model/small_world.hpp"

namespace {

using small_world::expect_near;
using small_world::Small;

/// Half of a gigawatt is leasable in month 42, and 2 kW feed an H100e; hosts let at most an eighth of their chips.
template <class Real> class Offshore : public testing::Test {
 protected:
  Small<Real> small;
  small_world::Fate<Real> fate;
  Offshore() {
    auto& p = small.p;
    p.leased_power_most_gw = Real{} + 1.0, p.leased_power_midpoint_month = Real{} + 42.0;
    p.leased_power_width_months = Real{} + 12.0, p.leased_kw_per_h100e_2025 = Real{} + 2.0;
    p.leased_power_efficiency_growth = Real{} + 1.0, p.offshore_share_most = Real{} + 0.125;
    p.us_owner_share = Real{} + 0.7, p.lease_months = Real{} + 10.0, p.remote_access_leak = Real{} + 0.1;
  }
  /// Month 42, with this many chips at each of the two hosts.
  model::World<Real> hosted(double h100e) {
    auto world = small.begun(fate);
    world.month = 42;
    for (auto& host : world.hosts) host.h100e = Real{} + h100e;
    return world;
  }
};
TYPED_TEST_SUITE(Offshore, small_world::Numbers);

TYPED_TEST(Offshore, LeasablePowerRisesThroughItsMidpointAndSaturates) {
  auto world = this->small.empty();
  const auto gw = [&](int month) {
    world.month = month;
    return base::lane(model::leasable_gw(world), 0);
  };
  EXPECT_NEAR(gw(42), 0.5, 1e-12);
  EXPECT_NEAR(gw(54), 1 / (1 + std::exp(-1)), 1e-12);
  EXPECT_NEAR(gw(1000), 1, 1e-12);
  for (int month = 0; month < 200; ++month) EXPECT_GT(gw(month + 1), gw(month));
}

TYPED_TEST(Offshore, LandlordsAnswerAfterThePresentToWhatHasChangedSince) {
  auto& p = this->small.p;
  p.leased_power_elasticity = TypeParam{} + 0.5, p.leased_power_build_months = TypeParam{} + 12.0;
  p.leased_power_width_months = TypeParam{} + 1e9;  // as much is planned in every month: half a gigawatt, 250,000 H100e
  auto world = this->small.empty();
  const int present = this->small.scene.present;
  const auto live = [&](int to, double wanted) {
    for (; world.month <= to; ++world.month) model::hear_tenants(world, TypeParam{} + wanted);
  };
  live(present, 25000);  // leases last ten months
  expect_near(model::leasable_gw(world), 0.5, 1e-6);
  live(present + 600, 25000);
  expect_near(model::leasable_gw(world), 0.5, 0.01);  // what was wanted at the present, and had been for months
  auto less = world, starved = world;
  live(world.month + 600, 100000);  // four times as much
  expect_near(model::leasable_gw(world), 1, 0.02);
  starved.yardstick.given = true;  // its past was another: the documented present stays the measure
  for (starved.month = 0; starved.month <= present + 600; ++starved.month)
    model::hear_tenants(starved, TypeParam{} + 100000.0);
  expect_near(model::leasable_gw(starved), 1, 0.02);
  for (const int end = less.month + 600; less.month <= end; ++less.month) model::hear_tenants(less, TypeParam{});
  expect_near(model::leasable_gw(less), 0.5 / std::sqrt(20.0), 0.01);
}

TYPED_TEST(Offshore, AnH100eNeedsLessPowerFromYearToYear) {
  this->small.p.leased_power_efficiency_growth = TypeParam{} + 1.25;
  auto world = this->small.empty();
  for (const auto& [month, kw] : {std::pair{47, 2.0}, {59, 1.6}, {35, 2.5}}) {
    world.month = month;
    expect_near(model::leased_kw_per_h100e(world), kw);
  }
}

TYPED_TEST(Offshore, EveryChipForSaleIsSoldOnce) {
  auto world = this->small.begun(this->fate);
  world.production.us_output = TypeParam{} + 1e5, world.trade.displaced = TypeParam{} + 1e4;
  world.policy.levers.global_licensing = TypeParam{} + 1.0,
  world.policy.levers.country_cap_h100e_per_year = TypeParam{} + 12000.0;
  model::sell_to_third_countries(world);
  TypeParam sold{};
  for (const auto& host : world.hosts) {
    expect_near(host.bought, 1000);  // the cap of a month
    sold += host.received.newest();
  }
  for (const auto& buyer : world.american_buyers) sold += buyer.received.newest();
  expect_near(sold, 9e4);
  expect_near(world.trade.sold_outside, 9e4);
}

TYPED_TEST(Offshore, WithoutLicensingHostsBuyTheirShares) {
  auto world = this->small.begun(this->fate);
  world.production.us_output = TypeParam{} + 1e5;
  model::sell_to_third_countries(world);
  for (const auto& host : world.hosts) expect_near(host.bought, 15000);
}

TYPED_TEST(Offshore, InAnAmericanSlumpOthersBuyAsMuchAsBefore) {
  auto world = this->small.begun(this->fate);
  world.policy.levers.us_capex_slump = TypeParam{} + 0.5;
  world.production.us_output = TypeParam{} + 1e5 * (1 - 0.7 * 0.5);  // what vendors make then
  model::sell_to_third_countries(world);
  TypeParam american{};
  for (const auto& buyer : world.american_buyers) american += buyer.received.newest();
  expect_near(american, 35000);
  for (const auto& host : world.hosts) expect_near(host.bought, 15000);
}

TYPED_TEST(Offshore, WhatIsOfferedIsTheLessOfPowerAndWhatHostsLet) {
  auto few = this->hosted(1e4), many = this->hosted(1e7);
  expect_near(model::offshore_on_offer(few), 2500);
  expect_near(model::offshore_on_offer(many), 250000);  // half a gigawatt
  this->small.scene.roster.hosts[0].tenant_openness = 0;
  this->small.scene.roster.hosts[1].tenant_openness = 3;
  auto uneven = this->hosted(1e4);
  expect_near(model::offshore_on_offer(uneven), 3 * 1250);
  this->small.p.offshore_share_most = TypeParam{} + 0.9;
  auto all = this->hosted(1e4);
  expect_near(model::offshore_on_offer(all), 1e4);  // nobody lets more than it has
}

TYPED_TEST(Offshore, ARuleLeavesTheLeak) {
  auto world = this->hosted(1e4);
  world.policy.levers.remote_access_rule = TypeParam{} + 1.0;
  expect_near(model::offshore_on_offer(world), 250);
  world.channel.offshore = TypeParam{};
  expect_near(model::offshore_on_offer(world), 0);
}

TYPED_TEST(Offshore, LeasesRunOutAndARuleEndsTheRestWithTheirRents) {
  auto world = this->hosted(1e4);
  world.buyers[0].lease = TypeParam{} + 1000.0, world.buyers[1].lease = TypeParam{} + 500.0;
  for (auto& buyer : world.buyers) {
    buyer.rent = buyer.lease * 700.0, buyer.budget = TypeParam{} + 1e9;
    buyer.spent[model::kOffshore] = TypeParam{};
  }
  const auto month = [&] {
    model::pay_rents(world);
    for (auto& buyer : world.buyers) buyer.spent[model::kOffshore] = buyer.rent_paid;
    const TypeParam offered = model::offshore_on_offer(world);
    model::sign_leases(world);
    for (const auto& buyer : world.buyers) expect_near(buyer.rent - buyer.lease * 700.0, 0, 1e-6);
    return offered;
  };
  expect_near(month(), 2500 - 0.9 * 1500);
  expect_near(world.buyers[0].lease, 900);
  world.policy.levers.remote_access_rule = TypeParam{} + 1.0;
  expect_near(month(), 0);
  expect_near(world.buyers[0].lease, 500 / 3.0);  // two thirds of the 250 that leak
  expect_near(world.buyers[1].lease, 250 / 3.0);
}

TYPED_TEST(Offshore, ABuyerThatCannotPayGivesLeasesUp) {
  auto world = this->hosted(1e4);
  const double budgets[] = {4e4, 1e5};
  for (std::size_t b = 0; b < 2; ++b) {
    world.buyers[b].lease = TypeParam{} + 100.0, world.buyers[b].rent = TypeParam{} + 1e5;
    world.buyers[b].budget = TypeParam{} + budgets[b];
  }
  world.p.lease_months = TypeParam{} + 1e18;  // none runs out
  model::pay_rents(world);
  expect_near(world.buyers[0].lease, 40);
  expect_near(world.buyers[0].rent_paid, 4e4);
  expect_near(world.buyers[1].lease, 100);
  expect_near(world.buyers[1].rent_paid, 1e5);
  world.buyers[0].budget = TypeParam{};
  model::pay_rents(world);
  expect_near(world.buyers[0].lease, 0);
  expect_near(world.buyers[0].rent_paid, 0);
}

TYPED_TEST(Offshore, ALeaseIsPaidAsLongAsItIsUsed) {
  auto world = this->hosted(1e7);
  auto& buyer = world.buyers[0];
  buyer.budget = TypeParam{} + 1e9;
  TypeParam paid{}, used{};
  for (int month = 0; month < 400; ++month) {
    model::pay_rents(world);
    buyer.leased_now = TypeParam{} + (month == 0 ? 100.0 : 0.0);
    buyer.spent[model::kOffshore] = buyer.rent_paid + buyer.leased_now * 700.0;
    model::offshore_on_offer(world);
    model::sign_leases(world);
    paid += buyer.spent[model::kOffshore], used += buyer.lease;
  }
  expect_near(used, 100 * 10, 1e-9);  // ten months on average
  expect_near(paid, 700 * 100 * 10, 1e-9);
}

TYPED_TEST(Offshore, RentsMoveBothWaysAndComeBack) {
  auto world = this->small.begun(this->fate);
  world.p.rent_shock_sd = TypeParam{}, world.p.rent_persistence = TypeParam{} + 0.9;
  world.trade.rent_log = TypeParam{} + 1.0;
  model::move_rents(world, this->fate.luck);
  expect_near(world.trade.rent_log, 0.9);
  world.p.rent_shock_sd = TypeParam{} + 0.1;
  bool above = false, below = false;
  for (world.month = 1; world.month < 200; ++world.month) {
    model::move_rents(world, this->fate.luck);
    (base::lane(world.trade.rent_log, 0) > 0 ? above : below) = true;
  }
  EXPECT_TRUE(above && below);
}

}  // namespace
