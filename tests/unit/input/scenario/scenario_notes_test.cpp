#include "input/scenario/scenario_notes.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/input/sample_inputs.hpp"

namespace {

using sample::with;
using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;
using testing::SizeIs;

const std::map<std::string, std::string> kWithRecord{{"baseline.json", with(R"("policies": [
  { "id": "p1", "lever": "hbm_ban", "from": "2025-01", "value": 0.9 },
  { "id": "p2", "lever": "tool_ban", "from": "2025-01", "value": 0.5 } ])")}};

TEST(ScenarioNotes, TellTwoMovesOfALeverInOneMonthOfAFile) {
  const std::string twice = R"("policies": [
{ "id": "a", "lever": "hbm_ban", "from": "2025-01", "value": 1, "source": "002" },
{ "id": "b", "lever": "hbm_ban", "from": "2025-01", "value": 0, "source": "002" }])";
  const io::Scenario scenario = sample::scenario(with(twice));
  ASSERT_EQ(scenario.notes.size(), 1u);
  EXPECT_EQ(scenario.notes[0], "s.json:4: \"b\" and \"a\" both move hbm_ban in 2025-01; the later one, \"b\", holds");
  const auto once = [](const std::string& id) {
    return R"("group": "past", "policies": [{ "id": ")" + id +
           R"(", "lever": "hbm_ban", "from": "2025-01", "value": 1, "source": "002" }])";
  };
  const io::Scenario child =
      sample::scenario(with("\"extends\": \"p.json\"," + once("child")), {{"p.json", with(once("parent"))}});
  EXPECT_TRUE(child.notes.empty()) << "a child supersedes its parent on purpose";
}

TEST(ScenarioNotes, TellTwoOverridesOfOneThing) {
  const auto notes = [](const std::vector<std::string>& overrides) {
    return sample::scenario(with(R"("extends": "baseline.json")"), kWithRecord, overrides).notes;
  };
  EXPECT_THAT(notes({"policy.hbm_ban=0", "policy.hbm_ban=1@2026-06"}), ElementsAre(HasSubstr("takes its place")))
      << "2026-06 is the month after the present";
  EXPECT_THAT(notes({"parameter.training_mfu=0.3", "parameter.training_mfu=0.4"}), SizeIs(1));
  EXPECT_THAT(notes({"hypothesis.lag_reading=index", "hypothesis.lag_reading=documents"}), SizeIs(1));
  EXPECT_THAT(notes({"policy.hbm_ban=0", "policy.hbm_ban=1@2028-01", "policy.tool_ban=1"}), SizeIs(0));
  EXPECT_THAT(notes({"policy.hbm_ban=0", "policy.hbm_ban=0"}), SizeIs(0));
}

TEST(ScenarioNotes, TellASourceThatLooksLikeAnIdAndIsNone) {
  const auto notes = [](const std::string& source) {
    return sample::scenario(with(R"("extends": "baseline.json", "sources": [")" + source + R"("])"), kWithRecord).notes;
  };
  EXPECT_THAT(notes("007"), ElementsAre(HasSubstr("s.json:2: the source \"007\" is no document, event or figure")));
  EXPECT_THAT(notes("pol-1999-01"), SizeIs(1));
  EXPECT_THAT(notes("asumption"), ElementsAre(HasSubstr("did you mean \"assumption\"?")));
  for (const std::string fine : {"002", "assumption", "A report of mine, 2026"}) EXPECT_THAT(notes(fine), SizeIs(0));
}

