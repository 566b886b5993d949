#include <iterator>
#include <limits>

#include "input/csv/csv_read.hpp"
#include "input/json/input_values.hpp"
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
    if (cell.empty()) return std::numeric_limits<double>::quiet_NaN();
    if (cell == "inf" || cell == "-inf") return (cell == "inf" ? 1 : -1) * std::numeric_limits<double>::infinity();
    if (const auto value = parse_number(cell)) return *value;
    complain(row, "\"" + cell + "\" is no number");
    return 0;
  }

  std::string month(const CsvRow& row, std::size_t column) {
    if (!parse_month(row.cells[column])) complain(row, "\"" + row.cells[column] + "\" is no month");
    return row.cells[column];
  }

 private:
  void complain(const CsvRow& row, std::string problem) {
    base::Fault fault;
    fault.file = file_;
    fault.line = row.line;
    fault.problem = std::move(problem);
    faults_.add(std::move(fault));
  }

  const std::string& file_;
  FaultList& faults_;
};

SummaryRow row_in(const CsvRow& line, Cells& cells) {
  SummaryRow row;
  row.metric = line.cells[1], row.unit = line.cells[2], row.month = cells.month(line, 3);
  row.n = static_cast<std::int64_t>(cells.number(line, 4));
  double* const numbers[] = {&row.mean, &row.mean_se, &row.sd,     &row.p05,    &row.p25,   &row.p50,
                             &row.p75,  &row.p95,     &row.p05_se, &row.p50_se, &row.p95_se};
  for (std::size_t i = 0; i < std::size(numbers); ++i) *numbers[i] = cells.number(line, 5 + i);
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

}  // namespace io
