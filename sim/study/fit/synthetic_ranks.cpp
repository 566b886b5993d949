#include "input/csv/csv.hpp"
#include "input/csv/csv_read.hpp"
#include "input/json/input_values.hpp"
#include "study/fit/synthetic_record.hpp"

namespace study {

namespace {

constexpr std::size_t kColumnsBefore = 5;  // of the ranks

std::vector<std::string> header(const std::vector<RankedQuantity>& quantities) {
  std::vector<std::string> names{"record", "fit", "temperatures", "ancestors", "effective_draws"};
  for (const RankedQuantity& quantity : quantities) names.push_back(quantity.name);
  return names;
}

void add_cell_fault(const io::CsvRow& row, std::size_t column, const std::string& allowed, const std::string& file,
                    io::FaultList& faults) {
  io::Place place;
  place.file = std::make_shared<const std::string>(file), place.line = row.line;
  faults.add(place, "\"" + row.cells[column] + "\" is no number that can stand here", allowed);
}

/// A whole number of a cell; adds a fault if it is none of 0 to `most`.
std::size_t whole_cell(const io::CsvRow& row, std::size_t column, std::size_t most, const std::string& file,
                       io::FaultList& faults) {
  const std::optional<double> number = io::parse_number(row.cells[column]);
  if (number && *number >= 0 && *number <= static_cast<double>(most) &&
      *number == static_cast<double>(static_cast<std::size_t>(*number)))
    return static_cast<std::size_t>(*number);
  add_cell_fault(row, column, "a whole number from 0 to " + std::to_string(most), file, faults);
  return 0;
}

/// An amount of a cell; adds a fault if it is no number or below 0.
double amount_cell(const io::CsvRow& row, std::size_t column, const std::string& file, io::FaultList& faults) {
  const std::optional<double> number = io::parse_number(row.cells[column]);
  if (number && *number >= 0) return *number;
  add_cell_fault(row, column, "a number, 0 or more", file, faults);
  return 0;
}

}  // namespace

std::string ranks_csv(const std::vector<RankedRecord>& records, const std::vector<RankedQuantity>& quantities,
                      const std::string& fit) {
  io::Csv csv(header(quantities));
  for (const RankedRecord& record : records) {
    csv.field(static_cast<int>(record.record)).field(fit).field(static_cast<int>(record.temperatures));
    csv.field(static_cast<int>(record.ancestors)).field(record.effective_draws);
    for (const std::size_t rank : record.ranks) csv.field(static_cast<int>(rank));
    csv.end_row();
  }
  return csv.text();
}

std::vector<RankedRecord> read_ranks_csv(const std::string& text, const std::vector<RankedQuantity>& quantities,
                                         const std::string& fit, std::size_t particles, const std::string& file) {
  constexpr std::size_t kMost = 1u << 30;
  const std::vector<std::string> names = header(quantities);
  io::FaultList faults;
  std::vector<RankedRecord> records;
  for (const io::CsvRow& row : io::read_csv(text, file, {names.begin(), names.end()}, faults)) {
    const auto whole = [&](std::size_t column, std::size_t most) {
      return whole_cell(row, column, most, file, faults);
    };
    RankedRecord record;
    record.record = whole(0, kMost), record.temperatures = whole(2, kMost), record.ancestors = whole(3, kMost);
    record.effective_draws = amount_cell(row, 4, file, faults);
    for (std::size_t q = 0; q < quantities.size(); ++q)
      record.ranks.push_back(whole(kColumnsBefore + q, ranked_draws(particles)));
    if (record.record != records.size() || row.cells[1] != fit) {
      io::Place place;
      place.file = std::make_shared<const std::string>(file), place.line = row.line;
      faults.add(place, "this row is not record " + std::to_string(records.size()) + " of the fits asked for",
                 "the ranks of the same program, data, seed and options, or another --out");
      break;
    }
    records.push_back(std::move(record));
  }
  faults.throw_if_any();
  return records;
}

}  // namespace study
