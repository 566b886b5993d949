#include "model/mechanisms/wafers.hpp"

#include "unit/model/small_world.hpp"

namespace {

using small_world::expect_near;
using small_world::Small;

template <class Real> class Wafers : public testing::Test {
 protected:
  Small<Real> small;
  Wafers() {
    small.p.smic_adv_capacity_2022_wpm = Real{} + 5000.0, small.p.smic_adv_capacity_2025_wpm = Real{} + 40000.0;
    small.p.servicing_loss_per_year = Real{} + 0.4;
  }
  /// A world in which no tool was ever withheld.
  model::World<Real> untouched() {
    auto world = small.empty();
    world.fabs.allowed_record = world.fabs.lithography_record = Real{} + 1.0;
    return world;
  }
  model::World<Real> grown(int months) {
    auto world = untouched();
    for (world.month = 0; world.month < months; ++world.month) model::grow_capacity(world);
    return world;
  }
};
TYPED_TEST_SUITE(Wafers, small_world::Numbers);

TYPED_TEST(Wafers, AnAscendDieOfSixPointSixFiveFitsEightyTimes) {
  // area: pi 15^2 / 6.65 = 106.29; edge: pi 30 / sqrt(13.3) = 25.84
  expect_near(model::gross_dies(TypeParam{} + 6.65), 106.29436 - 25.84330, 1e-5);
  expect_near(model::gross_dies(TypeParam{} + 1.0), 706.85835 - 66.64324, 1e-6);
}

TYPED_TEST(Wafers, MurphysYieldHasItsKnownValues) {
  expect_near(model::murphy_yield(TypeParam{}), 1);
  expect_near(model::murphy_yield(TypeParam{} + 1.0), 0.39957640, 1e-7);  // ((1 - 1/e) / 1)^2
  expect_near(model::murphy_yield(TypeParam{} + 0.5), 0.61927, 1e-4);
  expect_near(model::murphy_yield(TypeParam{} + 1e-9), 1, 1e-8);
  expect_near(model::murphy_yield(TypeParam{} + 100.0), 1e-4, 1e-9);
}

TYPED_TEST(Wafers, CapacityFollowsItsDocumentedPathUnderTheDocumentedPolicy) {
  expect_near(this->grown(1).fabs.capacity, 5000);
  expect_near(this->grown(48).fabs.capacity, 40000, 1e-11);  // 2025-12
}

TYPED_TEST(Wafers, CapacityGrowsAsFarAsTheScarcestStepAllowsAndNeverShrinks) {
  for (const double allowed : {1.0, 0.1, 0.0}) {
    auto world = this->untouched();
    world.fabs.tools.allowed = TypeParam{} + allowed;
    for (world.month = 0; world.month < 48; ++world.month) model::grow_capacity(world);
    expect_near(world.fabs.capacity, 5000 * std::pow(8.0, allowed), 1e-9);
    expect_near(world.fabs.node_clock, 48 * allowed, 1e-9);
  }
}

TYPED_TEST(Wafers, WhatToolsAllowIsHeldAgainstTheRecord) {
  this->small.p.cn_subsidy_capacity_log = TypeParam{} + 2.0;
  this->small.p.subsidy_halflife_months = TypeParam{} + 1e18;
  auto world = this->untouched();
  world.fabs.tools_documented.allowed = TypeParam{} + 0.55;
  world.policy.levers.cn_subsidy = TypeParam{} + 0.6;
  model::grow_capacity(world);
  expect_near(world.fabs.to_documented, 1 / 0.55);
  world.fabs.tools.allowed = TypeParam{} + 0.1;
  model::grow_capacity(world);
  expect_near(world.fabs.to_documented, 0.1 / 0.55);
  expect_near(world.fabs.extra_subsidy, 0.1);
}

TYPED_TEST(Wafers, ToolsThatNobodyServicesWearByTheirShareAYear) {
  const auto uptime = [&](double ban, double home, int months) {
    auto world = this->untouched();
    world.policy.levers.servicing_ban = TypeParam{} + ban, world.fabs.tools.home_share = TypeParam{} + home;
    for (world.month = 0; world.month < months; ++world.month) model::grow_capacity(world);
    expect_near(world.fabs.tools_documented.uptime, 1);  // nobody withheld service then
    return world.fabs.tools.uptime;
  };
  expect_near(uptime(1, 0, 12), 0.6);
  expect_near(uptime(1, 0, 36), 0.6 * 0.6 * 0.6);
  expect_near(uptime(0.5, 0, 12), 0.8);
  expect_near(uptime(1, 0.25, 12), 1 - 0.4 * 0.75);
  expect_near(uptime(1, 1, 50), 1);
  expect_near(uptime(0, 0, 50), 1);
}

TYPED_TEST(Wafers, LithographyHasItsCeilingOnTheTrendOfTheRecord) {
  auto& p = this->small.p;
  p.lithography_ceiling_2028_h100e = TypeParam{} + 6e6, p.lithography_ceiling_growth = TypeParam{} + 2.0;
  p.smic_growth_floor = TypeParam{} + 1.1, p.wafer_to_sale_months = TypeParam{};
  auto world = this->small.empty();
  const auto ceiling = [&](int month) {
    world.month = month;
    return model::lithography_ceiling(world);
  };
  expect_near(ceiling(78), 6e6);  // the middle of 2028
  expect_near(ceiling(54), 1.5e6);
  expect_near(ceiling(102), 24e6);
  expect_near(ceiling(120) / ceiling(108), 1.1);  // from 2031 as the plans of the fabs
  world.p.wafer_to_sale_months = TypeParam{} + 12.0;
  expect_near(ceiling(66), 6e6);  // it is that of the month in which the chips are sold
}

TYPED_TEST(Wafers, WithoutSteppersTheCeilingLosesWhatImportsWouldHaveAdded) {
  this->small.p.lithography_import_growth_log = TypeParam{} + 0.3;
  this->small.p.cn_subsidy_capacity_log = TypeParam{} + 0.5;
  this->small.p.subsidy_halflife_months = TypeParam{} + 1e18;
  const auto after_two_years = [&](double left, double subsidy) {
    auto world = this->untouched();
    world.fabs.tools.lithography = TypeParam{} + left, world.policy.levers.cn_subsidy = TypeParam{} + subsidy;
    for (world.month = 0; world.month < 24; ++world.month) model::grow_capacity(world);
    const TypeParam now = model::lithography_ceiling(world);
    world.fabs.ceiling_log = TypeParam{};
    return now / model::lithography_ceiling(world);
  };
  expect_near(after_two_years(1, 0), 1);
  expect_near(after_two_years(0, 0), std::exp(-0.6));
  expect_near(after_two_years(0.75, 0), std::exp(-0.15));
  expect_near(after_two_years(1, 1), std::exp(2 * 0.5));
  expect_near(after_two_years(0, 1), std::exp(-0.6));  // money exposes no wafer without a stepper
  expect_near(after_two_years(0.75, 1), std::exp(-0.15 + 0.75 * 2 * 0.5));
}

TYPED_TEST(Wafers, TheCeilingCapsWhatIsStarted) {
  auto& p = this->small.p;
  p.ai_wafer_share_2023 = p.ai_wafer_share_2027 = TypeParam{} + 0.5, p.die_performance_growth = TypeParam{} + 1.0;
  p.wafer_to_sale_months = TypeParam{};
  const auto learned = [&](double ceiling) {
    p.lithography_ceiling_2028_h100e = TypeParam{} + ceiling;
    auto world = this->untouched();
    world.fabs.capacity = TypeParam{} + 20000.0, world.month = 78;
    model::learn_yield(world);
    return world;
  };
  expect_near(learned(1e30).fabs.starts, 10000);
  const auto capped = learned(1e4);
  const TypeParam h100e = capped.fabs.starts * capped.fabs.dies_per_wafer * p.packaging_yield * p.h100e_per_die_2025;
  EXPECT_LT(base::lane(capped.fabs.starts, 0), 10000);
  expect_near(h100e * 12.0, 1e4);
}

TYPED_TEST(Wafers, DiesComeSomeMonthsAfterTheirWafersStart) {
  this->small.p.wafer_to_sale_months = TypeParam{} + 3.0;
  auto world = this->untouched();
  const double due[] = {20, 20, 20, 20, 40, 80, 160};  // before the first month wafers started as in it
  for (int month = 0; month < 7; ++month) {
    world.fabs.starts = TypeParam{} + std::exp2(month), world.fabs.dies_per_wafer = TypeParam{} + 20.0;
    model::start_wafers(world);
    expect_near(world.fabs.dies_due, due[month]);
    expect_near(world.fabs.wafers_due, due[month] / 20);
  }
  world.fabs.dies_per_wafer = TypeParam{} + 40.0;  // better yields come with later wafers: the dies are those started
  model::start_wafers(world);
  expect_near(world.fabs.dies_due, 320);
  expect_near(world.fabs.wafers_due * world.fabs.dies_per_wafer, 320);
}

TYPED_TEST(Wafers, WithoutADelayWafersAreDueAtOnce) {
  this->small.p.wafer_to_sale_months = TypeParam{};
  auto world = this->untouched();
  for (int month = 0; month < 5; ++month) {
    world.fabs.starts = TypeParam{} + 10.0 * month, world.fabs.dies_per_wafer = TypeParam{} + 20.0;
    model::start_wafers(world);
    expect_near(world.fabs.wafers_due, 10.0 * month);
  }
}

TYPED_TEST(Wafers, DefectsFallByTheExponentForEachLogOfWafers) {
  this->small.p.defect_density_2023_per_cm2 = TypeParam{} + 0.2, this->small.p.die_area_cm2 = TypeParam{} + 5.0;
  this->small.p.yield_learning_exponent = TypeParam{} + 0.3;
  auto world = this->small.empty();
  // the defect density is stated for the end of 2023: a year at 5,000 a month, then 24 months growing by 8^(1/47)
  const double q = std::pow(8, 1.0 / 47), pilot = 5000 * (12 + (std::pow(q, 24) - 1) / (q - 1));
  for (const double times : {1.0, 10.0}) {
    world.fabs.wafers_7nm = TypeParam{} + pilot * times;
    model::learn_yield(world);  // capacity is 0: no wafers are added
    const double defects = 5 * 0.2 * std::pow(times, -0.3), root = (1 - std::exp(-defects)) / defects;
    expect_near(world.fabs.yield, root * root, 1e-11);
  }
}

TYPED_TEST(Wafers, EveryWaferIsOfOneNode) {
  auto world = this->small.empty();
  world.fabs.capacity = TypeParam{} + 1000.0, world.fabs.tools.uptime = TypeParam{} + 0.9;
  world.fabs.next_share = TypeParam{} + 0.25;
  for (world.month = 0; world.month < 10; ++world.month) model::learn_yield(world);
  expect_near(world.fabs.wafers_7nm + world.fabs.wafers_next, 9000);
  expect_near(world.fabs.wafers_next, 2250);
}

TYPED_TEST(Wafers, ANewNodeIsAPilotUntilItsWafersAreWorthMore) {
  auto& p = this->small.p;
  p.next_node_month = TypeParam{} + 30.0, p.next_node_ramp_months = TypeParam{} + 10.0;
  p.next_node_pilot_share = TypeParam{} + 0.05, p.next_node_gain = TypeParam{} + 1.5;
  auto world = this->small.empty();
  world.fabs.yield = TypeParam{} + 0.6, world.fabs.yield_next = TypeParam{} + 0.3;
  world.fabs.node_clock = TypeParam{} + 29.0;
  model::choose_node(world);
  expect_near(world.fabs.next_share, 0);
  world.fabs.node_clock = TypeParam{} + 30.0;
  for (int n = 0; n < 5; ++n) model::choose_node(world);
  expect_near(world.fabs.next_share, 0.05);
  world.fabs.yield_next = TypeParam{} + 0.45;  // 0.45 x 1.5 > 0.6
  model::choose_node(world);
  expect_near(world.fabs.next_share, 0.15);
  for (int n = 0; n < 20; ++n) model::choose_node(world);
  expect_near(world.fabs.next_share, 1);
}

TYPED_TEST(Wafers, HuaweisFabsTakeTheirPartOnlyIfTheyAreThere) {
  this->small.p.huawei_fab_share_2028 = TypeParam{} + 0.4;
  const auto captive = [&](std::vector<model::Foundry> foundries) {
    this->small.scene.roster.foundries = std::move(foundries);
    auto world = this->small.empty();
    world.month = 54;  // halfway from 2025 to 2028
    model::share_fabs(world);
    return world.fabs.captive_share;
  };
  expect_near(captive({{"Own", "cn", true}, {"All", "cn", false}}), 0.2);
  expect_near(captive({{"All", "cn", false}}), 0);
  expect_near(captive({{"Own", "cn", true}}), 1);
}

TYPED_TEST(Wafers, ASubsidyAddsItsGrowth) {
  this->small.p.cn_subsidy_capacity_log = TypeParam{} + 0.12;
  this->small.p.subsidy_halflife_months = TypeParam{} + 1e18;
  auto world = this->untouched();
  world.policy.levers.cn_subsidy = TypeParam{} + 0.5;
  for (world.month = 0; world.month < 25; ++world.month) model::grow_capacity(world);
  expect_near(world.fabs.capacity, 5000 * std::pow(8.0, 24.0 / 47) * std::exp(0.06 * 2), 1e-11);
}

TYPED_TEST(Wafers, ALastingSubsidyAddsEverLess) {
  this->small.p.cn_subsidy_capacity_log = TypeParam{} + 0.6;
  this->small.p.subsidy_halflife_months = TypeParam{} + 12.0;
  auto world = this->untouched();
  world.policy.levers.cn_subsidy = TypeParam{} + 1.0;
  for (world.month = 0; world.month < 24; ++world.month) {
    model::grow_capacity(world);
    expect_near(world.fabs.extra_subsidy, 0.05 * std::pow(0.5, world.month / 12.0));
  }
}

}  // namespace
