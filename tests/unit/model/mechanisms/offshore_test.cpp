#include "model/mechanisms/offshore.hpp"

#include "unit/model/small_world.hpp"

namespace {

using small_world::expect_near;
using small_world::Small;

template <class Real> class Offshore : public testing::Test {
 protected:
  Small<Real> small;
  small_world::Fate<Real> fate;
  Offshore() {
    auto& p = small.p;
    p.offshore_share_third_country_2025 = Real{} + 0.12, p.offshore_share_cap = Real{} + 0.3;
    p.offshore_start_month = Real{} + 18.0, p.us_owner_share = Real{} + 0.7, p.lease_months = Real{} + 10.0;
    p.remote_access_leak = Real{} + 0.1;
  }
  double share(int month) {
    auto world = small.empty();
    world.month = month;
    return base::lane(model::offshore_share(world), 0);
  }
};
TYPED_TEST_SUITE(Offshore, small_world::Numbers);

TYPED_TEST(Offshore, TheShareStandsWhereItWasDocumentedInMid2025) {
  EXPECT_NEAR(this->share(42), 0.12, 1e-12);
  for (const double cap : {0.05, 0.12, 0.9}) {
    this->small.p.offshore_share_cap = TypeParam{} + cap;
    EXPECT_NEAR(this->share(42), 0.12, 1e-12) << cap;
  }
}

TYPED_TEST(Offshore, TheShareRisesFromNextToNothingTowardItsCap) {
  EXPECT_NEAR(this->share(18), 0.003, 1e-12);
  EXPECT_NEAR(this->share(400), 0.3, 1e-6);
  for (int month = 0; month < 200; ++month) EXPECT_GT(this->share(month + 1), this->share(month));
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

TYPED_TEST(Offshore, ARuleLeavesTheLeak) {
  auto world = this->small.begun(this->fate);
  world.month = 42;
  for (auto& host : world.hosts) host.h100e = TypeParam{} + 1e4;
  expect_near(model::offshore_on_offer(world), 2400);
  world.policy.levers.remote_access_rule = TypeParam{} + 1.0;
  expect_near(model::offshore_on_offer(world), 240);
  world.channel.offshore = TypeParam{};
  expect_near(model::offshore_on_offer(world), 0);
}

TYPED_TEST(Offshore, LeasesRunOutAndARuleEndsTheRest) {
  auto world = this->small.begun(this->fate);
  world.month = 42;
  for (auto& host : world.hosts) host.h100e = TypeParam{} + 1e4;
  world.buyers[0].lease = TypeParam{} + 1000.0, world.buyers[1].lease = TypeParam{} + 500.0;
  expect_near(model::offshore_on_offer(world), 2400 - 0.9 * 1500);
  model::sign_leases(world);
  expect_near(world.buyers[0].lease, 900);
  world.policy.levers.remote_access_rule = TypeParam{} + 1.0;
  expect_near(model::offshore_on_offer(world), 0);
  model::sign_leases(world);
  expect_near(world.buyers[0].lease, 160);  // two thirds of the 240 that leak
  expect_near(world.buyers[1].lease, 80);
}

}  // namespace
