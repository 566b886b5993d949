#include "model/mechanisms/services.hpp"

#include "unit/model/small_world.hpp"

namespace {

using small_world::expect_near;
using small_world::Small;

template <class Real> class Services : public testing::Test {
 protected:
  Small<Real> small;
  small_world::Fate<Real> fate;
  Services() {
    auto& p = small.p;
    p.mtok_per_tb_s_day_2022 = Real{} + 10.0, p.serving_size_exponent = Real{} + 0.5;
    p.hardware_cost_usd_per_tb_s_month = Real{} + 3000.0, p.hardware_cost_growth = Real{} + 0.8;
    p.us_margin = Real{} + 4.0, p.cn_margin = Real{} + 2.0, p.price_floor = Real{} + 0.5;
    p.trust_foreign_log = Real{}, p.market_switch_per_month = Real{} + 0.1, p.market_quality_weight = Real{} + 1.0;
    p.market_price_weight = Real{}, p.open_weights_appeal_log = Real{};
  }
  /// All labs have released models of equal capability and size.
  model::World<Real> released() {
    auto world = small.begun(fate);
    for (auto& lab : world.labs) {
      lab.releases = Real{} + 1.0, lab.capability = Real{} + 1.0, lab.released_flop = Real{} + 1e24;
      lab.serving_tb_s = Real{} + 1000.0;
    }
    world.frontier.us_best = world.frontier.cn_best = Real{} + 1.0;
    world.yardstick.us_level.push(Real{} + 1.0), world.yardstick.pace.push(Real{} + 0.1);
    return world;
  }
  static double sum(const model::MarketState<Real>& market) {
    Real total{};
    for (const Real& share : market.share) total += share;
    return base::lane(total, 0);
  }
};
TYPED_TEST_SUITE(Services, small_world::Numbers);

TYPED_TEST(Services, OutputFollowsTechniqueAndSize) {
  auto world = this->released();
  auto& lab = world.labs[0];
  const double month = 10 * model::kDaysPerMonth;
  expect_near(model::mtok_per_tb_s_month(world, lab), month);
  lab.serving_efficiency = TypeParam{} + 2.0, lab.released_flop = TypeParam{} + 1e26;
  expect_near(model::mtok_per_tb_s_month(world, lab), month * 100 / 10);
}

TYPED_TEST(Services, AscendsSitedAbroadServeWithChineseModels) {
  auto& p = this->small.p;
  p.deploy_lag_months = TypeParam{}, p.service_life_months = TypeParam{} + 60.0,
  p.cn_utilisation_clouds = TypeParam{} + 0.5;
  auto world = this->released();
  model::count_capacity(world);
  const TypeParam us = world.services.us_capacity, cn = world.services.cn_capacity;
  world.stocks.cann.serving = TypeParam{} + 0.8, world.stocks.reliability = TypeParam{} + 1.0;
  world.stocks.serving_cn = TypeParam{} + 1000.0;  // of which laboratories serve with some
  world.stocks.sited_abroad.deliver(TypeParam{}, world.stocks.serving_cn * (model::kH100TbPerSecond * 0.25));
  model::count_capacity(world);
  expect_near(world.services.cn_capacity / cn, 1 + 0.25 * 0.5 * 0.8);
  expect_near(world.services.us_capacity / us, 1);
}

TYPED_TEST(Services, APriceIsCostTimesMargin) {
  auto world = this->released();
  const double cost = 3000 / (10 * model::kDaysPerMonth);
  model::set_price(world, this->small.scene.roster.labs[0], world.labs[0]);
  expect_near(world.labs[0].price, 4 * cost);
  model::set_price(world, this->small.scene.roster.labs[2], world.labs[2]);
  expect_near(world.labs[2].price, 2 * cost);
  world.services.us_tightness = TypeParam{} + 9.0;  // short of capacity: three times the margin
  model::set_price(world, this->small.scene.roster.labs[0], world.labs[0]);
  expect_near(world.labs[0].price, 12 * cost);
}

TYPED_TEST(Services, AParentLowersAPriceWithinItsMeansAndNotBelowTheFloor) {
  auto world = this->released();
  model::Lab rich = this->small.scene.roster.labs[2];
  const double cost = 3000 / (10 * model::kDaysPerMonth);
  world.labs[2].tokens = TypeParam{} + 1e6;
  rich.parent_funds_usd_per_year = 12 * 0.5 * cost * 1e6;  // half of the cost of what is served
  model::set_price(world, rich, world.labs[2]);
  expect_near(world.labs[2].price, 1.5 * cost);
  rich.parent_funds_usd_per_year *= 1000;
  model::set_price(world, rich, world.labs[2]);
  expect_near(world.labs[2].price, 0.5 * cost);
}

TYPED_TEST(Services, MarketSharesSumToOne) {
  auto world = this->released();
  for (int month = 0; month < 10; ++month) {
    model::serve(world);
    for (const auto& market : world.markets) EXPECT_NEAR(this->sum(market), 1, 1e-12);
    ++world.month;
    model::keep_yardstick(world);
  }
}

TYPED_TEST(Services, AProhibitedStackIsNotUsed) {
  this->small.scene.roster.markets[2].allows_cn = 0;
  auto world = this->released();
  model::serve(world);
  expect_near(world.markets[2].cn_share, 0);
  expect_near(world.markets[0].cn_share, 1);  // China lets in no American models
}

TYPED_TEST(Services, EqualModelsShareATrustingMarketEqually) {
  auto world = this->released();
  model::serve(world);
  expect_near(world.markets[1].cn_share, 0.5);
  for (const TypeParam& share : world.markets[1].share) expect_near(share, 0.25);
}

TYPED_TEST(Services, OnlyThoseWhoChooseAfreshSwitch) {
  auto world = this->released();
  model::serve(world);
  for (std::size_t l = 0; l < 2; ++l) world.labs[l].releases = TypeParam{};  // American models vanish
  model::serve(world);
  expect_near(world.markets[1].cn_share, 0.5 + 0.5 * 0.1);
}

TYPED_TEST(Services, NobodyServesBeforeTheFirstRelease) {
  auto world = this->small.begun(this->fate);
  model::keep_yardstick(world);
  model::serve(world);
  for (const auto& market : world.markets) EXPECT_EQ(this->sum(market), 0);
  expect_near(world.services.us_revenue, 0);
}

TYPED_TEST(Services, TheAscendRuleCostsTrustAbroadAsFarAsItReaches) {
  this->small.p.ascend_rule_market_log = TypeParam{} + 2.0;
  auto world = this->released();
  world.policy.levers.ascend_use_rule = TypeParam{} + 1.0;
  const auto factor = [&](std::size_t market) {
    return model::chinese_factor(world, this->small.scene.roster.markets[market]);
  };
  world.branch[model::kV4ServingHardware] = TypeParam{} + static_cast<double>(model::kServedOnAscend);
  expect_near(factor(1), std::exp(-2.0));
  world.branch[model::kV4ServingHardware] = TypeParam{} + static_cast<double>(model::kServedOnNvidia);
  expect_near(factor(1), std::exp(-1.0));
  world.branch[model::kAscendReach] = TypeParam{} + static_cast<double>(model::kReachVoid);
  expect_near(factor(1), 1);
  expect_near(factor(2), std::exp(-2.0));  // at home only the Americans' distrust counts
}

TYPED_TEST(Services, DemandIsElasticInPriceAndStatedFor2024) {
  auto& p = this->small.p;
  p.market_mtok_per_day_2024 = TypeParam{} + 1e6, p.market_price_elasticity = TypeParam{} + 1.5;
  p.market_reference_price_usd = TypeParam{} + 8.0;
  auto world = this->small.empty();
  world.month = 24;
  const model::Market& europe = this->small.scene.roster.markets[1];
  expect_near(model::demand_of(world, europe, TypeParam{} + 8.0), 3e5);
  expect_near(model::demand_of(world, europe, TypeParam{} + 2.0), 3e5 * 8);
  p.market_growth_2024 = TypeParam{} + 3.0;
  auto earlier = this->small.empty();
  earlier.month = 12;
  expect_near(model::demand_of(earlier, europe, TypeParam{} + 8.0), 1e5);
}

TYPED_TEST(Services, RevenueIsWhatUsersPay) {
  auto world = this->released();
  model::serve(world);
  TypeParam paid{};
  for (const auto& market : world.markets)
    for (std::size_t l = 0; l < 4; ++l)
      paid += market.demand * market.share[l] * world.labs[l].price * model::kDaysPerMonth;
  expect_near((world.services.us_revenue + world.services.cn_revenue) / paid, 1);
}

TYPED_TEST(Services, CapacityIsCountedAtAQualityThatNoScenarioMoves) {
  auto world = this->released();
  model::count_capacity(world);
  const TypeParam us = world.services.us_capacity, output = world.services.us_output;
  const TypeParam exponent = world.p.serving_size_exponent;
  // a run ten times as large, which makes a model better by a dex: fewer tokens of its own, and as many of a fixed quality
  for (auto& lab : world.labs) lab.released_flop *= 10.0, lab.capability += 1.0;
  model::count_capacity(world);
  expect_near(world.services.us_output * base::exp10(exponent) / output, 1);
  expect_near(world.services.us_capacity / us, 1);
  // a dex of technique in place of compute: as many of its own, and more of the fixed quality, whose model is smaller
  for (auto& lab : world.labs) lab.capability += 1.0;
  model::count_capacity(world);
  expect_near(world.services.us_output * base::exp10(exponent) / output, 1);
  expect_near(world.services.us_capacity / (us * base::exp10(exponent)), 1);
}

}  // namespace
