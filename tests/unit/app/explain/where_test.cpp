#include "study/explain/where.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "app/explain/where_read.hpp"
#include "app/explain/where_words.hpp"
#include "model/hypotheses.hpp"
#include "model/parameters.hpp"
#include "study/explain/chosen_worlds.hpp"

namespace {

using study::Condition;
using study::Where;
using testing::ElementsAre;
using testing::HasSubstr;

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr int kLast = 131;

Where read(const std::string& given) {
  io::FaultList faults;
  Where where = app::read_where({given}, kLast, faults);
  EXPECT_TRUE(faults.empty()) << given;
  return where;
}

std::vector<std::string> faults_of(const std::string& given) {
  io::FaultList faults;
  app::read_where({given}, kLast, faults);
  std::vector<std::string> lines;
  for (const base::Fault& fault : faults.faults()) lines.push_back(base::describe(fault));
  return lines;
}

TEST(Where, ReadsWhatItWrites) {
  for (const std::string text :
       {"gap_months@2030-12 < 0", "gap_months@2030-12 <= -1.5", "compute_share_cn@2022-01 > 0.02",
        "lever_hbm_ban@2032-12 >= 0.001", "lever_hbm_ban@2032-12 = 0", "gap_months@2026-05..2030-12 < 0",
        "yield_learning_exponent > 0.2", "distillation_weight = most", "distillation_weight != little",
        "gap_months@2030-12 < 0 and gap_months@2028-12 >= 6", "gap_months@2030-12 < 12 or gap_months@2030-12 > 20",
        "(gap_months@2030-12 < 12 or gap_months@2030-12 > 20) and scarcity_effect = yes",
        "gap_months@2030-12 < 12 or gap_months@2030-12 > 20 and scarcity_effect = yes"})
    EXPECT_EQ(app::text_of(read(text)), text);
  for (const std::string text :
       {"gap_months@2030-12<0", " gap_months @ 2030-12 < 0 ", "(gap_months@2030-12 < 0)", "((gap_months@2030-12<0))"})
    EXPECT_EQ(app::text_of(read(text)), "gap_months@2030-12 < 0");
  EXPECT_EQ(app::text_of(read("gap_months@2026-05 .. 2030-12 < 0")), "gap_months@2026-05..2030-12 < 0");
  EXPECT_EQ(app::text_of(read("scarcity_effect == yes OR scarcity_effect=no")),
            "scarcity_effect = yes or scarcity_effect = no");
}

TEST(Where, AndBindsTighterThanOr) {
  const Where where = read("scarcity_effect = yes or lag_reading = index and gap_months@2030-12 < 0");
  EXPECT_EQ(where.kind, Where::Kind::kAny);
  ASSERT_EQ(where.parts.size(), 2u);
  EXPECT_EQ(where.parts[0].kind, Where::Kind::kCondition);
  EXPECT_EQ(where.parts[1].kind, Where::Kind::kAll);
  const Where other = read("(scarcity_effect = yes or lag_reading = index) and gap_months@2030-12 < 0");
  EXPECT_EQ(other.kind, Where::Kind::kAll);
  EXPECT_EQ(study::conditions_of(other).size(), 3u);
}

TEST(Where, EachRelationDrawsItsLine) {
  const auto at_bound = [](const std::string& relation) {
    return study::conditions_of(read("gap_months@2030-12 " + relation + " 3")).at(0);
  };
  EXPECT_FALSE(at_bound("<").holds(3));
  EXPECT_TRUE(at_bound("<").holds(2.9));
  EXPECT_TRUE(at_bound("<=").holds(3));
  EXPECT_FALSE(at_bound(">").holds(3));
  EXPECT_TRUE(at_bound(">").holds(3.1));
  EXPECT_TRUE(at_bound(">=").holds(3));
  EXPECT_TRUE(at_bound("=").holds(3));
  EXPECT_FALSE(at_bound("=").holds(3.1));
  EXPECT_TRUE(at_bound("!=").holds(3.1));
  EXPECT_FALSE(at_bound("!=").holds(3));
  for (const std::string relation : {"<", "<=", ">", ">=", "=", "!="})
    EXPECT_FALSE(at_bound(relation).holds(kNaN)) << relation;
}

TEST(Where, TellsEveryFaultOfEveryPartAtItsPlace) {
  EXPECT_THAT(faults_of("gap_month@2050-12 < x and nonsense"),
              ElementsAre(testing::AllOf(HasSubstr("character 1:"), HasSubstr("did you mean \"gap_months\"?")),
                          testing::AllOf(HasSubstr("character 11:"), HasSubstr("from 2022-01 to 2032-12")),
                          testing::AllOf(HasSubstr("character 21:"), HasSubstr("\"x\" is no number")),
                          testing::AllOf(HasSubstr("character 27:"), HasSubstr("unknown")),
                          HasSubstr("a relation is missing here")));
}

TEST(Where, NearestNamesAreThoseOfMetricsParametersClaimsAndBranches) {
  EXPECT_THAT(faults_of("yield_learning_exponnt > 1"),
              ElementsAre(HasSubstr("did you mean \"yield_learning_exponent\"?")));
  EXPECT_THAT(faults_of("destillation_weight = most"), ElementsAre(HasSubstr("did you mean \"distillation_weight\"?")));
  EXPECT_THAT(faults_of("distillation_weight = moist"), ElementsAre(HasSubstr("did you mean \"most\"?")));
  for (const std::string name : {"hbm_ban", "policy.hbm_ban"})
    EXPECT_THAT(faults_of(name + "@2030-12 < 1"), ElementsAre(HasSubstr("did you mean \"lever_hbm_ban\"?")));
}

TEST(Where, SaysWhatNeedsAMonthAndWhatHasNone) {
  EXPECT_THAT(faults_of("gap_months < 0"), ElementsAre(HasSubstr("\"gap_months\" needs a month")));
  EXPECT_THAT(faults_of("yield_learning_exponent@2030-12 < 0"), ElementsAre(HasSubstr("is the same in every month")));
  EXPECT_THAT(faults_of("gap_months@2030-12..2026-05 < 0"), ElementsAre(HasSubstr("end before they begin")));
  EXPECT_THAT(faults_of("distillation_weight > some"), ElementsAre(HasSubstr("have no order")));
}

TEST(Where, OneSlipIsOneFault) {
  EXPECT_THAT(faults_of("and"), testing::SizeIs(testing::Le(2u)));
  EXPECT_THAT(faults_of(""), ElementsAre(HasSubstr("a condition is missing here")));
  EXPECT_THAT(faults_of("(gap_months@2030-12 < 0"), ElementsAre(HasSubstr("never closed")));
  EXPECT_THAT(faults_of("gap_months@2030-12 < 0)"), ElementsAre(HasSubstr("stands after the end")));
  EXPECT_THAT(faults_of(std::string(100'000, '(')), testing::SizeIs(testing::Le(3u))) << "and no overflow of the stack";
}

TEST(Where, WhatIsEchoedIsShort) {
  EXPECT_THAT(faults_of(std::string(5000, 'x') + " < 1"), ElementsAre(testing::SizeIs(testing::Lt(500u))));
}

TEST(Where, WhatIsNoConditionIsRefused) {
  for (const std::string text : {"",
                                 "and",
                                 "or",
                                 "()",
                                 "gap_months < 0",
                                 "gap_months@2030-12",
                                 "gap_months@2030-12 => 0",
                                 "gap_months@2030-12 <> 0",
                                 "gap_months@2030-12 < ",
                                 "0 > gap_months@2030-12",
                                 "gap_months@2030-13 < 0",
                                 "gap_months@2033-01 < 0",
                                 "gap_months@2021-12 < 0",
                                 "gap_months@2030-12 < 0 and",
                                 "gap_months@2030-12 < 3 %",
                                 "gap_months@2030-12 < most",
                                 "distillation_weight = 1",
                                 "gap_months@ < 0",
                                 "gap_months@2030-12.. < 0",
                                 "gap_months@..2030-12 < 0",
                                 "gap_months@2030-12 < 1e999",
                                 "gap_months@2030-12 < 0 gap_months@2030-12 < 0"})
    EXPECT_FALSE(faults_of(text).empty()) << text;
}

/// Five worlds of two months, each its own ancestor; the lag of the second month is given. The first parameter is the
/// number of the world, and so is the branch of the first claim.
engine::Results five_worlds(const std::vector<double>& lags) {
  engine::Results results(2, 5, {});
  for (std::uint32_t world = 0; world < 5; ++world) results.cluster()[world] = world;
  for (std::size_t output = 0; output < engine::kOutputs; ++output)
    for (int month = 0; month < 2; ++month) std::fill_n(results.column(output, month), 5, 0.0);
  std::copy(lags.begin(), lags.end(), results.column(model::kMetric_gap_months, 1));
  constexpr std::size_t kInputs = model::kParameters + model::kHypotheses;
  results.inputs().assign(5 * kInputs, 0.0);
  for (std::size_t world = 0; world < 5; ++world) {
    results.inputs()[world * kInputs] = static_cast<double>(world);
    results.inputs()[world * kInputs + model::kParameters] = static_cast<double>(world % 4);
  }
  return results;
}

TEST(Where, AllConditionsMustHold) {
  const engine::Results results = five_worlds({1, 2, 3, 4, kNaN});
  EXPECT_THAT(study::satisfied(results, read("gap_months@2022-02 > 1 and gap_months@2022-02 <= 3")),
              ElementsAre(0, 1, 1, 0, 0));
  io::FaultList faults;
  EXPECT_THAT(
      study::satisfied(results, app::read_where({"gap_months@2022-02 > 1", "gap_months@2022-02 <= 3"}, 1, faults)),
      ElementsAre(0, 1, 1, 0, 0))
      << "what is asked again must hold too";
}

TEST(Where, OfConditionsJoinedByOrOneMust) {
  const engine::Results results = five_worlds({1, 2, 3, 4, kNaN});
  EXPECT_THAT(study::satisfied(results, read("gap_months@2022-02 < 2 or gap_months@2022-02 > 3")),
              ElementsAre(1, 0, 0, 1, 0));
  EXPECT_THAT(
      study::satisfied(results, read("(gap_months@2022-02 < 2 or gap_months@2022-02 > 3) and gap_months@2022-02 < 4")),
      ElementsAre(1, 0, 0, 0, 0));
}

TEST(Where, ParametersAndClaimsAreThoseOfTheWorld) {
  const engine::Results results = five_worlds({0, 0, 0, 0, 0});
  const std::string parameter(model::kParameterRows[0].name), claim(model::kHypothesisRows[0].name);
  EXPECT_THAT(study::satisfied(results, read(parameter + " > 2")), ElementsAre(0, 0, 0, 1, 1));
  const std::string branch(model::kHypothesisRows[0].branch[1]);
  EXPECT_THAT(study::satisfied(results, read(claim + " = " + branch)), ElementsAre(0, 1, 0, 0, 0));
  EXPECT_THAT(study::satisfied(results, read(claim + " != " + branch)), ElementsAre(1, 0, 1, 1, 1));
}

TEST(Where, InSomeMonthOfARange) {
  const engine::Results results = five_worlds({1, -2, 3, kNaN, 0});
  const Where where = read("gap_months@2022-01..2022-02 < 0");
  EXPECT_THAT(study::satisfied(results, where), ElementsAre(0, 1, 0, 0, 0));
  const study::Seen there = study::seen(results, where.condition, 1);
  EXPECT_TRUE(there.holds);
  EXPECT_EQ(there.month, 1);
  EXPECT_EQ(there.value, -2);
  EXPECT_EQ(study::seen(results, where.condition, 2).month, 0) << "where it does not hold, the nearest";
}

TEST(Where, ShortfallsCountStandardDeviationsAndTheWorstCounts) {
  const engine::Results results = five_worlds({1, 2, 3, 4, kNaN});
  const double sd = std::sqrt(5.0 / 3);
  const std::vector<double> far = study::shortfalls(results, read("gap_months@2022-02 < 2 and gap_months@2022-02 > 3"));
  EXPECT_DOUBLE_EQ(far[0], 2 / sd);
  EXPECT_DOUBLE_EQ(far[1], 1 / sd);
  EXPECT_DOUBLE_EQ(far[3], 2 / sd);
  EXPECT_EQ(far[4], kInfinity);
  const std::vector<double> either =
      study::shortfalls(results, read("gap_months@2022-02 < 0 or gap_months@2022-02 > 6"));
  EXPECT_DOUBLE_EQ(either[0], 1 / sd);
  EXPECT_DOUBLE_EQ(either[3], 2 / sd);
}

TEST(ChosenWorlds, AreTheMiddleAndTheEndsOfThoseThatSatisfy) {
  const engine::Results results = five_worlds({9, 1, 5, 3, -20});
  const Where where = read("gap_months@2022-02 > 0");
  const study::ChosenWorlds chosen = study::choose_worlds(results, where, study::satisfied(results, where));
  EXPECT_EQ(chosen.satisfied, 4);
  EXPECT_EQ(chosen.share.mean, 0.8);
  EXPECT_LT(chosen.interval.low, 0.8);
  EXPECT_GT(chosen.interval.high, 0.8);
  ASSERT_EQ(chosen.worlds.size(), 3u);
  EXPECT_EQ(chosen.worlds[0].replicate, 3) << "5 and 3 are as near to the middle: the first is taken";
  EXPECT_EQ(chosen.worlds[1].replicate, 2);
  EXPECT_THAT(chosen.worlds[1].chosen, ElementsAre("lowest"));
  ASSERT_EQ(chosen.worlds[1].seen.size(), 1u);
  EXPECT_EQ(chosen.worlds[1].seen[0].value, 1);
  EXPECT_EQ(chosen.worlds[2].replicate, 1);
  EXPECT_THAT(chosen.worlds[2].chosen, ElementsAre("highest"));
}

TEST(ChosenWorlds, TheShareIsTheNearestNumberToTheFraction) {
  engine::Results results(1, 100, {});
  for (std::uint32_t world = 0; world < 100; ++world) results.cluster()[world] = world;
  for (std::size_t output = 0; output < engine::kOutputs; ++output) std::fill_n(results.column(output, 0), 100, 0.0);
  const Where where = read("gap_months@2022-01 < 0");
  for (int count = 0; count <= 100; ++count) {
    std::vector<double> satisfied(100, 0.0);
    std::fill_n(satisfied.begin(), count, 1.0);
    EXPECT_EQ(study::choose_worlds(results, where, satisfied).share.mean, count / 100.0);
  }
}

TEST(ChosenWorlds, NoneOfFewIsNotNoneOfAll) {
  const engine::Results none = five_worlds({0, 0, 0, 0, 0});
  const Where where = read("gap_months@2022-02 > 4");
  const study::ChosenWorlds chosen = study::choose_worlds(none, where, study::satisfied(none, where));
  EXPECT_TRUE(chosen.worlds.empty());
  EXPECT_EQ(chosen.share.mean, 0);
  EXPECT_EQ(chosen.interval.low, 0);
  EXPECT_GT(chosen.interval.high, 0.2);
}

TEST(ChosenWorlds, OneWorldIsToldOnceAndEqualOnesHaveNoExtremes) {
  const Where where = read("gap_months@2022-02 > 4");
  const engine::Results one = five_worlds({0, 0, 5, 0, 0}), two = five_worlds({0, 5, 0, 7, 0});
  EXPECT_EQ(study::choose_worlds(one, where, study::satisfied(one, where)).worlds.size(), 1u);
  const auto chosen = study::choose_worlds(two, where, study::satisfied(two, where)).worlds;
  ASSERT_EQ(chosen.size(), 2u);
  EXPECT_THAT(chosen[0].chosen, ElementsAre("typical", "lowest"));
  EXPECT_THAT(chosen[1].chosen, ElementsAre("highest"));
  const Where of_claims =
      read(std::string(model::kHypothesisRows[0].name) + " = " + std::string(model::kHypothesisRows[0].branch[0]));
  EXPECT_EQ(study::choose_worlds(two, of_claims, study::satisfied(two, of_claims)).worlds.size(), 1u)
      << "branches have no order, and so no extremes";
}

}  // namespace
