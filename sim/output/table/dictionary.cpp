#include "output/table/dictionary.hpp"

#include "engine/results.hpp"
#include "model/hypotheses.hpp"
#include "model/parameters.hpp"
#include "output/table/table.hpp"

namespace io {

namespace {

struct ColumnRow {
  std::string_view table, column, meaning, unit, source;
};

constexpr ColumnRow kColumns[] = {
    {"summary.csv", "scenario", "name of the scenario: its file without .json", "name", "scenario.json"},
    {"summary.csv", "metric", "what was measured; `lever_NAME` is the value in force of that lever", "name", "below"},
    {"summary.csv", "unit", "unit of all numbers in the row but n", "name", "below"},
    {"summary.csv", "month", "the month at whose end the value holds", "YYYY-MM", ""},
    {"summary.csv", "n", "replicates (simulated worlds) in which the value is defined", "count", ""},
    {"summary.csv", "mean", "mean over those worlds", "column unit", "pairwise sum"},
    {"summary.csv", "mean_se", "Monte Carlo standard error of the mean: sd / sqrt(n)", "column unit", ""},
    {"summary.csv", "sd", "standard deviation over those worlds (n - 1)", "column unit", ""},
    {"summary.csv", "p05", "5 % of the worlds lie below", "column unit", "exact quantile, type 7"},
    {"summary.csv", "p25", "25 % of the worlds lie below", "column unit", "exact quantile, type 7"},
    {"summary.csv", "p50", "median", "column unit", "exact quantile, type 7"},
    {"summary.csv", "p75", "75 % of the worlds lie below", "column unit", "exact quantile, type 7"},
    {"summary.csv", "p95", "95 % of the worlds lie below", "column unit", "exact quantile, type 7"},
    {"summary.csv", "p05_se", "Monte Carlo standard error of p05; blank if n is too small", "column unit",
     "half the distance of the order statistics one binomial standard deviation away"},
    {"summary.csv", "p50_se", "the same for p50", "column unit", "as p05_se"},
    {"summary.csv", "p95_se", "the same for p95", "column unit", "as p05_se"},
    {"parameters.csv", "replicate",
     "number of the world, from 1; the same number has the same luck in every run of a seed", "count", ""},
    {"events.csv", "scenario", "as in summary.csv", "name", "scenario.json"},
    {"events.csv", "event", "what can happen in a world", "name", "scenario.json or the model"},
    {"events.csv", "actor", "who does it or to whom it happens", "name", "calibration/ or scenario.json"},
    {"events.csv", "n", "how often it happened, all worlds together", "count", ""},
    {"events.csv", "share_of_worlds", "share of the worlds in which it happened at least once", "1", ""},
    {"events.csv", "first_p05", "month of the first time: 5 % of the worlds that had it were earlier", "YYYY-MM",
     "quantile, type 7, to the nearest month"},
    {"events.csv", "first_p50", "median of that month", "YYYY-MM", "quantile, type 7, to the nearest month"},
    {"events.csv", "first_p95", "95 % of the worlds that had it were earlier", "YYYY-MM",
     "quantile, type 7, to the nearest month"},
    {"dictionary.csv", "table", "file in results/NAME/", "name", ""},
    {"dictionary.csv", "name", "a column of that table, or a value of its column `metric`", "name", ""},
    {"dictionary.csv", "kind", "column, metric, lever, parameter or hypothesis", "name", ""},
    {"dictionary.csv", "meaning", "what it is", "", ""},
    {"dictionary.csv", "unit", "unit of its numbers; 1 for shares", "name", ""},
    {"dictionary.csv", "source", "where it is defined or where its values come from", "name", ""},
};

std::string section(std::string_view number) { return "sim/model/MODEL.md " + std::string(number); }

std::string joined_branches(const model::HypothesisRow& row) {
  std::string names;
  for (std::size_t i = 0; i < row.branches; ++i) names += (i == 0 ? "" : ", ") + std::string(row.branch[i]);
  return names;
}

/// Adds one row.
struct Writer {
  Table& table;
  void operator()(std::string_view file, std::string_view name, std::string_view kind, std::string_view meaning,
                  std::string_view unit, std::string_view source) const {
    table.row({file, name, kind, meaning, unit, source});
  }
};

void write_outputs(const Writer& write) {
  for (const model::MetricRow& row : model::kMetricRows)
    write("summary.csv", row.name, "metric", row.meaning, row.unit, section(row.section));
  for (const model::LeverRow& row : model::kLeverRows)
    write("summary.csv", "lever_" + std::string(row.name), "lever", row.meaning, row.unit, row.sources);
}

}  // namespace

std::string dictionary_csv(const std::function<std::string(std::string_view)>& prior_source) {
  Table table;
  table.columns = columns_named("table,name,kind,meaning,unit,source");
  const Writer write{table};
  for (const ColumnRow& row : kColumns) write(row.table, row.column, "column", row.meaning, row.unit, row.source);
  write_outputs(write);
  for (const base::Field& row : model::kParameterRows)
    write("parameters.csv", row.name, "parameter", row.meaning, row.unit, prior_source(row.name));
  for (const model::HypothesisRow& row : model::kHypothesisRows)
    write("parameters.csv", row.name, "hypothesis", std::string(row.meaning) + ": " + joined_branches(row), "name",
          row.sources);
  return table_csv(table);
}

}  // namespace io
