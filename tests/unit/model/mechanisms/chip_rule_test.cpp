#include "model/mechanisms/chip_rule.hpp"

#include "unit/model/small_world.hpp"

namespace {

using Effect = model::Clause::Effect;

class ChipRule : public testing::Test {
 protected:
  model::ChipRule rule;
  model::Levers<double> levers;
  model::Chip chip;
  ChipRule() { chip.name = "H800", chip.base = "H100"; }

  model::Clause& clause(Effect effect = Effect::kDeny) {
    rule.clauses.emplace_back();
    rule.clauses.back().effect = effect;
    return rule.clauses.back();
  }
  /// Puts the lent thresholds in force, as a move of the rule does.
  void lend() {
    model::each_lent_threshold(
        rule, [&](std::size_t lever, double limit) { levers.*model::kLeverMembers<double>[lever] = limit; });
  }
  enum Fate { kFree, kLicence, kDenied };
  Fate judged(double tpp, double density = 0, double interconnect = 0, double bandwidth = 0, double behind = 0) const {
    const model::Verdict<double> verdict =
        model::judge<double>(rule, levers, chip, {tpp, density, interconnect, bandwidth, behind});
    EXPECT_LE(verdict.free + verdict.licence, 1);
    return verdict.free == 1 ? kFree : verdict.licence == 1 ? kLicence : kDenied;
  }
};

TEST_F(ChipRule, WhatMeetsNoClauseIsFree) {
  EXPECT_EQ(judged(1e6, 1e6, 1e6, 1e6), kFree);
  clause().tpp_min = 4800;
  lend();
  EXPECT_EQ(judged(4799.999), kFree);
  EXPECT_EQ(judged(4800), kDenied);
}

TEST_F(ChipRule, AClassByAgeRollsOn) {
  clause(Effect::kLicence).behind_min = 24;
  clause().tpp_min = 4800;
  lend();
  EXPECT_EQ(judged(133000, 80, 3600, 18, 23), kDenied);
  EXPECT_EQ(judged(133000, 80, 3600, 18, 24), kLicence);
}

TEST_F(ChipRule, AChipIsBehindFromItsLaunchAndOneThatStandsForLaterOnesByASetTime) {
  chip.launch_month = 30;
  EXPECT_EQ(model::months_behind(chip, 20), 0);
  EXPECT_EQ(model::months_behind(chip, 54), 24);
  chip.leading = true;
  EXPECT_EQ(model::months_behind(chip, 54), 0);
  chip.behind_months = 24;
  EXPECT_EQ(model::months_behind(chip, 90), 24);
}

TEST_F(ChipRule, OctoberTwentyTwentyTwoNeedsBothSpeedAndLinks) {
  clause().tpp_min = 4800;
  rule.clauses[0].interconnect_min = 600;
  lend();
  EXPECT_EQ(judged(4992, 6, 600), kDenied);    // A100
  EXPECT_EQ(judged(4992, 6, 400), kFree);      // A800
  EXPECT_EQ(judged(15824, 19, 900), kDenied);  // H100
  EXPECT_EQ(judged(15824, 19, 400), kFree);    // H800
  EXPECT_EQ(judged(2368, 4, 900), kFree);      // H20
}

TEST_F(ChipRule, OctoberTwentyTwentyThreeClosesTheLinksAndKeepsDensity) {
  clause().tpp_min = 4800;
  clause().tpp_min = 1600, rule.clauses[1].density_min = 5.92;
  lend();
  EXPECT_EQ(judged(15824, 19, 400), kDenied);  // H800
  EXPECT_EQ(judged(2368, 2.9, 900), kFree);    // H20
  EXPECT_EQ(judged(2000, 6, 0), kDenied);
  EXPECT_EQ(judged(1599, 30, 0), kFree);
}

TEST_F(ChipRule, TheFirstClauseThatHoldsDecides) {
  clause(Effect::kLicence).tpp_min = 4000;
  clause(Effect::kDeny).tpp_min = 2000;
  lend();
  EXPECT_EQ(judged(4000), kLicence);
  EXPECT_EQ(judged(3000), kDenied);
  std::swap(rule.clauses[0], rule.clauses[1]);
  lend();
  EXPECT_EQ(judged(4000), kDenied);
}

TEST_F(ChipRule, AFreeClauseShieldsFromLaterOnes) {
  clause(Effect::kFree).tpp_below = 3000;
  clause(Effect::kDeny);
  EXPECT_EQ(judged(2999), kFree);
  EXPECT_EQ(judged(3000), kDenied);
}

TEST_F(ChipRule, ALeverReplacesTheLentThresholdAndNoOther) {
  clause().tpp_min = 4800;
  clause().tpp_min = 1600, rule.clauses[1].density_min = 5.92;
  lend();
  levers.tpp_threshold = 10000;
  EXPECT_EQ(judged(6000), kFree);
  EXPECT_EQ(judged(12000), kDenied);
  EXPECT_EQ(judged(1700, 6), kDenied) << "the second clause keeps its own limit";
  levers.density_threshold = 8;
  EXPECT_EQ(judged(1700, 6), kFree);
}

TEST_F(ChipRule, AnUpperBoundOnBandwidthIsLentToo) {
  clause(Effect::kLicence).bandwidth_below = 6.5;
  clause(Effect::kDeny);
  lend();
  EXPECT_EQ(judged(20000, 20, 900, 4.8), kLicence);
  EXPECT_EQ(judged(20000, 20, 900, 6.5), kDenied);
  levers.bandwidth_threshold_tb_per_s = 4;
  EXPECT_EQ(judged(20000, 20, 900, 4.8), kDenied);
}

TEST_F(ChipRule, AProductClauseMeansThatChipAlone) {
  clause().product = "H100";
  EXPECT_EQ(judged(1), kFree);
  chip.name = "H100", chip.base = "";
  EXPECT_EQ(judged(1), kDenied);
}

TEST_F(ChipRule, AStarMeansAlsoWhatIsCutFromIt) {
  clause().product = "H100*";
  EXPECT_EQ(judged(1), kDenied);
  chip.name = "H100", chip.base = "";
  EXPECT_EQ(judged(1), kDenied);
  chip.name = "H1000";
  EXPECT_EQ(judged(1), kFree) << "the star is no wildcard for letters";
}

TEST_F(ChipRule, NoRuleInForceLeavesEverythingFree) {
  small_world::Small<double> small;
  const auto world = small.empty();
  const model::Verdict<double> verdict = model::judge<double>(small.scene, world.policy, chip, {1e6, 1e6, 1e6, 1e6, 0});
  EXPECT_EQ(verdict.free, 1);
  EXPECT_EQ(verdict.licence, 0);
}

TEST_F(ChipRule, LanesAreJudgedEachForItself) {
  using Lanes = base::Lanes<4>;
  clause().tpp_min = 4800;
  const model::Levers<Lanes> in_lanes;
  const Lanes tpp{4000, 4800, 5000, 4799}, zero{};
  const model::Verdict<Lanes> verdict = model::judge<Lanes>(rule, in_lanes, chip, {tpp, zero, zero, zero, 0});
  for (int i = 0; i < 4; ++i) EXPECT_EQ(base::lane(verdict.free, i), base::lane(tpp, i) < 4800 ? 1 : 0);
}

}  // namespace
