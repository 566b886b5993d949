#include "study/attribute/coalitions.hpp"

#include <algorithm>
#include <iostream>

#include "analysis/effective.hpp"
#include "base/error.hpp"
#include "base/share.hpp"
#include "base/undefined.hpp"
#include "parallel/blocks.hpp"

namespace study {

namespace {

/// Worlds [first, first + count) under one coalition.
void play(const CoalitionRuns& runs, std::uint32_t coalition, std::size_t first, std::size_t count,
          std::vector<analysis::Game>& games) {
  const model::Setting setting = under(runs, coalition);
  const auto begin = runs.worlds->records.begin() + static_cast<std::ptrdiff_t>(first);
  const std::vector<engine::WorldRecord> records(begin, begin + static_cast<std::ptrdiff_t>(count));
  engine::Results results(setting.months, static_cast<int>(count), {});
  engine::run_worlds(setting, records, runs.worlds->luck_seed, runs.kernel, false, 0, results);
  for (std::size_t i = 0; i < runs.readings.size(); ++i) {
    const double* column = results.column(runs.readings[i].output, runs.readings[i].month);
    if (std::any_of(column, column + count, [](double value) { return value != value; }))
      throw base::InvariantError(engine::output_name(runs.readings[i].output) +
                                 " is not defined in every world once channels are closed: ask for another metric");
    std::copy(column, column + count, games[i].of(coalition).begin() + static_cast<std::ptrdiff_t>(first));
  }
}

}  // namespace

std::size_t find_channel(std::string_view name) {
  const auto& rows = model::kChannelRows;
  const auto found = std::find_if(rows.begin(), rows.end(), [&](const auto& row) { return row.name == name; });
  base::ensure(found != rows.end(), "there is no such channel");
  return static_cast<std::size_t>(found - rows.begin());
}

GameWorlds draw_worlds(const engine::Inputs& inputs, std::uint64_t seed, int count, const model::Setting& setting) {
  GameWorlds worlds;
  worlds.luck_seed = engine::luck_seed(inputs, seed);
  for (std::uint32_t place = 0; place < static_cast<std::uint32_t>(count); ++place) {
    worlds.records.push_back(engine::draw_world(inputs, seed, place + 1, setting));
    worlds.clusters.push_back(
        inputs.posterior ? inputs.posterior->worlds[inputs.order[place % inputs.order.size()]].ancestor : place);
  }
  return worlds;
}

model::Setting under(const CoalitionRuns& runs, std::uint32_t coalition) {
  model::Setting setting = *runs.setting;
  for (std::size_t i = 0; i < runs.players.size(); ++i)
    if (!(coalition >> i & 1u)) setting.channels.*model::kChannelMembers<double>[runs.players[i]] = 0;
  return setting;
}

std::vector<analysis::Game> run_coalitions(const CoalitionRuns& runs, const Execution& execution) {
  const std::size_t worlds = runs.worlds->records.size(), size = engine::kBlock;
  std::vector<analysis::Game> games(runs.readings.size(),
                                    analysis::Game(static_cast<int>(runs.players.size()), worlds));
  const int groups = engine::block_count(static_cast<int>(worlds)), blocks = groups << runs.players.size();
  parallel::Progress progress(execution.label, blocks, execution.show_progress ? &std::cerr : nullptr);
  const auto work = [&](int block) {
    const std::size_t first = static_cast<std::size_t>(block % groups) * size;
    play(runs, static_cast<std::uint32_t>(block / groups), first, std::min(size, worlds - first), games);
  };
  const auto outcome = parallel::run_blocks(blocks, execution.threads, work, progress, *execution.stop);
  if (outcome == parallel::Outcome::kStopped) throw Stopped{};
  return games;
}

Estimate spread_of(const std::vector<double>& values, const std::vector<std::uint32_t>& clusters) {
  const bool few = values.size() < static_cast<std::size_t>(base::kFewestForRange);
  return {analysis::mean(values), analysis::clustered_standard_error(values, clusters),
          few ? analysis::Interval{base::kUndefined, base::kUndefined} : analysis::central_interval(values)};
}

}  // namespace study
