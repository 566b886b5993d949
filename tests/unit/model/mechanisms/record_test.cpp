#include "model/mechanisms/record.hpp"
#include "model/agents/chinese_vendor.hpp"

#include "unit/model/small_world.hpp"

namespace {

using small_world::expect_near;
using small_world::Small;

template <class Real> class Record : public testing::Test {
 protected:
  Small<Real> small;
  small_world::Fate<Real> fate;
};
TYPED_TEST_SUITE(Record, small_world::Numbers);

TYPED_TEST(Record, FlowsAreTheLastTwelveMonths) {
  auto world = this->small.begun(this->fate);
  for (world.month = 0; world.month < 20; ++world.month) {
    world.production.ascend_units = TypeParam{} + static_cast<double>(world.month);
    model::record(world);
    expect_near(world.metrics.ascend_units_per_year,
                world.month < 12 ? world.month * (world.month + 1) / 2.0 : 12 * (world.month - 5.5));
  }
}

TYPED_TEST(Record, TheReadingOfTheShareIsThatOfTheHypothesis) {
  for (int branch = 0; branch < 3; ++branch) {
    this->small.branches[model::kComputeShareReading] = TypeParam{} + static_cast<double>(branch);
    auto world = this->small.begun(this->fate);
    world.stocks.us = TypeParam{} + 1000.0, world.stocks.cn = TypeParam{} + 100.0,
    world.stocks.domestic = TypeParam{} + 30.0;
    world.production.made_h100e = TypeParam{} + 2.0, world.production.us_output = TypeParam{} + 200.0;
    model::record(world);
    expect_near(world.metrics.compute_share_as_read, branch == 0 ? 0.1 : branch == 1 ? 0.03 : 0.01);
    expect_near(world.metrics.compute_share_cn, 0.1);
    expect_near(world.metrics.compute_production_share_cn, 0.01);
  }
}

TYPED_TEST(Record, ParityIsAGapOfZeroOrLess) {
  auto world = this->small.begun(this->fate);
  for (const double gap : {3.0, 0.0, -2.0}) {
    world.frontier.gap = TypeParam{} + gap;
    model::Metrics<TypeParam> metrics;
    model::record_capability(world, metrics);
    expect_near(metrics.parity_share, gap <= 0 ? 1 : 0);
  }
}

TYPED_TEST(Record, ChinasLeadOnTheIndexIsNothingWhileItTrails) {
  auto world = this->small.begun(this->fate);
  world.frontier.us_best_score = TypeParam{} + 2.0;
  for (const double score : {-3.0, 2.0, 2.25, 1.9}) {
    world.frontier.cn_best_score = TypeParam{} + score;
    model::Metrics<TypeParam> metrics{};
    model::record_capability(world, metrics);
    expect_near(metrics.index_lead_cn_dex, score > 2 ? score - 2 : 0);
  }
}

TYPED_TEST(Record, DistanceAndPaceAreTheirs) {
  this->small.p.eci_per_dex = TypeParam{} + 9.5;
  auto world = this->small.begun(this->fate);
  world.frontier.us_best = TypeParam{} + 3.0, world.frontier.cn_best = TypeParam{} + 2.2;
  world.frontier.us_pace = TypeParam{} + 0.125, world.frontier.gap_pace = TypeParam{} + 7.0;
  model::Metrics<TypeParam> metrics{};
  model::record_capability(world, metrics);
  expect_near(metrics.gap_dex, 0.8);
  expect_near(metrics.pace_us_dex_per_year, 1.5);
  expect_near(metrics.gap_pace_months, 7);
  expect_near(metrics.capability_us_eci - metrics.capability_cn_eci, 0.8 * 9.5);
}

TYPED_TEST(Record, WhatMemoryCostsIsOneWhereNothingIsMade) {
  auto world = this->small.begun(this->fate);
  model::record(world);
  expect_near(world.metrics.memory_limit_ratio, 1);
  world.production.made_h100e = TypeParam{} + 40.0, world.production.without_memory_limit = TypeParam{} + 100.0;
  model::record(world);
  expect_near(world.metrics.memory_limit_ratio, 2.5);
}

TYPED_TEST(Record, ChinaPaysWhatItSpentOnChipsOverWhatItBought) {
  auto world = this->small.begun(this->fate);
  model::record(world);
  EXPECT_TRUE(std::isnan(base::lane(world.metrics.price_paid_cn_usd_per_h100e, 0)));
  EXPECT_TRUE(std::isnan(base::lane(world.metrics.foreign_share_of_purchases_cn, 0)));
  auto& trade = world.trade;
  trade.spent[model::kLegalFree] = TypeParam{} + 4e6, trade.spent[model::kDomestic] = TypeParam{} + 3e6;
  trade.spent[model::kSmuggled] = TypeParam{} + 3e6, trade.spent[model::kOffshore] = TypeParam{} + 1e9;
  trade.legal_h100e = TypeParam{} + 250.0, trade.ordered_h100e = TypeParam{} + 100.0;
  trade.shipped = TypeParam{} + 75.0, trade.content = TypeParam{} + 2.0, trade.grey_h100e = TypeParam{} + 50.0;
  world.production.made_h100e = TypeParam{} + 100.0;
  model::record(world);
  expect_near(world.metrics.price_paid_cn_usd_per_h100e, 1e7 / 500);  // what is rented abroad is no chip
  expect_near(world.metrics.foreign_share_of_purchases_cn, 300.0 / 400);
  expect_near(world.metrics.smuggled_cumulative_cn_h100e, 50);
}

TYPED_TEST(Record, ThirdCountriesAreWeighedBySize) {
  this->small.scene.roster.markets.push_back({"Rest of World", "third", 0.1, 0, 1, 1});
  auto world = this->small.begun(this->fate);
  world.markets[1].cn_share = TypeParam{} + 0.2, world.markets[3].cn_share = TypeParam{} + 0.6;  // sizes 0.3 and 0.1
  expect_near(model::third_country_share(world), 0.3);
  expect_near(model::regional_share(world, "Europe"), 0.2);
  EXPECT_TRUE(std::isnan(base::lane(model::regional_share(world, "Atlantis"), 0)));
}

TYPED_TEST(Record, ThePriceIsThatOfTheBestReleasedModel) {
  auto world = this->small.begun(this->fate);
  EXPECT_TRUE(std::isnan(base::lane(model::price_of_best(world, true), 0)));
  world.labs[0].price = TypeParam{} + 5.0, world.labs[1].price = TypeParam{} + 3.0;
  world.labs[1].releases = TypeParam{} + 1.0;
  expect_near(model::price_of_best(world, true), 3);
  world.labs[0].releases = TypeParam{} + 1.0;
  expect_near(model::price_of_best(world, true), 5);  // the better model of the larger run
}

TYPED_TEST(Record, ManyMeansMoreThanTenThousandOrdered) {
  auto world = this->small.begun(this->fate);
  const double ordered[] = {10001, 10000, 50000};
  for (std::size_t i = 0; i < 3; ++i) world.vendors[i].ordered_chips = TypeParam{} + ordered[i];
  model::record(world);
  expect_near(world.metrics.cn_vendors_over_10k, 2);
}

}  // namespace
