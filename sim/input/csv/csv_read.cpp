#include "input/csv/csv_read.hpp"

#include <algorithm>
#include <memory>

#include "input/json/json_read.hpp"

namespace io {

namespace {

// Takes one record from the front of `rest` and counts its lines and cells, of which only the first `most` are kept; what is
// wrong with it goes to `problem`.
CsvRow take_row(std::string_view& rest, std::size_t most, long& line, std::size_t& count, std::string& problem) {
  CsvRow row{line, {""}};
  count = 1;
  bool inside = false, closed = false;
  std::size_t i = 0;
  for (; i < rest.size() && (inside || rest[i] != '\n'); ++i) {
    const char c = rest[i];
    std::string& cell = row.cells.back();
    if (c == '\n') ++line;
    if (inside && c == '"' && rest.substr(i + 1, 1) == "\"") {
      cell += c;
      ++i;
    } else if (c == '"' && (inside || (cell.empty() && !closed))) {
      closed = inside;
      inside = !inside;
    } else if (c == ',' && !inside) {
      if (++count > most)
        cell.clear();
      else
        row.cells.emplace_back();
      closed = false;
    } else if (closed && c != '\r') {
      problem = "text follows a closing quote";
    } else if (inside || c != '\r') {
      cell += c;
    }
  }
  if (inside) problem = "a quote never closes";
  rest.remove_prefix(std::min(i + 1, rest.size()));
  ++line;
  return row;
}

std::string joined(const std::vector<std::string_view>& columns) {
  std::string text;
  for (const std::string_view column : columns) text += (text.empty() ? "" : ",") + std::string(column);
  return text;
}

}  // namespace

std::vector<CsvRow> read_csv(std::string_view text, const std::string& file,
                             const std::vector<std::string_view>& columns, FaultList& faults) {
  Place place;
  place.file = std::make_shared<const std::string>(file);
  if (first_invalid_utf8(text) != std::string_view::npos) {
    faults.add(place, "the file is not UTF-8");
    return {};
  }
  std::vector<CsvRow> rows;
  std::size_t cells = 0, count = 0;
  long line = 1;
  for (bool header = true; !text.empty() || header; header = false) {
    std::string problem;
    CsvRow row = take_row(text, columns.size(), line, count, problem);
    place.line = row.line;
    const bool blank = count == 1 && row.cells[0].empty();
    const bool as_header =
        count == columns.size() && std::equal(row.cells.begin(), row.cells.end(), columns.begin(), columns.end());
    if (header && !as_header) {
      faults.add(place, "the header is not the one of this file", joined(columns));
      return {};
    }
    if (header || (blank && problem.empty())) continue;
    if (problem.empty() && count != columns.size())
      problem = "the row has " + std::to_string(count) + " cells in place of " + std::to_string(columns.size());
    cells += problem.empty() ? count : 0;
    if (cells > kMostCells) {
      faults.add(place, "there are too many cells in one file", "at most " + std::to_string(kMostCells));
      return {};
    }
    if (problem.empty())
      rows.push_back(std::move(row));
    else
      faults.add(place, problem);
  }
  return rows;
}

}  // namespace io
