#include "model/mechanisms/us_supply.hpp"

#include "unit/model/small_world.hpp"

namespace {

using small_world::expect_near;
using small_world::Small;

template <class Real> class UsSupply : public testing::Test {
 protected:
  Small<Real> small;
  small_world::Fate<Real> fate;
  UsSupply() {
    small.p.us_series_scale = Real{} + 1.5, small.p.us_flow_shock_sd = Real{};
    small.p.us_flow_growth_2026 = Real{} + 2.0, small.p.us_flow_growth_floor = Real{} + 2.0;
    small.p.materials_retaliation_loss = Real{} + 0.4, small.p.foundry_accident_per_year = Real{};
  }
  /// The sales of the last of `months` months.
  double sold(model::World<Real>& world, int months) {
    for (; world.month < months; ++world.month) model::supply_us_aligned(world, fate.luck);
    return base::lane(world.production.us_output, 0);
  }
};
TYPED_TEST_SUITE(UsSupply, small_world::Numbers);

TYPED_TEST(UsSupply, FollowsTheRecordScaled) {
  auto world = this->small.empty();
  EXPECT_NEAR(this->sold(world, 12), 1.5 * 60000, 1e-6);
}

TYPED_TEST(UsSupply, GrowsAsStatedAfterTheRecord) {
  auto world = this->small.empty();
  EXPECT_NEAR(this->sold(world, 24), 2 * 1.5 * 60000, 1e-6);
  this->small.scene.roster.foreign_vendors[1].outlook = 0.5;  // Nvidia
  auto slow = this->small.empty();
  EXPECT_NEAR(this->sold(slow, 24), 1.5 * (2 * 10000 + std::sqrt(2.0) * 50000), 1e-6);
}

TYPED_TEST(UsSupply, AVendorWithoutARecordSellsNothing) {
  this->small.scene.supply.pop_back();
  auto world = this->small.empty();
  EXPECT_NEAR(this->sold(world, 1), 15000, 1e-6);
}

TYPED_TEST(UsSupply, RetaliationBitesAtOnceAndWearsOff) {
  this->small.p.materials_substitution_months = TypeParam{} + 10.0;
  auto world = this->small.empty();
  world.policy.levers.cn_materials_retaliation = TypeParam{} + 1.0;
  const double whole = 90000, kept = std::exp(-0.1);
  EXPECT_NEAR(this->sold(world, 1), whole * (1 - 0.4 * kept), 1e-6);
  EXPECT_NEAR(this->sold(world, 10), whole * (1 - 0.4 * std::pow(kept, 10)), 1e-6);
  world.policy.levers.cn_materials_retaliation = TypeParam{};
  EXPECT_NEAR(this->sold(world, 12), whole, 1e-6);
}

TYPED_TEST(UsSupply, ASubsidyAddsToGrowthAndStays) {
  this->small.p.us_subsidy_growth_log = TypeParam{} + 0.6;
  this->small.p.subsidy_halflife_months = TypeParam{} + 1e18;
  auto world = this->small.empty();
  world.policy.levers.us_subsidy = TypeParam{} + 0.5;
  EXPECT_NEAR(this->sold(world, 6), 90000 * std::exp(0.5 * 0.6 / 2), 1e-6);
  world.policy.levers.us_subsidy = TypeParam{};
  EXPECT_NEAR(this->sold(world, 12), 90000 * std::exp(0.5 * 0.6 / 2), 1e-6);
}

TYPED_TEST(UsSupply, ALastingSubsidyAddsEverLess) {
  this->small.p.us_subsidy_growth_log = TypeParam{} + 0.6;
  this->small.p.subsidy_halflife_months = TypeParam{} + 12.0;
  auto world = this->small.empty(), without = world;
  world.policy.levers.us_subsidy = TypeParam{} + 1.0;
  const auto gained = [&](int month) { return std::log(this->sold(world, month) / this->sold(without, month)); };
  EXPECT_NEAR(gained(1), 0.05, 1e-9);
  EXPECT_NEAR(gained(20), 0.05 * (1 - std::pow(0.5, 20.0 / 12)) / (1 - std::pow(0.5, 1.0 / 12)), 1e-9);
}

TYPED_TEST(UsSupply, ADisruptionComesOnlyAfterThePresentAndHeals) {
  this->small.scene.present = 5;
  this->small.p.foundry_accident_per_year = TypeParam{} + 1000.0;  // certain
  this->small.p.foundry_accident_depth = TypeParam{} + 0.7, this->small.p.foundry_recovery_months = TypeParam{} + 6.0;
  auto world = this->small.empty();
  EXPECT_NEAR(this->sold(world, 6), 90000, 1e-6);
  EXPECT_NEAR(this->sold(world, 7), 0.3 * 90000, 1e-6);
  world.p.foundry_accident_per_year = TypeParam{};
  EXPECT_NEAR(this->sold(world, 12), 90000 * (1 - 0.7 * std::exp(-5.0 / 6)), 1e-6);
  EXPECT_EQ(base::lane(world.event_first[model::EventPlaces(this->small.scene).accident], 0), 6);
}

TYPED_TEST(UsSupply, ASupposedDisruptionHoldsWhileItLastsAndThenHeals) {
  this->small.p.foundry_recovery_months = TypeParam{} + 6.0;
  auto world = this->small.empty();
  world.policy.levers.taiwan_disruption = TypeParam{} + 0.6;
  EXPECT_NEAR(this->sold(world, 8), 0.4 * 90000, 1e-6);
  world.policy.levers.taiwan_disruption = TypeParam{};
  EXPECT_NEAR(this->sold(world, 12), 90000 * (1 - 0.6 * std::exp(-4.0 / 6)), 1e-6);
}

TYPED_TEST(UsSupply, WithoutFoundriesInTaiwanNothingIsDisrupted) {
  this->small.scene.roster.foundries.clear();
  auto world = this->small.empty();
  world.policy.levers.taiwan_disruption = TypeParam{} + 0.6;
  EXPECT_NEAR(this->sold(world, 1), 90000, 1e-6);
}

TYPED_TEST(UsSupply, ASlumpTakesFromWhatAmericansBuyAndFromNothingElse) {
  this->small.p.us_owner_share = TypeParam{} + 0.8;
  auto world = this->small.empty();
  world.policy.levers.us_capex_slump = TypeParam{} + 0.5;
  EXPECT_NEAR(this->sold(world, 1), 90000 * (1 - 0.8 * 0.5), 1e-6);
}

using UsSupplyStatistics = UsSupply<double>;

// Hypothesis: the stationary standard deviation of log sales about the trend is the parameter, whatever the persistence.
// 3,000 independent worlds; the error of a standard deviation is sd / sqrt(2 n). Level 1e-4 (3.9 errors).
TEST_F(UsSupplyStatistics, ShocksHaveTheStatedSpread) {
  const double sd = 0.2;
  small.p.us_flow_shock_sd = sd, small.p.us_flow_shock_persistence = 0.8;
  double sum = 0, squares = 0;
  const int worlds = 3000;
  for (int replicate = 1; replicate <= worlds; ++replicate) {
    const small_world::Fate<double> luck(static_cast<std::uint64_t>(replicate));
    model::World<double> world = small.empty();
    for (; world.month < 48; ++world.month) model::supply_us_aligned(world, luck.luck);
    const double shock = world.foreign_vendors[1].shock;
    sum += shock, squares += shock * shock;
  }
  const double mean = sum / worlds;
  EXPECT_NEAR(mean, 0, 3.9 * sd / std::sqrt(worlds));
  EXPECT_NEAR(std::sqrt(squares / worlds - mean * mean), sd, 3.9 * sd / std::sqrt(2.0 * worlds));
}

}  // namespace
