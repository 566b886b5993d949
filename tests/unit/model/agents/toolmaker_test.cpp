#include "model/agents/toolmaker.hpp"

#include "unit/model/small_world.hpp"

namespace {

using small_world::expect_near;
using small_world::Small;

template <class Real> class Toolmaker : public testing::Test {
 protected:
  Small<Real> small;
  Toolmaker() { small.p.tool_ban_leak = Real{} + 0.2; }
  Real blocked(double ban, double nl, double jp) const {
    return model::tools_blocked(small.empty(), Real{} + ban, Real{} + nl, Real{} + jp);
  }
};
TYPED_TEST_SUITE(Toolmaker, small_world::Numbers);

TYPED_TEST(Toolmaker, AFullBanOfAllBlocksAllButTheLeak) { expect_near(this->blocked(1, 1, 1), 0.8); }
TYPED_TEST(Toolmaker, AnAmericanBanAloneBlocksTheAmericanShare) { expect_near(this->blocked(1, 0, 0), 0.4 * 0.8); }
TYPED_TEST(Toolmaker, EachAllyAddsItsShare) {
  expect_near(this->blocked(1, 1, 0), 0.8 * 0.8);
  expect_near(this->blocked(1, 0, 0.5), 0.5 * 0.8);
}
TYPED_TEST(Toolmaker, NoBanBlocksNothing) { expect_near(this->blocked(0, 1, 1), 0); }
TYPED_TEST(Toolmaker, WithoutToolmakersNothingIsBlocked) {
  this->small.scene.roster.toolmakers.clear();
  expect_near(this->blocked(1, 1, 1), 0);
}

TYPED_TEST(Toolmaker, HomeToolsReplaceHalfAtTheirMidpoint) {
  auto& p = this->small.p;
  expect_near(model::home_tools(p, p.home_tools_midpoint_month), 0.5);
  expect_near(model::home_tools(p, p.home_tools_midpoint_month + p.home_tools_width_months), 1 / (1 + std::exp(-1)));
}

TYPED_TEST(Toolmaker, TheHomeClockRunsWithTheCalendarUnderTheDocumentedPolicy) {
  this->small.branches[model::kBanSpeedsHomeTools] = TypeParam{} + static_cast<double>(model::kYes);
  auto world = this->small.empty();
  for (world.month = 0; world.month < 24; ++world.month) model::supply_tools(world);
  expect_near(world.fabs.tools.home_clock, 24);
  expect_near(world.fabs.tools.home_share - world.fabs.home_share_record, 0);
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
