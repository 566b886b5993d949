#include "files/formats/xlsx.hpp"

#include <xlsxwriter.h>

#include <algorithm>
#include <cmath>

#include "files/write_whole.hpp"

namespace io {

namespace {

constexpr lxw_row_t kHeader = 2;             // below the title and an empty row
constexpr double kWidest = 48;               // characters
constexpr std::time_t kAnyDay = 1640995200;  // 2022-01-01: a fixed date, so that equal tables are equal files

struct Formats {
  lxw_format *title, *header, *wrapped;
};

Formats formats_of(lxw_workbook* book) {
  Formats formats{workbook_add_format(book), workbook_add_format(book), workbook_add_format(book)};
  format_set_bold(formats.title);
  format_set_font_size(formats.title, 14);
  format_set_bold(formats.header);
  format_set_bottom(formats.header, LXW_BORDER_THIN);
  format_set_text_wrap(formats.header);
  format_set_align(formats.header, LXW_ALIGN_VERTICAL_TOP);
  format_set_italic(formats.wrapped);
  return formats;
}

void write_cell(lxw_worksheet* page, lxw_row_t row, lxw_col_t column, const Cell& cell) {
  if (!cell.is_number)
    worksheet_write_string(page, row, column, cell.text.c_str(), nullptr);
  else if (std::isfinite(cell.number))
    worksheet_write_number(page, row, column, cell.number, nullptr);
}

double width_of(const Table& table, std::size_t column) {
  std::size_t widest = std::min<std::size_t>(table.columns[column].heading.size(), 16);
  for (const auto& row : table.rows) widest = std::max(widest, row[column].is_number ? 11 : row[column].text.size());
  return std::min(kWidest, static_cast<double>(widest) + 2);
}

void add_table(lxw_workbook* book, const Table& table, const Formats& formats) {
  lxw_worksheet* page = workbook_add_worksheet(book, table.name.c_str());
  worksheet_write_string(page, 0, 0, table.title.c_str(), formats.title);
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    const auto column = static_cast<lxw_col_t>(i);
    worksheet_set_column(page, column, column, width_of(table, i), nullptr);
    worksheet_write_string(page, kHeader, column, table.columns[i].heading.c_str(), formats.header);
  }
  lxw_row_t place = kHeader;
  for (const auto& row : table.rows) {
    ++place;
    for (std::size_t i = 0; i < row.size(); ++i) write_cell(page, place, static_cast<lxw_col_t>(i), row[i]);
  }
  worksheet_freeze_panes(page, kHeader + 1, 1);
  if (!table.rows.empty())
    worksheet_autofilter(page, kHeader, 0, place, static_cast<lxw_col_t>(table.columns.size() - 1));
  if (!table.note.empty()) worksheet_write_string(page, place + 2, 0, table.note.c_str(), formats.wrapped);
}

}  // namespace

void write_xlsx(const std::filesystem::path& path, std::span<const Table> tables) {
  lxw_workbook* book = workbook_new(path.c_str());
  if (book == nullptr) throw WriteError(path, "no memory for a workbook");
  lxw_doc_properties properties{};
  properties.created = kAnyDay;
  workbook_set_properties(book, &properties);
  const Formats formats = formats_of(book);
  for (const Table& table : tables) add_table(book, table, formats);
  if (const lxw_error error = workbook_close(book); error != LXW_NO_ERROR) throw WriteError(path, lxw_strerror(error));
}

}  // namespace io
