#include "model/mechanisms/stocks.hpp"

#include "unit/model/small_world.hpp"

namespace {

using small_world::expect_near;
using small_world::Small;

template <class Real> class Stocks : public testing::Test {
 protected:
  Small<Real> small;
  small_world::Fate<Real> fate;
  Stocks() {
    auto& p = small.p;
    p.deploy_lag_months = Real{} + 2.0, p.service_life_months = Real{} + 12.0;
    p.cann_training_maturity_2023 = Real{} + 0.4, p.cann_training_maturity_ceiling = Real{} + 0.9;
    p.cann_serving_maturity_2023 = Real{} + 0.5, p.cann_serving_maturity_ceiling = Real{} + 0.7;
    p.cn_utilisation_clouds = Real{} + 0.9, p.cn_utilisation_local = Real{} + 0.3;
    p.maturity_halfway_use_h100e = Real{} + 1e5, p.stack_spillover = Real{};
  }
  /// A history of 100 chips a month, cumulative.
  static base::History<Real> steady(int months) {
    base::History<Real> made(months);
    for (int month = 0; month < months; ++month) made.push(Real{} + 100.0 * (month + 1));
    return made;
  }
  model::World<Real> with_chips() {
    auto world = small.begun(fate);
    for (auto& buyer : world.buyers) {
      for (auto& delivered : buyer.received)
        for (int month = 0; month < 6; ++month) delivered.deliver(Real{} + 100.0, Real{} + 300.0);
      buyer.lease = Real{} + 50.0;
    }
    for (int month = 0; month < 6; ++month) world.stocks.cann_delivered.deliver(Real{} + 200.0, Real{});
    return world;
  }
};
TYPED_TEST_SUITE(Stocks, small_world::Numbers);

TYPED_TEST(Stocks, ChipsWorkFromTheirLagToTheEndOfTheirLife) {
  auto& p = this->small.p;
  expect_near(model::in_service(p, this->steady(1)), 0);
  expect_near(model::in_service(p, this->steady(2)), 0);
  expect_near(model::in_service(p, this->steady(3)), 100);
  expect_near(model::in_service(p, this->steady(14)), 1200);
  expect_near(model::in_service(p, this->steady(40)), 1200);  // twelve months' worth, for ever
  expect_near(model::in_service(p, base::History<TypeParam>(3)), 0);
  p.deploy_lag_months = TypeParam{} + 1.5;
  expect_near(model::in_service(p, this->steady(4)), 250);  // half of the third month's
}

TYPED_TEST(Stocks, EveryChipIsBeingDeployedInServiceOrRetired) {
  const auto& p = this->small.p;
  for (const int months : {1, 5, 14, 50}) {
    const auto delivered = this->steady(months);
    const TypeParam begun = delivered.lagged(p.deploy_lag_months);
    const TypeParam retired = delivered.lagged(p.deploy_lag_months + p.service_life_months);
    expect_near((delivered.newest() - begun) + model::in_service(p, delivered) + retired, 100.0 * months);
  }
}

TYPED_TEST(Stocks, OnlyTheStockOf2022Decays) {
  this->small.p.initial_stock_halflife_months = TypeParam{} + 24.0;
  auto world = this->small.begun(this->fate);
  const TypeParam initial = world.buyers[0].initial;
  world.month = 48;
  model::age_chips(world);
  expect_near(world.buyers[0].h100e[model::kOwnLegal] / initial, 0.25);
  expect_near(world.buyers[0].h100e[model::kOwnDomestic], 0);
}

TYPED_TEST(Stocks, AStackIsHalfwayToItsCeilingAtTheHalfwayUse) {
  model::StackState<TypeParam> stack;
  const auto& p = this->small.p;
  model::mature(stack, TypeParam{}, p);
  expect_near(stack.training, 0.4);
  expect_near(stack.serving, 0.5);
  model::mature(stack, TypeParam{} + 1e5, p);
  expect_near(stack.training, 0.65);
  expect_near(stack.serving, 0.6);
  model::mature(stack, TypeParam{} + 1e15, p);
  expect_near(stack.training, 0.9, 1e-9);
}

TYPED_TEST(Stocks, ACeilingBelowTodaysMaturityChangesNothing) {
  this->small.p.cann_training_maturity_ceiling = TypeParam{} + 0.2;
  model::StackState<TypeParam> stack;
  model::mature(stack, TypeParam{} + 1e6, this->small.p);
  expect_near(stack.training, 0.4);
}

TYPED_TEST(Stocks, LeavingCudaCostsHalfAtTheHalvingBase) {
  this->small.p.cuda_exit_cost_log = TypeParam{} + 2.0, this->small.p.cuda_exit_halving_h100e = TypeParam{} + 800.0;
  auto world = this->with_chips();
  model::mature_stacks(world);
  expect_near(world.stocks.installed_cann, 800);
  expect_near(world.trade.exit_cost, 1);
}

TYPED_TEST(Stocks, PowerLimitsWhatRuns) {
  auto& p = this->small.p;
  p.power_kw_per_h100e = TypeParam{} + 1.0, p.cn_ai_power_2022_gw = TypeParam{} + 0.001;
  p.supernode_month = TypeParam{} + 50.0, p.us_aligned_stock_2022_h100e = TypeParam{} + 1e4,
  p.cn_share_initial_stock = TypeParam{} + 0.2;
  p.power_build_months = TypeParam{} + 3.0;
  auto world = this->small.begun(this->fate);
  model::age_chips(world);
  for (int month = 0; month < 3; ++month) {
    model::power_up(world);
    expect_near(world.stocks.powered, 0.5);  // 1 MW for 2,000 chips of 1 kW, and the sites for the rest are being built
  }
  world.policy.levers.cn_power_buildout = TypeParam{} + 0.006;
  model::power_up(world);
  expect_near(world.stocks.powered, 0.75);  // they stand, and half a megawatt a month may be added
  model::power_up(world);
  expect_near(world.stocks.powered, 1);
}

TYPED_TEST(Stocks, SteadyGrowthFindsItsPowerAndASurgeWaits) {
  auto& p = this->small.p;
  p.power_build_months = TypeParam{} + 6.0, p.cn_ai_power_2022_gw = TypeParam{} + 0.1;
  auto world = this->small.begun(this->fate);
  const auto need = [&](double gw) { model::wire_chinese_sites(world, TypeParam{} + gw); };
  for (int month = 0; month <= 36; ++month) need(0.1 * std::exp2(month / 12.0));
  expect_near(world.stocks.powered, 1);
  expect_near(world.stocks.power_gw / 0.8, 1);
  for (int month = 0; month < 6; ++month) need(4);
  EXPECT_LT(base::lane(world.stocks.powered, 0), 0.3);  // growth foresaw 1.13
  need(4);
  expect_near(world.stocks.powered, 1);
}

TYPED_TEST(Stocks, AmericanSitesWaitForPowerOnlyUnderALimit) {
  auto& p = this->small.p;
  p.power_kw_per_h100e = TypeParam{} + 1.0, p.us_aligned_stock_2022_h100e = TypeParam{} + 1e6;
  p.cn_share_initial_stock = TypeParam{}, p.us_owner_share = TypeParam{} + 0.8;
  auto world = this->small.begun(this->fate);
  model::keep_stocks(world);
  expect_near(world.stocks.us_powered, 1);
  expect_near(world.stocks.us, 8e5);
  for (auto& buyer : world.american_buyers) buyer.initial *= 2.0;  // 1.6 GW are needed, 0.8 are there
  world.policy.levers.us_power_buildout = TypeParam{} + 2.4;
  model::keep_stocks(world);
  expect_near(world.stocks.us_powered, 1.0 / 1.6);
  expect_near(world.stocks.us, 1e6);
  for (int month = 0; month < 3; ++month) model::keep_stocks(world);
  expect_near(world.stocks.us_powered, 1);
}

TYPED_TEST(Stocks, ParityMakesGoodAPartOfWhatCannLacksAndNothingOfTheOthers) {
  auto world = this->with_chips();
  model::mature_stacks(world);
  const auto cann = world.stocks.cann, other = world.stocks.other;
  auto lifted = this->with_chips();
  lifted.policy.levers.cann_parity = TypeParam{} + 0.5;
  model::mature_stacks(lifted);
  expect_near(lifted.stocks.cann.training - (cann.training + 1.0) / 2.0, 0);
  expect_near(lifted.stocks.cann.serving - (cann.serving + 1.0) / 2.0, 0);
  expect_near(lifted.stocks.other.training - other.training, 0);
}

TYPED_TEST(Stocks, SupernodesWinBackLostTime) {
  auto& p = this->small.p;
  p.cn_cluster_reliability = TypeParam{} + 0.6, p.supernode_gain = TypeParam{} + 0.5;
  p.supernode_month = TypeParam{} + 40.0, p.supernode_ramp_months = TypeParam{} + 20.0;
  auto world = this->small.begun(this->fate);
  for (const auto& [month, reliability] : {std::pair{40, 0.6}, {50, 0.7}, {60, 0.8}, {200, 0.8}}) {
    world.month = month;
    model::power_up(world);
    expect_near(world.stocks.reliability, reliability);
  }
}

TYPED_TEST(Stocks, TheFourSourcesAddUp) {
  auto world = this->with_chips();
  model::keep_stocks(world);
  const auto& s = world.stocks;
  expect_near((s.legal + s.domestic + s.smuggled + s.offshore) / s.cn, 1);
  expect_near(s.offshore, 100 * 0.9);  // rented chips stand in clouds, whoever rents them
  // 400 chips of North, a cloud, and 400 of South, half of whose stand in local centres
  const double used = 400 * 0.9 + 400 * 0.6;
  expect_near(s.domestic / (used * s.powered * s.cann.training * s.reliability), 1);
  expect_near(s.smuggled / (used * s.powered), 1);
}

TYPED_TEST(Stocks, UtilisationIsThatOfTheOwner) {
  const auto& p = this->small.p;
  model::ChineseBuyer buyer;
  for (const auto& [local, used] : {std::pair{0.0, 0.9}, {1.0, 0.3}, {0.5, 0.6}, {0.25, 0.75}}) {
    buyer.local_share = local;
    expect_near(model::utilisation(p, buyer), used);
  }
}

TYPED_TEST(Stocks, ChineseChipsAreUsedAsTheirOwnersOnAverageUseThem) {
  auto world = this->small.begun(this->fate);
  expect_near(model::domestic_utilisation(world), 0.9);  // none yet
  world.buyers[0].h100e[model::kOwnDomestic] = TypeParam{} + 100.0;
  expect_near(model::domestic_utilisation(world), 0.9);
  world.buyers[1].h100e[model::kOwnDomestic] = TypeParam{} + 300.0;
  expect_near(model::domestic_utilisation(world), (100 * 0.9 + 300 * 0.6) / 400);
  world.buyers[1].h100e[model::kOwnLegal] = TypeParam{} + 1e9;  // other chips do not count
  expect_near(model::domestic_utilisation(world), 0.675);
}

TYPED_TEST(Stocks, AStackMaturesByTheUseMadeOfIt) {
  auto world = this->with_chips();
  for (auto& buyer : world.buyers) buyer.h100e[model::kOwnDomestic] = TypeParam{} + 400.0;
  model::mature_stacks(world);
  expect_near(world.stocks.cann.use, 800 * 0.75 / 12);
}

TYPED_TEST(Stocks, RetiringHostsEndLeasesWithTheirRents) {
  auto world = this->small.begun(this->fate);
  for (auto& host : world.hosts) host.initial = TypeParam{}, host.received.push(TypeParam{} + 30.0);
  this->small.p.deploy_lag_months = TypeParam{};
  world.p.deploy_lag_months = TypeParam{};
  for (auto& buyer : world.buyers) buyer.lease = TypeParam{} + 60.0, buyer.rent = TypeParam{} + 600.0;
  model::age_chips(world);
  for (const auto& buyer : world.buyers) expect_near(buyer.lease, 30), expect_near(buyer.rent, 300);
  expect_near(world.hosts[0].tenanted + world.hosts[1].tenanted, 60);
}

TYPED_TEST(Stocks, HostsLetWhatTenantsLease) {
  auto world = this->with_chips();
  model::age_chips(world);
  expect_near(world.hosts[0].tenanted + world.hosts[1].tenanted, 100);
}

}  // namespace
