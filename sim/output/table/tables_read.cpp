#include <cmath>
#include <initializer_list>
#include <iterator>
#include <limits>
#include <set>
#include <utility>

#include "base/undefined.hpp"
#include "input/csv/csv_read.hpp"
#include "input/json/input_values.hpp"
#include "model/hypotheses.hpp"
#include "model/parameters.hpp"
#include "model/setting.hpp"
#include "output/table/tables.hpp"

namespace io {

namespace {

const std::vector<std::string_view> kColumns = {"scenario", "metric", "unit",   "month", "n",   "mean",
                                                "mean_se",  "sd",     "p05",    "p25",   "p50", "p75",
                                                "p95",      "p05_se", "p50_se", "p95_se"};

/// Reads the cells of one table, and remembers what is wrong with them.
class Cells {
 public:
  Cells(const std::string& file, FaultList& faults) : file_(file), faults_(faults) {}

  /// NaN if the cell is blank.
  double number(const CsvRow& row, std::size_t column) {
    const std::string& cell = row.cells[column];
    if (cell.empty()) return base::kUndefined;
    if (cell == "inf" || cell == "-inf") return (cell == "inf" ? 1 : -1) * std::numeric_limits<double>::infinity();
    const auto value = parse_number(cell);
    if (value && std::abs(*value) <= kHuge) return *value;
    complain(row, in_quotes(cell) + (value ? " is out of range" : " is no number"),
             value ? range_text(-kHuge, kHuge, "1") : "");
    return 0;
  }

  /// Worlds: a whole number.
  std::int64_t count(const CsvRow& row, std::size_t column) {
    constexpr double kMost = 9e15;
    const double value = number(row, column);
    if (value >= 0 && value <= kMost && value == std::floor(value)) return static_cast<std::int64_t>(value);
    complain(row, in_quotes(row.cells[column]) + " is no count", "whole numbers " + range_text(0, kMost, "1"));
    return 0;
  }

  std::size_t branch(const CsvRow& row, std::size_t column, const model::HypothesisRow& claim) {
    for (std::size_t b = 0; b < claim.branches; ++b)
      if (row.cells[column] == claim.branch[b]) return b;
    complain(row, "\"" + row.cells[column] + "\" is no branch of " + std::string(claim.name));
    return 0;
  }

  /// Blank if nothing is known.
  std::string month_or_blank(const CsvRow& row, std::size_t column) {
    return row.cells[column].empty() ? "" : month(row, column);
  }

  std::string month(const CsvRow& row, std::size_t column) {
    const auto month = parse_month(row.cells[column]);
    if (!month || *month < 0 || *month >= model::kMaxMonths)
      complain(row, in_quotes(row.cells[column]) + " is no month that is simulated",
               "YYYY-MM from " + month_text(0) + " to " + month_text(model::kMaxMonths - 1));
    return row.cells[column];
  }

  /// What charts draw lies between the quantiles beside it.
  void in_order(const CsvRow& row, std::initializer_list<double> quantiles) {
    double last = -std::numeric_limits<double>::infinity();
    for (const double quantile : quantiles) {
      if (std::isnan(quantile)) continue;
      if (quantile < last) return complain(row, "the quantiles do not rise", "p05 <= p25 <= p50 <= p75 <= p95");
      last = quantile;
    }
  }

  /// A metric has one row a month.
  void once(const CsvRow& row, const SummaryRow& read) {
    if (!seen_.insert({read.metric, read.month}).second)
      complain(row, in_quotes(read.metric) + " has a row for " + in_quotes(read.month) + " already");
  }

 private:
  void complain(const CsvRow& row, std::string problem, std::string allowed = {}) {
    base::Fault fault;
    fault.file = file_;
    fault.line = row.line;
    fault.problem = std::move(problem);
    fault.allowed = std::move(allowed);
    faults_.add(std::move(fault));
  }

  const std::string& file_;
  FaultList& faults_;
  std::set<std::pair<std::string, std::string>> seen_;
};

SummaryRow row_in(const CsvRow& line, Cells& cells) {
  SummaryRow row;
  row.metric = line.cells[1], row.unit = line.cells[2], row.month = cells.month(line, 3);
  row.n = cells.count(line, 4);
  double* const numbers[] = {&row.mean, &row.mean_se, &row.sd,     &row.p05,    &row.p25,   &row.p50,
                             &row.p75,  &row.p95,     &row.p05_se, &row.p50_se, &row.p95_se};
  for (std::size_t i = 0; i < std::size(numbers); ++i) *numbers[i] = cells.number(line, 5 + i);
  cells.in_order(line, {row.p05, row.p25, row.p50, row.p75, row.p95});
  cells.once(line, row);
  return row;
}

}  // namespace

std::vector<SummaryRow> read_summary_csv(std::string_view text, const std::string& file) {
  FaultList faults;
  Cells cells(file, faults);
  std::vector<SummaryRow> rows;
  for (const CsvRow& row : read_csv(text, file, kColumns, faults)) rows.push_back(row_in(row, cells));
  faults.throw_if_any();
  return rows;
}

Draws read_parameters_csv(std::string_view text, const std::string& file) {
  FaultList faults;
  Cells cells(file, faults);
  std::vector<std::string_view> columns{"replicate"};
  for (const base::Field& row : model::kParameterRows) columns.push_back(row.name);
  for (const model::HypothesisRow& row : model::kHypothesisRows) columns.push_back(row.name);
  Draws draws{std::vector<std::vector<double>>(model::kParameters),
              std::vector<std::vector<std::size_t>>(model::kHypotheses)};
  for (const CsvRow& row : read_csv(text, file, columns, faults)) {
    for (std::size_t p = 0; p < model::kParameters; ++p) draws.parameters[p].push_back(cells.number(row, 1 + p));
    for (std::size_t h = 0; h < model::kHypotheses; ++h)
      draws.hypotheses[h].push_back(cells.branch(row, 1 + model::kParameters + h, model::kHypothesisRows[h]));
  }
  faults.throw_if_any();
  return draws;
}

std::vector<EventLine> read_events_csv(std::string_view text, const std::string& file) {
  FaultList faults;
  Cells cells(file, faults);
  std::vector<EventLine> lines;
  for (const CsvRow& row :
       read_csv(text, file,
                {"scenario", "event", "actor", "n", "share_of_worlds", "first_p05", "first_p50", "first_p95"}, faults))
    lines.push_back({row.cells[1], row.cells[2], cells.count(row, 3), cells.number(row, 4),
                     cells.month_or_blank(row, 5), cells.month_or_blank(row, 6), cells.month_or_blank(row, 7)});
  faults.throw_if_any();
  return lines;
}

}  // namespace io
