#include <algorithm>

#include "output/table/table.hpp"

namespace io {

namespace {

/// GitHub makes links of addresses even without a mark, but not inside of code.
bool is_address(std::string_view word) {
  return word.find("://") != std::string_view::npos || word.find("www.") != std::string_view::npos ||
         word.find('@') != std::string_view::npos;
}

/// A bar ends the cell, even inside of code.
std::string code_span(std::string_view word) {
  std::string code = "`";
  for (const char letter : word)
    if (letter == '|')
      code += "\\|";
    else
      code += letter == '`' ? '\'' : letter;
  return code + "`";
}

std::string escaped(std::string_view word) {
  if (is_address(word)) return code_span(word);
  constexpr std::string_view kMarks = "\\`*[]|~!";
  std::string text;
  for (const char letter : word) {
    if (letter == '<')
      text += "&lt;";
    else if (letter == '&')
      text += "&amp;";
    else
      text += (kMarks.find(letter) != std::string_view::npos ? "\\" : "") + std::string(1, letter);
  }
  return text;
}

std::string words_in(const Cell& cell, const Column& column) {
  const std::string words = words_of(cell, column.unit);
  return column.look == Look::kName && !words.empty() ? code_span(words) : escape_markdown(words);
}

}  // namespace

std::string escape_markdown(std::string_view text) {
  constexpr std::string_view kBlanks = " \t\r\n";
  std::string result;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of(kBlanks), text.size());
    result += escaped(text.substr(0, end));
    if (end < text.size()) result += ' ';
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return result;
}

std::string table_markdown(const Table& table) {
  std::string text = "## " + escape_markdown(table.title) + "\n\n|", rule = "|";
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    text += " " + escape_markdown(table.columns[i].heading) + " |";
    rule += table.in_figures(i) ? " ---: |" : " --- |";
  }
  text += "\n" + rule + "\n";
  const std::size_t shown = std::min(table.rows.size(), kMostMarkdownRows);
  for (std::size_t r = 0; r < shown; ++r) {
    text += "|";
    for (std::size_t i = 0; i < table.columns.size(); ++i)
      text += " " + words_in(table.rows[r][i], table.columns[i]) + " |";
    text += "\n";
  }
  if (shown < table.rows.size())
    text += "\n" + std::to_string(table.rows.size() - shown) + " more rows are in " + table.name + ".csv.\n";
  return table.note.empty() ? text : text + "\n" + escape_markdown(table.note) + "\n";
}

}  // namespace io
