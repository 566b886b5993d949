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
    small.p.training_mfu = Real{} + 0.4, small.p.run_months_2023 = Real{} + 3.0, small.p.run_size_sd = Real{};
    small.p.run_length_growth = Real{} + 1.0, small.p.run_months_most = Real{} + 24.0;
    small.p.release_noise_dex = Real{}, small.p.restart_loss = Real{}, small.p.post_training_months = Real{} + 2.0;
    small.p.experiment_share = Real{} + 0.2, small.p.run_learning_dex_per_dex = Real{}, small.p.run_habit_sd = Real{};
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

TYPED_TEST(Training, ADexIsADexWhateverBringsIt) {
  model::LabState<TypeParam> lab;
  const auto of = [&](double flop) { return model::capability(lab, TypeParam{} + flop); };
  expect_near(of(1e24), 0);
  expect_near(of(1e26), 2);
  lab.efficiency = TypeParam{} + 1.0;
  expect_near(of(1e24), 1);
  lab.posttraining = TypeParam{} + 0.7, lab.distilled = TypeParam{} + 0.2;
  expect_near(of(1e25), 2.9);
}

TYPED_TEST(Training, RunsGetLongerToWhatPays) {
  auto& p = this->small.p;
  p.run_months_2023 = TypeParam{} + 3.0, p.run_length_growth = TypeParam{} + 1.2, p.run_months_most = TypeParam{} + 5.0;
  expect_near(model::run_length(p, 18), 3);  // the middle of 2023
  expect_near(model::run_length(p, 30), 3.6);
  expect_near(model::run_length(p, 6), 2.5);
  double before = 0;
  for (int month = 0; month < 200; ++month) {
    const double now = base::lane(model::run_length(p, month), 0);
    EXPECT_GE(now, before);
    EXPECT_LE(now, 5);
    before = now;
  }
  EXPECT_EQ(before, 5);
}

TYPED_TEST(Training, ALabsHabitIsItsPartOfAYearOverTheLengthOfItsRun) {
  this->small.p.us_run_share = TypeParam{} + 0.1, this->small.p.cn_run_share = TypeParam{} + 0.05;
  this->small.scene.roster.labs[this->kBeta].run_share_factor = 2;
  auto world = this->small.begun(this->fate);
  const auto habit = [&](std::size_t lab, double months, double chance) {
    return model::habitual_share(world, lab, TypeParam{} + months, TypeParam{} + chance);
  };
  expect_near(habit(this->kAlpha, 4, 0), 0.3);
  expect_near(habit(this->kAlpha, 6, 0), 0.2);  // a longer run takes a smaller part for the same compute
  expect_near(habit(this->kBeta, 4, 0), 0.6);
  expect_near(habit(this->kDelta, 4, 0), 0.15);
  expect_near(habit(this->kAlpha, 4, std::log(2)), 0.6);
  expect_near(habit(this->kAlpha, 4, 9), 0.8);  // never what experiments need
}

// Hypothesis: habits have their stated spread. 4,000 labs after 12 runs; level 1e-4 (3.9 standard errors).
TYPED_TEST(Training, PrioritiesMoveWithTheirSpreadAndComeBack) {
  this->small.p.run_habit_sd = TypeParam{} + 0.5;
  this->small.p.run_habit_persistence = TypeParam{} + 0.6;
  double sum = 0, squares = 0, kept = 0;
  const int labs = 4000 / base::kWidth<TypeParam>, n = labs * base::kWidth<TypeParam>;
  for (int i = 0; i < labs; ++i) {
    const small_world::Fate<TypeParam> luck(static_cast<std::uint64_t>(i * base::kWidth<TypeParam> + 1));
    auto world = this->small.empty();
    model::LabState<TypeParam> lab;
    lab.habit_name = base::name_of("run_habit", "Alpha");
    TypeParam before{};
    for (int run = 0; run < 12; ++run) {
      before = lab.habit_log;
      lab.habit_log = model::moved_habit(world, lab, luck.luck), lab.run_ordinal += 1.0;
    }
    for (int lane = 0; lane < base::kWidth<TypeParam>; ++lane) {
      const double x = base::lane(lab.habit_log, lane);
      sum += x, squares += x * x, kept += x * base::lane(before, lane);
    }
  }
  EXPECT_NEAR(sum / n, 0, 3.9 * 0.5 / std::sqrt(n));
  EXPECT_NEAR(std::sqrt(squares / n), 0.5, 3.9 * 0.5 / std::sqrt(2.0 * n));
  EXPECT_NEAR(kept / squares, 0.6, 3.9 * std::sqrt(0.64 / n));
}

