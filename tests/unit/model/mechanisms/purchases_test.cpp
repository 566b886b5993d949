#include "model/mechanisms/purchases.hpp"
#include "model/agents/foreign_vendor.hpp"

#include "unit/model/small_world.hpp"

namespace {

using model::kDomestic, model::kLegalFree, model::kLegalLicensed, model::kOffshore, model::kSmuggled;
using model::kServing, model::kSources, model::kTraining;
using small_world::expect_near;
using small_world::Small;

/// A market in which every source offers the same: an H100e for 10,000 dollars, and buyers have 60 and 40 million.
template <class Real> class Purchases : public testing::Test {
 protected:
  Small<Real> small;
  small_world::Fate<Real> fate;
  model::Offers<Real> offers;
  Purchases() {
    auto& p = small.p;
    p.training_demand_share = Real{} + 0.5, p.buyer_logit_scale = Real{} + 1.0, p.legal_risk_log = Real{};
    p.cn_allocation_max_share = Real{} + 0.2, p.us_owner_share = Real{} + 0.5, p.entity_list_bite = Real{} + 1.0;
    p.domestic_mandate_log = Real{} + 2.0, p.order_wait_cost_log = Real{} + 0.1;
    for (auto& row : offers)
      for (auto& offer : row) {
        offer.price = Real{} + 1e4, offer.per_usd = Real{} + 1e-4,
        offer.h100e = offer.base_h100e = offer.tb_s = Real{} + 1.0;
        offer.part = {Real{}, Real{} + 1.0};
      }
  }
  void close(std::initializer_list<model::Source> sources) {
    for (auto& row : offers)
      for (const model::Source s : sources) row[static_cast<std::size_t>(s)].per_usd = Real{};
  }
  model::World<Real> market() {
    auto world = small.begun(fate);
    world.buyers[0].budget = Real{} + 6e7, world.buyers[1].budget = Real{} + 4e7;
    world.foreign_vendors[1].output = Real{} + 1e9;
    world.trade.exit_cost = Real{};
    world.trade.licences_per_month = Real{} + 1e6, world.production.made_h100e = Real{} + 1e9;
    world.policy.levers.entity_list_coverage = Real{};
    return world;
  }
  /// Money spent on a source by all.
  static double spent(const model::Counter<Real>& counter, model::Source source) {
    Real usd{};
    for (const auto& bought : counter.bought) usd += bought[kTraining][source] + bought[kServing][source];
    return base::lane(usd, 0);
  }
  double bought(model::World<Real>& world, model::Source source, double grey = 1e9, double leases = 1e9) {
    return spent(model::buy(world, offers, Real{} + grey, Real{} + leases), source);
  }
};
TYPED_TEST_SUITE(Purchases, small_world::Numbers);

TYPED_TEST(Purchases, EqualOffersSellEqually) {
  auto world = this->market();
  const auto counter = model::buy(world, this->offers, TypeParam{} + 1e9, TypeParam{} + 1e9);
  for (int s = 0; s < model::kSources; ++s) EXPECT_NEAR(this->spent(counter, static_cast<model::Source>(s)), 2e7, 1);
  for (const auto& buyer : world.buyers) expect_near(buyer.unspent, 0, 1e-3);
}

TYPED_TEST(Purchases, TwiceTheValueForMoneySellsByTheElasticity) {
  this->small.p.buyer_logit_scale = TypeParam{} + 2.0;
  this->close({kLegalLicensed, kSmuggled, kOffshore});
  for (auto& row : this->offers) row[kDomestic].per_usd = TypeParam{} + 2e-4;
  auto world = this->market();
  EXPECT_NEAR(this->bought(world, kDomestic), 1e8 * 4 / 5, 1);
}

TYPED_TEST(Purchases, WhatIsSpentAndUnspentIsTheBudget) {
  this->close({kDomestic, kLegalLicensed});
  auto world = this->market();
  world.foreign_vendors[1].output = TypeParam{} + 5000.0;  // a fifth of it is 1,000 chips: ten million
  const auto counter = model::buy(world, this->offers, TypeParam{} + 2000.0, TypeParam{} + 3000.0);
  double total = 0;
  for (int s = 0; s < model::kSources; ++s) total += this->spent(counter, static_cast<model::Source>(s));
  EXPECT_NEAR(this->spent(counter, kLegalFree), 1e7, 1);
  EXPECT_NEAR(this->spent(counter, kSmuggled), 2e7, 1);
  EXPECT_NEAR(this->spent(counter, kOffshore), 3e7, 1);
  expect_near(world.buyers[0].unspent + world.buyers[1].unspent, 1e8 - total);
}

TYPED_TEST(Purchases, AShortSourceIsRationedInProportion) {
  this->close({kDomestic, kLegalLicensed, kSmuggled, kLegalFree});
  auto world = this->market();
  const auto counter = model::buy(world, this->offers, TypeParam{}, TypeParam{} + 1000.0);
  expect_near(counter.bought[0][kTraining][kOffshore] + counter.bought[0][kServing][kOffshore], 6e6);
  expect_near(counter.bought[1][kTraining][kOffshore] + counter.bought[1][kServing][kOffshore], 4e6);
}

TYPED_TEST(Purchases, ALicenceCapOfZeroSellsNothing) {
  auto world = this->market();
  world.policy.levers.licence_cap_units_per_month = TypeParam{};
  EXPECT_EQ(this->bought(world, kLegalLicensed), 0);
  world.policy.levers.licence_cap_units_per_month = TypeParam{} + 1e6;
  world.policy.levers.licence_cap_share_of_us_sales = TypeParam{};
  EXPECT_EQ(this->bought(world, kLegalLicensed), 0);
}

TYPED_TEST(Purchases, TheSmallerLicenceCapHolds) {
  auto world = this->market();
  world.foreign_vendors[1].output = TypeParam{} + 8000.0;  // half of it is sold in the United States
  world.policy.levers.licence_cap_units_per_month = TypeParam{} + 500.0;
  world.policy.levers.licence_cap_share_of_us_sales = TypeParam{} + 0.25;
  expect_near(model::licence_cap(world, this->offers[0][kLegalLicensed]), 500);
  world.policy.levers.licence_cap_units_per_month = TypeParam{} + 5000.0;
  expect_near(model::licence_cap(world, this->offers[0][kLegalLicensed]), 1000);
  EXPECT_LE(this->bought(world, kLegalLicensed), 1000 * 1e4 + 1);
}

TYPED_TEST(Purchases, AVendorSellsNoMoreThanItLeavesForChina) {
  this->close({kDomestic, kSmuggled, kOffshore});
  auto world = this->market();
  world.foreign_vendors[1].output = TypeParam{} + 10000.0;
  const auto counter = model::buy(world, this->offers, TypeParam{}, TypeParam{});
  EXPECT_NEAR(this->spent(counter, kLegalFree) + this->spent(counter, kLegalLicensed), 2000 * 1e4, 1);
}

TYPED_TEST(Purchases, AListedBuyerBuysNothingLegal) {
  auto world = this->market();
  world.policy.levers.entity_list_coverage = TypeParam{} + 1.0;
  const auto counter = model::buy(world, this->offers, TypeParam{} + 1e9, TypeParam{} + 1e9);
  EXPECT_EQ(this->spent(counter, kLegalFree) + this->spent(counter, kLegalLicensed), 0);
  EXPECT_NEAR(this->spent(counter, kDomestic), 1e8 / 3, 1);
}

TYPED_TEST(Purchases, AShutGateStopsThoseWhomItBinds) {
  this->close({kLegalLicensed, kSmuggled, kOffshore});
  auto world = this->market();
  world.policy.gate_open = TypeParam{};
  const auto counter = model::buy(world, this->offers, TypeParam{}, TypeParam{});
  // North is bound in full, South by half: half of its 40 million may buy either, the rest only what is Chinese
  expect_near(counter.bought[0][kTraining][kLegalFree] + counter.bought[0][kServing][kLegalFree], 0);
  expect_near(counter.bought[1][kTraining][kLegalFree] + counter.bought[1][kServing][kLegalFree], 1e7);
  EXPECT_NEAR(this->spent(counter, kDomestic), 9e7, 1);
}

TYPED_TEST(Purchases, GateAndListKeepFromLegalChipsWhatEitherDoes) {
  this->small.p.entity_list_bite = TypeParam{} + 0.5;
  auto world = this->market();
  world.policy.gate_open = TypeParam{}, world.policy.levers.entity_list_coverage = TypeParam{} + 1.0;
  model::ChineseBuyer buyer = this->small.scene.roster.chinese_buyers[0];
  for (const auto& [gate, listed, kept] :
       {std::tuple{0.0, 0.0, 0.0}, {0.5, 0.0, 0.5}, {0.0, 1.0, 0.5}, {0.5, 1.0, 0.75}, {1.0, 1.0, 1.0}}) {
    buyer.gate_exposure = gate, buyer.listed_exposure = listed;
    expect_near(model::habits_of(world, buyer).listed, kept);
  }
}

TYPED_TEST(Purchases, OfALeaseOnlyTheFirstMonthIsPaidAtOnce) {
  this->close({kDomestic, kLegalLicensed, kLegalFree, kSmuggled});
  for (auto& row : this->offers) row[kOffshore].paid_now = TypeParam{} + 0.25;
  auto world = this->market();
  const auto counter = model::buy(world, this->offers, TypeParam{}, TypeParam{} + 1e9);
  const double left = std::pow(0.75, 1 + model::kMoreRounds);  // a purse signs for all that it has, round by round
  expect_near(world.buyers[0].unspent / 6e7, left);
  EXPECT_NEAR(this->spent(counter, kOffshore), 1e8 * (1 - left) / 0.25, 1);
}

TYPED_TEST(Purchases, TenantsAskWhereNothingIsOnOffer) {
  auto world = this->market();
  const auto wanted = [&](double leases) {
    return base::lane(model::buy(world, this->offers, TypeParam{} + 1e9, TypeParam{} + leases).lease_wanted, 0);
  };
  EXPECT_NEAR(wanted(1e9), 2000, 1e-6);  // a fifth of the purses, at 10,000 dollars
  EXPECT_EQ(wanted(0), wanted(1e9));
  const auto counter = model::buy(world, this->offers, TypeParam{} + 1e9, TypeParam{});
  EXPECT_EQ(this->spent(counter, kOffshore), 0);
  for (const auto& buyer : world.buyers) expect_near(buyer.unspent, 0, 1e-3);  // later rounds spend it elsewhere
}

TYPED_TEST(Purchases, StandingRentsComeFirst) {
  auto world = this->market();
  world.buyers[0].rent_paid = TypeParam{} + 5e7, world.buyers[1].rent_paid = TypeParam{} + 4e7;
  const auto counter = model::buy(world, this->offers, TypeParam{} + 1e9, TypeParam{} + 1e9);
  double total = 0;
  for (int s = 0; s < kSources; ++s) total += this->spent(counter, static_cast<model::Source>(s));
  EXPECT_NEAR(total, 1e7, 1);
  expect_near(world.buyers[1].unspent, 0);
}

TYPED_TEST(Purchases, VendorsTakeOrdersForSomeMonthsOfOutput) {
  auto& p = this->small.p;
  p.order_book_months = TypeParam{} + 10.0, p.packaging_yield = TypeParam{} + 0.5;
  p.h100e_per_die_2025 = TypeParam{} + 0.4, p.die_bank_draw_per_month = TypeParam{} + 0.1;
  auto world = this->market();
  world.month = 42;
  world.production.made_h100e = TypeParam{} + 100.0;
  expect_near(model::order_book_left(world), 1000);
  world.vendors[0].backlog = TypeParam{} + 300.0, world.vendors[1].backlog = TypeParam{} + 100.0;
  expect_near(model::order_book_left(world), 600);
  world.vendors[2].backlog = TypeParam{} + 5000.0;
  expect_near(model::order_book_left(world), 0);
  // what wafers and the bank would let them make counts before anything was made
  world.production.made_h100e = TypeParam{};
  for (auto& vendor : world.vendors) vendor.backlog = TypeParam{};
  world.fabs.dies_due = TypeParam{} + 900.0, world.production.bank = TypeParam{} + 1000.0;
  expect_near(model::order_book_left(world), 10 * 1000 * 0.5 * 0.4);
  world.channel.domestic = TypeParam{};
  expect_near(model::order_book_left(world), 0);
}

TYPED_TEST(Purchases, NobodyPaysForOrdersThatNobodyTakes) {
  this->close({kLegalLicensed, kSmuggled, kOffshore, kLegalFree});
  this->small.p.order_book_months = TypeParam{} + 10.0;
  auto world = this->market();
  world.production.made_h100e = TypeParam{} + 500.0, world.vendors[0].backlog = TypeParam{} + 2000.0;
  EXPECT_NEAR(this->bought(world, kDomestic), 3000 * 1e4, 1);
  expect_near(world.buyers[0].unspent + world.buyers[1].unspent, 7e7);
}

TYPED_TEST(Purchases, LicencesLagWhatTheRuleAllowsAndFallWithItAtOnce) {
  this->small.p.licence_months = TypeParam{} + 8.0;
  auto world = this->market();
  const auto after = [&](double allowed, int months) {
    world.policy.levers.licence_cap_units_per_month = TypeParam{} + allowed;
    for (int month = 0; month < months; ++month) model::process_licences(world);
    return world.trade.licences_per_month;
  };
  world.trade.licences_per_month = TypeParam{};
  expect_near(after(5000, 8), 0);  // nothing is under licence
  world.trade.under_licence = TypeParam{} + 1.0;
  expect_near(after(5000, 8), 5000 * (1 - std::exp(-1)));
  expect_near(after(5000, 1000), 5000);
  expect_near(after(100, 1), 100);
  expect_near(after(0, 1), 0);
}

TYPED_TEST(Purchases, NoMoreIsSoldThanWasLicensed) {
  this->close({kDomestic, kSmuggled, kOffshore, kLegalFree});
  auto world = this->market();
  world.trade.licences_per_month = TypeParam{} + 700.0;
  EXPECT_NEAR(this->bought(world, kLegalLicensed), 700 * 1e4, 1);
}

TYPED_TEST(Purchases, HalfAListKeepsHalfOfTheLegalMoney) {
  auto world = this->market();
  world.policy.levers.entity_list_coverage = TypeParam{} + 0.5;
  EXPECT_NEAR(this->bought(world, kLegalFree), 1e7, 1);
}

TYPED_TEST(Purchases, AMandatePullsThoseWhomItBinds) {
  this->close({kLegalLicensed, kSmuggled, kOffshore});
  auto world = this->market();
  world.policy.levers.cn_procurement_mandate = TypeParam{} + 1.0;  // North is bound, South is not
  const double pulled = std::exp(2) / (1 + std::exp(2));
  EXPECT_NEAR(this->bought(world, kDomestic), 6e7 * pulled + 4e7 / 2, 1);
}

TYPED_TEST(Purchases, GreyChipsAreWantedAsFarAsLegalOnesAreWithheld) {
  auto world = this->market();
  world.trade.legal_access = TypeParam{} + 1.0;
  EXPECT_EQ(this->bought(world, kSmuggled), 0);
  world.policy.gate_open = TypeParam{};
  EXPECT_GT(this->bought(world, kSmuggled), 0);
}

TYPED_TEST(Purchases, GreyDemandShowsEvenWhereThereIsNothingToSell) {
  auto world = this->market();
  const auto counter = model::buy(world, this->offers, TypeParam{}, TypeParam{});
  EXPECT_EQ(this->spent(counter, kSmuggled), 0);
  EXPECT_GT(base::lane(counter.grey_wanted, 0), 0);
  EXPECT_EQ(this->spent(counter, kOffshore), 0);
  EXPECT_NEAR(this->spent(counter, kDomestic), 1e8 / 3, 1);  // the money goes to the three that can sell
}

TYPED_TEST(Purchases, NobodyPaysForDomesticChipsThatNobodySells) {
  for (auto& vendor : this->small.scene.roster.chinese_vendors) vendor.launch_month = 50;
  auto world = this->market();
  EXPECT_EQ(this->bought(world, kDomestic), 0);
}

TYPED_TEST(Purchases, ALongWaitDeters) {
  this->close({kLegalLicensed, kSmuggled, kOffshore});
  auto world = this->market();
  world.trade.wait_months = TypeParam{} + 20.0;
  EXPECT_NEAR(this->bought(world, kDomestic), 1e8 / (1 + std::exp(2)), 1);
}

TYPED_TEST(Purchases, WithoutRulesVendorsWouldSellWhatBuyersPreferAndTheyHave) {
  auto world = this->market();
  EXPECT_GE(base::lane(model::unrestricted_sales(world, this->offers), 0), 0);
  for (auto& vendor : world.foreign_vendors) vendor.output = TypeParam{};
  expect_near(model::unrestricted_sales(world, this->offers), 0);
}

}  // namespace
