#include "output/table/table.hpp"

#include <algorithm>
#include <cmath>

#include "base/error.hpp"

namespace io {

void Table::row(std::vector<Cell> cells) {
  base::ensure(cells.size() == columns.size(), "a row has a cell for each column");
  rows.push_back(std::move(cells));
}

bool Table::in_figures(std::size_t column) const {
  return columns[column].look == Look::kFigures ||
         std::any_of(rows.begin(), rows.end(), [column](const auto& row) { return row[column].is_number; });
}

std::vector<Column> columns_named(std::string_view names) {
  std::vector<Column> columns;
  for (std::size_t from = 0; from <= names.size();) {
    const std::size_t comma = std::min(names.find(',', from), names.size());
    std::string heading(names.substr(from, comma - from));
    std::replace(heading.begin(), heading.end(), '_', ' ');
    columns.push_back({std::string(names.substr(from, comma - from)), capitalised(heading), Unit::kFactor});
    from = comma + 1;
  }
  return columns;
}

std::vector<Column> columns_headed(const std::vector<std::string>& headings) {
  std::vector<Column> columns;
  for (const std::string& heading : headings) columns.push_back({"", heading});
  return columns;
}

PageTable kept_table(const Table& table) {
  PageTable kept{table.title, {}, {}};
  for (const Column& column : table.columns) kept.header.push_back(column.heading);
  for (const auto& row : table.rows) {
    kept.rows.emplace_back();
    for (std::size_t i = 0; i < row.size(); ++i) kept.rows.back().push_back(words_of(row[i], table.columns[i].unit));
  }
  return kept;
}

Table table_of(const PageTable& kept) {
  Table table{"", kept.caption, "There is nothing to show.", columns_headed(kept.header), {}};
  for (const auto& row : kept.rows) table.row({row.begin(), row.end()});
  return table;
}

std::string words_of(const Cell& cell, Unit unit) {
  if (!cell.is_number || !cell.text.empty()) return cell.text;
  return std::isfinite(cell.number) ? say(cell.number, unit) : "\u2013";
}

}  // namespace io
