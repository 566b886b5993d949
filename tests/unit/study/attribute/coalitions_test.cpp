#include "study/attribute/coalitions.hpp"

#include <gtest/gtest.h>

#include <array>
#include <atomic>

#include "base/error.hpp"
#include "files/load.hpp"

namespace {

using study::CoalitionRuns;

const std::string kSource = CHOKEPOINT_SOURCE_DIRECTORY;
constexpr int kMonths = 36, kWorlds = 8;
constexpr std::size_t kChannels = model::kChannelRows.size();

const io::Scenario& baseline() {
  static const io::Calibration calibration = io::load_calibration(kSource + "/calibration");
  static const io::Scenario scenario = io::load_scenario(kSource + "/scenarios/baseline.json", calibration);
  return scenario;
}

study::Reading gap() { return {static_cast<std::size_t>(engine::find_output("gap_pace_months")), kMonths - 1}; }

/// The games of the baseline's first worlds with these players.
analysis::Game play(const std::vector<std::size_t>& players, model::Setting setting = baseline().setting,
                    int threads = 1) {
  setting.months = kMonths;
  const study::GameWorlds worlds = study::draw_worlds(baseline().inputs, 1, kWorlds, setting);
  const CoalitionRuns runs{&setting, &worlds, players, {gap()}, engine::available_kernels().back()};
  const std::atomic<bool> stop = false;
  return study::run_coalitions(runs, {threads, "", false, &stop}).front();
}

TEST(Coalitions, CloseWhoeverIsNotInAndNobodyElse) {
  const model::Setting setting = baseline().setting;
  const CoalitionRuns runs{&setting, nullptr, {study::find_channel("imitation"), study::find_channel("legal")}, {}};
  const model::Setting one = study::under(runs, 2);
  EXPECT_EQ(one.channels.imitation, 0);
  EXPECT_EQ(one.channels.legal, 1);
  EXPECT_EQ(one.channels.smuggled, 1) << "no player";
  EXPECT_EQ(study::under(runs, 3).channels.imitation, 1);
  EXPECT_THROW(study::find_channel("telepathy"), base::InvariantError);
}

// Each coalition is a run of its own from the same worlds: in which order players are named or channels closed is nothing
// that an outcome could know.
TEST(Coalitions, TheOrderOfClosingCannotMatter) {
  const std::size_t a = study::find_channel("imitation"), b = study::find_channel("smuggled"),
                    c = study::find_channel("flattery");
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
  const analysis::Game game = play({study::find_channel("imitation")});
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
  const std::size_t own = study::find_channel("own_efficiency");
  const analysis::Game game = play({study::find_channel("imitation"), own, study::find_channel("legal")}, setting);
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

}  // namespace
