#include "output/table/sheet.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include "base/error.hpp"
#include "input/csv/csv.hpp"
#include "input/csv/csv_read.hpp"
#include "input/json/input_values.hpp"

namespace io {

namespace {

/// A bar would end the cell, a line feed the row, and an angle bracket might begin a tag.
std::string in_cell(const std::string& text) {
  std::string result;
  for (const char letter : text) {
    if (letter == '|') result += '\\';
    if (letter == '<')
      result += "&lt;";
    else
      result += letter == '\n' ? ' ' : letter;
  }
  return result;
}

bool is_numeric(const Sheet& sheet, std::size_t column) {
  return std::any_of(sheet.rows.begin(), sheet.rows.end(), [column](const auto& row) { return row[column].is_number; });
}

}  // namespace

void Sheet::row(std::vector<SheetCell> cells) {
  base::ensure(cells.size() == columns.size(), "a row has a cell for each column");
  rows.push_back(std::move(cells));
}

Sheet sheet_of_csv(std::string name, std::string title, std::string note, std::string_view csv) {
  Sheet sheet{std::move(name), std::move(title), std::move(note), {}, {}};
  const std::size_t end = csv.find('\n');
  std::vector<std::string_view> names;
  for (std::size_t from = 0, comma = 0; comma != std::string_view::npos; from = comma + 1) {
    const std::string_view header = csv.substr(0, end);
    comma = header.find(',', from);
    names.push_back(header.substr(from, comma == std::string_view::npos ? comma : comma - from));
  }
  for (const std::string_view column : names) {
    std::string heading(column);
    std::replace(heading.begin(), heading.end(), '_', ' ');
    sheet.columns.push_back({std::string(column), capitalised(std::move(heading)), Unit::kFactor});
  }
  FaultList faults;
  for (const CsvRow& row : read_csv(csv, sheet.name + ".csv", names, faults)) {
    std::vector<SheetCell> cells;
    for (const std::string& cell : row.cells) {
      const std::optional<double> number = parse_number(cell);
      number ? cells.emplace_back(*number) : cells.emplace_back(cell);
    }
    sheet.row(std::move(cells));
  }
  base::ensure(faults.empty(), "a table of this program reads back");
  return sheet;
}

std::string said_in_table(double value, Unit unit) { return !std::isfinite(value) ? "\u2013" : say(value, unit); }

std::string sheet_csv(const Sheet& sheet) {
  std::vector<std::string> header;
  for (const SheetColumn& column : sheet.columns) header.push_back(column.name);
  Csv csv(header);
  for (const auto& row : sheet.rows) {
    for (const SheetCell& cell : row) cell.is_number ? csv.field(cell.number) : csv.field(cell.text);
    csv.end_row();
  }
  return csv.text();
}

std::string sheet_markdown(const Sheet& sheet) {
  std::string text = "## " + in_cell(sheet.title) + "\n\n|", rule = "|";
  for (std::size_t i = 0; i < sheet.columns.size(); ++i) {
    text += " " + in_cell(sheet.columns[i].heading) + " |";
    rule += is_numeric(sheet, i) ? " ---: |" : " --- |";
  }
  text += "\n" + rule + "\n";
  const std::size_t shown = std::min(sheet.rows.size(), kMostMarkdownRows);
  for (std::size_t r = 0; r < shown; ++r) {
    const auto& row = sheet.rows[r];
    text += "|";
    for (std::size_t i = 0; i < row.size(); ++i)
      text +=
          " " + in_cell(row[i].is_number ? said_in_table(row[i].number, sheet.columns[i].unit) : row[i].text) + " |";
    text += "\n";
  }
  if (shown < sheet.rows.size())
    text += "\n" + std::to_string(sheet.rows.size() - shown) + " more rows are in " + sheet.name + ".csv.\n";
  return sheet.note.empty() ? text : text + "\n" + sheet.note + "\n";
}

Node sheet_node(const Sheet& sheet) {
  Node list = make_list();
  for (const auto& row : sheet.rows) {
    Node& object = list.items.emplace_back(make_object());
    for (std::size_t i = 0; i < row.size(); ++i) {
      const bool undefined = row[i].is_number && !std::isfinite(row[i].number);
      add_member(object, sheet.columns[i].name,
                 undefined          ? Node{}
                 : row[i].is_number ? make_number(row[i].number)
                                    : make_text(row[i].text));
    }
  }
  return list;
}

}  // namespace io
