#include "io/text/sheet.hpp"

#include <algorithm>
#include <cmath>

#include "base/error.hpp"
#include "io/text/csv.hpp"

namespace io {

namespace {

/// A bar would end the cell, a line feed the row.
std::string in_cell(const std::string& text) {
  std::string result;
  for (const char letter : text) {
    if (letter == '|') result += '\\';
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

std::string said_in_table(double value, Unit unit) { return std::isnan(value) ? "\u2013" : say(value, unit); }

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
  std::string text = "## " + sheet.title + "\n\n|", rule = "|";
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
