#include "model/mechanisms/memory.hpp"

#include "unit/model/small_world.hpp"

namespace {

using small_world::expect_near;
using small_world::Small;

template <class Real> class Memory : public testing::Test {
 protected:
  Small<Real> small;
  Memory() {
    small.p.hbm_stockpile_2024_stacks = Real{} + 6e6, small.p.hbm_import_growth = Real{} + 4.0;
    small.p.cxmt_hbm_2027_stacks_per_year = Real{} + 3e6, small.p.cxmt_growth_after_2027 = Real{} + 1.8;
    small.p.hbm_home_ramp_months = Real{} + 6.0, small.p.hbm_smuggled_per_year = Real{} + 1.2e5;
    small.p.huawei_memory_share = Real{} + 0.3;
  }
};
TYPED_TEST_SUITE(Memory, small_world::Numbers);

TYPED_TEST(Memory, ImportsTo2024SumToTheStockpile) {
  TypeParam sum{};
  for (int month = 0; month < 36; ++month) sum += model::hbm_imports(this->small.p, month);
  expect_near(sum, 6e6);
}

TYPED_TEST(Memory, ImportsGrowAsStatedAndThenStayLevel) {
  const auto& p = this->small.p;
  expect_near(model::hbm_imports(p, 30) / model::hbm_imports(p, 18), 4);
  expect_near(model::hbm_imports(p, 90) - model::hbm_imports(p, 35), 0);
}

TYPED_TEST(Memory, HomeMadeMemoryPassesThroughTheVolumeOf2027WithoutAJump) {
  const auto& p = this->small.p;
  expect_near(model::hbm_made_at_home(p, 66), 3e6 / 12);
  expect_near(model::hbm_made_at_home(p, 60) * 12.0, 3e6 * 2 / (1 + std::exp(1)));
  EXPECT_LT(base::lane(model::hbm_made_at_home(p, 65), 0), 3e6 / 12);
  EXPECT_GT(base::lane(model::hbm_made_at_home(p, 67), 0), 3e6 / 12);
  EXPECT_LT(base::lane(model::hbm_made_at_home(p, 0), 0), 100);
}

TYPED_TEST(Memory, AHeadStartIsAShiftAlongThePath) {
  const auto& p = this->small.p;
  const auto shifted = [&](int month, double ahead) {
    return base::lane(model::hbm_made_at_home(p, month, TypeParam{} + ahead), 0);
  };
  const auto plain = [&](int month) { return base::lane(model::hbm_made_at_home(p, month), 0); };
  for (const int month : {40, 60, 66, 90}) {
    EXPECT_EQ(shifted(month, 0), plain(month));
    EXPECT_NEAR(shifted(month, 24) / plain(month + 24), 1, 1e-12);
    EXPECT_NEAR(shifted(month, -12) / plain(month - 12), 1, 1e-12);
  }
  EXPECT_LT(shifted(100, -228), 1e-3);
}

TYPED_TEST(Memory, UnderTheDocumentedToolsThePathIsItself) {
  auto world = this->small.empty();
  for (world.month = 0; world.month < 90; ++world.month)
    EXPECT_EQ(base::lane(model::make_memory_at_home(world), 0),
              base::lane(model::hbm_made_at_home(this->small.p, world.month), 0));
}

TYPED_TEST(Memory, HalfTheToolsMoveItHalfAsFarAlongItsPath) {
  auto world = this->small.empty();
  world.fabs.to_documented = TypeParam{} + 0.5;
  TypeParam made{};
  for (world.month = 61; world.month < 91; ++world.month) made = model::make_memory_at_home(world);
  expect_near(made / model::hbm_made_at_home(this->small.p, 90 - 15), 1);
}

TYPED_TEST(Memory, SubsidiesAddPlantsAsFarAsToolsAllow) {
  auto world = this->small.empty();
  world.fabs.extra_subsidy = TypeParam{} + 0.01;
  TypeParam made{};
  for (world.month = 70; world.month < 90; ++world.month) made = model::make_memory_at_home(world);
  expect_near(made / model::hbm_made_at_home(this->small.p, 89), std::exp(0.2), 1e-9);
  world.fabs.to_documented = TypeParam{};  // no tools: nothing is added, nothing is lost
  const TypeParam before = world.memory.built_log;
  model::make_memory_at_home(world);
  expect_near(world.memory.built_log - before, 0);
}

TYPED_TEST(Memory, WornToolsMakeLess) {
  auto world = this->small.empty();
  world.month = 80;
  world.fabs.tools.uptime = TypeParam{} + 0.6, world.fabs.tools_documented.uptime = TypeParam{} + 0.8;
  expect_near(model::make_memory_at_home(world) / model::hbm_made_at_home(this->small.p, 80), 0.75);
}

TYPED_TEST(Memory, AFullBanLeavesSmugglingAndHomeMade) {
  auto world = this->small.empty();
  world.policy.levers.hbm_ban = TypeParam{} + 1.0;
  model::deliver_memory(world);
  expect_near(world.memory.imported, 0);
  expect_near(world.memory.smuggled, 1e4);
}

TYPED_TEST(Memory, EnforcementDetersSmugglersOfMemoryToo) {
  this->small.p.smuggling_enforcement_elasticity = TypeParam{} + 1.0;
  auto world = this->small.empty();
  world.policy.levers.hbm_ban = TypeParam{} + 1.0, world.policy.levers.enforcement_budget = TypeParam{} + 3.0;
  model::deliver_memory(world);
  expect_near(world.memory.smuggled, 1e4 / 3);
}

TYPED_TEST(Memory, WhatArrivesIsInStockAndHuaweisPartIsReserved) {
  auto world = this->small.empty();
  for (world.month = 0; world.month < 60; ++world.month) model::deliver_memory(world);
  expect_near(world.memory.stock - (world.memory.imported + world.memory.smuggled + world.memory.home), 0, 1e-6);
  expect_near(world.memory.reserved, base::lane(world.memory.home, 0) * 0.3);  // one sells all of its own, one reserves
}

TYPED_TEST(Memory, WithoutAMakerOfItsOwnHuaweiReservesNothing) {
  this->small.scene.roster.memory_makers.pop_back();
  auto world = this->small.empty();
  model::deliver_memory(world);
  expect_near(world.memory.reserved, 0);
}

TYPED_TEST(Memory, WithoutForeignMakersNothingIsImported) {
  std::erase_if(this->small.scene.roster.memory_makers, [](const auto& maker) { return maker.country != "cn"; });
  auto world = this->small.empty();
  model::deliver_memory(world);
  expect_near(world.memory.imported, 0);
  expect_near(world.memory.home_share, 1);
}

}  // namespace
