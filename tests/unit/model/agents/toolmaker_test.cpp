#include "model/agents/toolmaker.hpp"

#include "model/mechanisms/policy.hpp"
#include "unit/model/small_world.hpp"

namespace {

using small_world::expect_near;
using small_world::Small;

/// Lithography is Dutch and 2 % home-made in mid-2025; the American step 20 %, the Japanese one 10 %.
template <class Real> class Toolmaker : public testing::Test {
 protected:
  Small<Real> small;
  Toolmaker() { small.p.tool_ban_leak = Real{} + 0.2, small.p.home_tools_width_months = Real{} + 24.0; }
  /// What a ban leaves when the home sector is where it was in mid-2025.
  model::ToolsLeft<Real> left(double ban, double nl, double jp) const {
    const model::AlliedStand<Real> allies{Real{} + nl, Real{} + jp, Real{}};
    return model::tools_left(small.empty(), Real{} + ban, allies, Real{} + model::kToolsStatedAt);
  }
};
TYPED_TEST_SUITE(Toolmaker, small_world::Numbers);

TYPED_TEST(Toolmaker, AFullBanOfAllBlocksAllButTheLeak) { expect_near(this->left(1, 1, 1).blocked, 0.8); }
TYPED_TEST(Toolmaker, AnAmericanBanAloneBlocksTheAmericanShare) { expect_near(this->left(1, 0, 0).blocked, 0.4 * 0.8); }
TYPED_TEST(Toolmaker, EachAllyAddsItsShare) {
  expect_near(this->left(1, 1, 0).blocked, 0.8 * 0.8);
  expect_near(this->left(1, 0, 0.5).blocked, 0.5 * 0.8);
}
TYPED_TEST(Toolmaker, NoBanBlocksNothing) {
  expect_near(this->left(0, 1, 1).blocked, 0);
  expect_near(this->left(0, 1, 1).allowed, 1);
  expect_near(this->left(0, 1, 1).lithography, 1);
}
TYPED_TEST(Toolmaker, WithoutToolmakersNothingIsBlocked) {
  this->small.scene.roster.toolmakers.clear();
  expect_near(this->left(1, 1, 1).blocked, 0);
  expect_near(this->left(1, 1, 1).allowed, 1);
  expect_near(this->left(1, 1, 1).home, 0);
}

TYPED_TEST(Toolmaker, TheScarcestStepDecides) {
  expect_near(this->left(1, 1, 1).allowed, 1 - 0.8 * 0.98);  // lithography
  expect_near(this->left(1, 1, 1).lithography, 1 - 0.8 * 0.98);
  expect_near(this->left(1, 0, 1).allowed, 1 - 0.8 * 0.9);  // the Japanese step
  expect_near(this->left(1, 0, 1).lithography, 1);
  expect_near(this->left(1, 0, 0.5).allowed, 1 - 0.8 * 0.8);  // the American one, beside 1 - 0.4 x 0.9
  // a step whose imports are small decides as one whose imports are large
  this->small.scene.roster.toolmakers[2].import_share = 1e-6;
  expect_near(this->left(1, 0, 1).allowed, 1 - 0.8 * 0.9);
  this->small.scene.roster.toolmakers[2].import_share = 0;
  expect_near(this->left(1, 0, 1).allowed, 1 - 0.8 * 0.8);
}

TYPED_TEST(Toolmaker, AStepThatHomeToolsCanDoIsNotHeldUp) {
  const auto& p = this->small.p;
  const model::Toolmaker maker{"Any", "us", 1, 0.25, false};
  const model::AlliedStand<TypeParam> allies{};
  const auto left = [&](double clock) {
    return model::step_left(p, maker, TypeParam{} + 1.0, allies, TypeParam{} + clock);
  };
  expect_near(left(42), 1 - 0.8 * 0.75);
  expect_near(left(42 + 24 * std::log(3)), 1 - 0.8 * 0.5);  // odds of 1:3 three times as good
  expect_near(left(1e5), 1);
  expect_near(left(-1e5), 0.2);
}

TYPED_TEST(Toolmaker, HomeToolsHaveTheirStatedShareInMid2025) {
  const auto& p = this->small.p;
  const model::Toolmaker maker{"Any", "us", 1, 0.2, false};
  const auto share = [&](double clock) { return base::lane(model::home_tools(p, maker, TypeParam{} + clock), 0); };
  EXPECT_NEAR(share(42), 0.2, 1e-12);
  EXPECT_NEAR(share(42 + 24), 1 / (1 + 4 * std::exp(-1)), 1e-12);
  for (int month = 0; month < 200; ++month) EXPECT_GT(share(month + 1), share(month));
}

TYPED_TEST(Toolmaker, UnderTheDocumentedBanToolsAreThoseOfTheRecord) {
  this->small.p.allied_fatigue = TypeParam{}, this->small.p.home_tools_speedup = TypeParam{} + 1.5;
  this->small.branches[model::kBanSpeedsHomeTools] = TypeParam{} + static_cast<double>(model::kYes);
  auto& levers = this->small.scene.record.levers;
  levers.assign(24, levers[0]);
  for (std::size_t month = 9; month < 24; ++month) levers[month].tool_ban = month < 18 ? 0.3 : 0.7;
  auto world = this->small.empty();
  for (world.month = 0; world.month < 24; ++world.month) {
    world.policy.levers.tool_ban = TypeParam{} + levers[static_cast<std::size_t>(world.month)].tool_ban;
    model::tire_allies(world);
    model::supply_tools(world);
    const auto& fabs = world.fabs;
    expect_near(fabs.tools.allowed - fabs.allowed_record, 0, 0);
    expect_near(fabs.tools.lithography - fabs.lithography_record, 0, 0);
    expect_near(fabs.tools.blocked - fabs.blocked_record, 0, 0);
    expect_near(fabs.tools_documented.allowed - fabs.allowed_record, 0, 0);
  }
  expect_near(world.fabs.tools.home_clock, 24);
}

TYPED_TEST(Toolmaker, AlliesThatTireLetMoreThroughThanTheRecordCounts) {
  this->small.p.allied_fatigue = TypeParam{} + 2.0;
  this->small.scene.record.levers[0].tool_ban = 1;
  auto world = this->small.empty();
  world.policy.levers.tool_ban = TypeParam{} + 1.0;
  for (world.month = 0; world.month < 24; ++world.month) model::tire_allies(world), model::supply_tools(world);
  EXPECT_GT(base::lane(world.fabs.tools.allowed, 0), base::lane(world.fabs.allowed_record, 0));
  expect_near(world.fabs.tools.allowed - world.fabs.tools_documented.allowed, 0, 0);
}

TYPED_TEST(Toolmaker, ABanSpeedsTheHomeSectorOnlyInTheBranchThatSaysSo) {
  for (const double branch : {0.0, 1.0}) {
    this->small.branches[model::kBanSpeedsHomeTools] = TypeParam{} + branch;  // yes, no
    this->small.p.home_tools_speedup = TypeParam{} + 1.5;
    auto world = this->small.empty();
    world.policy.levers.tool_ban = TypeParam{} + 1.0;
    world.policy.allies.nl = world.policy.allies.jp = TypeParam{} + 1.0;
    for (world.month = 0; world.month < 10; ++world.month) model::supply_tools(world);
    // the record has no ban: 0.8 of the imports are blocked beyond it
    expect_near(world.fabs.tools.home_clock, branch == 0 ? 10 * (1 + 1.5 * 0.8) : 10);
  }
}

}  // namespace
