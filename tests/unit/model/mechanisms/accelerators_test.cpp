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
