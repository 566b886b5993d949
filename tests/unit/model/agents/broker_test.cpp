#include "model/agents/broker.hpp"

#include "unit/model/small_world.hpp"

namespace {

using small_world::expect_near;
using small_world::Small;

template <class Real> class Broker : public testing::Test {
 protected:
  Small<Real> small;
  small_world::Fate<Real> fate;
  Broker() { small.p.broker_hazard_per_month = Real{} + 0.05; }
};
TYPED_TEST_SUITE(Broker, small_world::Numbers);

TYPED_TEST(Broker, ShipsHalfOfItsCapacityAtBreakEven) {
  auto& p = this->small.p;
  expect_near(model::activity(p, p.broker_break_even), 0.5);
  expect_near(model::activity(p, TypeParam{}), 0);
  expect_near(model::activity(p, 3.0 * p.broker_break_even), 0.75);
}

TYPED_TEST(Broker, TheUsualShareOfPlacesBalancesComingAndGoing) {
  auto& p = this->small.p;
  p.broker_entry_per_month = TypeParam{} + 0.1, p.smuggling_premium_2024 = TypeParam{} + 0.5;
  p.broker_break_even = TypeParam{} + 0.5, p.broker_quit_per_month = TypeParam{} + 0.1;
  expect_near(model::usual_share_active(p), 0.05 / (0.05 + 0.05 + 0.1 * 0.5));
  p.broker_quit_per_month = TypeParam{};
  expect_near(model::usual_share_active(p), 0.5);
  p.broker_hazard_per_month = TypeParam{};
  expect_near(model::usual_share_active(p), 1);
}

TYPED_TEST(Broker, AnOrdinaryBrokerMeetsTheStatedHazard) {
  const auto world = this->small.begun(this->fate);
  const auto chance = [&](double units) {
    return model::risk(world.p, model::effort(world), TypeParam{} + units, TypeParam{} + 10.0);
  };
  expect_near(chance(10), 1 - std::exp(-0.05));
  expect_near(chance(0), 0);
}

TYPED_TEST(Broker, TheHazardRisesWithEffortVolumeAndVerification) {
  this->small.p.broker_volume_exponent = TypeParam{} + 1.0;
  auto world = this->small.begun(this->fate);
  const auto hazard = [&](double units) {
    const double chance =
        base::lane(model::risk(world.p, model::effort(world), TypeParam{} + units, TypeParam{} + 1.0), 0);
    return -std::log1p(-chance);
  };
  for (const double budget : {0.0, 0.5, 1.0, 4.0, 20.0}) {
    world.policy.levers.enforcement_budget = TypeParam{} + budget;
    EXPECT_NEAR(hazard(1), 0.05 * budget, 1e-12);
  }
  world.policy.levers.enforcement_budget = TypeParam{} + 1.0;
  EXPECT_NEAR(hazard(3), 0.15, 1e-12);
  world.policy.levers.location_verification = TypeParam{} + 1.0;
  EXPECT_NEAR(hazard(1), 0.1, 1e-12);
  world.policy.levers.global_licensing = TypeParam{} + 1.0;
  EXPECT_NEAR(hazard(1), 0.15, 1e-12);
}

TYPED_TEST(Broker, CapacityMakesTheDocumentedYearComeOut) {
  auto& p = this->small.p;
  p.smuggling_capacity_2025_h100e_per_year = TypeParam{} + 240000.0;
  p.smuggled_h100e_per_unit_2025 = TypeParam{} + 2.0;
  auto world = this->small.begun(this->fate);
  world.month = 42;  // the middle of 2025
  world.production.us_output = TypeParam{} + 1e9, world.trade.content = TypeParam{} + 2.0;
  const TypeParam year = model::average_capacity(world) * 12.0 * model::activity(p, p.smuggling_premium_2024) *
                         model::exp(0.5 * p.broker_size_sd * p.broker_size_sd) * model::usual_share_active(p) * 6.0;
  expect_near(year, 120000);
}

TYPED_TEST(Broker, CapacityIsTheSmallerOfWhatIsHandledAndAShareOfWorldSales) {
  auto& p = this->small.p;
  p.smuggling_capacity_2025_h100e_per_year = TypeParam{} + 1e5, p.smuggling_capacity_growth = TypeParam{} + 1.5;
  p.smuggling_share_of_world_sales = TypeParam{} + 0.04, p.smuggled_h100e_per_unit_2025 = TypeParam{} + 2.0;
  auto world = this->small.begun(this->fate);
  const auto capacity = [&](int month, double output, double content = 2) {
    world.month = month, world.production.us_output = TypeParam{} + output, world.trade.content = TypeParam{} + content;
    return model::trade_capacity(world);
  };
  expect_near(capacity(42, 1e6), 1e5);
  expect_near(capacity(54, 1e6), 1.5e5);
  expect_near(capacity(54, 1e6, 3), 1.5 * 1.5e5);  // as many chips, of half as much again
  expect_near(capacity(42, 1e5), 0.04 * 12 * 1e5);
  expect_near(capacity(42, 0), 0);
  p.smuggling_share_of_world_sales = TypeParam{};
  auto closed = this->small.begun(this->fate);
  closed.production.us_output = TypeParam{} + 1e6;
  expect_near(model::trade_capacity(closed), 0);
}

TYPED_TEST(Broker, ElasticityActsOnTheFlow) {
  auto& p = this->small.p;
  p.enforcement_least = TypeParam{} + 0.1;
  const auto left = [&](double elasticity, double effort) {
    p.smuggling_enforcement_elasticity = TypeParam{} + elasticity;
    return model::undeterred(p, TypeParam{} + effort);
  };
  for (const double effort : {0.0, 0.5, 1.0, 20.0}) expect_near(left(0, effort), 1);
  expect_near(left(0.2, 1), 1);
  expect_near(left(0.2, 2), std::pow(2, -0.2));
  expect_near(left(0.2, 0.5), std::pow(2, 0.2));
  expect_near(left(0.2, 0), std::pow(10, 0.2));  // no effort at all is like a tenth of it
}

TYPED_TEST(Broker, EffortAndVerificationShrinkWhatIsOffered) {
  this->small.p.smuggling_enforcement_elasticity = TypeParam{} + 0.2;
  this->small.p.verification_effect = TypeParam{} + 0.5;
  auto world = this->small.begun(this->fate);
  for (auto& broker : world.brokers) broker.active = broker.size = TypeParam{} + 1.0;
  world.trade.premium = TypeParam{} + 1.0;
  const auto offered = [&](double effort, double verified) {
    world.policy.levers.enforcement_budget = TypeParam{} + effort;
    world.policy.levers.location_verification = TypeParam{} + verified;
    model::offer_shipments(world, TypeParam{} + 100.0);
    return world.brokers[0].in_transit;
  };
  const TypeParam usual = offered(1, 0);
  expect_near(usual / (100.0 * model::activity(world.p, world.trade.premium)), 1);
  expect_near(offered(2, 0) / usual, std::pow(2, -0.2));
  expect_near(offered(1, 0.6) / usual, 0.7);
}

TYPED_TEST(Broker, WhatWasShippedArrivesOrIsSeized) {
  this->small.p.broker_hazard_per_month = TypeParam{} + 0.3;
  auto world = this->small.begun(this->fate);
  ASSERT_EQ(world.brokers.size(), 6u);
  world.trade.premium = TypeParam{} + 1.0;
  TypeParam shipped{}, landed{};
  for (world.month = 0; world.month < 60; ++world.month) {
    for (const auto& broker : world.brokers) shipped += broker.in_transit;
    model::meet_the_law(world, this->fate.luck, TypeParam{} + 100.0);
    model::offer_shipments(world, TypeParam{} + 100.0);
    landed += world.trade.arrived + world.trade.seized;
    for (int i = 0; i < base::kWidth<TypeParam>; ++i) ASSERT_NEAR(base::lane(shipped, i), base::lane(landed, i), 1e-6);
  }
  EXPECT_GT(base::lane(shipped, 0), 0);
  TypeParam arrests{};
  for (std::size_t r = 0; r < 2; ++r) arrests += world.event_count[model::EventPlaces(this->small.scene).arrests + r];
  EXPECT_GT(base::lane(arrests, 0), 0);
}

TYPED_TEST(Broker, NobodyShipsThroughAClosedChannelOrWithoutAPremium) {
  auto world = this->small.begun(this->fate);
  for (auto& broker : world.brokers) broker.active = TypeParam{} + 1.0;
  for (const bool closed : {false, true}) {
    world.trade.premium = TypeParam{} + (closed ? 1.0 : 0.0);
    world.channel.smuggled = TypeParam{} + (closed ? 0.0 : 1.0);
    model::offer_shipments(world, TypeParam{} + 100.0);
    for (const auto& broker : world.brokers) expect_near(broker.in_transit, 0);
  }
}

TYPED_TEST(Broker, ARouteDivertsNoMoreThanAShareOfWhatItsHostBuys) {
  this->small.p.third_country_diversion_max = TypeParam{} + 0.1;
  auto world = this->small.begun(this->fate);
  for (auto& broker : world.brokers) broker.in_transit = TypeParam{} + 100.0;
  world.trade.content = TypeParam{} + 2.0;
  world.hosts[0].bought = TypeParam{} + 4000.0;  // Asia: a tenth is 200 chips, for four brokers who offer 400
  world.hosts[1].bought = TypeParam{} + 1e6;     // Gulf: more than is offered
  expect_near(model::limit_by_hosts(world), 200 + 200);
  for (const auto& broker : world.brokers) expect_near(broker.in_transit, broker.route == 1 ? 50 : 100);
}

TYPED_TEST(Broker, ANewBrokerTakesAnEmptyPlaceWithASizeOfItsOwn) {
  this->small.p.broker_entry_per_month = TypeParam{} + 1.0, this->small.p.broker_size_sd = TypeParam{} + 0.5;
  auto world = this->small.begun(this->fate);
  world.trade.premium = TypeParam{} + 30.0;  // the chance of entry is 1 - 1e-13
  auto& broker = world.brokers[0];
  broker.active = TypeParam{};
  const double size = base::lane(broker.size, 0);
  model::meet_the_law(world, this->fate.luck, TypeParam{} + 100.0);
  expect_near(broker.active, 1);
  expect_near(broker.tenure, 1);
  EXPECT_NE(base::lane(broker.size, 0), size);
}

}  // namespace
