#pragma once
#include <atomic>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/scores.hpp"
#include "analysis/shapley.hpp"
#include "engine/plan.hpp"
#include "study/worlds/simulate.hpp"

namespace study {

/// The place of a channel in `model::kChannelRows`. Throws base::InvariantError if there is none of that name.
std::size_t find_channel(std::string_view name);

/// The worlds that a game is played in: the same ones, luck and all, under every coalition.
struct GameWorlds {
  std::vector<engine::WorldRecord> records;  ///< luck for `luck_slots` of the setting that they are run under
  std::vector<std::uint32_t> clusters;       ///< one per record: those of one cluster are not independent
  std::uint64_t luck_seed = 0;
};

/// Worlds 1 to `count` of a run of these inputs, as `chokepoint run` draws them.
GameWorlds draw_worlds(const engine::Inputs& inputs, std::uint64_t seed, int count, const model::Setting& setting);

/// A number that a world shows: an output (`engine::find_output`) in a month, from 2022-01.
struct Reading {
  std::size_t output = 0;
  int month = 0;
};

/// What to run. An open channel has the multiplier that `setting` gives it, a closed one 0; channels that are no players
/// keep theirs. The setting needs to run to the last month that is read, and no further.
struct CoalitionRuns {
  const model::Setting* setting = nullptr;
  const GameWorlds* worlds = nullptr;
  std::vector<std::size_t> players;  ///< places in `model::kChannelRows`; player i is bit i of a coalition
  std::vector<Reading> readings;
  engine::Kernel kernel = engine::Kernel::kScalar;
};

/// The setting under a coalition of the players.
model::Setting under(const CoalitionRuns& runs, std::uint32_t coalition);

/// Plays every coalition in every world: a game per reading, in their order. Outputs are held for a block of worlds at a
/// time, so that memory does not grow with them. Throws Stopped if the user asked to stop, base::InvariantError if the
/// model broke, or if a reading is not defined in some world.
std::vector<analysis::Game> run_coalitions(const CoalitionRuns& runs, const Execution& execution);

/// A column of worlds in short: its mean, the standard error of that with worlds of one cluster not independent, and the
/// interval that holds nine worlds in ten.
struct Estimate {
  double mean = 0, standard_error = 0;
  analysis::Interval interval;
};
Estimate spread_of(const std::vector<double>& values, const std::vector<std::uint32_t>& clusters);

}  // namespace study
