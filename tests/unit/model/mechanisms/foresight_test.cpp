// Buyers lay in chips before a rule that they know of: how much, from whose money, and where the chips are meanwhile.
#include "model/mechanisms/foresight.hpp"

#include "model/mechanisms/books.hpp"
#include "model/step.hpp"
#include "unit/model/small_world.hpp"

namespace {

using model::kLegalFree, model::kTraining, model::kServing;
using small_world::expect_near;
using small_world::move_of;
using small_world::Small;

/// The small world with everything free; from month 30 no chip is, known from month 24 on.
template <class Real> class Foresight : public testing::Test {
 protected:
  Small<Real> small;
  small_world::Fate<Real> fate;
  Foresight() {
    auto& p = small.p;
    p.stock_up_months = Real{} + 6.0, p.stock_up_allotment = Real{} + 0.5, p.stock_install_months = Real{} + 8.0;
    p.old_chip_price_cap = Real{} + 1.5, p.production_years = Real{} + 8.0;
    p.cn_allocation_max_share = Real{} + 0.4, p.training_demand_share = Real{} + 0.5;
    model::Clause deny_all;
    deny_all.tpp_min = 1;
    small.scene.rules = {{"none", {deny_all}}};
    model::Move rule;
    rule.id = "none", rule.rule = 0, rule.from = 30, rule.announced = 24;
    small.scene.moves = {rule};
    small.scene.present = 59;
  }
  model::World<Real> in(int month) {
    auto world = small.begun(fate);
    for (; world.month < month; ++world.month) model::step(world, fate.luck);
    return world;
  }
  /// What vendors sold to China, and lost to the rules, to a month; USD.
  std::pair<double, double> vendors(int month) {
    auto world = small.begun(fate);
    double sold = 0, lost = 0;
    for (; world.month < month; ++world.month) {
      model::step(world, fate.luck);
      sold += base::lane(world.trade.legal_revenue, 0), lost += base::lane(world.trade.lost_revenue, 0);
    }
    return {sold, lost};
  }
  /// What is foreseen in a month, as trade sees it.
  model::Loss<Real> loss(int month) {
    auto world = in(month);
    model::govern(world, fate.luck);
    model::offer_chips(world);
    model::make_offers(world);
    return model::foreseen_loss(world);
  }
};
TYPED_TEST_SUITE(Foresight, small_world::Numbers);

TYPED_TEST(Foresight, IsOfWhatIsAnnouncedUntilItBegins) {
  EXPECT_FALSE(this->loss(23).foreseen);
  expect_near(this->loss(24).months, 6);
  expect_near(this->loss(29).months, 1);
  EXPECT_FALSE(this->loss(30).foreseen);
}

TYPED_TEST(Foresight, AnEmbargoTakesEverythingAndAnOpeningNothing) {
  const TypeParam bound = TypeParam{} + 1.0;
  for (const auto use : {kTraining, kServing}) expect_near(this->loss(26).of(use, bound), 1);
  this->small.scene.rules[0].clauses[0].effect = model::Clause::Effect::kFree;
  for (const auto use : {kTraining, kServing}) expect_near(this->loss(26).of(use, bound), 0);
}

TYPED_TEST(Foresight, AGateThatShutsTakesWhatIsLegalFromWhomItBinds) {
  this->small.scene.moves = {move_of(model::kLever_cn_import_approval, 0.25, 30)};
  EXPECT_FALSE(this->loss(26).foreseen);
  this->small.scene.moves[0].announced = 24;
  expect_near(this->loss(26).of(kTraining, TypeParam{} + 1.0), 0.75);
  expect_near(this->loss(26).of(kTraining, TypeParam{} + 0.5), 0.375);
  expect_near(this->loss(26).of(kTraining, TypeParam{}), 0);
}

TYPED_TEST(Foresight, ACapThatDoesNotBindTakesNothing) {
  this->small.scene.rules[0].clauses[0].effect = model::Clause::Effect::kLicence;
  this->small.scene.moves[0].from = 6, this->small.scene.moves[0].announced = -1;
  this->small.scene.moves.push_back(move_of(model::kLever_licence_cap_units_per_month, 5e5, 30));
  this->small.scene.moves[1].announced = 24;
  this->small.p.licence_months = TypeParam{} + 240.0;  // offices are far from either cap
  expect_near(this->loss(26).of(kTraining, TypeParam{} + 1.0), 0);
  this->small.scene.moves[1].value = 0;
  expect_near(this->loss(26).of(kTraining, TypeParam{} + 1.0), 1);
}

TYPED_TEST(Foresight, WhatIsFarAwayMovesNobody) {
  this->small.scene.moves[0].announced = 2, this->small.scene.moves[0].from = 30;
  EXPECT_FALSE(this->loss(17).foreseen);
  expect_near(this->loss(18).months, 12);
}

TYPED_TEST(Foresight, OfSeveralMovesWhatTheyComeToCounts) {
  this->small.scene.moves.push_back(move_of(model::kLever_tpp_threshold, 1e6, 33));  // frees all again
  this->small.scene.moves[1].announced = 25;
  expect_near(this->loss(24).of(kTraining, TypeParam{} + 1.0), 1);
  expect_near(this->loss(25).of(kTraining, TypeParam{} + 1.0), 0);
}

TYPED_TEST(Foresight, TheClockIsOfTheFirstMoveThatTakesAnything) {
  this->small.scene.moves.insert(this->small.scene.moves.begin(), move_of(model::kLever_hbm_ban, 1, 27));
  this->small.scene.moves[0].announced = 24;
  expect_near(this->loss(24).months, 6);
}

TYPED_TEST(Foresight, LaysInAndPaysBackAndTheBooksBalance) {
  auto world = this->in(24);
  const TypeParam before = world.trade.licensed_ever;
  expect_near(world.trade.laid_in_ever, 0);
  for (; world.month < 60; ++world.month) {
    const TypeParam advanced = world.trade.advanced_ever;
    model::step(world, this->fate.luck);
    model::check_books(world);
    const bool laying_in = world.month >= 24 && world.month < 30;
    EXPECT_EQ(base::lane(world.trade.advanced_ever - advanced, 0) > 0, laying_in) << world.month;
    if (world.month == 29) {
      EXPECT_GT(base::lane(world.trade.laid_in_ever, 0), 0);
      EXPECT_GT(base::lane(world.metrics.stocked_cn_h100e, 0), 0);
    }
  }
  EXPECT_GT(base::lane(world.trade.licensed_ever - before, 0), 0);
  TypeParam stored{}, owed{};
  for (const auto& buyer : world.buyers) stored += buyer.stored, owed += buyer.advance;
  EXPECT_LT(base::lane(stored / world.trade.laid_in_ever, 0), 0.05);  // 30 months at a time constant of 8
  EXPECT_LT(base::lane(owed / world.trade.advanced_ever, 0), 0.06);
}

TYPED_TEST(Foresight, IsWorthNothingWhereBuyersWillNotOrCannotStockUp) {
  const auto licensed = [&] { return base::lane(this->in(36).trade.licensed_ever, 0); };
  const double with = licensed();
  this->small.p.stock_up_months = TypeParam{};
  this->small.p.stock_up_allotment = TypeParam{};
  const double without = licensed();
  EXPECT_GT(with, without);
  this->small.scene.moves[0].announced = -1;
  EXPECT_EQ(licensed(), without);
}

/// An announcement does not make vendors lose more than it sells.
TYPED_TEST(Foresight, IsNoLossOfVendors) {
  const auto [sold, lost] = this->vendors(36);
  this->small.scene.moves[0].announced = -1;
  const auto [sold_without, lost_without] = this->vendors(36);
  EXPECT_GT(sold, sold_without);
  EXPECT_LE(lost - lost_without, sold - sold_without);
}

/// What is laid in leaves the purchases of the month as they are.
TYPED_TEST(Foresight, ComesOnTopOfTheMonthsPurchases) {
  auto rushing = this->in(25);
  this->small.scene.moves[0].announced = -1;
  auto usual = this->in(25);
  EXPECT_GT(base::lane(rushing.trade.laid_in_ever, 0), 0);
  EXPECT_NEAR(base::lane(rushing.trade.licensed_ever - rushing.trade.laid_in_ever, 0),
              base::lane(usual.trade.licensed_ever, 0), 1e-6);
}

/// No more than so many months of a buyer's purchases are owed to later purses, and a purse is never less than nothing.
TYPED_TEST(Foresight, OwesNoMoreThanTheMonthsOfItsMoney) {
  auto world = this->in(24);
  for (; world.month < 45; ++world.month) {
    model::step(world, this->fate.luck);
    for (const auto& buyer : world.buyers) {
      EXPECT_GE(base::lane(buyer.budget, 0), 0);
      if (world.month < 30) {
        EXPECT_LE(base::lane(buyer.advance, 0), 6 * base::lane(buyer.budget - buyer.drawn + buyer.repaid, 0) + 1);
      }
    }
  }
}

}  // namespace
