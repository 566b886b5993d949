#include "app/command_line/console.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "input/json/json_write.hpp"

namespace app {

void Console::print(const io::Node& document) const { out << io::write_json(document); }

void Console::note(std::string_view text) const {
  if (!quiet) warn(text);
}

void Console::warn(std::string_view text) const { err << base::printable(text) << '\n'; }

std::size_t width_of(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0u) != 0x80u; }));
}

void TextTable::row(std::vector<std::string> cells) {
  for (std::string& cell : cells) cell = base::printable(cell);
  rows_.push_back(std::move(cells));
}

void TextTable::heading(const std::string& text) { rows_.push_back({base::printable(text)}); }

std::string TextTable::text() const {
  std::vector<std::size_t> widths(columns_.size());
  for (const auto& cells : rows_)
    for (std::size_t i = 0; cells.size() > 1 && i < cells.size(); ++i)
      widths[i] = std::max(widths[i], width_of(cells[i]));

  std::string text;
  for (const auto& cells : rows_) {
    std::string line;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const std::size_t used = width_of(cells[i]);
      const std::string space(cells.size() > 1 ? widths[i] - used : 0, ' ');
      line += (i == 0 ? "" : "  ") + (columns_[i] == Align::kRight ? space + cells[i] : cells[i] + space);
    }
    line.erase(line.find_last_not_of(' ') + 1);
    text += line + "\n";
  }
  return text;
}

}  // namespace app
