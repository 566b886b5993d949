#include "model/mechanisms/prices.hpp"

#include <algorithm>

#include "model/mechanisms/offers.hpp"
#include "unit/model/small_world.hpp"

namespace {

using small_world::chip_row;
using small_world::expect_near;
using small_world::Small;

/// A100 from month -20, H100 from 9, both 25,000 USD an H100e; a leading chip from 40 that gives two H100e for 30,000.
template <class Real> class Prices : public testing::Test {
 protected:
  Small<Real> small;
  small_world::Fate<Real> fate;
  std::size_t a100, h100, h20, lead;
  Prices() {
    auto& p = small.p;
    p.chip_price_slide = Real{} + 0.14, p.price_performance_growth = Real{} + 1.37;
    p.production_years = Real{} + 4.0, p.old_chip_price_cap = Real{} + 1.5, p.foreign_performance_growth = Real{} + 1.5;
    model::Chip leading = small.scene.chips[1];
    leading.name = "Lead", leading.launch_month = 40, leading.h100e = 2, leading.price_usd = 30000;
    leading.bandwidth_tb_s = 8, leading.leading = true;
    small.scene.chips.push_back(leading);
    a100 = chip_row(small.scene, "A100"), h100 = chip_row(small.scene, "H100"), h20 = chip_row(small.scene, "H20");
    lead = chip_row(small.scene, "Lead");
  }
  const model::Chip& chip(std::size_t i) const { return small.scene.chips[i]; }
  model::World<Real> in(int month) {
    auto world = small.begun(fate);
    world.month = month;
    model::offer_chips(world);
    return world;
  }
  double by_age(std::size_t i, int month) { return base::lane(model::price_by_age(in(month), chip(i)), 0); }
};
TYPED_TEST_SUITE(Prices, small_world::Numbers);

TYPED_TEST(Prices, AChipGetsCheaperOnlyWhenASuccessorShips) {
  for (const int month : {-20, 0, 8}) EXPECT_NEAR(this->by_age(this->a100, month), 7500, 1e-9) << month;
  const double after_h100 = 7500 * std::pow(0.86, 29 / 12.0);  // 29 months after its own launch
  for (const int month : {9, 20, 39}) EXPECT_NEAR(this->by_age(this->a100, month), after_h100, 1e-9) << month;
  for (const int month : {40, 99}) EXPECT_NEAR(this->by_age(this->a100, month), 7500 * std::pow(0.86, 5), 1e-9);
  for (const int month : {9, 39}) EXPECT_NEAR(this->by_age(this->h100, month), 25000, 1e-9) << month;
  EXPECT_NEAR(this->by_age(this->h100, 40), 25000 * std::pow(0.86, 31 / 12.0), 1e-9);
}

TYPED_TEST(Prices, NoSuccessorOfAnotherVendorAndNoCutChipMovesAPrice) {
  const auto months = [&](int month) {
    return model::months_to_successor(this->small.scene, this->chip(this->a100), month);
  };
  EXPECT_EQ(months(20), 29);
  this->small.scene.chips[this->h100].vendor = "Google";
  EXPECT_EQ(months(20), 0);
  this->small.scene.chips[this->h100].vendor = "Nvidia",
  this->small.scene.chips[this->h100].cut = model::Chip::Cut::kArithmetic;
  EXPECT_EQ(months(20), 0);
  this->small.p.chip_price_slide = TypeParam{};
  EXPECT_NEAR(this->by_age(this->h100, 99), 25000, 1e-9);
}

TYPED_TEST(Prices, ArithmeticOfALeadingChipGetsCheaperAtThePaceOfTheFrontier) {
  const auto per_h100e = [&](int month) {
    const auto world = this->in(month);
    return base::lane(model::price_by_age(world, this->chip(this->lead)) / world.chips[this->lead].h100e, 0);
  };
  EXPECT_NEAR(per_h100e(40), 15000, 1e-9);
  EXPECT_NEAR(per_h100e(52), 15000 / 1.37, 1e-9);
  EXPECT_NEAR(per_h100e(46), 15000 / std::sqrt(1.37), 1e-9);
  for (int month = 40; month < 100; month += 7) EXPECT_NEAR(per_h100e(month) / per_h100e(month + 12), 1.37, 1e-12);
  const auto world = this->in(88);
  expect_near(model::frontier_prices(world).usd_per_h100e, 15000 / std::pow(1.37, 4), 1e-9);
}

TYPED_TEST(Prices, TheFrontierIsTheCheapestThatIsMade) {
  auto world = this->in(20);  // the A100 slid to 17,373 USD an H100e
  expect_near(model::frontier_prices(world).usd_per_h100e, 25000 * std::pow(0.86, 29 / 12.0));
  world.month = 30;  // and is no longer made four years after its launch
  expect_near(model::frontier_prices(world).usd_per_h100e, 25000);
  expect_near(model::frontier_prices(world).usd_per_tb_s, 25000 / 3.35);
  this->small.scene.roster.foreign_vendors[1].sells_to_china = false;
  expect_near(model::frontier_prices(this->in(20)).usd_per_h100e, 0);
}

TYPED_TEST(Prices, ProductionEndsItsYearsAfterLaunchUnlessTheChipLeads) {
  const auto made = [&](std::size_t i, int month) {
    auto world = this->small.empty();
    world.month = month;
    world.chips[i].made_from = TypeParam{} + world.setting.chips[i].launch_month;
    return model::in_production(world, i);
  };
  expect_near(made(this->h100, 8), 0);
  expect_near(made(this->h100, 9), 1);
  expect_near(made(this->h100, 56), 1);
  expect_near(made(this->h100, 57), 0);
  expect_near(made(this->lead, 39), 0);
  for (const int month : {40, 100, 227}) expect_near(made(this->lead, month), 1);
}

TYPED_TEST(Prices, NothingCostsMoreThanItsCapOverWhatTheFrontierGives) {
  for (const int month : {10, 29, 30, 45, 56, 57, 90}) {
    const auto world = this->in(month);
    const auto frontier = model::frontier_prices(world);
    for (std::size_t i = 0; i < world.chips.size(); ++i) {
      if (month < this->chip(i).launch_month || base::lane(world.chips[i].h100e, 0) == 0) continue;
      const TypeParam worth =
          model::max(world.chips[i].h100e * frontier.usd_per_h100e, world.chips[i].bandwidth * frontier.usd_per_tb_s);
      const TypeParam price = model::asking_price(world, i, frontier);
      EXPECT_LE(base::lane(price / worth, 0), 1.5 + 1e-12) << this->chip(i).name << " in month " << month;
      EXPECT_GT(base::lane(price, 0), 0);
    }
  }
  // an H100 of month 56 would ask 16,934 USD by its age; the frontier gives its arithmetic for 9,857, its bandwidth for less
  const auto world = this->in(56);
  const double per_h100e = 15000 * std::pow(1.37, -4 / 3.0);
  expect_near(model::asking_price(world, this->h100, model::frontier_prices(world)), 1.5 * per_h100e, 1e-9);
}

TYPED_TEST(Prices, WithoutAFrontierAPriceStands) {
  const auto world = this->in(20);
  expect_near(model::asking_price(world, this->h100, model::FrontierPrices<TypeParam>{}), 25000);
}

TYPED_TEST(Prices, ACutChipCostsNoLessThanItsBaseAsksForTheArithmeticThatIsLeft) {
  this->small.p.old_chip_price_cap = TypeParam{} + 5.0;
  auto world = this->in(20);
  const auto price = [&](double h100e) {
    world.chips[this->h20].h100e = TypeParam{} + h100e, world.chips[this->h20].bandwidth = TypeParam{} + 4.0;
    return model::asking_price(world, this->h20, model::frontier_prices(world));
  };
  expect_near(price(0.15), 12000);  // its own price, more than 0.15 x 25,000
  expect_near(price(0.5), 12500);
  expect_near(price(0.9), 22500);
}

TYPED_TEST(Prices, OffersAreAtThesePrices) {
  auto world = this->in(45);
  const auto offers = model::make_offers(world);
  for (std::size_t i = 0; i < world.chips.size(); ++i)
    expect_near(world.trade.chip_price[i] - model::asking_price(world, i, model::frontier_prices(world)), 0);
  expect_near(offers[model::kTraining][model::kLegalFree].per_usd * model::frontier_prices(world).usd_per_h100e, 1);
  expect_near(world.trade.list_price - model::frontier_prices(world).usd_per_h100e, 0, 1e-9);
}

}  // namespace
