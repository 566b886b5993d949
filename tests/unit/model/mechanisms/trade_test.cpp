#include "model/mechanisms/trade.hpp"

#include "model/mechanisms/accelerators.hpp"
#include "model/mechanisms/books.hpp"
#include "model/mechanisms/stocks.hpp"
#include "model/mechanisms/us_supply.hpp"
#include "unit/model/small_world.hpp"

namespace {

using small_world::expect_near;
using small_world::Small;

template <class Real> class Trade : public testing::Test {
 protected:
  Small<Real> small;
  small_world::Fate<Real> fate;
};
TYPED_TEST_SUITE(Trade, small_world::Numbers);

TYPED_TEST(Trade, ThePremiumFallsWithExcessSupplyAndRisesWithExcessDemand) {
  this->small.p.premium_speed_per_month = TypeParam{} + 0.05, this->small.p.smuggling_premium_most = TypeParam{} + 0.6;
  auto world = this->small.begun(this->fate);
  world.trade.premium = TypeParam{} + 0.5;
  model::move_premium(world, TypeParam{}, TypeParam{} + 100.0);
  expect_near(world.trade.premium, 0.45);
  model::move_premium(world, TypeParam{} + 100.0, TypeParam{});
  expect_near(world.trade.premium, 0.5);
  model::move_premium(world, TypeParam{} + 75.0, TypeParam{} + 25.0);
  expect_near(world.trade.premium, 0.525);
  model::move_premium(world, TypeParam{} + 50.0, TypeParam{} + 50.0);
  expect_near(world.trade.premium, 0.525);
  for (int month = 0; month < 24; ++month) model::move_premium(world, TypeParam{} + 100.0, TypeParam{});
  expect_near(world.trade.premium, 0.6);  // above it buyers do without
  for (int month = 0; month < 24; ++month) model::move_premium(world, TypeParam{}, TypeParam{} + 100.0);
  expect_near(world.trade.premium, 0);
  for (int month = 0; month < 100; ++month) model::move_premium(world, TypeParam{}, TypeParam{} + 1.0);
  expect_near(world.trade.premium, 0);  // a premium, never a discount
}

TYPED_TEST(Trade, UnsoldChipsStayWhereTheyAre) {
  auto world = this->small.begun(this->fate);
  for (auto& broker : world.brokers) broker.in_transit = TypeParam{} + 100.0;
  model::ship(world, TypeParam{} + 600.0, TypeParam{} + 150.0);
  expect_near(world.trade.shipped, 150);
  for (const auto& broker : world.brokers) expect_near(broker.in_transit, 25);
  model::ship(world, TypeParam{} + 150.0, TypeParam{} + 1e9);
  expect_near(world.trade.shipped, 150);  // never more than was offered
  expect_near(world.trade.smuggled_ever, 300);
}

TYPED_TEST(Trade, BuyersAndTreasuryPayWhatVendorsAndTreasuryReceive) {
  auto world = this->small.begun(this->fate);
  world.policy.levers.revenue_share = TypeParam{} + 0.25;
  model::Offers<TypeParam> offers;
  model::Counter<TypeParam> counter;
  counter.bought.resize(2);
  for (std::size_t u = 0; u < model::kUses; ++u)
    for (const auto s : {model::kLegalFree, model::kLegalLicensed}) {
      offers[u][s].price = TypeParam{} + 12500.0, offers[u][s].h100e = TypeParam{} + 0.5;
      offers[u][s].base_h100e = TypeParam{} + 1.0, offers[u][s].part = {TypeParam{}, TypeParam{} + 1.0};
      counter.bought[0][u][s] = TypeParam{} + 1e6;
    }
  model::settle_legal(world, offers, counter);
  expect_near(world.trade.legal_revenue + world.trade.receipts, 4e6);
  expect_near(world.trade.receipts, 2e6 * 0.2);  // a quarter on top is a fifth of what is paid
  expect_near(world.trade.licensed_units, 160);
  expect_near(world.trade.legal_h100e, 160);
  expect_near(world.foreign_vendors[1].sold_to_china, 320);
  expect_near(world.foreign_vendors[0].sold_to_china, 0);
}

TYPED_TEST(Trade, BlackwellsComeInTheHalfYearBeforeTheContestedRunInTheirBranchOnly) {
  this->small.scene.roster.labs[2].contested_from_month = 43;
  this->small.p.v4_blackwell_chips = TypeParam{} + 6000.0;
  for (int branch = 0; branch < 4; ++branch) {
    this->small.branches[model::kV4TrainingHardware] = TypeParam{} + static_cast<double>(branch);
    auto world = this->small.begun(this->fate);
    TypeParam sum{};
    for (world.month = 0; world.month < 60; ++world.month) sum += model::extra_blackwells(world);
    expect_near(sum, branch == model::kV4Blackwell ? 6000 : 0);
    world.month = 43;
    expect_near(model::extra_blackwells(world), 0);
  }
}

TYPED_TEST(Trade, RentsPaidAreRentsReceivedAndLeasesAreFed) {
  auto world = this->small.begun(this->fate);
  TypeParam paid{}, received{};
  for (world.month = 0; world.month < 60; ++world.month) {
    model::supply_us_aligned(world, this->fate.luck);
    const TypeParam leasable_kw = model::leasable_gw(world) * 1e6;  // landlords answer at the end of the month
    model::trade(world, this->fate.luck);
    TypeParam leased{};
    for (const auto& buyer : world.buyers) paid += buyer.spent[model::kOffshore], leased += buyer.lease;
    received += world.trade.spent[model::kOffshore];
    const TypeParam kw = leased * model::leased_kw_per_h100e(world);
    for (int lane = 0; lane < base::kWidth<TypeParam>; ++lane) {
      EXPECT_LE(base::lane(kw, lane), base::lane(leasable_kw, lane) * (1 + 1e-12));
      EXPECT_LE(base::lane(leased, lane), base::lane(world.trade.offshore_capacity, lane) * (1 + 1e-12));
    }
    model::keep_stocks(world);
  }
  EXPECT_GT(base::lane(paid, 0), 0);
  expect_near(paid / received, 1);
}

TYPED_TEST(Trade, NoOrdersAreTakenBeyondTheBook) {
  auto world = this->small.begun(this->fate);
  for (world.month = 0; world.month < 60; ++world.month) {
    model::produce(world, this->fate.luck);
    TypeParam before{}, after{};
    for (const auto& vendor : world.vendors) before += vendor.backlog;
    const TypeParam left = model::order_book_left(world);
    model::trade(world, this->fate.luck);
    for (const auto& vendor : world.vendors) after += vendor.backlog;
    for (int lane = 0; lane < base::kWidth<TypeParam>; ++lane) {
      EXPECT_LE(base::lane(world.trade.ordered_h100e, lane), base::lane(left, lane) * (1 + 1e-9)) << world.month;
      EXPECT_LE(base::lane(after, lane), base::lane(before + left, lane) * (1 + 1e-9)) << world.month;
    }
    model::keep_stocks(world);
  }
}

TYPED_TEST(Trade, TheBooksOfAMonthOfTradeBalance) {
  auto world = this->small.begun(this->fate);
  for (world.month = 0; world.month < 40; ++world.month) {
    model::supply_us_aligned(world, this->fate.luck);
    model::trade(world, this->fate.luck);
    model::keep_stocks(world);
    ASSERT_NO_THROW(model::check_trade(world)) << "month " << world.month;
  }
}

}  // namespace
