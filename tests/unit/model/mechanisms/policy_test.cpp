#include "model/mechanisms/policy.hpp"

#include "unit/model/small_world.hpp"

namespace {

using small_world::move_of;
using small_world::Small;

/// The schedule alone, without agents.
class Policy : public testing::Test {
 protected:
  Small<double> small;
  std::vector<double> run(int lever, int months) {
    model::PolicyState<double> policy = model::start_policy<double>(small.scene);
    std::vector<double> values;
    for (int month = 0; month < months; ++month) {
      model::follow_schedule(policy, small.scene, month);
      model::advance_levers(policy);
      values.push_back(policy.levers.*model::kLeverMembers<double>[static_cast<std::size_t>(lever)]);
      rules_.push_back(policy.rule);
    }
    return values;
  }
  std::vector<double> bans(int months) { return run(model::kLever_tool_ban, months); }
  /// The tool ban month by month, but for rounding.
  void expect_bans(const std::vector<double>& expected) {
    const std::vector<double> found = bans(static_cast<int>(expected.size()));
    for (std::size_t month = 0; month < expected.size(); ++month)
      EXPECT_NEAR(found[month], expected[month], 1e-15) << month;
  }
  void schedule(std::vector<model::Move> moves) { small.scene.moves = std::move(moves); }
  static model::Move ban(double value, int from, int to = -1, int ramp = 0) {
    return move_of(model::kLever_tool_ban, value, from, to, ramp);
  }
  std::vector<int> rules_;
};

TEST_F(Policy, WithoutMovesEveryLeverKeepsItsDefault) {
  for (int lever = 0; lever < model::kLeverCount; ++lever)
    EXPECT_EQ(run(lever, 5), std::vector<double>(5, model::kLeverRows[static_cast<std::size_t>(lever)].default_value));
}

TEST_F(Policy, AMoveHoldsFromItsMonthOn) {
  schedule({ban(0.8, 2)});
  EXPECT_EQ(bans(4), (std::vector<double>{0, 0, 0.8, 0.8}));
}

TEST_F(Policy, ARampReachesItsValueInItsLastMonth) {
  for (const int ramp : {0, 1, 4, 12}) {
    schedule({ban(0.8, 2, -1, ramp)});
    const std::vector<double> values = bans(20);
    const int last = 2 + std::max(ramp, 1) - 1;
    EXPECT_EQ(values[static_cast<std::size_t>(last)], 0.8) << ramp;
    EXPECT_EQ(values.back(), 0.8);
    if (last > 2) {
      EXPECT_LT(values[static_cast<std::size_t>(last) - 1], 0.8);
      EXPECT_NEAR(values[2], 0.8 / ramp, 1e-15) << "the first month takes a step";
    }
  }
}

TEST_F(Policy, AMoveReachesExactlyItsValue) {
  for (const double first : {0.1, 0.3, 0.35, 0.7})
    for (const double second : {0.0, 0.05, 0.6, 0.9, 1.0}) {
      schedule({ban(first, 0), ban(second, 1)});
      EXPECT_EQ(bans(2)[1], second) << "from " << first;  // or a reaction would find the lever elsewhere
    }
}

TEST_F(Policy, ComplianceScalesTheDistance) {
  schedule({ban(0.2, 0), ban(1, 2)});
  small.scene.moves[1].compliance = 0.25;
  EXPECT_NEAR(bans(3)[2], 0.2 + 0.25 * 0.8, 1e-15);
}

TEST_F(Policy, AnEndGivesWayToWhatWasSuperseded) {
  schedule({ban(0.3, 1), ban(0.9, 3, 5)});
  expect_bans({0, 0.3, 0.3, 0.9, 0.9, 0.3, 0.3});
}

TEST_F(Policy, AnEndChangesNothingOnceSomethingElseHasSuperseded) {
  schedule({ban(0.3, 1), ban(0.9, 3, 6), ban(0.5, 4)});
  expect_bans({0, 0.3, 0.3, 0.9, 0.5, 0.5, 0.5, 0.5});
}

TEST_F(Policy, AMoveThatIsBackInForceStillEnds) {
  schedule({ban(0.3, 1, 7), ban(0.9, 3, 5)});
  expect_bans({0, 0.3, 0.3, 0.9, 0.9, 0.3, 0.3, 0, 0});
}

TEST_F(Policy, AnEndDoesNotBringBackWhatHasEndedMeanwhile) {
  schedule({ban(0.3, 1, 4), ban(0.9, 3, 6)});
  expect_bans({0, 0.3, 0.3, 0.9, 0.9, 0.9, 0, 0});
}

TEST_F(Policy, TheLaterMoveOfAMonthSupersedes) {
  schedule({ban(0.3, 2), ban(0.9, 2)});
  EXPECT_EQ(bans(3)[2], 0.9);
}

TEST_F(Policy, ARuleLendsItsThresholdsAndALaterMoveReplacesThem) {
  model::Clause clause;
  clause.tpp_min = 3000, clause.bandwidth_below = 5;
  small.scene.rules = {{"rule", {clause}}};
  model::Move rule;
  rule.rule = 0, rule.from = 1, rule.to = 4;
  schedule({rule, move_of(model::kLever_tpp_threshold, 2000, 2)});
  EXPECT_EQ(run(model::kLever_tpp_threshold, 4), (std::vector<double>{4800, 3000, 2000, 2000}));
  EXPECT_EQ(run(model::kLever_bandwidth_threshold_tb_per_s, 2)[1], 5);
  EXPECT_EQ(run(model::kLever_density_threshold, 2)[1], 5.92) << "no clause states one";
}

TEST_F(Policy, ARuleThatEndsGivesWayToTheOneBefore) {
  small.scene.rules = {{"first", {}}, {"second", {}}};
  model::Move first, second;
  first.rule = 0, first.from = 1;
  second.rule = 1, second.from = 2, second.to = 4;
  schedule({first, second});
  bans(6);
  EXPECT_EQ(rules_, (std::vector<int>{-1, 0, 1, 1, 0, 0}));
}

TEST_F(Policy, AlliesTireOfLostSalesAndOnlyThen) {
  small.p.allied_fatigue = 0.5, small.p.tool_ban_leak = 0;
  model::World<double> world = small.empty();
  for (int month = 0; month < 24; ++month) model::tire_allies(world);
  EXPECT_EQ(world.policy.allies.nl, 1);
  world.policy.levers.tool_ban = 1;
  for (int month = 0; month < 12; ++month) model::tire_allies(world);
  EXPECT_LT(world.policy.allies.nl, 1);
  // dx/dt = e^(-x/2) a year has x(1) = 2 log(3/2); months are steps of it
  EXPECT_NEAR(world.policy.allies.lost_nl, 2 * std::log(1.5), 0.02);
  small.p.allied_fatigue = 0;
  model::World<double> patient = small.empty();
  patient.policy.levers.tool_ban = 1;
  for (int month = 0; month < 12; ++month) model::tire_allies(patient);
  EXPECT_NEAR(patient.policy.allies.lost_nl, 1, 1e-12);
  EXPECT_EQ(patient.policy.allies.jp, 1);
}

TEST_F(Policy, AnAllyThatLeavesDoesNotSpareTheOther) {
  small.p.allied_fatigue = 0.5, small.p.tool_ban_leak = 0;
  model::World<double> both = small.empty(), one = small.empty();
  both.policy.levers.tool_ban = one.policy.levers.tool_ban = 1;
  one.policy.levers.allied_participation_jp = 0;
  for (int month = 0; month < 24; ++month) model::tire_allies(both), model::tire_allies(one);
  EXPECT_EQ(one.policy.allies.jp, 0);
  EXPECT_EQ(one.policy.allies.nl, both.policy.allies.nl);
}

class ImportGate : public Policy {
 protected:
  /// Share of open months, over many worlds at the same approval; the gate of each begins open.
  double share_open(double approval, int from, int months, int worlds) {
    int open = 0;
    for (int replicate = 1; replicate <= worlds; ++replicate) {
      const small_world::Fate<double> fate(static_cast<std::uint64_t>(replicate));
      model::World<double> world = small.empty();
      world.policy.levers.cn_import_approval = approval;
      for (world.month = 0; world.month < from + months; ++world.month) {
        model::swing_import_gate(world, fate.luck);
        if (world.month >= from) open += world.policy.gate_open > 0.5;
      }
    }
    return open / (static_cast<double>(months) * worlds);
  }
};

TEST_F(ImportGate, IsDecreedShutAtZeroAndOpenAtOne) {
  EXPECT_EQ(share_open(0, 0, 100, 3), 0);
  EXPECT_EQ(share_open(1, 0, 100, 3), 1);
}

using ImportGateStatistics = ImportGate;

// Hypothesis: the long-run share of open months is the approval. One month of each of 4,000 independent worlds, long after
// the start: a binomial. Level 1e-4 for each of three shares (3.9 standard errors).
TEST_F(ImportGateStatistics, TheLongRunShareOfOpenMonthsIsTheApproval) {
  small.p.import_gate_spell_months = 6;
  for (const double approval : {0.1, 0.5, 0.8}) {
    const int worlds = 4000;
    const double error = std::sqrt(approval * (1 - approval) / worlds);
    EXPECT_NEAR(share_open(approval, 119, 1, worlds), approval, 3.9 * error);
  }
}

// The state that is left after a month is the same with probability 1 - 1/spell: spells of the stated length.
TEST_F(ImportGateStatistics, SpellsLastAsStated) {
  small.p.import_gate_spell_months = 8;
  int worlds = 4000, still_shut = 0;
  for (int replicate = 1; replicate <= worlds; ++replicate) {
    const small_world::Fate<double> fate(static_cast<std::uint64_t>(replicate));
    model::World<double> world = small.empty();
    world.policy.levers.cn_import_approval = 0.5, world.policy.gate_open = 0;
    bool shut = true;
    for (world.month = 0; world.month < 8; ++world.month) {
      model::swing_import_gate(world, fate.luck);
      shut = shut && world.policy.gate_open < 0.5;
    }
    still_shut += shut;
  }
  const double expected = std::pow(1 - 0.5 / 8, 8), error = std::sqrt(expected * (1 - expected) / worlds);
  EXPECT_NEAR(still_shut / 4000.0, expected, 3.9 * error);
}

}  // namespace
