#include "input/record/calibration.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "unit/input/sample_inputs.hpp"

namespace {

using testing::HasSubstr;

TEST(Calibration, ReadsTheChips) {
  const auto& chips = sample::calibration().chips;
  ASSERT_EQ(chips.size(), 3u);
  EXPECT_EQ(chips[0].name, "A100");
  EXPECT_EQ(chips[0].launch_month, -20);
  EXPECT_EQ(chips[0].tpp, 4992);
  EXPECT_FALSE(chips[0].leading);
  EXPECT_TRUE(chips[1].leading);
  EXPECT_EQ(chips[2].cut, model::Chip::Cut::kInterconnect);
  EXPECT_EQ(chips[2].base, "A100");
  EXPECT_EQ(sample::calibration().road_map[0].launch_month, 18);
}

TEST(Calibration, AQuartersSalesGoEvenlyToItsMonths) {
  const auto& supply = sample::calibration().supply;
  ASSERT_EQ(supply.size(), 2u);
  EXPECT_EQ(supply[0].vendor, "AMD");
  EXPECT_THAT(supply[0].h100e_per_month, testing::ElementsAre(0, 0, 0, 10, 10, 10));
  EXPECT_THAT(supply[1].h100e_per_month, testing::ElementsAre(100, 100, 100, 200, 200, 200));
  EXPECT_EQ(sample::calibration().supply_quarters[0].source, "Epoch AI, 2026");
}

TEST(Calibration, KeepsFiguresEventsAndSources) {
  const io::Calibration& calibration = sample::calibration();
  EXPECT_EQ(calibration.present, 52);
  EXPECT_EQ(calibration.figures.at(0).high, 4);
  EXPECT_TRUE(calibration.figures.at(0).central != calibration.figures.at(0).central)
      << "a number that is not given is NaN";
  EXPECT_EQ(calibration.timeline.at(0).thresholds.at(0).second, "4800");
  EXPECT_THAT(calibration.timeline.at(0).moves, testing::ElementsAre("pol-1", "pol-1.tool_ban"));
  EXPECT_EQ(calibration.roster.sources.at("labs/OpenAI"), "002");
  EXPECT_EQ(calibration.files.size(), 7u);
  ASSERT_NE(io::documented_rule(calibration, "pol-1"), nullptr);
  EXPECT_EQ(io::documented_rule(calibration, "pol-2"), nullptr);
}

TEST(Calibration, PriorsStandInTheOrderOfTheRows) {
  const auto& priors = sample::calibration().priors;
  ASSERT_EQ(priors.size(), model::kParameters);
  for (std::size_t i = 0; i < priors.size(); ++i) EXPECT_EQ(priors[i].name, model::kParameterRows[i].name);
}

TEST(Record, LeversFollowTheDocumentedMoves) {
  const auto& levers = sample::calibration().record.levers;
  ASSERT_EQ(levers.size(), 53u);
  EXPECT_EQ(levers[8].tool_ban, 0);
  EXPECT_DOUBLE_EQ(levers[9].tool_ban, 0.1);
  EXPECT_DOUBLE_EQ(levers[10].tool_ban, 0.2);
  EXPECT_EQ(levers[12].tool_ban, 0.4);
  EXPECT_EQ(levers[52].tool_ban, 0.4);
  EXPECT_EQ(levers[9].interconnect_threshold_gb_per_s, 600) << "the rule lends its limit to the lever";
}

TEST(Record, AccessFallsWithTheRuleAndRecoversWithTheCutChip) {
  const auto& access = sample::calibration().record.legal_access;
  ASSERT_EQ(access.size(), 53u);
  EXPECT_EQ(access[0], 1);
  EXPECT_EQ(access[9], 0) << "A100 and H100 are out, the cut chip is not there yet";
  EXPECT_NEAR(access[52], 0.3, 1e-9) << "A800 over H100";
}

// Replaces a part of one file; the fault must name the file and hold the text.
struct Case {
  const char *file, *old_text, *new_text, *expected;
};

const Case kCases[] = {
    {"calendar.json", "2026-05", "2026-5", "calendar.json:1:14 /present | \"2026-5\" is not a month"},
    {"calendar.json", "present", "presence", "the key \"present\" is missing"},
    {"roster.json", "\"governments\": [\"United States\"", "\"governments\": [\"China\"",
     "the government \"China\" stands here a second time"},
    {"roster.json", "\"hosts\"", "\"hots\"", "unknown key \"hots\""},
    {"roster.json", "\"host\": \"Gulf\"", "\"host\": \"Golf\"",
     "which is none of the hosts | Gulf | did you mean \"Gulf\"?"},
    {"roster.json", "\"Tencent\": 0.3", "\"Tencnt\": 0.3", "uses compute of \"Tencnt\""},
    {"roster.json", "\"country\": \"nl\"", "\"country\": \"de\"", "unknown country \"de\" | one of us, nl, jp, cn"},
    {"roster.json", "\"stack\": \"cann\", ", "", "the key \"stack\" is missing"},
    {"roster.json", "{ \"share\": 0.5 }", "null", "expected an object, found null"},
    {"chips.json", "\"vendor\": \"Nvidia\", \"base\"", "\"vendor\": \"Nvidea\", \"base\"", "unknown vendor \"Nvidea\""},
    {"chips.json", "\"base\": \"A100\"", "\"base\": \"A101\"", "unknown uncut chip \"A101\""},
    {"chips.json", "\"cut\": \"interconnect\", ", "", "\"base\" and \"cut\" go together"},
    {"chips.json", "\"cut\": \"interconnect\"", "\"cut\": \"memory\"",
     "unknown cut \"memory\" | one of interconnect, arithmetic"},
    {"chips.json", "\"tpp\": 4992", "\"tpp\": 0", "0 is out of range"},
    {"chips.json", "\"name\": \"H100\"", "\"name\": \"A100\"", "\"A100\" stands here a second time"},
    {"chips.json", ", \"source\": \"b\"", "", "the key \"source\" is missing"},
    {"supply.csv", "vendor,quarter", "quarter,vendor",
     "the header is not the one of this file | vendor,quarter,h100e,h100e_p05,h100e_p95,source"},
    {"supply.csv", "AMD,2022-Q2", "AMD,2022-Q5", "supply.csv:4:0 quarter | \"2022-Q5\" is not a quarter"},
    {"supply.csv", "AMD,2022-Q2,30", "AMD,2022-Q2,thirty", "\"thirty\" is no number"},
    {"supply.csv", "AMD,2022-Q2,30", "AMD,2022-Q2,50", "50 is not between its percentiles"},
    {"supply.csv", "AMD,2022-Q2,30,", "AMD,2022-Q2,", "the row has 5 cells in place of 6"},
    {"supply.csv", "Nvidia,2022-Q2", "Nvidia,2022-Q3", "no quarter after 2022-01 but later ones"},
    {"supply.csv", "Nvidia,2022-Q2", "Nvidia,2022-Q1", "twice"},
    {"supply.csv", "AMD,", "ADM,", "unknown vendor \"ADM\""},
    {"supply.csv", "\"Epoch AI, 2026\"", "\"Epoch AI, 2026", "a quote never closes"},
    {"figures.json", "\"low\": 2", "\"low\": 5", "the interval ends before it begins"},
    {"figures.json", "\"low\": 2", "\"central\": 9", "outside its interval"},
    {"figures.json", "\"value\": 3, \"low\": 2, \"high\": 4, ", "", "no number and no words"},
    {"figures.json", "\"contradicts\": []", "\"contradicts\": [\"fig-2\"]", "unknown figure or event \"fig-2\""},
    {"figures.json", "\"quantity\": \"q\", ", "", "the key \"quantity\" is missing"},
    {"policy_timeline.json", "\"moves\": [", "\"moves\": [ 7,", "expected an object, found 7"},
    {"policy_timeline.json", "\"id\": \"pol-1.tool_ban\"", "\"id\": \"pol-2.tool_ban\"",
     "is not called like its event"},
    {"policy_timeline.json", "\"id\": \"pol-1.tool_ban\"", "\"id\": \"pol-1\"", "the id \"pol-1\" is taken"},
    {"policy_timeline.json", "\"value\": 0.4", "\"value\": 4", "4 is out of range | from 0 to 1"},
    {"policy_timeline.json", "\"tpp_min\"", "\"tpp_max\"", "unknown key \"tpp_max\""},
    {"priors.json", "\"name\": \"training_mfu\"", "\"name\": \"training_mff\"", "unknown parameter \"training_mff\""},
    {"priors.json", "\"name\": \"training_mfu\"", "\"name\": \"us_margin\"",
     "the parameter \"training_mfu\" has no prior"},
    {"priors.json", "\"fig-1\"", "\"fig-9\"", "unknown figure or event \"fig-9\""},
    {"priors.json", "\"assumption\"", "\"guess\"",
     "unknown status \"guess\" | one of documented, inferred, assumption"},
    {"priors.json", "\"evidence\": [\"fig-1\"]", "\"evidence\": [1]", "expected a text, found 1"},
};

std::string faults_of(const sample::Files& files) {
  try {
    io::read_calibration("cal", files.reader());
    return "none";
  } catch (const base::InputError& error) {
    return sample::in_full(error.faults());
  }
}

TEST(CalibrationFaults, NameTheFileThePlaceAndTheRemedy) {
  for (const Case& one : kCases) {
    sample::Files files = sample::calibration_files();
    std::string& bytes = files.bytes.at("cal/" + std::string(one.file));
    const std::size_t at = bytes.find(one.old_text);
    ASSERT_NE(at, std::string::npos) << one.old_text;
    bytes.replace(at, std::string(one.old_text).size(), one.new_text);
    const std::string faults = faults_of(files);
    EXPECT_THAT(faults, HasSubstr("cal/" + std::string(one.file)));
    EXPECT_THAT(faults, HasSubstr(one.expected));
  }
}

TEST(CalibrationFaults, OfAllFilesComeAtOnce) {
  sample::Files files = sample::calibration_files();
  files.bytes["cal/calendar.json"] = "{";
  files.bytes.erase("cal/chips.json");
  files.bytes["cal/figures.json"] = "{}";
  const std::string faults = faults_of(files);
  EXPECT_THAT(faults, HasSubstr("cal/calendar.json:1:2"));
  EXPECT_THAT(faults, HasSubstr("cal/chips.json:0:0  | cannot be read: no such file"));
  EXPECT_THAT(faults, HasSubstr("cal/figures.json:1:1  | expected a list, found an object"));
}

TEST(CalibrationFaults, AWrongUnitOfAPriorIsOne) {
  sample::Files files = sample::calibration_files();
  std::string& bytes = files.bytes.at("cal/priors.json");
  const std::size_t name = bytes.find("\"cadence_months\""), unit = bytes.find("\"months\"", name);
  bytes.replace(unit, 8, "\"years\"");
  EXPECT_THAT(faults_of(files), HasSubstr("the unit is \"years\" | \"months\""));
}

}  // namespace
