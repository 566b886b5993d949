#include "explorer/present.hpp"

#include <gmock/gmock.h>

#include "session_fixture.hpp"

namespace session_tests {
namespace {

TEST_F(Session, SaysWhereAScenarioStandsAtThePresentIfAsked) {
  const std::string lifted =
      R"({"format_version": 1, "extends": "baseline", "without": ["pol-2024-12.hbm_ban", "pol-2026-01-h200"]})";
  const auto present = [&](const std::string& scenario) {
    return *ask("check", scenario_of(scenario, "mine") + R"(, "present": true)").node.find("present");
  };
  EXPECT_EQ(ask("check", scenario_of(lifted, "mine")).node.find("present"), nullptr) << "it takes a run";
  const io::Node today = present(baseline_text()), without = present(lifted);
  EXPECT_GT(today.find("levers")->find("hbm_ban")->number, 0.5);
  EXPECT_EQ(without.find("levers")->find("hbm_ban")->number, 0);
  const io::Node levers = *ask("describe").node.find("levers");
  for (const io::Node& lever : levers.items)
    EXPECT_EQ(today.find("levers")->find(lever.find("name")->text)->number, lever.find("today")->number);
  EXPECT_TRUE(without.find("chip_rule")->is(io::Node::Kind::kList));
  EXPECT_NE(io::write_json(*without.find("chip_rule")), io::write_json(*today.find("chip_rule")));
  EXPECT_EQ(present(moving("hbm_ban", "0")).find("levers")->find("hbm_ban")->number,
            today.find("levers")->find("hbm_ban")->number)
      << "what comes later is not there yet";
}

}  // namespace
}  // namespace session_tests
