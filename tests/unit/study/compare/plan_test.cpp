#include "study/compare/plan.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace {

using io::month_number;
using testing::ElementsAre;

io::Scenario with_move(int from, int announced = -1) {
  io::Scenario scenario;
  model::Move record, move;
  record.lever = 0, record.from = 3, record.value = 1;
  move.lever = 1, move.from = from, move.announced = announced, move.value = 1;
  scenario.setting.moves = {record, move};
  return scenario;
}

io::Scenario without() {
  io::Scenario scenario = with_move(0);
  scenario.setting.moves.pop_back();
  return scenario;
}

TEST(UsualDates, AreDecember2028AndTheHorizon) {
  EXPECT_THAT(study::usual_dates(131), ElementsAre(83, 131));
  EXPECT_THAT(study::usual_dates(83), ElementsAre(83));
  EXPECT_THAT(study::usual_dates(131, month_number(2028, 11)), ElementsAre(83, 131));
}

TEST(UsualDates, WaitTwoYearsWherePoliciesBeginLate) {
  EXPECT_THAT(study::usual_dates(131, month_number(2028, 12)), ElementsAre(month_number(2030, 12), 131));
  EXPECT_THAT(study::usual_dates(131, month_number(2029, 1)), ElementsAre(month_number(2031, 12), 131));
  EXPECT_THAT(study::usual_dates(131, month_number(2030, 6)), ElementsAre(131)) << "two years on is the horizon";
}

TEST(FirstDifference, IsWhenTheFirstMoveOfOneAloneBeginsOrIsAnnounced) {
  EXPECT_EQ(study::first_difference(without(), with_move(90)), 90);
  EXPECT_EQ(study::first_difference(with_move(90), without()), 90) << "whichever has it";
  EXPECT_EQ(study::first_difference(without(), with_move(90, 80)), 80);
  EXPECT_EQ(study::first_difference(with_move(90), with_move(95)), 90);
  EXPECT_EQ(study::first_difference(with_move(90), with_move(90)), model::kMaxMonths) << "nothing differs";
}

TEST(FirstDifference, IsTheBeginningWhereAnythingElseDiffers) {
  io::Scenario other = with_move(90);
  other.setting.channels.smuggled = 0;
  EXPECT_EQ(study::first_difference(without(), other), 0);
  other = with_move(90), other.interventions = {"training_mfu"};
  EXPECT_EQ(study::first_difference(without(), other), 0);
}

TEST(FirstDifference, IsWhenGovernmentsMayReactWhereTheyReactOtherwise) {
  io::Scenario other = with_move(90);
  other.setting.reactions.emplace_back(), other.setting.reactions_from = 57;
  EXPECT_EQ(study::first_difference(with_move(90), other), std::min(57, with_move(90).setting.reactions_from));
}

}  // namespace
