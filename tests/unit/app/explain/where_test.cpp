#include "app/explain/where.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "app/explain/chosen_worlds.hpp"

namespace {

using app::Condition;
using testing::ElementsAre;
using testing::HasSubstr;

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr int kLast = 131;

std::vector<Condition> read(const std::string& given) {
  io::FaultList faults;
  std::vector<Condition> conditions = app::read_where(given, kLast, faults);
  EXPECT_TRUE(faults.empty()) << given;
  return conditions;
}

std::vector<std::string> faults_of(const std::string& given) {
  io::FaultList faults;
  app::read_where(given, kLast, faults);
  std::vector<std::string> lines;
  for (const base::Fault& fault : faults.faults()) lines.push_back(base::describe(fault));
  return lines;
}

TEST(Where, ReadsWhatItWrites) {
  for (const std::string text : {"gap_months@2030-12 < 0", "gap_months@2030-12 <= -1.5",
                                 "compute_share_cn@2022-01 > 0.02", "lever_hbm_ban@2032-12 >= 1e-3"})
    EXPECT_EQ(read(read(text).at(0).text()).at(0).text(), read(text).at(0).text());
  EXPECT_EQ(read("gap_months@2030-12 < 0").at(0).text(), "gap_months@2030-12 < 0");
  EXPECT_EQ(read("gap_months@2030-12<0").at(0).text(), "gap_months@2030-12 < 0") << "blanks may be left out";
}

TEST(Where, JoinsByAnd) {
  const std::vector<Condition> two = read("gap_months@2030-12 < 0 and gap_months@2028-12 >= 6");
  ASSERT_EQ(two.size(), 2u);
  EXPECT_EQ(two[0].month, 107);
  EXPECT_EQ(two[1].month, 83);
  EXPECT_EQ(two[1].relation, Condition::Relation::kAtLeast);
}

TEST(Where, EachRelationDrawsItsLine) {
  const auto at_bound = [](const std::string& relation) { return read("gap_months@2030-12 " + relation + " 3").at(0); };
  EXPECT_FALSE(at_bound("<").holds(3));
  EXPECT_TRUE(at_bound("<").holds(2.9));
  EXPECT_TRUE(at_bound("<=").holds(3));
  EXPECT_FALSE(at_bound(">").holds(3));
  EXPECT_TRUE(at_bound(">").holds(3.1));
  EXPECT_TRUE(at_bound(">=").holds(3));
  for (const std::string relation : {"<", "<=", ">", ">="}) EXPECT_FALSE(at_bound(relation).holds(kNaN)) << relation;
}

TEST(Where, TellsEveryFaultOfEveryPart) {
  EXPECT_THAT(faults_of("gap_month@2050-12 < x and nonsense"),
              ElementsAre(HasSubstr("did you mean \"gap_months\"?"), HasSubstr("from 2022-01 to 2032-12"),
                          HasSubstr("\"x\" is no number"), HasSubstr("\"nonsense\" is no condition")));
}

TEST(Where, ALeverIsPointedToItsLineInTheResults) {
  for (const std::string name : {"hbm_ban", "policy.hbm_ban"})
    EXPECT_THAT(faults_of(name + "@2030-12 < 1"), ElementsAre(HasSubstr("did you mean \"lever_hbm_ban\"?")));
}

TEST(Where, OrIsSaidToBeNone) {
  EXPECT_THAT(faults_of("gap_months@2030-12 < 0 or gap_months@2031-12 < 0"),
              ElementsAre(HasSubstr("nothing is joined by \"or\"")));
}

TEST(Where, ALoneAndIsOneFault) {
  EXPECT_THAT(faults_of("and"), ElementsAre(HasSubstr("none beside an \"and\"")));
  EXPECT_THAT(faults_of(""), testing::SizeIs(1));
}

TEST(Where, WhatIsEchoedIsShort) {
  EXPECT_THAT(faults_of(std::string(5000, 'x')), ElementsAre(testing::SizeIs(testing::Lt(300u))));
}

TEST(Where, WhatIsNoConditionIsRefused) {
  for (const std::string text :
       {"", "and", "gap_months < 0", "gap_months@2030-12", "gap_months@2030-12 = 0", "gap_months@2030-12 => 0",
        "gap_months@2030-12 <> 0", "gap_months@2030-12 < ", "0 > gap_months@2030-12", "gap_months@2030-13 < 0",
        "gap_months@2033-01 < 0", "gap_months@2021-12 < 0", "gap_months@2030-12 < 0 and", "gap_months@2030-12 < 3 %"})
    EXPECT_FALSE(faults_of(text).empty()) << text;
}

/// Five worlds of two months, each its own ancestor; the lag of the second month is given.
engine::Results five_worlds(const std::vector<double>& lags) {
  engine::Results results(2, 5, {});
  for (std::uint32_t world = 0; world < 5; ++world) results.cluster()[world] = world;
  for (std::size_t output = 0; output < engine::kOutputs; ++output)
    for (int month = 0; month < 2; ++month) std::fill_n(results.column(output, month), 5, 0.0);
  std::copy(lags.begin(), lags.end(), results.column(model::kMetric_gap_months, 1));
  return results;
}

TEST(Where, AllConditionsMustHold) {
  const engine::Results results = five_worlds({1, 2, 3, 4, kNaN});
  EXPECT_THAT(app::satisfied(results, read("gap_months@2022-02 > 1 and gap_months@2022-02 <= 3")),
              ElementsAre(0, 1, 1, 0, 0));
}

TEST(Where, ShortfallsCountStandardDeviationsAndTheWorstCounts) {
  const engine::Results results = five_worlds({1, 2, 3, 4, kNaN});
  const double sd = std::sqrt(5.0 / 3);
  const std::vector<double> far = app::shortfalls(results, read("gap_months@2022-02 < 2 and gap_months@2022-02 > 3"));
  EXPECT_DOUBLE_EQ(far[0], 2 / sd);
  EXPECT_DOUBLE_EQ(far[1], 1 / sd);
  EXPECT_DOUBLE_EQ(far[3], 2 / sd);
  EXPECT_EQ(far[4], std::numeric_limits<double>::infinity());
}

TEST(ChosenWorlds, AreTheMiddleAndTheEndsOfThoseThatSatisfy) {
  const engine::Results results = five_worlds({9, 1, 5, 3, -20});
  const auto conditions = read("gap_months@2022-02 > 0");
  const app::ChosenWorlds chosen = app::choose_worlds(results, conditions, app::satisfied(results, conditions));
  EXPECT_EQ(chosen.satisfied, 4);
  EXPECT_DOUBLE_EQ(chosen.share.mean, 0.8);
  EXPECT_LT(chosen.interval.low, 0.8);
  EXPECT_GT(chosen.interval.high, 0.8);
  ASSERT_EQ(chosen.worlds.size(), 3u);
  EXPECT_EQ(chosen.worlds[0].replicate, 3) << "5 and 3 are as near to the middle: the first is taken";
  EXPECT_EQ(chosen.worlds[1].replicate, 2);
  EXPECT_THAT(chosen.worlds[1].chosen, ElementsAre("lowest"));
  EXPECT_THAT(chosen.worlds[1].values, ElementsAre(1));
  EXPECT_EQ(chosen.worlds[2].replicate, 1);
  EXPECT_THAT(chosen.worlds[2].chosen, ElementsAre("highest"));
}

TEST(ChosenWorlds, OneWorldIsToldOnceAndEqualOnesHaveNoExtremes) {
  const auto conditions = read("gap_months@2022-02 > 4");
  const engine::Results one = five_worlds({0, 0, 5, 0, 0}), two = five_worlds({0, 5, 0, 7, 0});
  EXPECT_EQ(app::choose_worlds(one, conditions, app::satisfied(one, conditions)).worlds.size(), 1u);
  const auto chosen = app::choose_worlds(two, conditions, app::satisfied(two, conditions)).worlds;
  ASSERT_EQ(chosen.size(), 2u);
  EXPECT_THAT(chosen[0].chosen, ElementsAre("typical", "lowest"));
  EXPECT_THAT(chosen[1].chosen, ElementsAre("highest"));
  const engine::Results none = five_worlds({0, 0, 0, 0, 0});
  EXPECT_TRUE(app::choose_worlds(none, conditions, app::satisfied(none, conditions)).worlds.empty());
}

}  // namespace
