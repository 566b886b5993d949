#include "model/agents/buyer.hpp"

#include "unit/model/small_world.hpp"

namespace {

using small_world::expect_near;
using small_world::Small;

template <class Real> class Buyer : public testing::Test {
 protected:
  Small<Real> small;
  Buyer() {
    small.p.cn_accel_budget_2023_usd = Real{} + 6e9;
    small.p.cn_budget_growth_2022 = Real{} + 1.2;
    small.p.cn_budget_growth_2024_26 = Real{} + 1.6;
    small.p.cn_budget_growth_later = Real{} + 1.1;
  }
  double trend(double month) const { return base::lane(model::budget_trend(small.p, month), 0); }
};
TYPED_TEST_SUITE(Buyer, small_world::Numbers);

TYPED_TEST(Buyer, TheTrendPassesThroughItsStatedYear) { EXPECT_NEAR(this->trend(model::january(2023) + 6), 6e9, 1); }

TYPED_TEST(Buyer, EachStretchOfTheTrendHasItsDocumentedGrowth) {
  EXPECT_NEAR(this->trend(17) / this->trend(5), 1.2, 1e-12);    // to the middle of 2023
  EXPECT_NEAR(this->trend(59) / this->trend(47), 1.6, 1e-12);   // 2024 to 2026
  EXPECT_NEAR(this->trend(107) / this->trend(95), 1.1, 1e-12);  // from 2029
}

TYPED_TEST(Buyer, TheTrendBendsWithoutAJump) {
  for (const double month : {18.0, 60.0, 84.0}) {
    EXPECT_NEAR(this->trend(month + 1e-6) / this->trend(month - 1e-6), 1, 1e-6) << month;
    const double before = std::log(this->trend(month) / this->trend(month - 0.01));
    const double after = std::log(this->trend(month + 0.01) / this->trend(month));
    if (month > 20) {  // in 2023 the documents have two rates
      EXPECT_NEAR(before, after, 1e-5) << "the growth rate jumps in month " << month;
    }
  }
  // halfway the rate is the mean of the two: a straight line between them
  const double middle = std::log(this->trend(72.01) / this->trend(71.99)) / 0.02 * 12;
  EXPECT_NEAR(middle, 0.5 * (std::log(1.6) + std::log(1.1)), 1e-6);
}

TYPED_TEST(Buyer, AccessIsTheBestLegalChipOverTheBest) {
  this->small.p.production_years = TypeParam{} + 10.0;
  auto world = this->small.empty();
  world.month = 20;
  const std::size_t old = small_world::chip_row(this->small.scene, "A100");
  const std::size_t best = small_world::chip_row(this->small.scene, "H100");
  for (const std::size_t i : {old, best})
    world.chips[i].h100e = TypeParam{} + (i == old ? 0.25 : 1.0), world.chips[i].designed = TypeParam{} + 1.0,
    world.chips[i].made_from = TypeParam{} + world.setting.chips[i].launch_month;
  expect_near(model::legal_access(world), 0);
  world.chips[old].licensed = TypeParam{} + 1.0;
  expect_near(model::legal_access(world), 0.25);
  world.chips[best].free = TypeParam{} + 1.0;
  expect_near(model::legal_access(world), 1);
  this->small.scene.chips.clear();
  expect_near(model::legal_access(this->small.empty()), 0);
}

TYPED_TEST(Buyer, WhatIsNoLongerMadeGivesNoAccess) {
  this->small.p.production_years = TypeParam{} + 3.0;
  auto world = this->small.empty();
  const std::size_t old = small_world::chip_row(this->small.scene, "A100");
  const std::size_t best = small_world::chip_row(this->small.scene, "H100");
  for (const std::size_t i : {old, best})
    world.chips[i].h100e = TypeParam{} + (i == old ? 0.25 : 1.0), world.chips[i].designed = TypeParam{} + 1.0,
    world.chips[i].made_from = TypeParam{} + world.setting.chips[i].launch_month;
  world.chips[old].free = TypeParam{} + 1.0;
  world.month = 15;  // the A100 of 2020-05 is made for three years
  expect_near(model::legal_access(world), 0.25);
  world.month = 16;
  expect_near(model::legal_access(world), 0);
}

TYPED_TEST(Buyer, WithoutLuckBudgetsSumToTheTrendAndWhatWasCarriedOver) {
  this->small.p.cn_budget_shock_sd = TypeParam{};
  this->small.p.unspent_carry_over = TypeParam{} + 0.5;
  const small_world::Fate<TypeParam> fate;
  auto world = this->small.begun(fate);
  for (auto& chip : world.chips) chip.h100e = chip.free = chip.designed = TypeParam{} + 1.0;  // as documented: all free
  world.buyers[0].unspent = TypeParam{} + 1e8;
  world.month = 30;
  model::plan_budgets(world, fate.luck);
  expect_near(world.buyers[0].budget, 0.6 * this->trend(30) / 12 + 5e7);
  expect_near(world.buyers[1].budget, 0.4 * this->trend(30) / 12);
}

TYPED_TEST(Buyer, LosingAccessCutsTheBudgetByItsElasticity) {
  this->small.p.cn_budget_shock_sd = TypeParam{};
  this->small.p.cn_budget_access_elasticity = TypeParam{} + 0.8;
  const small_world::Fate<TypeParam> fate;
  auto world = this->small.begun(fate);
  for (auto& chip : world.chips) chip.h100e = chip.designed = TypeParam{} + 1.0;  // none is legal; the record has all
  world.month = 30;
  model::plan_budgets(world, fate.luck);
  expect_near(world.buyers[0].budget, 0.6 * this->trend(30) / 12 * std::exp(-0.8));
}

}  // namespace
