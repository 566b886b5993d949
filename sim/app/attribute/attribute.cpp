#include "app/attribute/attribute.hpp"

#include <array>
#include <numeric>

#include "input/csv/csv.hpp"
#include "model/channels.hpp"

namespace app {

namespace {

/// Mean, error and the range of nine worlds in ten; blank where there is no estimate.
std::array<double, 4> numbers_of(const Estimate* spread) {
  if (spread == nullptr) return {io::kUndefined, io::kUndefined, io::kUndefined, io::kUndefined};
  return {spread->mean, spread->standard_error, spread->interval.low, spread->interval.high};
}

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

io::Table attribution_table(const std::vector<AttributionTable>& tables, const std::string& scenario,
                            const std::string& against) {
  io::Table all;
  all.name = "attribution", all.title = "What each channel carries";
  all.note =
      "Shapley values add up to the outcome; leave-one-out is what closing a channel alone takes off. p05 and p95: "
      "nine "
      "worlds in ten; se: Monte Carlo standard error.";
  all.columns = io::columns_named(
      "scenario,against,metric,unit,month,channel,shapley,shapley_se,shapley_p05,shapley_p95,leave_one_out,"
      "leave_one_out_se,leave_one_out_p05,leave_one_out_p95");
  for (const AttributionTable& table : tables) {
    const auto add = [&](std::string_view channel, const Estimate& part, const Estimate* left_out) {
      std::vector<io::Cell> cells{scenario,
                                  against,
                                  engine::output_name(table.reading.output),
                                  engine::output_unit(table.reading.output),
                                  io::csv_month(table.reading.month),
                                  channel};
      for (const Estimate* spread : {&part, left_out})
        for (const double value : numbers_of(spread)) cells.emplace_back(value);
      all.row(std::move(cells));
    };
    add("all_closed", table.closed, nullptr);
    for (const ChannelShare& share : table.channels)
      add(model::kChannelRows[share.channel].name, share.shapley, &share.left_out);
    add("as_modelled", table.open, nullptr);
  }
  return all;
}

}  // namespace app
