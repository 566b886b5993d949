#include "input/record/roster_json.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/input/sample_inputs.hpp"

namespace {

TEST(Roster, AnAttributeThatListsItsWordsAllowsNoOther) {
  EXPECT_THAT(io::allowed_words("us, nl, jp or cn"), testing::ElementsAre("us", "nl", "jp", "cn"));
  EXPECT_THAT(io::allowed_words("home or abroad"), testing::ElementsAre("home", "abroad"));
  EXPECT_TRUE(io::allowed_words("the host region whose imports it diverts").empty());
  EXPECT_TRUE(io::allowed_words("chips bought at home or sold").empty());
}

// Every word attribute must come out with its words, or a slip would be read as a name.
TEST(Roster, EveryCountryAndKindIsAListOfWords) {
  model::Roster roster;
  int words = 0;
  agent_types(roster, [&](std::string_view, auto& agents) {
    auto& agent = agents.emplace_back();
    attributes(agent,
               [&](std::string_view key, auto& value, std::string_view, double, double, std::string_view meaning) {
                 if constexpr (std::is_same_v<std::remove_cvref_t<decltype(value)>, std::string>) {
                   words += io::allowed_words(meaning).empty() ? 0 : 1;
                   EXPECT_TRUE(!io::allowed_words(meaning).empty() || key == "host") << key << ": " << meaning;
                 }
               });
  });
  EXPECT_GE(words, 8);
}

TEST(Roster, DefaultsOfATypeHoldForWhatIsLeftOut) {
  const model::Roster& roster = sample::calibration().roster.roster;
  EXPECT_EQ(roster.labs[1].name, "OpenAI");
  EXPECT_EQ(roster.labs[1].weight_2025, 1);
  EXPECT_EQ(roster.labs[1].last_run_flop, 1e22);
  EXPECT_EQ(roster.labs[0].parent_funds_usd_per_year, 1e8);
  EXPECT_FALSE(roster.foundries[1].captive);
}

TEST(Roster, EqualRostersHaveNoChanges) {
  const model::Roster& roster = sample::calibration().roster.roster;
  EXPECT_TRUE(io::roster_changes(roster, roster).members.empty());
}

}  // namespace