TEST(ScenarioNotes, TellAWordThatIsNoSourceAndPoliciesWithoutAny) {
  const auto notes = [](const std::string& rest) {
    return sample::scenario(with(R"("extends": "baseline.json", "policies": [
{ "id": "a", "lever": "hbm_ban", "from": "2027-01", "value": 1)" +
                                 rest + "}]"),
                            kWithRecord)
        .notes;
  };
  EXPECT_THAT(notes(R"(, "source": "rumour")"),
              ElementsAre(HasSubstr("s.json:3: the source \"rumour\" is no document")));
  EXPECT_THAT(notes(R"(, "source": "A report of mine, 2026")"), SizeIs(0));
  EXPECT_THAT(notes(""), ElementsAre(HasSubstr("s.json: no source is given for \"a\"; ")));
  EXPECT_THAT(notes(R"(, "source": " ")"), ElementsAre(HasSubstr("no source is given for \"a\"; ")));
  EXPECT_THAT(sample::faults_of(with(R"("policies": [{ "id": "a", "lever": "hbm_ban", "from": "2027-01", "value": 1,
    "source": "" }])")),
              SizeIs(1))
      << "an empty one is a fault";
}

TEST(ScenarioNotes, TellWeightsThatDoNotAddUpToOneAndWhatBecomesOfThem) {
  const auto notes = [](const std::string& weights) {
    return sample::scenario(with(R"("extends": "p.json",
"hypotheses": { "distillation_weight": )" +
                                 weights + "}"),
                            {{"p.json", with(R"("policies": [
{ "id": "p", "lever": "hbm_ban", "from": "2025-01", "value": 1 }])")}})
        .notes;
  };
  EXPECT_THAT(
      notes(R"({ "little": 0.8, "some": 0.4, "most": 0.4 })"),
      ElementsAre("s.json:3: the weights of \"distillation_weight\" add up to 1.6 and are scaled to one: little "
                  "0.5, some 0.25, most 0.25"));
  EXPECT_THAT(notes(R"({ "little": 3 })"), ElementsAre(HasSubstr("a branch that is not named keeps its weight")));
  EXPECT_THAT(notes(R"({ "little": 0.2, "some": 0.3, "most": 0.5 })"), SizeIs(0));
  EXPECT_THAT(notes(R"({ "little": 0.33, "some": 0.33, "most": 0.33 })"), SizeIs(0)) << "thirds, as people write them";
}

TEST(ScenarioNotes, TellAMoveThatRewritesThePastAndUntilWhen) {
  const auto notes = [](const std::string& from, const std::string& more = "") {
    return sample::scenario(with(R"("extends": "baseline.json")" + more + R"(, "policies": [
{ "id": "a", "lever": "hbm_ban", "from": ")" +
                                 from + R"(", "value": 0.3, "source": "002" }])"),
                            kWithRecord)
        .notes;
  };
  EXPECT_THAT(notes("2024-01"),
              ElementsAre(AllOf(HasSubstr("s.json:3: \"a\" moves hbm_ban from 2024-01, before the present (2026-05)"),
                                HasSubstr("until \"p1\" moves it in 2025-01"), HasSubstr("the past is another one"))));
  EXPECT_THAT(notes("2026-05"), ElementsAre(HasSubstr(", and stays")));
  EXPECT_THAT(notes("2026-06"), SizeIs(0)) << "it begins after the present";
  EXPECT_THAT(notes("2024-01", R"(, "group": "past")"), SizeIs(0)) << "it is meant";
  EXPECT_THAT(
      sample::scenario(with(R"("extends": "baseline.json")"), kWithRecord, {"policy.hbm_ban=0.3@2024-01"}).notes,
      ElementsAre(HasSubstr("--set \"policy.hbm_ban=0.3@2024-01\": it moves hbm_ban from 2024-01")));
}

TEST(ScenarioNotes, TellThatNoControlOnRecordIsInForce) {
  EXPECT_THAT(sample::scenario(with("\"description\": \"d\"")).notes, ElementsAre(HasSubstr("extends nothing")));
  EXPECT_THAT(sample::scenario(with(R"("extends": "baseline.json")"), kWithRecord).notes, SizeIs(0));
  for (const std::string& note :
       sample::scenario(sample::scenario(with(R"("extends": "baseline.json")"), kWithRecord).effective).notes)
    EXPECT_THAT(note, Not(HasSubstr("extends nothing")));
}

}  // namespace
