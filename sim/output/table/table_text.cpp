#include <algorithm>

#include "base/error.hpp"
#include "output/table/table.hpp"

namespace io {

namespace {

/// A line of the console: as many cells as columns, or the name of a group alone.
using Line = std::vector<std::string>;

std::vector<Line> lines_of(const Table& table) {
  const bool grouped = !table.columns.empty() && table.columns[0].look == Look::kGroup;
  const std::size_t first = grouped ? 1 : 0;
  std::vector<Line> lines;
  Line head;
  for (std::size_t i = first; i < table.columns.size(); ++i) head.push_back(base::printable(table.columns[i].heading));
  if (std::any_of(head.begin(), head.end(), [](const std::string& heading) { return !heading.empty(); }))
    lines.push_back(head);
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    const auto& cells = table.rows[row];
    if (grouped && (row == 0 || !(table.rows[row - 1][0] == cells[0])))
      lines.push_back({base::printable(cells[0].text)});
    Line line;
    for (std::size_t i = first; i < cells.size(); ++i)
      line.push_back((grouped && i == first ? "  " : "") + base::printable(words_of(cells[i], table.columns[i].unit)));
    lines.push_back(std::move(line));
  }
  return lines;
}

}  // namespace

std::size_t width_of(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0u) != 0x80u; }));
}

std::string table_text(const Table& table) {
  const std::vector<Line> lines = lines_of(table);
  const std::size_t first = !table.columns.empty() && table.columns[0].look == Look::kGroup ? 1 : 0;
  std::vector<std::size_t> widths(table.columns.size() - first);
  for (const Line& line : lines)
    for (std::size_t i = 0; line.size() == widths.size() && i < line.size(); ++i)
      widths[i] = std::max(widths[i], width_of(line[i]));
  std::string text;
  for (const Line& cells : lines) {
    std::string line;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const bool alone = cells.size() != widths.size();
      const std::string space(alone ? 0 : widths[i] - width_of(cells[i]), ' ');
      line += (i == 0 ? "" : "  ") + (table.in_figures(first + i) ? space + cells[i] : cells[i] + space);
    }
    line.erase(line.find_last_not_of(' ') + 1);
    text += line + "\n";
  }
  return text;
}

}  // namespace io
