#include "study/levers/held_levers.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "base/error.hpp"
#include "model/channels.hpp"
#include "model/levers.hpp"
#include "study/attribute/coalitions.hpp"
#include "study/levers/power.hpp"

namespace {

constexpr int kFrom = 57;

model::Move move_of(int lever, int from, double value) {
  model::Move move;
  move.id = "m", move.lever = lever, move.from = from, move.value = value;
  return move;
}

model::Reaction reaction_of(int lever) {
  model::Reaction reaction;
  reaction.id = "r", reaction.lever = lever;
  return reaction;
}

TEST(HeldLevers, LaterMovesAndReactionsOfTheLeverGoAndAllElseStays) {
  model::Setting setting;
  setting.moves = {move_of(model::kLever_hbm_ban, kFrom - 1, 0.5), move_of(model::kLever_hbm_ban, kFrom + 3, 0.9),
                   move_of(model::kLever_tool_ban, kFrom + 3, 0.8)};
  setting.reactions = {reaction_of(model::kLever_hbm_ban), reaction_of(model::kLever_tool_ban)};
  study::hold_lever(setting, model::kLever_hbm_ban, 1, kFrom);
  ASSERT_EQ(setting.moves.size(), 3u);
  EXPECT_EQ(setting.moves[0].value, 0.5) << "what was before stays";
  EXPECT_EQ(setting.moves[1].lever, model::kLever_tool_ban);
  EXPECT_EQ(setting.moves[2].lever, model::kLever_hbm_ban);
  EXPECT_EQ(setting.moves[2].value, 1);
  EXPECT_EQ(setting.moves[2].from, kFrom);
  ASSERT_EQ(setting.reactions.size(), 1u);
  EXPECT_EQ(setting.reactions[0].lever, model::kLever_tool_ban);
}

TEST(HeldLevers, AContextHoldsLeversAndRules) {
  model::Setting setting;
  const io::Calibration nothing;
  study::hold_context(setting, "rule=none cn_import_approval=1", kFrom, nothing);
  ASSERT_EQ(setting.rules.size(), 1u);
  EXPECT_TRUE(setting.rules[0].clauses.empty()) << "no rule: whatever is sold is free";
  ASSERT_EQ(setting.moves.size(), 2u);
  EXPECT_EQ(setting.moves[0].rule, 0);
  EXPECT_EQ(setting.moves[1].lever, model::kLever_cn_import_approval);
  EXPECT_EQ(setting.moves[1].value, 1);
}

/// That of its own channel stays open; a lever of a section that nobody has placed would throw.
TEST(HeldLevers, EveryLeverKnowsWhichChannelsAreNotItsOwn) {
  for (std::size_t lever = 0; lever < model::kLevers; ++lever) {
    const std::vector<std::size_t> others = study::other_channels(lever);
    EXPECT_GE(others.size(), 1u) << model::kLeverRows[lever].name;
    EXPECT_LE(others.size(), 5u) << model::kLeverRows[lever].name;
  }
  const std::vector<std::size_t> others = study::other_channels(model::kLever_hbm_ban);
  EXPECT_EQ(std::count(others.begin(), others.end(), study::find_channel("domestic")), 0);
  EXPECT_EQ(std::count(others.begin(), others.end(), study::find_channel("offshore")), 1);
}

TEST(HeldLevers, ContextsThatNobodyCanHoldAreRefused) {
  model::Setting setting;
  const io::Calibration nothing;
  for (const char* context : {"rule=pol-1999-01", "no_lever=1", "hbm_ban", "hbm_ban=much"})
    EXPECT_THROW(study::hold_context(setting, context, kFrom, nothing), base::InvariantError) << context;
}

TEST(Power, ALeverKeepsTheChannelThatItActsOn) {
  const auto closed = [](const char* lever) {
    std::vector<std::string_view> names;
    for (const std::size_t channel : study::other_channels(study::find_lever(lever)))
      names.push_back(model::kChannelRows[channel].name);
    std::sort(names.begin(), names.end());
    return names;
  };
  using Names = std::vector<std::string_view>;
  EXPECT_EQ(closed("hbm_ban"), (Names{"distillation", "imitation", "legal", "offshore", "smuggled"}));
  EXPECT_EQ(closed("remote_access_rule"), (Names{"distillation", "domestic", "imitation", "legal", "smuggled"}));
  EXPECT_EQ(closed("distillation_rule"), (Names{"imitation"}));
  EXPECT_EQ(closed("us_subsidy"), (Names{"distillation", "imitation"})) << "it feeds no Chinese channel";
}

/// A table with one lever alone: lag at one date.
study::PowerTable table_of(double lowest, double highest, double error) {
  study::PowerTable table;
  for (const bool high : {false, true}) {
    study::PowerRow row{0, high, study::Company::kAlone, {}};
    analysis::Paired change;
    const double mean = high ? highest : lowest;
    change.difference = {100, mean, error, {mean - 3 * error, mean + 3 * error}};
    row.change = {{change}};
    table.rows.push_back(row);
  }
  return table;
}

TEST(Power, TheStrongerEndIsTheOneThatMovesMore) {
  const study::PowerTable table = table_of(-0.5, 0.2, 0.01);
  const std::size_t row = study::strongest_end(table, 0, study::Company::kAlone, 0, 0);
  ASSERT_LT(row, table.rows.size());
  EXPECT_FALSE(table.rows[row].highest);
  EXPECT_EQ(study::strongest_end(table, 1, study::Company::kAlone, 0, 0), table.rows.size()) << "no such lever";
  EXPECT_EQ(study::strongest_end(table, 0, study::Company::kNoRenting, 0, 0), table.rows.size());
}

TEST(Power, WhatOtherSourcesMakeGoodIsWhatTheWholeLosesLessThanTheSource) {
  study::PowerPlan plan;
  plan.outcomes = study::power_outcomes();
  plan.dates = {80};
  study::PowerRow row{study::find_lever("hbm_ban"), true, study::Company::kAlone, {}};
  row.change.assign(plan.outcomes.size(), std::vector<analysis::Paired>(1));
  const auto set = [&](const char* outcome, double mean, double reach) {
    row.change[study::find_outcome(plan.outcomes, outcome)][0].difference = {
        100, mean, reach / 2.6, {mean - reach, mean + reach}};
  };
  set("compute_domestic_cn_h100e", -1000, 100), set("compute_effective_cn_h100e", -800, 100);
  ASSERT_TRUE(study::made_good(plan, row, 0));
  EXPECT_NEAR(*study::made_good(plan, row, 0), 0.2, 1e-12);
  set("compute_domestic_cn_h100e", -1000, 2000);
  EXPECT_FALSE(study::made_good(plan, row, 0)) << "the source's own change cannot be told";
  set("compute_domestic_cn_h100e", -10, 1);
  EXPECT_FALSE(study::made_good(plan, row, 0)) << "it acts on other sources more";
  row.lever = study::find_lever("us_subsidy");
  EXPECT_FALSE(study::made_good(plan, row, 0)) << "it acts on no Chinese source";
}

TEST(Power, ALeverMattersWhereItsIntervalLiesBeyondATenthOfAMonth) {
  study::PowerPlan plan;
  plan.outcomes = {study::power_outcomes().front()};
  plan.dates = {80};
  const auto matters = [&](double lowest, double highest, double error) {
    return study::matters(table_of(lowest, highest, error), plan, 0, study::Company::kAlone);
  };
  EXPECT_TRUE(matters(0, 0.2, 0.01));
  EXPECT_TRUE(matters(-0.2, 0, 0.01));
  EXPECT_FALSE(matters(0, 0.2, 0.05)) << "too unsure";
  EXPECT_FALSE(matters(0, 0.05, 0.001)) << "sure, and too little";
}

}  // namespace
