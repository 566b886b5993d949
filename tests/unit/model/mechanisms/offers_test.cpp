#include "model/mechanisms/offers.hpp"
#include "model/agents/foreign_vendor.hpp"

#include "unit/model/small_world.hpp"

namespace {

using model::kDomestic, model::kLegalFree, model::kLegalLicensed, model::kOffshore, model::kSmuggled, model::kTraining;
using small_world::expect_near;
using small_world::Small;

template <class Real> class OffersOf : public testing::Test {
 protected:
  Small<Real> small;
  small_world::Fate<Real> fate;
  OffersOf() {
    auto& p = small.p;
    p.foreign_performance_growth = Real{} + 1.5, p.smuggled_h100e_per_unit_2025 = Real{} + 1.2;
    p.offshore_rent_ratio = Real{} + 1.5, p.service_life_months = Real{} + 60.0, p.lease_months = Real{} + 24.0;
    p.chip_price_slide = Real{}, p.production_years = Real{} + 10.0, p.old_chip_price_cap = Real{} + 5.0;
    p.domestic_price_2025_usd_per_h100e = Real{} + 40000.0, p.domestic_price_growth = Real{} + 0.9;
  }
  /// Month 20: A100 and H100 are on sale, both at 25,000 USD an H100e.
  model::World<Real> on_sale() {
    auto world = small.begun(fate);
    world.month = 20;
    model::offer_chips(world);
    return world;
  }
};
TYPED_TEST_SUITE(OffersOf, small_world::Numbers);

TYPED_TEST(OffersOf, ADollarBuysTheSameOfTwoChipsOfOnePrice) {
  auto world = this->on_sale();
  const auto offers = model::make_offers(world);
  expect_near(offers[kTraining][kLegalFree].per_usd, 1 / 25000.0);
  expect_near(offers[kTraining][kLegalLicensed].per_usd, 0);  // nothing is under licence
}

TYPED_TEST(OffersOf, NothingLegalPassesAClosedChannel) {
  auto world = this->on_sale();
  world.channel.legal = TypeParam{};
  expect_near(model::make_offers(world)[kTraining][kLegalFree].per_usd, 0);
  EXPECT_GT(base::lane(model::make_offers(world)[kTraining][kOffshore].per_usd, 0), 0);
}

TYPED_TEST(OffersOf, WhatIsNoLongerMadeIsNotOfferedAnywhere) {
  this->small.p.production_years = TypeParam{} + 3.0;  // of the A100 to month 15, of the H100 to month 44
  auto world = this->on_sale();
  world.month = 44;
  expect_near(model::make_offers(world)[kTraining][kLegalFree].per_usd, 1 / 25000.0);
  world.month = 45;
  const auto offers = model::make_offers(world);
  for (std::size_t use = 0; use < model::kUses; ++use)
    for (const auto source : {kLegalFree, kLegalLicensed, kSmuggled, kOffshore})
      expect_near(offers[use][source].per_usd, 0);
  expect_near(world.trade.list_price, 0);
}

TYPED_TEST(OffersOf, AClassUnderLicenceIsNoted) {
  auto world = this->on_sale();
  model::make_offers(world);
  expect_near(world.trade.under_licence, 0);
  world.chips[0].licensed = TypeParam{} + 1.0;
  model::make_offers(world);
  expect_near(world.trade.under_licence, 1);
}

TYPED_TEST(OffersOf, TheRevenueShareIsPaidOnTopOfLicensedChips) {
  auto world = this->on_sale();
  for (auto& chip : world.chips) chip.licensed = chip.free, chip.free = TypeParam{};
  world.policy.levers.revenue_share = TypeParam{} + 0.25;
  const auto offers = model::make_offers(world);
  expect_near(offers[kTraining][kLegalLicensed].per_usd, 1 / (1.25 * 25000));
  expect_near(offers[kTraining][kLegalFree].per_usd, 0);
}

TYPED_TEST(OffersOf, AVendorThatDoesNotSellToChinaOffersNothing) {
  this->small.scene.roster.foreign_vendors[1].sells_to_china = false;
  auto world = this->on_sale();
  const auto offers = model::make_offers(world);
  for (const auto source : {kLegalFree, kLegalLicensed, kSmuggled, kOffshore})
    expect_near(offers[kTraining][source].per_usd, 0);
  EXPECT_GT(base::lane(offers[kTraining][kDomestic].per_usd, 0), 0);
}

TYPED_TEST(OffersOf, SmuggledChipsCostThePremium) {
  auto world = this->on_sale();
  world.trade.premium = TypeParam{} + 0.6;
  const auto offers = model::make_offers(world);
  expect_near(offers[kTraining][kSmuggled].price, 1.6 * 25000);
  expect_near(offers[kTraining][kSmuggled].per_usd, 1 / (1.6 * 25000));
  world.month = 42;
  model::make_offers(world);
  expect_near(world.trade.content, 1.2);  // stated for the middle of 2025
}

TYPED_TEST(OffersOf, ALeaseIsPaidMonthByMonthForItsTermAndJudgedByItsLife) {
  auto world = this->on_sale();
  auto offers = model::make_offers(world);
  expect_near(offers[kTraining][kOffshore].paid_now, 1 / 24.0);
  expect_near(offers[kTraining][kDomestic].paid_now, 1);
  world.trade.rent_log = TypeParam{} + std::log(1.1);
  expect_near(model::make_offers(world)[kTraining][kOffshore].price, 1.1 * 1.5 * 25000 * 24 / 60);
  expect_near(offers[kTraining][kOffshore].per_usd, 1 / (1.5 * 25000));
  expect_near(offers[kTraining][kOffshore].price, 1.5 * 25000 * 24 / 60);
}

TYPED_TEST(OffersOf, DomesticChipsAreWorthTheirMaturityAndReliability) {
  auto world = this->on_sale();
  world.month = 42;
  world.stocks.cann.training = TypeParam{} + 0.5, world.stocks.reliability = TypeParam{} + 0.8;
  expect_near(model::make_offers(world)[kTraining][kDomestic].per_usd, 0.4 / 40000);
  world.month = 54;
  expect_near(model::domestic_price(world), 36000);
}

TYPED_TEST(OffersOf, AClassHasOfEachVendorsBestChipWhatThatVendorMakes) {
  for (auto& chip : this->small.scene.chips) chip.vendor = chip.name == "H100" ? "Nvidia" : "Google";
  this->small.scene.roster.foreign_vendors[0].sells_to_china = true;
  auto world = this->on_sale();
  const auto vendor_of = [&](const char* name) {
    for (std::size_t i = 0; i < world.chips.size(); ++i)
      if (world.setting.chips[i].name == name) return static_cast<std::size_t>(world.chip_vendor[i]);
    return std::size_t{0};
  };
  const std::size_t other = 1 - vendor_of("H100"), large = vendor_of("H100");
  world.foreign_vendors[large].output = TypeParam{} + 900.0, world.foreign_vendors[other].output = TypeParam{} + 100.0;
  const auto both = model::make_offers(world)[kTraining][kLegalFree];
  expect_near(both.part[large], 0.9);
  expect_near(both.part[other], 0.1);
  for (std::size_t i = 0; i < world.chips.size(); ++i)  // who has no chip has no part
    if (static_cast<std::size_t>(world.chip_vendor[i]) == other) world.chips[i].free = TypeParam{};
  const auto one = model::make_offers(world)[kTraining][kLegalFree];
  expect_near(one.part[large], 1);
}

TYPED_TEST(OffersOf, TheBetterOfTwoOffersIsTakenLaneByLane) {
  model::Offer<TypeParam> best, other;
  best.per_usd = TypeParam{} + 1.0, best.price = TypeParam{} + 10.0;
  other.per_usd = TypeParam{} + 2.0, other.price = TypeParam{} + 20.0;
  base::set_lane(other.per_usd, base::kWidth<TypeParam> - 1, 0.5);
  model::take_better(best, other);
  EXPECT_EQ(base::lane(best.price, 0), base::kWidth<TypeParam> == 1 ? 10 : 20);
  EXPECT_EQ(base::lane(best.price, base::kWidth<TypeParam> - 1), 10);
}

}  // namespace
