#include "app/run/asked_tables.hpp"

#include <algorithm>
#include <cmath>

#include "analysis/scores.hpp"
#include "input/csv/csv.hpp"
#include "input/json/input_values.hpp"
#include "input/json/json_write.hpp"

namespace app {

namespace {

std::optional<double> read_quantile(const std::string& text, io::FaultList& faults) {
  const std::optional<double> quantile = io::parse_number(text);
  if (quantile && *quantile > 0 && *quantile < 1) return quantile;
  add_option_fault("--quantiles", io::in_quotes(text) + " is no quantile",
                   "numbers between 0 and 1, such as 0.1,0.9 for the range of eight worlds in ten", faults);
  return std::nullopt;
}

/// "p10" of 0.1.
std::string column_of(double quantile) { return "p" + io::number_text(io::six_digits(100 * quantile)); }

/// The quantiles of the defined numbers; undefined where no world would lie beyond one.
std::vector<io::Cell> quantiles_of(const std::vector<double>& values, const std::vector<double>& quantiles) {
  std::vector<io::Cell> cells;
  for (const double quantile : quantiles) {
    const double beyond = static_cast<double>(values.size()) * std::min(quantile, 1 - quantile);
    constexpr double kRounding = 1e-9;
    cells.emplace_back(beyond < 1 - kRounding ? io::kUndefined : analysis::quantile(values, quantile));
  }
  return cells;
}

}  // namespace

AskedTables read_asked(const RunOptions& options, io::FaultList& faults) {
  AskedTables asked;
  for (const std::string& text : options.quantiles)
    if (const auto quantile = read_quantile(text, faults)) asked.quantiles.push_back(*quantile);
  std::sort(asked.quantiles.begin(), asked.quantiles.end());
  const auto one_name = [](double a, double b) { return column_of(a) == column_of(b); };
  asked.quantiles.erase(std::unique(asked.quantiles.begin(), asked.quantiles.end(), one_name), asked.quantiles.end());
  for (const std::string& name : options.metrics)
    if (const auto output = read_output(name, "--metric", faults))
      if (std::find(asked.metrics.begin(), asked.metrics.end(), *output) == asked.metrics.end())
        asked.metrics.push_back(*output);
  return asked;
}

io::Table quantiles_table(const std::string& scenario, const engine::Results& results,
                          const std::vector<double>& quantiles) {
  io::Table table;
  table.name = "quantiles", table.title = "Quantiles over worlds";
  table.columns = io::columns_named("scenario,metric,unit,month,n");
  for (const double quantile : quantiles) table.columns.push_back({column_of(quantile), column_of(quantile)});
  for (std::size_t output = 0; output < engine::kOutputs; ++output)
    for (int month = 0; month < results.months(); ++month) {
      const double* column = results.column(output, month);
      std::vector<double> values;
      std::copy_if(column, column + results.replicates(), std::back_inserter(values),
                   [](double value) { return !std::isnan(value); });
      std::vector<io::Cell> cells{scenario, engine::output_name(output), engine::output_unit(output),
                                  io::month_text(month), values.size()};
      for (io::Cell& cell : quantiles_of(values, quantiles)) cells.push_back(std::move(cell));
      table.row(std::move(cells));
    }
  return table;
}

std::string worlds_csv(const engine::Results& results, std::size_t output) {
  std::vector<std::string> header{"month"};
  for (int replicate = 1; replicate <= results.replicates(); ++replicate) header.push_back(std::to_string(replicate));
  io::Csv csv(header);
  for (int month = 0; month < results.months(); ++month) {
    csv.field(io::month_text(month));
    const double* column = results.column(output, month);
    for (int world = 0; world < results.replicates(); ++world) csv.field(column[world]);
    csv.end_row();
  }
  return csv.text();
}

}  // namespace app