TYPED_TEST(Training, OnlyARunBeyondTheLargestTeaches) {
  this->small.p.run_learning_dex_per_dex = TypeParam{} + 0.2;
  auto world = this->small.empty();
  model::LabState<TypeParam> lab;
  lab.taught_flop = TypeParam{} + 1e25;
  const auto out = model::Mask<TypeParam>(TypeParam{} == 0.0), none = model::Mask<TypeParam>(TypeParam{} == 1.0);
  const auto learn = [&](double flop, model::Mask<TypeParam> is_out) {
    model::learn_from_scale(world, lab, is_out, TypeParam{} + flop);
    return lab.efficiency;
  };
  expect_near(learn(9e24, out), 0);
  expect_near(learn(1e26, none), 0);
  expect_near(learn(1e26, out), 0.2);
  expect_near(learn(1e26, out), 0.2);  // once
  expect_near(learn(1e27, out), 0.4);  // in two steps as in one
  expect_near(lab.taught_flop / 1e27, 1);
  lab.taught_flop = TypeParam{} + 1e22, lab.efficiency = TypeParam{};
  expect_near(learn(1e24, out), 0);  // what shows below 1e24 FLOP everybody knows
  expect_near(learn(1e25, out), 0.2);
  world.policy.levers.efficiency_stall = TypeParam{} + 0.5;
  expect_near(learn(1e26, out), 0.3);  // half of it is not found
}

TYPED_TEST(Training, ARunHoldsItsShareForItsLengthAndIsThenReleased) {
  this->small.p.cadence_months = TypeParam{} + 1.0;
  auto world = this->small.begun(this->fate);
  auto& lab = world.labs[this->kAlpha];
  lab.training = TypeParam{} + 1e5;
  model::start_runs(world, this->fate.luck);
  expect_near(lab.running, 1);
  const TypeParam share = lab.run_share, habit = world.p.us_run_share * 12.0 / 3.0;
  EXPECT_LE(base::lane(share, 0), base::lane(habit * world.p.run_share_band, 0));
  for (int month = 0; month < 3; ++month) {
    expect_near(lab.running, 1);
    model::train(world, this->fate.luck);
  }
  expect_near(lab.running, 0);
  expect_near(lab.pending_flop / (share * 1e5 * 3.0 * model::flop_per_h100e_month(world.p)), 1);
  model::release_bases(world, this->fate.luck, world.frontier.us_best);
  expect_near(lab.releases, 0);
  model::release_bases(world, this->fate.luck, world.frontier.us_best);
  expect_near(lab.releases, 1);
  expect_near(lab.capability - model::capability(lab, lab.pending_flop), 0);
}

TYPED_TEST(Training, APlanNeverTakesWhatExperimentsNeed) {
  this->small.p.run_share_band = TypeParam{} + 3.0;
  auto world = this->small.begun(this->fate);
  auto& lab = world.labs[this->kAlpha];
  const auto planned = [&](double last, double habit) {
    lab.last_flop = TypeParam{} + last;
    return model::plan_run(world, lab, TypeParam{} + habit, TypeParam{} + 1e26, this->fate.luck, lab.last_flop);
  };
  expect_near(planned(1e30, 0.6), 0.8);
  expect_near(planned(1e30, 0.1), 0.3);  // the band about its habit
  expect_near(planned(1, 0.6), 0.2);
  const double step = std::pow(10, base::lane(world.p.run_step_dex, 0));
  expect_near(planned(2e25 / step, 0.2), 0.2);  // between, what the planned step needs
}

TYPED_TEST(Training, APlanGoesPartOfTheWayToTheRival) {
  this->small.p.run_share_band = TypeParam{} + 20.0, this->small.p.run_step_dex = TypeParam{};
  this->small.p.chase_weight = TypeParam{} + 0.5;
  auto world = this->small.begun(this->fate);
  auto& lab = world.labs[this->kDelta];
  lab.last_flop = TypeParam{} + 1e24;
  const auto planned = [&](double rival) {
    return model::plan_run(world, lab, TypeParam{} + 0.5, TypeParam{} + 1e26, this->fate.luck, TypeParam{} + rival);
  };
  expect_near(planned(1e26), 0.1);    // a tenth of the hundredfold, in logs half of it
  expect_near(planned(1e22), 0.025);  // a smaller rival draws nobody: the least of the band
}

TYPED_TEST(Training, TheRunBehindARecordIsKeptWithWhatItWouldCostToRent) {
  this->small.p.offshore_rent_ratio = TypeParam{} + 2.0, this->small.p.service_life_months = TypeParam{} + 50.0;
  auto world = this->small.begun(this->fate);
  const TypeParam price = TypeParam{} + 25000.0;  // a thousand dollars a month
  const auto fell = model::Mask<TypeParam>(TypeParam{} == 0.0), stood = model::Mask<TypeParam>(TypeParam{} == 1.0);
  const TypeParam flop = model::flop_per_h100e_month(world.p) * 3000.0;
  model::note_record(world, world.labs[this->kDelta], fell, flop, price);
  expect_near(world.frontier.record_run_cn / flop, 1);
  expect_near(world.frontier.record_cost_cn, 3e6, 1e-3);
  model::note_record(world, world.labs[this->kDelta], stood, flop * 9.0, price);
  model::note_record(world, world.labs[this->kAlpha], fell, flop * 7.0, price);
  expect_near(world.frontier.record_run_cn / flop, 1);
  expect_near(world.frontier.record_cost_cn, 3e6, 1e-3);
  expect_near(world.frontier.record_run_us / flop, 7);
}

TYPED_TEST(Training, ALabWithoutComputeStartsNothing) {
  auto world = this->small.begun(this->fate);
  for (int month = 0; month < 100; ++month) model::start_runs(world, this->fate.luck);
  for (const auto& lab : world.labs) expect_near(lab.running, 0);
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
