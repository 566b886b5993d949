#include "model/agents/government.hpp"

#include "unit/model/small_world.hpp"

namespace {

using small_world::Small;

/// One reaction: when the observed gap stays below 4 months, the enforcement budget goes to 6.
class Government : public testing::Test {
 protected:
  Small<double> small;
  small_world::Fate<double> fate;
  Government() {
    model::Reaction reaction;
    reaction.id = "test", reaction.metric = model::kMetric_gap_observed_months, reaction.above = false;
    reaction.threshold = 4, reaction.for_months = 3, reaction.lever = model::kLever_enforcement_budget;
    reaction.value = 6, reaction.monthly_probability = 1, reaction.cooldown_months = 5;
    small.scene.reactions = {reaction};
    small.scene.reactions_from = 0;
  }
  model::Reaction& reaction() { return small.scene.reactions[0]; }

  /// The months in which the reaction fires; `gap(month)` is what was published in the month before.
  template <class Gap> std::vector<int> firings(Gap gap, int months = 40) {
    model::World<double> world = small.empty();
    std::vector<int> fired;
    for (world.month = 0; world.month < months; ++world.month) {
      world.metrics.gap_observed_months = gap(world.month);
      const double before = world.policy.fired[0];
      model::react(world, fate.luck);
      if (world.policy.fired[0] > before) fired.push_back(world.month);
      model::advance_levers(world.policy);
      if (world.policy.fired[0] > before) level_ = world.policy.levers.enforcement_budget;
      if (forget_) world.policy.target[model::kLever_enforcement_budget] = world.policy.levers.enforcement_budget = 1;
    }
    return fired;
  }
  double level_ = 0;
  bool forget_ = false;  ///< puts the lever back each month, so that the move matters again
};

TEST_F(Government, FiresOnceTheConditionHasHeldLongEnough) {
  const auto gap = [](int month) { return month >= 10 ? 3.0 : 5.0; };
  EXPECT_EQ(firings(gap), std::vector<int>{12});
  EXPECT_EQ(level_, 6);
}

TEST_F(Government, AnInterruptionStartsTheCountAgain) {
  const auto gap = [](int month) { return month == 12 || month < 10 ? 5.0 : 3.0; };
  EXPECT_EQ(firings(gap), std::vector<int>{15});
}

TEST_F(Government, TheThresholdItselfIsNotBelow) {
  EXPECT_TRUE(firings([](int) { return 4.0; }).empty());
}

TEST_F(Government, DoesNotFireWhereTheLeverStandsAlready) {
  reaction().value = 1;  // the default
  EXPECT_TRUE(firings([](int) { return 0.0; }).empty());
}

TEST_F(Government, OneThatOnlyRaisesNeverLoosens) {
  reaction().for_months = 1;
  reaction().only = model::Reaction::Only::kRaise;
  EXPECT_FALSE(firings([](int) { return 0.0; }).empty());  // from 1 to 6
  reaction().value = 0.5;
  EXPECT_TRUE(firings([](int) { return 0.0; }).empty());
  reaction().only = model::Reaction::Only::kLower;
  EXPECT_FALSE(firings([](int) { return 0.0; }).empty());
}

TEST_F(Government, RestsAfterFiring) {
  forget_ = true;
  reaction().for_months = 1;
  EXPECT_EQ(firings([](int) { return 0.0; }, 18), (std::vector<int>{1, 6, 11, 16}));
}

TEST_F(Government, AProbabilityOfZeroNeverFires) {
  reaction().monthly_probability = 0;
  EXPECT_TRUE(firings([](int) { return 0.0; }).empty());
}

TEST_F(Government, IsQuietBeforeItsReactionsAreOn) {
  small.scene.reactions_from = 20;
  EXPECT_EQ(firings([](int) { return 0.0; }), std::vector<int>{20});
}

TEST_F(Government, WatchesLeversToo) {
  reaction().metric = static_cast<int>(model::kMetrics) + model::kLever_tool_ban;
  reaction().above = true, reaction().threshold = 0.5, reaction().for_months = 1;
  model::World<double> world = small.empty();
  world.month = 1;
  model::react(world, fate.luck);
  EXPECT_EQ(world.policy.fired[0], 0);
  world.month = 2, world.policy.levers.tool_ban = 0.6;
  model::react(world, fate.luck);
  EXPECT_EQ(world.policy.fired[0], 1);
}

TEST_F(Government, AnotherReactionDoesNotShiftItsLuck) {
  forget_ = true;
  reaction().for_months = 1, reaction().cooldown_months = 0, reaction().monthly_probability = 0.3;
  const std::vector<int> alone = firings([](int) { return 0.0; });
  model::Reaction other = reaction();
  other.id = "other", other.lever = model::kLever_hbm_ban, other.value = 1;
  small.scene.reactions.push_back(other);
  EXPECT_EQ(firings([](int) { return 0.0; }), alone);
  EXPECT_GT(alone.size(), 2u);
  EXPECT_LT(alone.size(), 25u);
}

}  // namespace
