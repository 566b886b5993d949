#include "model/mechanisms/dies.hpp"

#include "unit/model/small_world.hpp"

namespace {

using small_world::expect_near;
using small_world::Small;

template <class Real> class Dies : public testing::Test {
 protected:
  Small<Real> small;
  static model::Row<Real> all(std::initializer_list<double> values) {
    model::Row<Real> made;
    for (const double value : values) made.push_back(Real{} + value);
    return made;
  }
  static std::vector<double> out(double pool, std::initializer_list<double> orders,
                                 std::initializer_list<double> means) {
    std::vector<double> got;
    for (const Real& part : model::share_out(Real{} + pool, all(orders), all(means)))
      got.push_back(base::lane(part, 0));
    return got;
  }
  /// A world whose first vendor lacks `lacking` dies.
  model::World<Real> wanting(double lacking) {
    small.p.packaging_yield = Real{} + 0.5;
    auto world = small.empty();
    world.vendors[0].want = Real{} + lacking / 4, world.vendors[0].dies_per_chip = Real{} + 2.0;
    return world;
  }
};
TYPED_TEST_SUITE(Dies, small_world::Numbers);

TYPED_TEST(Dies, OrdersWithinThePoolAreFilled) {
  EXPECT_EQ(this->out(100, {10, 20, 30}, {10, 20, 30}), (std::vector<double>{10, 20, 30}));
}
TYPED_TEST(Dies, AShortPoolIsSharedProRata) {
  EXPECT_EQ(this->out(30, {10, 20, 30}, {10, 20, 30}), (std::vector<double>{5, 10, 15}));
}
TYPED_TEST(Dies, NobodyGetsMoreThanItCanPayFor) {
  EXPECT_EQ(this->out(100, {80, 40}, {10, 40}), (std::vector<double>{10, 40}));
}
TYPED_TEST(Dies, ASecondPassHandsOutWhatThePoorLeft) {
  // first pass: 30 of 60 each, but the first can pay for 10; the 20 left go to the second, who lacks 30
  EXPECT_EQ(this->out(60, {60, 60}, {10, 60}), (std::vector<double>{10, 50}));
}
TYPED_TEST(Dies, NothingComesFromAnEmptyPoolOrForNoOrders) {
  EXPECT_EQ(this->out(0, {1, 2}, {1, 2}), (std::vector<double>{0, 0}));
  EXPECT_EQ(this->out(10, {0, 0}, {0, 0}), (std::vector<double>{0, 0}));
  EXPECT_TRUE(this->out(10, {}, {}).empty());
}

TYPED_TEST(Dies, TheBankFillsWithWhatTheRouteBroughtInAll) {
  this->small.p.tsmc_dies_total = TypeParam{} + 2.9e6, this->small.p.die_route_start_month = TypeParam{} + 10.0;
  auto world = this->wanting(0);
  for (world.month = 0; world.month <= static_cast<int>(model::kDieRouteEnds); ++world.month)
    model::draw_die_bank(world);
  expect_near(world.production.bank, 2.9e6);
  world.fabs.outage = TypeParam{} + 0.75;
  model::draw_die_bank(world);
  expect_near(world.production.bank_in, 2.9e6 * (1.0 + 0.25 / 24.0));
  world.policy.levers.foundry_rule = TypeParam{} + 1.0;
  model::draw_die_bank(world);
  expect_near(world.production.bank_in, 2.9e6 * (1.0 + 0.25 / 24.0));
}

TYPED_TEST(Dies, TheBankIsDrawnByNeedAtMostAShareAMonth) {
  this->small.p.die_bank_draw_per_month = TypeParam{} + 0.1, this->small.p.tsmc_dies_total = TypeParam{};
  auto world = this->wanting(30);
  world.production.bank = world.production.bank_in = TypeParam{} + 1000.0;
  model::draw_die_bank(world);
  expect_near(world.vendors[0].dies, 30);
  world.vendors[0].want = TypeParam{} + 1e6;
  model::draw_die_bank(world);
  expect_near(world.vendors[0].dies, 30 + 97);
  expect_near(world.production.bank + world.production.bank_drawn, 1000);
}

TYPED_TEST(Dies, HuaweisOwnFabsServeHuaweiFirst) {
  auto world = this->wanting(1000);
  world.fabs.dies_per_wafer = TypeParam{} + 10.0, world.fabs.wafers_due = TypeParam{} + 100.0;
  world.fabs.captive_share = TypeParam{} + 0.6;
  world.vendors[1].want = TypeParam{} + 250.0, world.vendors[1].dies_per_chip = TypeParam{} + 2.0;
  for (auto& vendor : world.vendors) vendor.capital = TypeParam{} + 1e12;
  model::share_wafers(world);
  // 60 captive wafers for Huawei, which lacks 40 more; the other 40 are shared between 40 and 100 wafers ordered
  expect_near(world.vendors[0].dies, 10 * (60 + 40 * 40.0 / 140));
  expect_near(world.vendors[1].dies, 10 * (40 * 100.0 / 140));
  expect_near(world.vendors[2].dies, 0);  // is made abroad
}

TYPED_TEST(Dies, WafersArePaidFor) {
  this->small.p.wafer_price_usd = TypeParam{} + 1e4;
  auto world = this->wanting(1000);
  world.fabs.dies_per_wafer = TypeParam{} + 10.0, world.fabs.wafers_due = TypeParam{} + 1e6;
  world.vendors[0].capital = TypeParam{} + 2e5;
  model::share_wafers(world);
  expect_near(world.vendors[0].dies_made, 200);
  expect_near(world.vendors[0].capital, 0, 1e-3);
}

TYPED_TEST(Dies, AListedDesignerIsCutOffAbroad) {
  this->small.p.others_nonsmic_h100e_2025 = TypeParam{} + 1200.0;
  auto world = this->wanting(0);
  auto& outside = world.vendors[2];
  outside.want = TypeParam{} + 1e6, outside.dies_per_chip = outside.h100e_per_chip = outside.weight = TypeParam{} + 1.0;
  world.month = 42;  // the trend is stated for the middle of 2025
  model::buy_dies_abroad(world);
  expect_near(outside.dies_bought, 100);
  world.fabs.outage = TypeParam{} + 0.25;  // of Taiwan's foundries
  model::buy_dies_abroad(world);
  expect_near(outside.dies_bought, 175);
  world.policy.levers.foundry_rule = world.policy.levers.entity_list_coverage = TypeParam{} + 1.0;
  model::buy_dies_abroad(world);
  expect_near(outside.dies_bought, 175);
}

}  // namespace
