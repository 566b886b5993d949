#include "study/attribute/attribution.hpp"

#include <algorithm>
#include <optional>

#include "engine/results.hpp"
#include "input/kept/chart_data.hpp"
#include "model/channels.hpp"

namespace study {

namespace {

/// Of a share in which all worlds agree no error can be told.
void forget_error_of_nothing(const Reading& reading, Estimate& estimate) {
  if (engine::output_unit(reading.output) == "1" && estimate.standard_error == 0)
    estimate.standard_error = io::kUndefined;
}

}  // namespace

AttributionTable attribution_of(const analysis::Game& game, const Reading& reading,
                                const std::vector<std::uint32_t>& clusters) {
  const auto column = [&](std::uint32_t coalition) {
    const auto values = game.of(coalition);
    return spread_of({values.begin(), values.end()}, clusters);
  };
  AttributionTable table{reading, column(0), column(game.everybody()), {}};
  std::vector<double> parts{table.closed.mean};
  for (int player = 0; player < game.players(); ++player) {
    table.channels.push_back({static_cast<std::size_t>(player),
                              spread_of(analysis::shapley_values(game, player), clusters),
                              spread_of(analysis::leave_one_out(game, player), clusters)});
    parts.push_back(table.channels.back().shapley.mean);
  }
  const std::vector<double> closed = analysis::closed_sum(parts, table.open.mean);
  table.closed.mean = closed.front();
  table.open.mean = closed.back();
  for (std::size_t i = 0; i < table.channels.size(); ++i) table.channels[i].shapley.mean = closed[i + 1];
  for (Estimate* level : {&table.closed, &table.open}) forget_error_of_nothing(reading, *level);
  for (ChannelShare& share : table.channels)
    for (Estimate* part : {&share.shapley, &share.left_out}) forget_error_of_nothing(reading, *part);
  return table;
}

namespace {

AttributeGames play(const AttributeQuestion& question, const io::Scenario& scenario, const Execution& execution) {
  model::Setting setting = scenario.setting;
  setting.months = 0;
  for (const Reading& reading : question.readings) setting.months = std::max(setting.months, reading.month + 1);
  const GameWorlds worlds = draw_worlds(scenario.inputs, question.seed, question.worlds, setting);
  CoalitionRuns runs{&setting, &worlds, {}, question.readings, question.kernel};
  for (std::size_t channel = 0; channel < model::kChannelRows.size(); ++channel) runs.players.push_back(channel);
  return {run_coalitions(runs, execution), worlds.clusters};
}

}  // namespace

AttributeGames play_all(const AttributeQuestion& question, Execution execution) {
  std::optional<AttributeGames> result;
  for (const io::Scenario& scenario : question.scenarios) {
    execution.label = scenario.name;
    AttributeGames games = play(question, scenario, execution);
    if (result)
      for (std::size_t i = 0; i < result->games.size(); ++i)
        games.games[i] = analysis::difference(games.games[i], result->games[i]);
    result = std::move(games);
  }
  return std::move(*result);
}

}  // namespace study
