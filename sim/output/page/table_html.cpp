#include "output/page/report_html.hpp"

namespace io {

namespace {

constexpr std::size_t kMany = 8;  ///< columns: a window of middling width scrolls such a table, and only the table

std::string cell_html(const Table& table, std::size_t row, std::size_t i) {
  const Cell& cell = table.rows[row][i];
  const Column& column = table.columns[i];
  std::string text = breaking_at_underscores(escape_html(words_of(cell, column.unit)));
  if (column.look == Look::kName && !text.empty()) text = "<code>" + text + "</code>";
  if (i == 0) {
    const bool again = column.look == Look::kGroup && row > 0 && table.rows[row - 1][0] == cell;
    return "<th scope=\"row\" role=\"rowheader\"" + std::string(again ? " class=\"again\"" : "") + ">" + text + "</th>";
  }
  return "<td role=\"cell\"" + std::string(table.in_figures(i) ? " class=\"number\"" : "") + " data-label=\"" +
         escape_html(column.heading) + "\">" + text + "</td>";
}

std::string head_html(const Table& table) {
  std::string html = "<thead role=\"rowgroup\"><tr role=\"row\">";
  for (const Column& column : table.columns)
    html += column.heading.empty() ? "<td role=\"cell\"></td>"
                                   : "<th scope=\"col\" role=\"columnheader\">" + escape_html(column.heading) + "</th>";
  return html + "</tr></thead>\n";
}

}  // namespace

std::string table_html(const Table& table, Print print) {
  if (table.rows.empty()) return table.note.empty() ? "" : element("p", table.note);
  const std::string caption = escape_html(table.title);
  const bool scrolls = table.columns.size() >= kMany;
  std::string html =
      scrolls ? "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Table: " + caption + "\">\n" : "";
  html += std::string("<table role=\"table\"") + (print == Print::kDense ? " class=\"dense\"" : "") + ">\n<caption>" +
          caption + "</caption>\n" + head_html(table) + "<tbody role=\"rowgroup\">\n";
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    html += "<tr role=\"row\">";
    for (std::size_t i = 0; i < table.columns.size(); ++i) html += cell_html(table, row, i);
    html += "</tr>\n";
  }
  return html + "</tbody>\n</table>\n" + (scrolls ? "</div>\n" : "");
}

}  // namespace io
