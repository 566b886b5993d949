#include <utility>

#include "output/page/report_html.hpp"
#include "output/page/template.hpp"

namespace io {

namespace {

constexpr std::size_t kMany = 7;  ///< columns: a window of middling width scrolls such a table, and only the table

std::string text_html(const Cell& cell, const Column& column) {
  std::string text = breaking_at_underscores(escape_html(words_of(cell, column.unit)));
  return column.look == Look::kName && !text.empty() ? "<code>" + text + "</code>" : text;
}

Value row_values(const Table& table, std::size_t row) {
  ValueList cells;
  for (std::size_t i = 1; i < table.columns.size(); ++i)
    cells.emplace_back(Values{{"number", table.in_figures(i)},
                              {"label", table.columns[i].heading},
                              {"text", text_html(table.rows[row][i], table.columns[i])}});
  const Cell& first = table.rows[row][0];
  const bool again = table.columns[0].look == Look::kGroup && row > 0 && table.rows[row - 1][0] == first;
  return Values{{"first", text_html(first, table.columns[0])}, {"again", again}, {"cells", std::move(cells)}};
}

}  // namespace

std::string table_html(const Table& table, Print print) {
  if (table.rows.empty()) return table.note.empty() ? "" : filled("note.mustache", {{"note", table.note}});
  ValueList columns, rows;
  for (const Column& column : table.columns) columns.emplace_back(Values{{"heading", column.heading}});
  for (std::size_t row = 0; row < table.rows.size(); ++row) rows.push_back(row_values(table, row));
  return filled("table.mustache", {{"scrolls", table.columns.size() >= kMany},
                                   {"dense", print == Print::kDense},
                                   {"caption", table.title},
                                   {"columns", columns},
                                   {"rows", rows}});
}

}  // namespace io
