// After the present progress fades, holds its pace or speeds up: the hypothesis frontier_pace.
#include "model/mechanisms/research.hpp"
#include "unit/model/small_world.hpp"

namespace {

using small_world::expect_near;
using small_world::Small;

/// The present is month 40; at it technique rose 0.02 and 0.01 dex a month and American compute was a million H100e.
template <class Real> class AfterThePresent : public testing::Test {
 protected:
  Small<Real> small;
  small_world::Fate<Real> fate;
  AfterThePresent() {
    auto& p = small.p;
    small.scene.present = 40;
    p.ideas_harder = Real{} + 0.5, p.experiment_elasticity = Real{} + 0.4;
    p.us_flow_growth_2026 = p.us_flow_growth_floor = Real{} + 1.0, p.service_life_months = Real{} + 100.0;
    p.run_months_2023 = Real{} + 4.0, p.run_length_growth = Real{} + 1.0, p.run_months_most = Real{} + 4.0;
    p.ai_uplift_2026 = Real{} + 1.2, p.ai_uplift_doubling_months = Real{} + 20.0, p.ai_uplift_most = Real{} + 3.0;
  }
  model::World<Real> begun(model::FrontierPace pace, int month = 41) {
    small.branches[model::kFrontierPace] = Real{} + static_cast<double>(pace);
    auto world = small.begun(fate);
    world.month = month;
    auto& yardstick = world.yardstick;
    for (int m = 0; m <= 40; ++m) yardstick.pace.push(Real{} + 0.1);
    yardstick.us = Real{} + 5.0, yardstick.cn = Real{} + 4.0;
    yardstick.efficiency_pace = Real{} + 0.02, yardstick.posttraining_pace = Real{} + 0.01;
    yardstick.stock = Real{} + 1e6, yardstick.sales = Real{} + 4e4;
    world.frontier.expected_stock = yardstick.stock;
    return world;
  }
};
TYPED_TEST_SUITE(AfterThePresent, small_world::Numbers);

TYPED_TEST(AfterThePresent, TheTideIsOneUpToThePresentAndWherePaceFades) {
  for (const auto pace : {model::kPaceFades, model::kPaceHolds, model::kPaceSpeedsUp}) {
    auto world = this->begun(pace, 40);
    const auto rises = model::tide(world);
    expect_near(rises.efficiency, 1, 0);
    expect_near(rises.posttraining, 1, 0);
    expect_near(world.frontier.efficiency_ahead, 0);
  }
  auto world = this->begun(model::kPaceFades);
  for (; world.month < 60; ++world.month) {
    const auto rises = model::tide(world);
    expect_near(rises.efficiency, 1, 0);
    expect_near(rises.posttraining, 1, 0);
  }
}

TYPED_TEST(AfterThePresent, ThePartOfThePaceThatCameByLeapsMadeNoIdeaHarder) {
  auto world = this->begun(model::kPaceHolds);
  world.yardstick.leaps_pace = TypeParam{} + 0.005;
  for (int n = 1; n <= 10; ++n) expect_near(model::tide(world).efficiency, std::pow(10, 0.5 * 0.015 * n));
}

TYPED_TEST(AfterThePresent, APaceThatHoldsMakesGoodThatIdeasGetHarder) {
  for (const auto pace : {model::kPaceHolds, model::kPaceSpeedsUp}) {
    auto world = this->begun(pace);
    for (int n = 1; n <= 10; ++n) {
      const auto rises = model::tide(world);
      expect_near(rises.efficiency, std::pow(10, 0.5 * 0.02 * n));
      expect_near(rises.posttraining, std::pow(10, 0.5 * 0.01 * n));
    }
    world.frontier.expected_stock = TypeParam{} + 1e7;  // ten times the compute makes good 10^0.4 of it
    const auto rises = model::tide(world);
    expect_near(rises.efficiency, std::pow(10, 0.5 * 0.02 * 11 - 0.4));
    expect_near(rises.posttraining, std::pow(10, 0.5 * 0.01 * 11));
  }
}

TYPED_TEST(AfterThePresent, TechniqueMakesUpForWhatRunsLose) {
  auto world = this->begun(model::kPaceHolds);
  world.frontier.first_expected_growth = TypeParam{} + 0.04, world.frontier.expected_growth = TypeParam{} + 0.01;
  const auto rises = model::tide(world);  // 0.03 dex a month are lost, as much as technique rises: it must double
  expect_near(rises.efficiency, 2 * std::pow(10, 0.5 * 0.04));
  expect_near(rises.posttraining, 2 * std::pow(10, 0.5 * 0.02));
  world.frontier.expected_growth = TypeParam{} + 9.0;  // runs that grow faster than then take nothing back
  const auto more = model::tide(world);
  expect_near(more.efficiency, std::pow(10, 0.5 * 0.06));
}

/// With the tide, a lab that rises at the pace of the present goes on rising at it.
TYPED_TEST(AfterThePresent, AFrontierWhosePaceHoldsKeepsIt) {
  auto& p = this->small.p;
  p.own_efficiency_growth_us = TypeParam{} + 0.24, p.efficiency_shock_sd = TypeParam{};
  p.experiment_reference_h100e = TypeParam{} + 1000.0;
  this->small.branches[model::kScarcityEffect] = TypeParam{} + static_cast<double>(model::kNo);
  auto world = this->begun(model::kPaceHolds);
  auto& lab = world.labs[0];
  lab.experiments = TypeParam{} + 1000.0, lab.efficiency = TypeParam{} + 1.3;
  auto before = lab;
  world.yardstick.efficiency_pace = model::own_progress(world, lab, TypeParam{}, TypeParam{} + 1.0, this->fate.luck);
  const TypeParam pace = world.yardstick.efficiency_pace;
  for (int n = 0; n < 18; ++n) {
    const TypeParam rise = model::own_progress(world, lab, TypeParam{}, model::tide(world).efficiency, this->fate.luck);
    expect_near(rise / pace, 1, 0.03);
    lab.efficiency += rise;
  }
  for (int n = 0; n < 18; ++n)
    before.efficiency += model::own_progress(world, before, TypeParam{}, TypeParam{} + 1.0, this->fate.luck);
  EXPECT_GT(base::lane(lab.efficiency, 0), base::lane(before.efficiency, 0));
}

TYPED_TEST(AfterThePresent, ComputeIsForeseenFromSalesAndRetirement) {
  auto world = this->begun(model::kPaceHolds, 40);
  world.frontier.expected_stock = TypeParam{};
  model::foresee_compute(world);
  expect_near(world.frontier.expected_stock, 0);  // not before the present is over
  ++world.month;
  model::foresee_compute(world);
  expect_near(world.frontier.expected_stock, 1e6 + 4e4 - 1e4);
  expect_near(world.frontier.expected_growth, std::log10(1.03));
  expect_near(world.frontier.first_expected_growth, std::log10(1.03));
  ++world.month;
  model::foresee_compute(world);
  expect_near(world.frontier.expected_stock, 1.03e6 + 4e4 - 1.03e4);
  expect_near(world.frontier.first_expected_growth, std::log10(1.03));
  expect_near(world.frontier.expected_growth, std::log10(1.0597 / 1.03));
}

TYPED_TEST(AfterThePresent, SalesAreForeseenToGrowFromTheMiddleOfTheirYear) {
  this->small.p.us_flow_growth_2026 = this->small.p.us_flow_growth_floor = TypeParam{} + 1.6;
  this->small.p.run_length_growth = TypeParam{} + 1.2, this->small.p.run_months_most = TypeParam{} + 24.0;
  auto world = this->begun(model::kPaceHolds);
  model::foresee_compute(world);  // month 41 is six and a half after the middle of the year that ended with 40
  const double stock = 1e6 + 4e4 * std::pow(1.6, 6.5 / 12) - 1e4;
  expect_near(world.frontier.expected_stock, stock);
  expect_near(world.frontier.expected_growth, std::log10(stock / 1e6) + std::log10(1.2) / 12);
}

TYPED_TEST(AfterThePresent, ModelsAddNothingUnlessProgressSpeedsUp) {
  for (const auto pace : {model::kPaceFades, model::kPaceHolds})
    expect_near(model::research_by_models(this->begun(pace), TypeParam{} + 9.0, TypeParam{} + 5.0), 1, 0);
  expect_near(model::research_by_models(this->begun(model::kPaceSpeedsUp, 40), TypeParam{} + 9.0, TypeParam{} + 5.0), 1,
              0);
}

TYPED_TEST(AfterThePresent, WhatModelsAddDoublesGrowsAndIsCapped) {
  const auto world = this->begun(model::kPaceSpeedsUp);
  const auto gained = [&](double capability, double then) {
    return base::lane(model::research_by_models(world, TypeParam{} + capability, TypeParam{} + then), 0);
  };
  EXPECT_NEAR(gained(5, 5), 1, 1e-12);
  EXPECT_NEAR(gained(7, 5), 1.4 / 1.2, 1e-12);  // twenty months of 0.1 dex: the excess has doubled
  EXPECT_NEAR(gained(9, 5), 1.8 / 1.2, 1e-12);
  EXPECT_NEAR(gained(6, 4), (1 + 0.2 * std::sqrt(2)) / (1 + 0.2 / std::sqrt(2)), 1e-12);  // from where China was
  double before = 0;
  for (double capability = 3; capability < 40; capability += 0.5) {
    EXPECT_GE(gained(capability, 5), before);
    EXPECT_LE(gained(capability, 5), 3 / 1.2 + 1e-12);
    EXPECT_GE(gained(capability, 5), 1);
    before = gained(capability, 5);
  }
  EXPECT_NEAR(before, 3 / 1.2, 1e-12);
  EXPECT_NEAR(gained(1e6, 5), 3 / 1.2, 1e-12);
}

}  // namespace
