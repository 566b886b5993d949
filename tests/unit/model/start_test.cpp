#include "model/start.hpp"

#include "unit/model/small_world.hpp"

namespace {

using small_world::expect_near;
using small_world::Small;

template <class Real> class Start : public testing::Test {
 protected:
  Small<Real> small;
  small_world::Fate<Real> fate;
  Start() {
    auto& p = small.p;
    p.us_aligned_stock_2022_h100e = Real{} + 1e5, p.cn_share_initial_stock = Real{} + 0.1,
    p.us_owner_share = Real{} + 0.7;
    p.us_past_rate_dex_per_year = Real{} + 1.2, p.cn_initial_gap_months = Real{} + 12.0;
  }
};
TYPED_TEST_SUITE(Start, small_world::Numbers);

TYPED_TEST(Start, TheStockOf2022HasOwnersAndNoMore) {
  const auto world = this->small.begun(this->fate);
  TypeParam chinese{}, american{}, hosted{};
  for (const auto& buyer : world.buyers) chinese += buyer.initial;
  for (const auto& buyer : world.american_buyers) american += buyer.initial;
  for (const auto& host : world.hosts) hosted += host.initial;
  expect_near(chinese, 1e4);
  expect_near(american, 9e4 * 0.7);
  expect_near(chinese + american + hosted, 1e5);
}

TYPED_TEST(Start, TheAmericanFrontierIsItsBestLab) {
  const auto world = this->small.begun(this->fate);
  expect_near(world.frontier.us_best - world.labs[0].capability, 0);
  EXPECT_GT(base::lane(world.labs[0].capability, 0), base::lane(world.labs[1].capability, 0));
}

TYPED_TEST(Start, ChinaTrailsByItsInitialGap) {
  const auto world = this->small.begun(this->fate);
  expect_near(world.frontier.us_best - world.frontier.cn_best, 1.2);
  TypeParam best = world.labs[2].capability;
  best = model::max(best, world.labs[3].capability);
  expect_near(best - world.frontier.cn_best, 0);
}

TYPED_TEST(Start, ANegativeGapPutsChinaAhead) {
  this->small.p.cn_initial_gap_months = TypeParam{} - 6.0;
  const auto world = this->small.begun(this->fate);
  expect_near(world.frontier.cn_best - world.frontier.us_best, 0.6);
}

TYPED_TEST(Start, ARunInFlightIsReleasedInItsMonth) {
  this->small.scene.roster.labs[0].in_flight_flop = 5e24, this->small.scene.roster.labs[0].in_flight_release_month = 3;
  auto world = this->small.begun(this->fate);
  expect_near(world.labs[0].pending, 1);
  for (world.month = 0; world.month < 6; ++world.month) {
    expect_near(world.labs[0].releases, world.month <= 3 ? 0 : 1);
    model::release_bases(world, this->fate.luck, world.frontier.us_best);
  }
  expect_near(world.labs[0].pending, 0);
}

TYPED_TEST(Start, ALabWithoutCountrymenStillHasAWorld) {
  for (const char* gone : {"us", "cn"}) {
    auto one_sided = this->small;
    std::erase_if(one_sided.scene.roster.labs, [&](const model::Lab& lab) { return lab.country == gone; });
    const auto world = one_sided.begun(this->fate);
    EXPECT_TRUE(std::isfinite(base::lane(world.frontier.us_best, 0)));
    EXPECT_TRUE(std::isfinite(base::lane(world.frontier.cn_best, 0)));
  }
}

TYPED_TEST(Start, EveryRouteHasItsBrokersWithNamesOfTheirOwn) {
  const auto world = this->small.begun(this->fate);
  ASSERT_EQ(world.brokers.size(), 6u);
  for (std::size_t i = 0; i < 6; ++i) {
    EXPECT_EQ(world.brokers[i].route, i < 2 ? 0 : 1);
    for (std::size_t j = 0; j < i; ++j) EXPECT_NE(world.brokers[i].caught, world.brokers[j].caught);
  }
}

TYPED_TEST(Start, AllChannelsAreAsTheSettingSays) {
  this->small.scene.channels.offshore = 0.25;
  expect_near(this->small.empty().channel.offshore, 0.25);
  expect_near(this->small.empty().channel.legal, 1);
}

}  // namespace
