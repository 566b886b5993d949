// Design to the rule: what the rule leaves room for comes out of the rule.
#include "model/agents/foreign_vendor.hpp"

#include "unit/model/small_world.hpp"

namespace {

using small_world::chip_row;
using small_world::Small;
using Effect = model::Clause::Effect;

/// A rule of one clause, in force from the start. Months run from 20, when all chips are on sale.
class ForeignVendor : public testing::Test {
 protected:
  Small<double> small;
  ForeignVendor() {
    small.p.redesign_months = 3, small.p.derivative_lag_months = 0, small.p.design_margin = 0.9;
    small.p.redesign_worth = 0.2, small.p.foreign_performance_growth = 1.5;
  }
  void rule_of(std::vector<model::Clause> clauses) { small.scene.rules = {{"test", std::move(clauses)}}; }
  static model::Clause denied_from(double tpp, double interconnect) {
    model::Clause clause;
    clause.tpp_min = tpp, clause.interconnect_min = interconnect;
    return clause;
  }
  model::World<double> world() const {
    model::World<double> made = small.empty();
    made.month = 20;
    if (!small.scene.rules.empty()) model::enforce_rule(made.policy, small.scene, 0);
    model::advance_levers(made.policy);
    return made;
  }
  /// Months until the chip is designed, up to `most`; -1: never.
  int months_to_design(model::World<double>& made, const char* chip, int most = 12) const {
    const std::size_t row = chip_row(small.scene, chip);
    for (int n = 1; n <= most; ++n, ++made.month) {
      model::offer_chips(made);
      if (made.chips[row].designed > 0) return n;
    }
    return -1;
  }
};

TEST_F(ForeignVendor, CutsTheInterconnectJustInsideTheLimitOnceTheDesignIsDone) {
  rule_of({denied_from(4800, 600)});
  auto made = world();
  EXPECT_EQ(months_to_design(made, "A800"), 4);  // work of three months, on sale in the next
  const auto& chip = made.chips[chip_row(small.scene, "A800")];
  EXPECT_DOUBLE_EQ(chip.interconnect, 540);
  EXPECT_EQ(chip.tpp, 5000);
  EXPECT_EQ(chip.free, 1);
  EXPECT_EQ(made.chips[chip_row(small.scene, "A100")].free, 0);
}

TEST_F(ForeignVendor, CutsTheArithmeticJustInsideTheLimitAndTheRestWithIt) {
  rule_of({denied_from(4800, 0)});
  auto made = world();
  EXPECT_EQ(months_to_design(made, "H20"), 4);
  const auto& chip = made.chips[chip_row(small.scene, "H20")];
  EXPECT_DOUBLE_EQ(chip.tpp, 4320);
  EXPECT_DOUBLE_EQ(chip.h100e, 4320.0 / 16000);
  EXPECT_DOUBLE_EQ(chip.density, 4320.0 / 800);
  EXPECT_EQ(chip.bandwidth, 4);  // memory bandwidth is not measured by this rule, and stays
}

TEST_F(ForeignVendor, DesignsNothingWhileTheWholeChipIsFree) {
  auto made = world();
  EXPECT_EQ(months_to_design(made, "H20"), -1);
  rule_of({denied_from(20000, 0)});
  auto lax = world();
  EXPECT_EQ(months_to_design(lax, "H20"), -1);
  EXPECT_EQ(months_to_design(lax, "A800"), -1);
}

TEST_F(ForeignVendor, DesignsNothingWhereNothingFits) {
  rule_of({model::Clause{}});  // a clause without limits holds for every chip: all is denied
  auto made = world();
  EXPECT_EQ(months_to_design(made, "H20"), -1);
  EXPECT_EQ(months_to_design(made, "A800"), -1);
}

TEST_F(ForeignVendor, ALicenceForTheWholeChipLeavesRoomForAFreeCut) {
  model::Clause licence = denied_from(4800, 0);
  licence.effect = Effect::kLicence;
  rule_of({licence});
  auto made = world();
  EXPECT_EQ(months_to_design(made, "H20"), 4);
  EXPECT_EQ(made.chips[chip_row(small.scene, "H100")].licensed, 1);
  EXPECT_EQ(made.chips[chip_row(small.scene, "H20")].free, 1);
}

TEST_F(ForeignVendor, ATighterRuleStartsTheNextDesign) {
  rule_of({denied_from(4800, 0)});
  auto made = world();
  ASSERT_EQ(months_to_design(made, "H20"), 4);
  const std::size_t row = chip_row(small.scene, "H20");
  made.policy.levers.tpp_threshold = made.policy.target[CHOKEPOINT_LEVER(tpp_threshold)] = 2000;
  model::offer_chips(made);
  EXPECT_EQ(made.chips[row].free, 0) << "what no longer meets the rule is not sold";
  for (int n = 0; n < 3; ++n) model::offer_chips(made);
  EXPECT_DOUBLE_EQ(made.chips[row].tpp, 1800);
  EXPECT_EQ(made.chips[row].free, 1);
  EXPECT_EQ(made.event_count[model::EventPlaces(small.scene).designs + row], 2);
}

TEST_F(ForeignVendor, ASmallGainIsNotWorthANewDesign) {
  rule_of({denied_from(4800, 0)});
  auto made = world();
  ASSERT_EQ(months_to_design(made, "H20"), 4);
  const std::size_t row = chip_row(small.scene, "H20");
  for (const double threshold : {5700.0, 5800.0}) {  // 4320 to 5130: 18.75 %; to 5220: 20.8 %
    made.policy.levers.tpp_threshold = threshold;
    for (int n = 0; n < 6; ++n) model::offer_chips(made);
    EXPECT_DOUBLE_EQ(made.chips[row].tpp, threshold == 5700 ? 4320 : 5220);
  }
}

TEST_F(ForeignVendor, NoCutBeforeTheLagFromTheLaunchIsOver) {
  rule_of({denied_from(4800, 0)});
  small.p.derivative_lag_months = 16;  // launch in month 9: ready from month 25
  auto made = world();
  EXPECT_EQ(months_to_design(made, "H20"), 9);
}

TEST_F(ForeignVendor, OnlyTheLeadingChipGrows) {
  small.scene.chips[1].leading = true;
  auto made = world();
  made.month = 9 + 24;
  EXPECT_DOUBLE_EQ(model::generation_gain(made, small.scene.chips[1]), 2.25);
  EXPECT_EQ(model::generation_gain(made, small.scene.chips[0]), 1);
  made.month = 3;
  EXPECT_EQ(model::generation_gain(made, small.scene.chips[1]), 1);
}

}  // namespace
