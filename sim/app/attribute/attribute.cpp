#include "app/attribute/attribute.hpp"

#include <array>
#include <numeric>

#include "input/csv/csv.hpp"
#include "model/channels.hpp"

namespace app {

namespace {

/// Mean, error and the range of nine worlds in ten; blank where there is no estimate.
std::array<double, 4> numbers_of(const study::Estimate* spread) {
  if (spread == nullptr) return {io::kUndefined, io::kUndefined, io::kUndefined, io::kUndefined};
  return {spread->mean, spread->standard_error, spread->interval.low, spread->interval.high};
}

}  // namespace

io::Table attribution_table(const std::vector<study::AttributionTable>& tables, const std::string& scenario,
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
  for (const study::AttributionTable& table : tables) {
    const auto add = [&](std::string_view channel, const study::Estimate& part, const study::Estimate* left_out) {
      std::vector<io::Cell> cells{scenario,
                                  against,
                                  engine::output_name(table.reading.output),
                                  engine::output_unit(table.reading.output),
                                  io::csv_month(table.reading.month),
                                  channel};
      for (const study::Estimate* spread : {&part, left_out})
        for (const double value : numbers_of(spread)) cells.emplace_back(value);
      all.row(std::move(cells));
    };
    add("all_closed", table.closed, nullptr);
    for (const study::ChannelShare& share : table.channels)
      add(model::kChannelRows[share.channel].name, share.shapley, &share.left_out);
    add("as_modelled", table.open, nullptr);
  }
  return all;
}

}  // namespace app
