#include "app/attribute/attribute.hpp"

#include <cstdio>
#include <numeric>

#include "input/csv/csv.hpp"
#include "model/channels.hpp"

namespace app {

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
  return table;
}

namespace {

void add_spread(io::Csv& csv, const Estimate& spread) {
  csv.field(spread.mean).field(spread.standard_error).field(spread.interval.low).field(spread.interval.high);
}

}  // namespace

std::string attribution_csv(const std::vector<AttributionTable>& tables, const std::string& scenario,
                            const std::string& against) {
  io::Csv csv(
      "scenario,against,metric,unit,month,channel,shapley,shapley_se,shapley_p05,shapley_p95,leave_one_out,"
      "leave_one_out_se,leave_one_out_p05,leave_one_out_p95");
  for (const AttributionTable& table : tables) {
    const auto begin = [&](std::string_view channel, const Estimate& spread) {
      csv.field(scenario).field(against).field(engine::output_name(table.reading.output));
      csv.field(engine::output_unit(table.reading.output)).field(io::csv_month(table.reading.month)).field(channel);
      add_spread(csv, spread);
    };
    const auto level = [&](std::string_view name, const Estimate& spread) {
      begin(name, spread);
      csv.field("").field("").field("").field("").end_row();
    };
    level("all_closed", table.closed);
    for (const ChannelShare& share : table.channels) {
      begin(model::kChannelRows[share.channel].name, share.shapley);
      add_spread(csv, share.left_out);
      csv.end_row();
    }
    level("as_modelled", table.open);
  }
  return csv.text();
}

}  // namespace app
