#include "files/load.hpp"

#include <gtest/gtest.h>

#include <filesystem>

#include "input/json/json_write.hpp"
#include "input/scenario/scenario_policies.hpp"

// The files of the repository as they are.
namespace {

namespace fs = std::filesystem;

const fs::path kSource = CHOKEPOINT_SOURCE_DIRECTORY;

const io::Calibration& calibration() {
  static const io::Calibration kCalibration = io::load_calibration((kSource / "calibration").string());
  return kCalibration;
}

TEST(StoredFiles, EveryScenarioReadsAndItsEffectiveFormReadsBack) {
  for (const auto& entry : fs::directory_iterator(kSource / "scenarios")) {
    if (entry.path().extension() != ".json" || entry.path().filename() == "schema.json") continue;
    const io::Scenario scenario = io::load_scenario(entry.path().string(), calibration());
    const io::ReadFile memory = [&](const std::string&) { return scenario.effective; };
    const io::Scenario again = io::read_scenario("x.json", calibration(), {}, memory);
    EXPECT_EQ(again.effective, scenario.effective) << entry.path();
  }
}

// The baseline writes the history out, so that `without` can drop its parts by id; it must stay the timeline's.
TEST(StoredFiles, TheBaselinesHistoryIsTheTimeline) {
  const io::Scenario baseline = io::load_scenario((kSource / "scenarios" / "baseline.json").string(), calibration());
  std::vector<std::string> policies;
  for (const model::Move& move : baseline.setting.moves)
    policies.push_back(io::write_json(io::policy_node(move, baseline.setting.rules)));
  ASSERT_GE(policies.size(), calibration().moves.size());
  for (std::size_t i = 0; i < calibration().moves.size(); ++i)
    EXPECT_EQ(policies[i], io::write_json(io::policy_node(calibration().moves[i], calibration().rules)));
  for (std::size_t i = calibration().moves.size(); i < policies.size(); ++i)
    EXPECT_GT(baseline.setting.moves[i].from, calibration().present) << policies[i];
}

TEST(StoredFiles, TheRecordReachesThePresent) {
  const model::Record& record = calibration().record;
  ASSERT_EQ(record.levers.size(), static_cast<std::size_t>(calibration().present) + 1);
  ASSERT_EQ(record.legal_access.size(), record.levers.size());
  EXPECT_EQ(record.legal_access.front(), 1) << "no rule in 2022-01";
  EXPECT_LT(record.legal_access[24], 0.5) << "the rule of October 2023";
  for (const double access : record.legal_access) EXPECT_TRUE(access >= 0 && access <= 1);
}

TEST(StoredFiles, EveryRuleThatALeverIsTestedUnderIsDocumented) {
  for (const model::LeverRow& row : model::kLeverRows) {
    const std::size_t at = row.test_context.find("rule=");  // the word, and not the end of a lever's name
    if (at == std::string_view::npos || (at > 0 && row.test_context[at - 1] != ' ')) continue;
    const std::string_view rest = row.test_context.substr(at + 5), rule = rest.substr(0, rest.find(' '));
    EXPECT_TRUE(rule == "none" || io::documented_rule(calibration(), rule)) << row.name << ": " << rule;
  }
}

}  // namespace
