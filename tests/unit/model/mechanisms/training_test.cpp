#include "model/mechanisms/training.hpp"

#include "unit/model/small_world.hpp"

namespace {

using small_world::expect_near;
using small_world::Small;

template <class Real> class Training : public testing::Test {
 protected:
  Small<Real> small;
  small_world::Fate<Real> fate;
  enum { kAlpha, kBeta, kDelta, kGamma };
  Training() {
    small.p.training_mfu = Real{} + 0.4, small.p.run_months = Real{} + 3.0, small.p.run_size_sd = Real{};
    small.p.release_noise_dex = Real{}, small.p.restart_loss = Real{}, small.p.post_training_months = Real{} + 2.0;
    small.p.flop_weight = Real{} + 0.5, small.p.experiment_share = Real{} + 0.2;
    small.branches[model::kCapabilityForm] = Real{} + static_cast<double>(model::kFormEven);
  }
};
TYPED_TEST_SUITE(Training, small_world::Numbers);

// arXiv 2412.19437: 2.788 million H800-hours for 3.3e24 FLOP, which is a utilisation of a third in dense BF16.
TYPED_TEST(Training, DeepSeekV3ComesOutOfItsHours) {
  const double h800_months = 2.788e6 / (model::kDaysPerMonth * 24);
  for (const double mfu : {0.33, 0.37}) {
    this->small.p.training_mfu = TypeParam{} + mfu;
    const double flop = h800_months * base::lane(model::flop_per_h100e_month(this->small.p), 0);
    EXPECT_GT(flop, 3.2e24);
    EXPECT_LT(flop, 3.7e24);
  }
}

// models.json: 5e26 FLOP. Two hundred thousand Hoppers for some months at a third.
TYPED_TEST(Training, GrokFourNeedsItsClusterForAboutTwoYearsOfHalfOfIt) {
  this->small.p.training_mfu = TypeParam{} + 0.35;
  const double months = 5e26 / (200000 * base::lane(model::flop_per_h100e_month(this->small.p), 0));
  EXPECT_GT(months, 1.5);
  EXPECT_LT(months, 6);
}

TYPED_TEST(Training, ADexOfEfficiencyIsWorthADexOfFlopInTheEvenForm) {
  auto world = this->small.empty();
  const auto of = [&](double flop, double efficiency, double posttraining) {
    return model::capability(world, TypeParam{} + flop, TypeParam{} + efficiency, TypeParam{} + posttraining);
  };
  expect_near(of(1e24, 0, 0), 0);
  expect_near(of(1e26, 0, 0), 1);
  expect_near(of(1e25, 1, 0), 1);
  expect_near(of(1e24, 0, 0.7), 0.7);
  world.branch[model::kCapabilityForm] = TypeParam{} + static_cast<double>(model::kFormUneven);
  expect_near(of(1e25, 1, 0), 1.5);
}

TYPED_TEST(Training, ARunHoldsItsShareForItsLengthAndIsThenReleased) {
  this->small.p.cadence_months = TypeParam{} + 1.0;
  auto world = this->small.begun(this->fate);
  auto& lab = world.labs[this->kAlpha];
  lab.training = TypeParam{} + 1e5;
  model::start_runs(world, this->fate.luck);
  expect_near(lab.running, 1);
  const TypeParam share = lab.run_share, habit = world.p.us_run_share;
  EXPECT_LE(base::lane(share, 0), base::lane(habit * world.p.run_share_band, 0));
  for (int month = 0; month < 3; ++month) {
    expect_near(lab.running, 1);
    model::train(world, this->fate.luck);
  }
  expect_near(lab.running, 0);
  expect_near(lab.pending_flop / (share * 1e5 * 3.0 * model::flop_per_h100e_month(world.p)), 1);
  model::release(world, this->fate.luck);
  expect_near(lab.releases, 0);
  model::release(world, this->fate.luck);
  expect_near(lab.releases, 1);
  expect_near(lab.capability - model::capability(world, lab.pending_flop, lab.efficiency, lab.posttraining), 0);
}

TYPED_TEST(Training, APlanNeverTakesWhatExperimentsNeed) {
  this->small.p.us_run_share = TypeParam{} + 0.9, this->small.p.run_share_band = TypeParam{} + 3.0;
  auto world = this->small.begun(this->fate);
  auto& lab = world.labs[this->kAlpha];
  lab.last_flop = TypeParam{} + 1e30;
  lab.training = TypeParam{} + 1e5;
  TypeParam whole{};
  expect_near(model::plan_run(world, this->kAlpha, this->fate.luck, lab.last_flop, whole), 0.8);
  expect_near(whole / (1e5 * 3.0 * model::flop_per_h100e_month(world.p)), 1);
  lab.last_flop = TypeParam{} + 1.0;
  expect_near(model::plan_run(world, this->kAlpha, this->fate.luck, lab.last_flop, whole), 0.3);
}

TYPED_TEST(Training, TheRunBehindARecordIsKeptWithWhatItWouldCostToRent) {
  this->small.p.offshore_rent_ratio = TypeParam{} + 2.0, this->small.p.service_life_months = TypeParam{} + 50.0;
  auto world = this->small.begun(this->fate);
  world.trade.list_price = TypeParam{} + 9e9;
  for (auto& lab : world.labs) lab.run_price = TypeParam{} + 25000.0;  // a thousand dollars a month
  const auto fell = model::Mask<TypeParam>(TypeParam{} == 0.0), stood = model::Mask<TypeParam>(TypeParam{} == 1.0);
  const TypeParam flop = model::flop_per_h100e_month(world.p) * 3000.0;
  model::note_record(world, world.labs[this->kDelta], fell, flop);
  expect_near(world.frontier.record_run_cn / flop, 1);
  expect_near(world.frontier.record_cost_cn, 3e6, 1e-3);
  model::note_record(world, world.labs[this->kDelta], stood, flop * 9.0);
  model::note_record(world, world.labs[this->kAlpha], fell, flop * 7.0);
  expect_near(world.frontier.record_run_cn / flop, 1);
  expect_near(world.frontier.record_cost_cn, 3e6, 1e-3);
  expect_near(world.frontier.record_run_us / flop, 7);
}

TYPED_TEST(Training, ALabWithoutComputeStartsNothing) {
  auto world = this->small.begun(this->fate);
  for (int month = 0; month < 100; ++month) model::start_runs(world, this->fate.luck);
  for (const auto& lab : world.labs) expect_near(lab.running, 0);
}

TYPED_TEST(Training, DistillationIsBoundedByItsTeacher) {
  this->small.p.distillation_share_most = TypeParam{} + 0.9, this->small.p.distillation_start_month = TypeParam{};
  this->small.p.distillation_lag_months = TypeParam{}, this->small.p.distillation_leak = TypeParam{} + 0.25;
  this->small.branches[model::kDistillationWeight] = TypeParam{} + static_cast<double>(model::kDistilMost);
  auto world = this->small.begun(this->fate);
  world.frontier.us.push(TypeParam{} + 3.0);
  const auto& row = this->small.scene.roster.labs[this->kDelta];
  const auto gained = [&](double raw) {
    return model::distilled(world, row, world.labs[this->kDelta], TypeParam{} + raw);
  };
  for (const double raw : {-5.0, 0.0, 2.9, 3.0, 4.0}) EXPECT_LE(raw + base::lane(gained(raw), 0), std::max(raw, 3.0));
  expect_near(gained(1), 0.9 * 2);
  expect_near(gained(3.5), 0);
  world.policy.levers.distillation_rule = TypeParam{} + 1.0;
  expect_near(gained(1), 0.25 * 0.9 * 2);
  world.channel.distillation = TypeParam{};
  expect_near(gained(1), 0);
}

TYPED_TEST(Training, NothingIsDistilledBeforeOutputsAreSold) {
  this->small.p.distillation_start_month = TypeParam{} + 12.0;
  auto world = this->small.begun(this->fate);
  world.frontier.us.push(TypeParam{} + 30.0);
  world.month = 11;
  expect_near(model::distilled(world, this->small.scene.roster.labs[2], world.labs[2], TypeParam{}), 0);
}

TYPED_TEST(Training, TheContestedRunUsesTheHardwareOfItsBranch) {
  this->small.p.v4_mixed_share = TypeParam{} + 0.3, this->small.p.v4_mostly_nvidia_share = TypeParam{} + 0.1;
  const double expected[] = {1, 0.3, 0.1, 0};
  for (int branch = 0; branch < 4; ++branch) {
    this->small.branches[model::kV4TrainingHardware] = TypeParam{} + static_cast<double>(branch);
    expect_near(model::contested_ascend_share(this->small.empty()), expected[branch]);
  }
}

TYPED_TEST(Training, AClosedChannelSpreadsAChineseRunAsThinAsTheLargestAmerican) {
  auto world = this->small.begun(this->fate);
  world.stocks.us = TypeParam{} + 1e6, world.stocks.cn = TypeParam{} + 1e4;
  auto &american = world.labs[this->kAlpha], &chinese = world.labs[this->kDelta];
  american.running = TypeParam{} + 1.0, american.run_share = TypeParam{} + 0.5,
  american.training = TypeParam{} + 1e5;  // 5 %
  chinese.training = TypeParam{} + 5e3;
  expect_near(model::spread_thin(world, chinese, TypeParam{} + 0.4), 0.4);
  world.channel.concentration = TypeParam{};
  expect_near(model::spread_thin(world, chinese, TypeParam{} + 0.4), 0.1);  // 0.1 x 5e3 / 1e4 = 5 %
  expect_near(model::spread_thin(world, chinese, TypeParam{} + 0.04), 0.04);
  expect_near(model::spread_thin(world, american, TypeParam{} + 0.4), 0.4);
}

TYPED_TEST(Training, AMonthIsLostOnlyOnAnImmatureStack) {
  this->small.p.restart_loss = TypeParam{} + 1.0;
  auto world = this->small.begun(this->fate);
  for (const bool mature : {false, true}) {
    world.stocks.cann.training = TypeParam{} + (mature ? 1.0 : 0.0);
    auto& lab = world.labs[this->kDelta];
    lab.running = lab.run_domestic = lab.run_share = TypeParam{} + 1.0, lab.training = TypeParam{} + 100.0;
    lab.months_left = TypeParam{} + 5.0, lab.run_flop = TypeParam{};
    model::train(world, this->fate.luck);
    expect_near(lab.months_left, mature ? 4 : 5);
  }
}

}  // namespace
