#include "app/attribute/attribute.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cmath>
#include <numeric>

#include "app/attribute/attribute_words.hpp"
#include "app/ground/posterior.hpp"
#include "app/ground/load_scenario.hpp"
#include "base/error.hpp"
#include "base/random.hpp"

namespace {

using app::AttributionTable;
using app::CoalitionRuns;

constexpr int kMonths = 36, kWorlds = 8;
constexpr std::size_t kChannels = model::kChannelRows.size();

const io::Scenario& baseline() {
  static const io::Calibration calibration = app::load_calibration(CHOKEPOINT_SOURCE_DIRECTORY);
  static const io::Scenario scenario = app::load_baseline(CHOKEPOINT_SOURCE_DIRECTORY, calibration);
  return scenario;
}

app::Reading gap() { return {static_cast<std::size_t>(engine::find_output("gap_trend_months")), kMonths - 1}; }

/// The games of the baseline's first worlds with these players.
analysis::Game play(const std::vector<std::size_t>& players, model::Setting setting = baseline().setting,
                    int threads = 1) {
  setting.months = kMonths;
  const app::GameWorlds worlds = app::draw_worlds(baseline().inputs, 1, kWorlds, setting);
  const CoalitionRuns runs{&setting, &worlds, players, {gap()}, engine::available_kernels().back()};
  const std::atomic<bool> stop = false;
  return app::run_coalitions(runs, {threads, "", false, &stop}).front();
}

std::vector<std::uint32_t> own_clusters() {
  std::vector<std::uint32_t> clusters(kWorlds);
  std::iota(clusters.begin(), clusters.end(), 0u);
  return clusters;
}

TEST(Coalitions, CloseWhoeverIsNotInAndNobodyElse) {
  const model::Setting setting = baseline().setting;
  const CoalitionRuns runs{&setting, nullptr, {app::find_channel("imitation"), app::find_channel("legal")}, {}};
  const model::Setting one = app::under(runs, 2);
  EXPECT_EQ(one.channels.imitation, 0);
  EXPECT_EQ(one.channels.legal, 1);
  EXPECT_EQ(one.channels.smuggled, 1) << "no player";
  EXPECT_EQ(app::under(runs, 3).channels.imitation, 1);
  EXPECT_THROW(app::find_channel("telepathy"), base::InvariantError);
}

// Each coalition is a run of its own from the same worlds: in which order players are named or channels closed is nothing
// that an outcome could know.
TEST(Coalitions, TheOrderOfClosingCannotMatter) {
  const std::size_t a = app::find_channel("imitation"), b = app::find_channel("smuggled"),
                    c = app::find_channel("flattery");
  const analysis::Game one = play({a, b, c}), other = play({c, a, b}, baseline().setting, 2);
  const std::array<std::uint32_t, 3> place{1u << 1, 1u << 2, 1u << 0};  // where `other` has the players of `one`
  for (std::uint32_t coalition = 0; coalition < 8; ++coalition) {
    std::uint32_t same = 0;
    for (std::uint32_t player = 0; player < 3; ++player) same |= coalition >> player & 1u ? place[player] : 0u;
    for (std::size_t world = 0; world < kWorlds; ++world)
      EXPECT_EQ(one.of(coalition)[world], other.of(same)[world]) << coalition;
  }
}

TEST(Coalitions, NobodyLeftOutIsTheModelItself) {
  model::Setting setting = baseline().setting;
  setting.months = kMonths;
  engine::Results results(kMonths, kWorlds, engine::event_kinds(setting));
  engine::run_block({&setting, &baseline().inputs, 1, kWorlds, engine::available_kernels().back()}, 0, results);
  const analysis::Game game = play({app::find_channel("imitation")});
  for (std::size_t world = 0; world < kWorlds; ++world)
    EXPECT_EQ(game.of(1)[world], results.column(gap().output, gap().month)[world]);
}

// With eight channels closed for good the ninth is the only player that can do anything: it carries all of it, in whatever
// order it joins, and leave-one-out says the same.
TEST(Coalitions, AWorldWithOneOpenChannelIsCarriedByIt) {
  model::Setting setting = baseline().setting;
  for (std::size_t channel = 0; channel < kChannels; ++channel)
    setting.channels.*model::kChannelMembers<double>[channel] =
        model::kChannelRows[channel].name == "own_efficiency" ? 1 : 0;
  const std::size_t own = app::find_channel("own_efficiency");
  const analysis::Game game = play({app::find_channel("imitation"), own, app::find_channel("legal")}, setting);
  bool carries = false;
  for (std::size_t world = 0; world < kWorlds; ++world) {
    const double all = game.of(7)[world] - game.of(0)[world];
    EXPECT_NEAR(analysis::shapley_values(game, 1)[world], all, 1e-9);
    EXPECT_EQ(analysis::leave_one_out(game, 1)[world], all);
    EXPECT_EQ(analysis::shapley_values(game, 0)[world], 0);
    EXPECT_EQ(analysis::shapley_values(game, 2)[world], 0);
    carries = carries || all < -1;
  }
  EXPECT_TRUE(carries) << "research of its own shortens the lag";
}

/// Outcomes that nothing orders.
analysis::Game scattered(int players, std::size_t worlds) {
  analysis::Game game(players, worlds);
  base::Philox luck(1, 0, base::name_of("scattered"));
  for (std::uint32_t coalition = 0; coalition < game.coalitions(); ++coalition)
    for (double& value : game.of(coalition)) value = 40 * base::uniform_from_bits(luck());
  return game;
}

TEST(Attribution, ChannelsSumToTheLastBit) {
  const AttributionTable table = app::attribution_of(scattered(kChannels, kWorlds), gap(), own_clusters());
  double sum = table.closed.mean;
  for (const app::ChannelShare& share : table.channels) sum += share.shapley.mean;
  EXPECT_EQ(sum, table.open.mean);
  double backwards = 0;
  for (std::size_t i = table.channels.size(); i-- > 0;) backwards += table.channels[i].shapley.mean;
  EXPECT_EQ(backwards + table.closed.mean, table.open.mean);
}

TEST(Attribution, ErrorsKnowThatWorldsOfOneAncestorAreNotIndependent) {
  const analysis::Game game = scattered(kChannels, kWorlds);
  const auto apart = app::attribution_of(game, gap(), own_clusters());
  const auto together = app::attribution_of(game, gap(), std::vector<std::uint32_t>(kWorlds, 0));
  EXPECT_TRUE(std::isfinite(apart.channels[0].shapley.standard_error));
  EXPECT_TRUE(std::isinf(together.channels[0].shapley.standard_error)) << "one ancestor says nothing of its error";
}

TEST(Attribution, WritesARowPerChannelAndBothEnds) {
  const auto table = app::attribution_of(scattered(kChannels, kWorlds), gap(), own_clusters());
  const std::string csv = io::table_csv(app::attribution_table({table}, "baseline", ""));
  EXPECT_EQ(std::count(csv.begin(), csv.end(), '\n'), static_cast<std::ptrdiff_t>(kChannels + 3));
  for (const model::ChannelRow& row : model::kChannelRows)
    EXPECT_NE(csv.find("," + std::string(row.name) + ","), std::string::npos);
  EXPECT_NE(csv.find(",all_closed,"), std::string::npos);
  EXPECT_NE(csv.find(",as_modelled,"), std::string::npos);
}

app::AttributeCall question() {
  app::AttributeCall question;
  question.labels = {"baseline"}, question.worlds = kWorlds;
  return question;
}

TEST(Attribution, OfTooFewWorldsHasNoRange) {
  const auto table = app::attribution_of(scattered(kChannels, kWorlds), gap(), own_clusters());
  EXPECT_TRUE(std::isnan(table.open.interval.low) && std::isnan(table.channels[0].shapley.interval.high));
  const std::string text = app::attribution_text(question(), table);
  EXPECT_EQ(text.find("9 worlds in 10"), std::string::npos);
}

// A share of compute has an error of a few thousandths: with two decimals it would read 0.00.
TEST(Attribution, NumbersHaveEnoughDigitsForTheirErrors) {
  analysis::Game game = scattered(kChannels, kWorlds);
  for (std::uint32_t coalition = 0; coalition < game.coalitions(); ++coalition)
    for (double& value : game.of(coalition)) value /= 4000;
  const app::Reading share{static_cast<std::size_t>(engine::find_output("compute_share_cn")), kMonths - 1};
  const std::string text = app::attribution_text(question(), app::attribution_of(game, share, own_clusters()));
  EXPECT_EQ(text.find(" 0.00 "), std::string::npos) << text;
  EXPECT_EQ(text.find(" 0.00\n"), std::string::npos) << text;
}

}  // namespace
