#include "model/mechanisms/orders.hpp"

#include "unit/model/small_world.hpp"

namespace {

using small_world::expect_near;
using small_world::Small;

template <class Real> class Orders : public testing::Test {
 protected:
  Small<Real> small;
  small_world::Fate<Real> fate;
  /// A vendor has made 100 chips.
  static void make(model::ChineseVendorState<Real>& vendor) { make(vendor, base::lane(vendor.h100e_per_chip, 0)); }
  static void make(model::ChineseVendorState<Real>& vendor, double h100e, double tb_s = 0) {
    vendor.made = Real{} + 100.0;
    vendor.made_h100e = vendor.made * h100e, vendor.made_tb_s = vendor.made * tb_s;
  }
  Orders() {
    small.p.huawei_ai_wafer_share = Real{} + 0.6, small.p.vendor_zipf = Real{} + 1.0,
    small.p.vendor_margin = Real{} + 0.5;
    small.p.ascend_export_share = Real{} + 0.1;
  }
  /// Both stacks equally mature; chips of 2, 1 and 1 H100e; buyers spend 6 and 4 million.
  model::World<Real> spending() {
    auto world = small.begun(fate);
    world.stocks.cann.training = world.stocks.other.training = Real{} + 0.5;
    for (std::size_t i = 0; i < 3; ++i) world.vendors[i].h100e_per_chip = Real{} + (i == 0 ? 2.0 : 1.0);
    world.buyers[0].spent[model::kDomestic] = Real{} + 6e6, world.buyers[1].spent[model::kDomestic] = Real{} + 4e6;
    world.trade.spent[model::kDomestic] = Real{} + 1e7;
    return world;
  }
};
TYPED_TEST_SUITE(Orders, small_world::Numbers);

TYPED_TEST(Orders, MoneySpentBecomesOrdersAtItsPrice) {
  auto world = this->spending();
  model::take_orders(world, TypeParam{} + 1e4);
  TypeParam value{}, earned{};
  for (const auto& vendor : world.vendors) value += vendor.ordered * 1e4, earned += vendor.earned;
  expect_near(value, 1e7);
  expect_near(earned, 5e6);
  expect_near(world.buyers[0].order_book + world.buyers[1].order_book, 1000);
}

TYPED_TEST(Orders, AtEqualPerformanceHuaweiHasItsShareAndOthersTheirRank) {
  auto world = this->spending();
  model::take_orders(world, TypeParam{} + 1e4);
  expect_near(world.vendors[0].ordered, 0.6 * 1000);
  expect_near(world.vendors[0].ordered_chips, 0.6 * 1000 / 2);
  expect_near(world.vendors[1].ordered, 0.4 * 1000 * (1.0 / 2) / (1.0 / 2 + 1.0 / 3));
}

TYPED_TEST(Orders, AProofDrawsOrdersToItsStack) {
  auto world = this->spending();
  world.trade.belief_cann = TypeParam{} + std::log(2.0);
  model::take_orders(world, TypeParam{} + 1e4);
  expect_near(world.vendors[0].ordered, 1000 * 1.2 / (1.2 + 0.4));
}

TYPED_TEST(Orders, NothingIsOrderedBeforeTheLaunch) {
  for (auto& vendor : this->small.scene.roster.chinese_vendors) vendor.launch_month = 5;
  auto world = this->spending();
  model::take_orders(world, TypeParam{} + 1e4);
  for (const auto& vendor : world.vendors) expect_near(vendor.ordered, 0);
}

TYPED_TEST(Orders, DeliveriesWorkOffTheBacklogAndReachThoseWhoWait) {
  auto world = this->spending();
  model::take_orders(world, TypeParam{} + 1e4);
  world.policy.levers.ascend_use_rule = TypeParam{} + 1.0;  // enforced: nothing goes abroad
  for (auto& vendor : world.vendors) this->make(vendor);
  model::deliver_orders(world, TypeParam{} + 1e4);
  TypeParam received{}, delivered{};
  for (const auto& vendor : world.vendors) {
    expect_near(vendor.ordered - (vendor.delivered + vendor.backlog), 0);
    expect_near(vendor.delivered_chips + vendor.exported, 100);
    delivered += vendor.delivered;
  }
  for (const auto& buyer : world.buyers) received += buyer.received[model::kOwnDomestic].h100e.newest();
  expect_near(received / delivered, 1);
  expect_near(world.buyers[0].received[model::kOwnDomestic].h100e.newest() / received, 0.6);
}

TYPED_TEST(Orders, SomeAscendsGoAbroadUnlessTheRuleReachesThem) {
  this->small.p.ascend_deterrent = TypeParam{} + 0.5;
  const double exported[] = {0, 5, 10};  // enforced, deterrent only, void
  for (int branch = 0; branch < 3; ++branch) {
    this->small.branches[model::kAscendReach] = TypeParam{} + static_cast<double>(branch);
    auto world = this->spending();
    model::take_orders(world, TypeParam{} + 1e4);
    world.policy.levers.ascend_use_rule = TypeParam{} + 1.0;
    this->make(world.vendors[0]);
    model::deliver_orders(world, TypeParam{} + 1e4);
    expect_near(world.vendors[0].exported, exported[branch]);
  }
}

TYPED_TEST(Orders, AscendsSoldAbroadEarnTheirMargin) {
  auto world = this->spending();
  model::take_orders(world, TypeParam{} + 1e4);
  const TypeParam earned = world.vendors[0].earned, capital = world.vendors[0].capital;
  world.policy.levers.cn_chip_exports = TypeParam{} + 0.3;
  this->make(world.vendors[0], 0.5);
  model::deliver_orders(world, TypeParam{} + 1e4);  // 30 chips of $5,000
  expect_near((world.vendors[0].earned - earned) / (1.5e5 * world.p.vendor_margin), 1);
  expect_near((world.vendors[0].capital - capital) / (1.5e5 * world.p.vendor_margin), 1);
}

TYPED_TEST(Orders, WhatTheLeverExportsBeyondTheTrickleServesAbroad) {
  for (const auto& [lever, exported, sited] : {std::tuple{0.0, 10.0, 0.0}, {0.05, 10.0, 0.0}, {0.3, 30.0, 60.0}}) {
    auto world = this->spending();
    model::take_orders(world, TypeParam{} + 1e4);
    world.policy.levers.cn_chip_exports = TypeParam{} + lever;
    this->make(world.vendors[0], 2, 3);
    model::deliver_orders(world, TypeParam{} + 1e4);
    expect_near(world.vendors[0].exported, exported);
    expect_near(world.stocks.sited_abroad.tb_s.newest(), sited);
  }
}

TYPED_TEST(Orders, ChipsOfTwoLinesAreDeliveredByWhatTheyHold) {
  auto world = this->spending();
  model::take_orders(world, TypeParam{} + 1e4);
  world.policy.levers.ascend_use_rule = TypeParam{} + 1.0;
  this->make(world.vendors[0], 1.5, 2);  // some of them beside slower memory: less than the 2 H100e of a full chip
  model::deliver_orders(world, TypeParam{} + 1e4);
  expect_near(world.vendors[0].delivered, 150);
  expect_near(world.vendors[0].backlog, 600 - 150);
  TypeParam tb_s{};
  for (const auto& buyer : world.buyers) tb_s += buyer.received[model::kOwnDomestic].tb_s.newest();
  expect_near(tb_s, 200);
}

TYPED_TEST(Orders, TheWaitIsTheBacklogOverDeliveries) {
  auto world = this->spending();
  model::take_orders(world, TypeParam{} + 1e4);
  world.policy.levers.ascend_use_rule = TypeParam{} + 1.0;
  this->make(world.vendors[0]);  // 200 of 1,000 H100e
  model::deliver_orders(world, TypeParam{} + 1e4);
  expect_near(world.trade.wait_months, 4);
}

}  // namespace
