#include "model/mechanisms/research.hpp"

#include "unit/model/small_world.hpp"

namespace {

using small_world::expect_near;
using small_world::Small;

template <class Real> class Research : public testing::Test {
 protected:
  Small<Real> small;
  small_world::Fate<Real> fate;
  enum { kAlpha, kBeta, kDelta, kGamma };
  Research() {
    auto& p = small.p;
    p.own_efficiency_growth_us = Real{} + 0.24, p.efficiency_shock_sd = Real{}, p.jump_rate = Real{};
    p.experiment_reference_h100e = Real{} + 1000.0, p.experiment_elasticity = Real{} + 0.5;
    p.ideas_harder = Real{} + 0.5, p.cn_talent_factor = Real{} + 0.8;
    small.branches[model::kScarcityEffect] = Real{} + static_cast<double>(model::kNo);
  }
  /// Monthly progress of a lab with these experiments that stands where a leading lab of 2024 does.
  double progress(std::size_t lab, double experiments, double scarcity = 0) {
    auto world = small.begun(fate);
    world.labs[lab].experiments = Real{} + experiments;
    world.labs[lab].efficiency = Real{} + 0.48;  // two years of the stated growth
    return base::lane(model::own_progress(world, world.labs[lab], Real{} + scarcity, Real{} + 1.0, fate.luck), 0);
  }
  model::World<Real> working() {
    auto world = small.begun(fate);
    for (auto& buyer : world.american_buyers) buyer.h100e = Real{} + 1e5;
    for (auto& buyer : world.buyers) buyer.effective[0] = Real{} + 1e4;
    return world;
  }
};
TYPED_TEST_SUITE(Research, small_world::Numbers);

TYPED_TEST(Research, ExperimentsHaveDiminishingReturns) {
  const auto& p = this->small.p;
  expect_near(model::experiment_factor(p, TypeParam{} + 1000.0), 1);
  expect_near(model::experiment_factor(p, TypeParam{} + 4000.0), 2);
  expect_near(model::experiment_factor(p, TypeParam{}), 0);
}

TYPED_TEST(Research, ALeadingLabOf2024ProgressesAsStated) {
  // a month's step solves the year's rate, so a little less than a twelfth if ideas get harder
  EXPECT_NEAR(this->progress(this->kAlpha, 1000), 0.02, 0.0004);
  EXPECT_NEAR(this->progress(this->kDelta, 1000), 0.8 * 0.02, 0.0004);
  EXPECT_EQ(this->progress(this->kAlpha, 0), 0);
}

TYPED_TEST(Research, IdeasGetHarderWithTheLevel) {
  auto world = this->small.begun(this->fate);
  double before = 1e300;
  for (const double level : {-1.0, 0.48, 1.0, 3.0, 10.0}) {
    world.labs[0].experiments = TypeParam{} + 1000.0, world.labs[0].efficiency = TypeParam{} + level;
    const double now =
        base::lane(model::own_progress(world, world.labs[0], TypeParam{}, TypeParam{} + 1.0, this->fate.luck), 0);
    EXPECT_LT(now, before);
    before = now;
  }
  EXPECT_LT(before, 1e-6);
}

TYPED_TEST(Research, ALabFarBehindDoesNotLeapBeyondWhereIdeasAreHard) {
  this->small.p.ideas_harder = TypeParam{} + 2.0;
  auto world = this->small.begun(this->fate);
  auto& lab = world.labs[0];
  lab.experiments = TypeParam{} + 1000.0, lab.efficiency = TypeParam{} - 5.0;
  for (int month = 0; month < 12; ++month)
    lab.efficiency += model::own_progress(world, lab, TypeParam{}, TypeParam{} + 1.0, this->fate.luck);
  // a year of dE/dt = 0.24 10^(-2 (E - 0.48)) from far below ends at 0.48 + log10(2 ln(10) 0.24) / 2
  EXPECT_LT(base::lane(lab.efficiency, 0), 0.48 + std::log10(2 * std::log(10) * 0.24) / 2 + 0.05);
}

TYPED_TEST(Research, ScarcityInducesEffortOnlyInTheBranchThatSaysSo) {
  this->small.p.induced_effort = TypeParam{} + 1.5, this->small.p.ideas_harder = TypeParam{} + 1e-9;
  const double without = this->progress(this->kDelta, 100, 2);
  this->small.branches[model::kScarcityEffect] = TypeParam{} + static_cast<double>(model::kYes);
  EXPECT_NEAR(this->progress(this->kDelta, 100, 2), without * (1 + 1.5 * 2), 1e-6);
}

/// Delta learns up to 0.6 dex a year from a teacher two dex or more ahead.
template <class Real> class Distillation : public Research<Real> {
 protected:
  Distillation() {
    auto& p = this->small.p;
    p.distillation_little_dex_per_year = Real{} + 0.12, p.distillation_some_dex_per_year = Real{} + 0.3;
    p.distillation_most_dex_per_year = Real{} + 0.6, p.distillation_full_distance_dex = Real{} + 2.0;
    p.distillation_start_month = Real{}, p.distillation_lag_months = Real{}, p.distillation_leak = Real{} + 0.25;
    p.distillation_halflife_months = Real{} + 1e18;
    this->small.branches[model::kDistillationWeight] = Real{} + static_cast<double>(model::kDistilMost);
  }
  /// What Delta distils in a month, in dex a year, from a teacher this far ahead of what it offers.
  Real yearly(model::World<Real>& world, double distance) {
    world.labs[this->kDelta].version = world.frontier.us.newest() - distance;
    return 12.0 *
           model::distilled_a_month(world, this->small.scene.roster.labs[this->kDelta], world.labs[this->kDelta]);
  }
  model::World<Real> taught() {
    auto world = this->small.begun(this->fate);
    world.frontier.us.push(Real{} + 3.0);
    return world;
  }
};
TYPED_TEST_SUITE(Distillation, small_world::Numbers);

TYPED_TEST(Distillation, ShrinksWithTheDistanceToTheTeacher) {
  auto world = this->taught();
  for (const auto& [distance, rate] :
       {std::pair{-1.0, 0.0}, {0.0, 0.0}, {0.5, 0.15}, {1.0, 0.3}, {2.0, 0.6}, {9.0, 0.6}})
    expect_near(this->yearly(world, distance), rate);
}

TYPED_TEST(Distillation, ComesAtTheRateOfItsBranch) {
  const double rates[] = {0.12, 0.3, 0.6};
  for (int branch = 0; branch < 3; ++branch) {
    this->small.branches[model::kDistillationWeight] = TypeParam{} + static_cast<double>(branch);
    auto world = this->taught();
    expect_near(this->yearly(world, 5), rates[branch]);
  }
}

TYPED_TEST(Distillation, LeavesTheLeakUnderARuleAndNothingWhereTheChannelIsClosed) {
  auto world = this->taught();
  world.policy.levers.distillation_rule = TypeParam{} + 1.0;
  expect_near(this->yearly(world, 5), 0.25 * 0.6);
  world.channel.distillation = TypeParam{};
  expect_near(this->yearly(world, 5), 0);
  this->small.scene.roster.labs[this->kDelta].distils = 0;
  auto abstaining = this->taught();
  expect_near(this->yearly(abstaining, 5), 0);
}

TYPED_TEST(Distillation, BeginsWhenOutputsAreSoldAndLearnsFromAnOlderTeacher) {
  this->small.p.distillation_start_month = TypeParam{} + 12.0;
  auto world = this->taught();
  world.month = 11;
  expect_near(this->yearly(world, 5), 0);
  world.month = 12;
  expect_near(this->yearly(world, 5), 0.6);
  world.p.distillation_lag_months = TypeParam{} + 1.0;
  world.frontier.us.push(TypeParam{} + 4.0);
  expect_near(this->yearly(world, 2), 0.3);  // one dex behind what the teacher was a month ago
}

TYPED_TEST(Distillation, WhatWasLearntFades) {
  this->small.p.distillation_halflife_months = TypeParam{} + 6.0;
  auto world = this->working();
  model::note_technique(world);
  for (auto& lab : world.labs)
    lab.version = TypeParam{} + 9.0, lab.distilled = TypeParam{} + 0.8;  // far ahead of the teacher
  for (int month = 0; month < 12; ++month) model::research(world, this->fate.luck);
  for (const auto& lab : world.labs) expect_near(lab.distilled, 0.2);
}

TYPED_TEST(Distillation, IsKeptByTheLabAndCountsInItsNextBase) {
  auto world = this->working();
  world.frontier.us.push(TypeParam{} + 9.0), model::note_technique(world);
  for (auto& lab : world.labs) lab.version = TypeParam{};
  for (int month = 0; month < 6; ++month) model::research(world, this->fate.luck);
  expect_near(world.labs[this->kDelta].distilled, 0.3);
  expect_near(world.labs[this->kAlpha].distilled, 0);  // does not distil
  auto without = world.labs[this->kDelta];
  without.distilled = TypeParam{};
  const TypeParam flop = TypeParam{} + 1e25;
  expect_near(model::capability(world.labs[this->kDelta], flop) - model::capability(without, flop), 0.3);
}

TYPED_TEST(Research, OpennessIsWhatRulesLeave) {
  this->small.p.openness_effect = TypeParam{} + 0.6;
  auto world = this->small.empty();
  world.policy.levers.open_weights_restriction = TypeParam{} + 1.0, world.policy.levers.cn_openness = TypeParam{} + 0.5;
  expect_near(model::openness(world).from_us, 0.4);
  expect_near(model::openness(world).from_cn, 0.7);
}

TYPED_TEST(Research, WithoutComputeNobodyMoves) {
  auto world = this->small.begun(this->fate);
  const TypeParam before = world.labs[0].efficiency;
  for (world.month = 0; world.month < 12; ++world.month) model::research(world, this->fate.luck);
  expect_near(world.labs[0].efficiency - before, 0);
  expect_near(world.labs[0].posttraining, 0);
}

TYPED_TEST(Research, ImitationClosesAShareOfTheDistanceToPublishedWork) {
  auto& p = this->small.p;
  p.own_efficiency_growth_us = TypeParam{}, p.imitation_rate = TypeParam{} + 0.1, p.openness_effect = TypeParam{};
  p.publication_lag_months = TypeParam{}, this->small.scene.months = this->small.scene.present = 220;
  auto world = this->working();
  world.labs[0].efficiency = TypeParam{} + 2.0, world.labs[1].efficiency = TypeParam{};
  model::note_technique(world);
  model::research(world, this->fate.luck);
  expect_near(world.labs[1].efficiency, 0.2);
  expect_near(world.labs[0].efficiency, 2);
  for (int month = 0; month < 200; ++month)
    model::note_technique(world), model::research(world, this->fate.luck), ++world.month;
  EXPECT_LE(base::lane(world.labs[1].efficiency, 0), 2 + 1e-9) << "one cannot imitate what is not there";
}

TYPED_TEST(Research, ALeapOfCircumstanceGoesToTheBestLabOfItsBlocOnce) {
  auto& p = this->small.p;
  p.own_efficiency_growth_us = TypeParam{}, p.imitation_rate = TypeParam{}, p.jump_rate = TypeParam{};
  p.serving_efficiency_growth = TypeParam{}, p.serving_leak_per_month = TypeParam{};
  p.jump_serving_gain = TypeParam{} + 0.5;
  auto world = this->working();
  model::note_technique(world);
  std::size_t best = 0;
  for (std::size_t l = 1; l < world.labs.size(); ++l)
    if (!world.labs[l].american) best = l;
  world.labs[best].efficiency = TypeParam{} + 3.0;
  const auto before = world.labs;
  for (const double lever : {0.5, 0.5, 0.2, 0.5}) {  // a fall takes nothing back, a return gives nothing again
    world.policy.levers.leap_cn_dex = TypeParam{} + lever;
    model::research(world, this->fate.luck);
  }
  for (std::size_t l = 0; l < world.labs.size(); ++l) {
    expect_near(world.labs[l].efficiency - before[l].efficiency, l == best ? 0.5 : 0);
    expect_near(world.labs[l].serving_efficiency - before[l].serving_efficiency, l == best ? 0.25 : 0);
  }
}

TYPED_TEST(Research, WhatLeapsBroughtMakesNoIdeaHarder) {
  auto world = this->small.begun(this->fate);
  const auto progress = [&](double efficiency, double from_leaps) {
    world.labs[0].experiments = TypeParam{} + 1000.0;
    world.labs[0].efficiency = TypeParam{} + efficiency, world.labs[0].from_leaps = TypeParam{} + from_leaps;
    return base::lane(model::own_progress(world, world.labs[0], TypeParam{}, TypeParam{} + 1.0, this->fate.luck), 0);
  };
  EXPECT_DOUBLE_EQ(progress(3.5, 3), progress(0.5, 0));
  EXPECT_GT(progress(3.5, 3), 10 * progress(3.5, 0));
}

TYPED_TEST(Research, WhoImitatesALeapStandsOnItToo) {
  auto& p = this->small.p;
  p.own_efficiency_growth_us = TypeParam{}, p.imitation_rate = TypeParam{} + 0.1, p.openness_effect = TypeParam{};
  p.publication_lag_months = TypeParam{};
  auto world = this->working();
  world.labs[0].efficiency = TypeParam{} + 2.0, world.labs[0].from_leaps = TypeParam{} + 1.5;
  world.labs[1].efficiency = TypeParam{} + 1.0;
  model::note_technique(world);
  model::research(world, this->fate.luck);
  expect_near(world.labs[1].efficiency, 1.1);
  expect_near(world.labs[1].from_leaps, 0.1);  // not more than it learnt, though it lacks 1.5
  world.labs[1].efficiency = TypeParam{} + 2.0;
  const TypeParam before = world.labs[1].from_leaps;
  model::research(world, this->fate.luck);
  expect_near(world.labs[1].from_leaps, base::lane(before, 0));  // nothing to learn
  world.policy.levers.leap_us_dex = TypeParam{} + 0.5;
  model::research(world, this->fate.luck);
  expect_near(world.labs[0].from_leaps, 2);  // both stand at 2, so both find it
  expect_near(world.labs[1].from_leaps, 0.6);
}

TYPED_TEST(Research, AFullStallLeavesOnlyImitation) {
  auto& p = this->small.p;
  p.imitation_rate = TypeParam{}, p.jump_rate = TypeParam{} + 1e6;
  auto world = this->working();
  world.policy.levers.efficiency_stall = TypeParam{} + 1.0;
  model::note_technique(world);
  const auto before = world.labs;
  for (int month = 0; month < 6; ++month) model::research(world, this->fate.luck);
  for (std::size_t l = 0; l < world.labs.size(); ++l) {
    expect_near(world.labs[l].efficiency - before[l].efficiency, 0);
    expect_near(world.labs[l].posttraining - before[l].posttraining, 0);
  }
}

TYPED_TEST(Research, AClosedChannelLearnsNothing) {
  auto& p = this->small.p;
  p.own_efficiency_growth_us = TypeParam{}, p.publication_lag_months = TypeParam{};
  auto world = this->working();
  world.channel.imitation = world.channel.own_efficiency = TypeParam{};
  world.labs[0].efficiency = TypeParam{} + 2.0;
  const TypeParam before = world.labs[this->kDelta].efficiency;
  model::note_technique(world);
  model::research(world, this->fate.luck);
  expect_near(world.labs[this->kDelta].efficiency - before, 0);
  expect_near(world.labs[this->kDelta].posttraining, 0);
  EXPECT_GT(base::lane(world.labs[1].efficiency, 0), base::lane(this->small.begun(this->fate).labs[1].efficiency, 0));
}

using ResearchStatistics = Research<double>;

// Hypothesis: jumps come at their rate and have their median size. 2,000 lab-years; level 1e-4 (3.9 standard errors).
TEST_F(ResearchStatistics, JumpsComeAtTheirRateAndMedianSize) {
  small.p.jump_rate = 0.5, small.p.jump_size_dex = 0.2, small.p.jump_size_sigma_log = 0.7;
  int jumps = 0, above = 0;
  const int worlds = 2000, months = 12;
  for (int replicate = 1; replicate <= worlds; ++replicate) {
    const small_world::Fate<double> luck(static_cast<std::uint64_t>(replicate));
    auto world = small.begun(luck);
    world.labs[0].experiments = 1;
    for (world.month = 0; world.month < months; ++world.month) {
      const double size = model::jump(world, 0, luck.luck);
      jumps += size > 0, above += size > 0.2;
    }
  }
  const double chance = 1 - std::exp(-0.5 / 12), expected = chance * worlds * months;
  EXPECT_NEAR(jumps, expected, 3.9 * std::sqrt(expected * (1 - chance)));
  EXPECT_NEAR(above, 0.5 * jumps, 3.9 * std::sqrt(0.25 * jumps));
}

}  // namespace
