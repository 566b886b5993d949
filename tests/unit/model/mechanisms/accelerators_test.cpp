#include "model/mechanisms/accelerators.hpp"

#include "model/mechanisms/books.hpp"
#include "unit/model/small_world.hpp"

namespace {

using small_world::expect_near;
using small_world::Small;

/// Plenty of everything: Huawei orders 100 chips of 2 dies (4 stacks each die), Little 50 of 1 die (no memory).
template <class Real> class Accelerators : public testing::Test {
 protected:
  Small<Real> small;
  Accelerators() {
    small.p.packaging_yield = Real{} + 0.5, small.p.hbm_stacks_per_die = Real{} + 4.0;
    small.p.packaging_2025_dies_per_month = Real{} + 1e5, small.p.packaging_growth = Real{} + 1.0;
  }
  model::World<Real> plenty() {
    auto world = small.empty();
    for (std::size_t i = 0; i < 3; ++i) {
      auto& vendor = world.vendors[i];
      vendor.want = Real{} + (i == 0 ? 100.0 : i == 1 ? 50.0 : 0.0);
      vendor.dies_per_chip = Real{} + (i == 0 ? 2.0 : 1.0), vendor.h100e_per_chip = vendor.dies_per_chip * 0.5;
      vendor.dies = vendor.dies_made = Real{} + 1e4;
    }
    world.memory.stock = world.memory.imported = Real{} + 1e5;
    return world;
  }
  static double held(const model::World<Real>& world) {
    const auto& p = world.production;
    return base::lane(p.held_by_wafers + p.held_by_memory + p.held_by_packaging + p.held_by_nothing, 0);
  }
};
TYPED_TEST_SUITE(Accelerators, small_world::Numbers);

TYPED_TEST(Accelerators, WithPlentyOfAllWhatIsOrderedIsMade) {
  auto world = this->plenty();
  model::make_accelerators(world);
  expect_near(world.vendors[0].made, 100);
  expect_near(world.vendors[1].made, 50);
  expect_near(world.production.made_h100e, 100 * 1 + 50 * 0.5);
  expect_near(world.production.ascend_units, 100);
  expect_near(world.production.held_by_nothing, 1);
}

TYPED_TEST(Accelerators, DiesAndStacksGoIntoPackagesOrScrap) {
  auto world = this->plenty();
  model::make_accelerators(world);
  expect_near(world.vendors[0].dies, 1e4 - 400);  // half of the packages fail
  expect_near(world.vendors[0].dies_packaged, 200);
  expect_near(world.vendors[0].dies_scrapped, 200);
  expect_near(world.memory.stock, 1e5 - 1600);
  expect_near(world.memory.used + world.memory.scrapped, 1600);
  EXPECT_NO_THROW(model::check_production(world));
}

TYPED_TEST(Accelerators, TheScarcestInputBindsAndIsNamed) {
  auto short_of_dies = this->plenty();
  short_of_dies.vendors[0].dies = short_of_dies.vendors[0].dies_made = TypeParam{} + 100.0;
  model::make_accelerators(short_of_dies);
  expect_near(short_of_dies.vendors[0].made, 25);
  expect_near(short_of_dies.production.held_by_wafers, 0.75 * 100 / 125);

  auto short_of_memory = this->plenty();
  short_of_memory.memory.stock = short_of_memory.memory.imported = TypeParam{} + 400.0;
  model::make_accelerators(short_of_memory);
  expect_near(short_of_memory.vendors[0].made, 25);
  expect_near(short_of_memory.vendors[1].made, 50);  // needs none
  expect_near(short_of_memory.production.held_by_memory, 0.75 * 100 / 125);

  auto short_of_packages = this->plenty();
  short_of_packages.p.packaging_2025_dies_per_month = TypeParam{} + 250.0;
  model::make_accelerators(short_of_packages);
  expect_near(short_of_packages.production.held_by_packaging, 0.5);
  for (const auto* world : {&short_of_dies, &short_of_memory, &short_of_packages})
    EXPECT_NEAR(this->held(*world), 1, 1e-12);
}

TYPED_TEST(Accelerators, WhatOneVendorLeavesAnotherUses) {
  auto world = this->plenty();
  world.p.packaging_2025_dies_per_month = TypeParam{} + 250.0;  // of 500 ordered
  world.vendors[0].dies = world.vendors[0].dies_made = TypeParam{} + 100.0;
  model::make_accelerators(world);
  expect_near(world.vendors[0].made, 25);  // its 100 dies of the 200 it was given
  expect_near(world.vendors[1].made, 50);  // 50 packages of its own and 50 left over
}

TYPED_TEST(Accelerators, ReservedMemoryIsForAscendAlone) {
  this->small.scene.roster.chinese_vendors[1].memory_factor = 1;
  auto world = this->plenty();
  world.memory.reserved = world.memory.stock = world.memory.imported = TypeParam{} + 1000.0;
  model::make_accelerators(world);
  expect_near(world.vendors[1].made, 0);
  expect_near(world.vendors[0].made, 1000.0 / 4 / 2 * 0.5);
  expect_near(world.memory.reserved, 0);
}

TYPED_TEST(Accelerators, WhatMemoryCostsIsAnOutput) {
  auto world = this->plenty();
  model::make_accelerators(world);
  expect_near(world.production.without_memory_limit, 125);  // 100 chips of 1 H100e and 50 of a half
  expect_near(world.production.made_h100e, 125);
  auto starved = this->plenty();
  starved.memory.stock = starved.memory.imported = TypeParam{} + 400.0;
  model::make_accelerators(starved);
  expect_near(starved.production.made_h100e, 50);
  expect_near(starved.production.without_memory_limit, 125);
  auto unpackaged = this->plenty();  // nor could packages for 250 of 500 dies take more
  unpackaged.memory.stock = unpackaged.memory.imported = TypeParam{} + 400.0;
  unpackaged.p.packaging_2025_dies_per_month = TypeParam{} + 250.0;
  model::make_accelerators(unpackaged);
  expect_near(unpackaged.production.without_memory_limit, 62.5);
  auto uneven = this->plenty();  // packages that Huawei's dies do not need are Little's with or without memory
  uneven.p.packaging_2025_dies_per_month = TypeParam{} + 250.0;
  uneven.vendors[0].dies = uneven.vendors[0].dies_made = TypeParam{} + 100.0;
  model::make_accelerators(uneven);
  expect_near(uneven.production.without_memory_limit, 0.5 * (100 * 0.5 + 100 * 0.5));
  expect_near(uneven.production.made_h100e, 50);
}

/// Huawei's designers are a year past the launch of the line with own memory, which half of its dies can join.
template <class Real> class OwnMemory : public Accelerators<Real> {
 protected:
  OwnMemory() {
    auto& p = this->small.p;
    p.own_memory_share_most = Real{} + 0.5, p.own_memory_relative_h100e = Real{} + 0.8;
    p.own_memory_tb_s_2026 = Real{} + 1.4, p.die_bandwidth_growth = Real{} + 1.2;
  }
  /// 400 dies are wanted and 400 stacks, enough for 100 of them, are there.
  model::World<Real> starved(double clock = 60) {
    auto world = this->plenty();
    world.vendors[0].clock = Real{} + clock, world.vendors[0].tb_s_per_chip = Real{} + 6.0;
    world.memory.stock = world.memory.imported = Real{} + 400.0;
    return world;
  }
};
TYPED_TEST_SUITE(OwnMemory, small_world::Numbers);

TYPED_TEST(OwnMemory, TakesTheDiesThatFindNoBoughtMemory) {
  auto world = this->starved();
  model::make_accelerators(world);
  // 25 chips of two dies, and 300 dies beside own memory of which half are scrapped, a die a chip
  expect_near(world.vendors[0].made, 25 + 150);
  expect_near(world.vendors[0].made_h100e, 25 + 150 * 0.5 * 0.8);
  expect_near(world.vendors[0].made_tb_s, 25 * 6 + 150 * 1.4 * std::pow(1.2, (60.0 - 50) / 12));
  expect_near(world.memory.stock, 0);
  expect_near(world.memory.used + world.memory.scrapped, 400);
  expect_near(world.production.held_by_nothing, 1);
  EXPECT_NO_THROW(model::check_production(world));
}

TYPED_TEST(OwnMemory, IsLeftAloneWhereThereIsEnoughToBuy) {
  auto world = this->plenty();
  world.vendors[0].clock = TypeParam{} + 60.0;
  model::make_accelerators(world);
  expect_near(world.vendors[0].made, 100);
  expect_near(world.vendors[0].made_h100e, 100);
}

TYPED_TEST(OwnMemory, ComesWithItsGenerationAndInAYear) {
  auto world = this->small.empty();
  const auto share = [&](double clock) { return model::own_memory_share(world, TypeParam{} + clock); };
  expect_near(share(48), 0);
  expect_near(share(54), 0.25);
  expect_near(share(60), 0.5);
  expect_near(share(500), 0.5);
  auto before = this->starved(48);
  model::make_accelerators(before);
  expect_near(before.vendors[0].made, 25);
  this->small.scene.road_map.pop_back();
  expect_near(model::own_memory_share(this->small.empty(), TypeParam{} + 500.0), 0);
}

TYPED_TEST(OwnMemory, TakesNoMoreThanItsShareOfTheDiesAndThePackagesThatAreLeft) {
  auto few_dies = this->starved();
  few_dies.vendors[0].dies = few_dies.vendors[0].dies_made = TypeParam{} + 300.0;
  model::make_accelerators(few_dies);
  expect_near(few_dies.vendors[0].made, 25 + 75);  // half of 300 dies
  auto few_packages = this->starved();
  few_packages.p.packaging_2025_dies_per_month = TypeParam{} + 250.0;
  model::make_accelerators(few_packages);
  expect_near(few_packages.vendors[0].dies_packaged + few_packages.vendors[1].dies_packaged, 125);
  EXPECT_NEAR(this->held(few_packages), 1, 1e-12);
  EXPECT_NO_THROW(model::check_production(few_packages));
}

TYPED_TEST(OwnMemory, IsHuaweisAlone) {
  this->small.scene.roster.chinese_vendors[1].memory_factor = 1;
  auto world = this->starved();
  world.vendors[1].clock = TypeParam{} + 60.0;
  world.memory.stock = world.memory.imported = TypeParam{};
  model::make_accelerators(world);
  expect_near(world.vendors[0].made, 200);
  expect_near(world.vendors[1].made, 0);
}

TYPED_TEST(Accelerators, AClosedChannelFinishesNothing) {
  auto world = this->plenty();
  world.channel.domestic = TypeParam{};
  model::make_accelerators(world);
  expect_near(world.production.made_h100e, 0);
  EXPECT_NEAR(this->held(world), 1, 1e-12);
}

TYPED_TEST(Accelerators, WithoutVendorsOrOrdersNothingIsHeldUp) {
  this->small.scene.roster.chinese_vendors.clear();
  auto world = this->small.empty();
  model::make_accelerators(world);
  expect_near(world.production.held_by_nothing, 1);
  expect_near(world.production.made_h100e, 0);
}

TYPED_TEST(Accelerators, PackagingGrowsFromItsStatedMonth) {
  this->small.p.packaging_growth = TypeParam{} + 1.5;
  expect_near(model::packaging_capacity(this->small.p, 47), 1e5);
  expect_near(model::packaging_capacity(this->small.p, 59), 1.5e5);
}

}  // namespace
