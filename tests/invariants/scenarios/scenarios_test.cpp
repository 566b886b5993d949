// Every scenario of scenarios/ says what it is for, runs, does what its title says, and nothing before it begins.
#include <gtest/gtest.h>

#include <cstring>
#include <set>

#include "invariants/scenarios/expectations.hpp"
#include "invariants/scenarios/library.hpp"

namespace {

using scenarios::Expectation;
using scenarios::Sameness;
using scenarios::Way;

TEST(ScenarioLibrary, HoldsAtLeast36AndEachHasAnExpectation) {
  std::set<std::string> expected{"baseline"};
  for (const Expectation& row : scenarios::expectations()) expected.emplace(row.scenario);
  const std::vector<std::string> names = scenarios::names();
  EXPECT_GE(names.size(), 37u);
  EXPECT_EQ(std::set<std::string>(names.begin(), names.end()), expected);
}

TEST(ScenarioLibrary, EachSaysWhatItAnswersAndWhereItComesFrom) {
  std::set<std::string> known{"assumption", "000", "001", "002", "003", "004"};
  for (const io::DocumentedFigure& figure : worlds::calibration().figures) known.insert(figure.id);
  for (const io::PolicyEvent& event : worlds::calibration().timeline) known.insert(event.id);
  for (const std::string& name : scenarios::names()) {
    const io::Scenario& scenario = scenarios::scenario(name);
    EXPECT_NE(scenario.title, name);
    EXPECT_TRUE(scenario.question.ends_with("?")) << name;
    EXPECT_FALSE(scenario.group.empty()) << name;
    EXPECT_FALSE(scenario.description.empty()) << name;
    EXPECT_FALSE(scenario.sources.empty()) << name;
    EXPECT_TRUE(scenario.notes.empty()) << name << ": " << scenario.notes.front();
    for (const std::string& source : scenario.sources) EXPECT_TRUE(known.contains(source)) << name << ": " << source;
    for (const model::Move& move : scenario.setting.moves)
      EXPECT_TRUE(known.contains(move.source)) << name << ", " << move.id << ": " << move.source;
  }
}

TEST(ScenarioLibrary, TitlesAndQuestionsTellScenariosApart) {
  std::set<std::string> titles;
  for (const std::string& name : scenarios::names()) titles.insert(scenarios::scenario(name).title);
  EXPECT_EQ(titles.size(), scenarios::names().size());
}

/// One test, not one a row: a row would be a process of its own, and each would run the baseline again.
TEST(ScenarioLibraryWorlds, EachDoesWhatItsTitleSays) {
  for (const Expectation& row : scenarios::expectations()) {
    const int last = scenarios::month(row.month);
    const worlds::Difference difference =
        worlds::paired_difference(scenarios::worlds_of(std::string(row.against)),
                                  scenarios::worlds_of(std::string(row.scenario)), row.metric, last - 11, last + 1);
    const double moved = row.way == Way::kRises ? difference.mean : -difference.mean;
    const std::string what = std::string(row.scenario) + " moves " + std::string(row.metric) + " of " +
                             std::to_string(difference.scale) + " by " + std::to_string(difference.mean) + " +- " +
                             std::to_string(difference.error) + " against " + std::string(row.against);
    EXPECT_GT(moved, 3 * difference.error) << what;
    EXPECT_GE(moved, row.share * difference.scale) << what;
  }
}

bool same(const engine::Results& a, const engine::Results& b, int month) {
  const std::size_t bytes = static_cast<std::size_t>(a.replicates()) * sizeof(double);
  for (std::size_t output = 0; output < engine::kOutputs; ++output)
    if (std::memcmp(a.column(output, month), b.column(output, month), bytes) != 0) return false;
  return true;
}

TEST(ScenarioLibraryWorlds, NothingDiffersInAnyBitBeforeItBeginsAndSomethingWithinAYear) {
  for (const Sameness& row : scenarios::samenesses()) {
    const engine::Results& other = scenarios::worlds_of(std::string(row.against));
    const engine::Results& own = scenarios::worlds_of(std::string(row.scenario));
    const int begins = scenarios::month(row.month);
    bool differs = false;
    for (int month = 0; month < begins; ++month)
      ASSERT_TRUE(same(other, own, month)) << row.scenario << " differs from " << row.against << " in month " << month;
    for (int month = begins; month < begins + 12; ++month) differs = differs || !same(other, own, month);
    EXPECT_TRUE(differs) << row.scenario << " is " << row.against;
  }
}

}  // namespace
