#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "input/json/json_node.hpp"
#include "output/words/charts_words.hpp"

namespace io {

/// A cell of a table: a text, or a number that is written in full in files for programs and said in short to people.
struct SheetCell {
  std::string text;
  double number = 0;
  bool is_number = false;

  // A row reads as a list of texts and numbers.
  SheetCell(std::string_view words) : text(words) {}  // NOLINT(google-explicit-constructor,modernize-pass-by-value)
  SheetCell(std::string words) : text(std::move(words)) {}     // NOLINT(google-explicit-constructor)
  SheetCell(const char* words) : text(words) {}                // NOLINT(google-explicit-constructor)
  SheetCell(double value) : number(value), is_number(true) {}  // NOLINT(google-explicit-constructor)
};

/// A column of a table.
struct SheetColumn {
  std::string name;          ///< as a program names it, snake_case with the unit in it
  std::string heading;       ///< as a person reads it
  Unit unit = Unit::kCount;  ///< how numbers are said to a person
};

/// A table of results, written by one value in three forms.
struct Sheet {
  std::string name;   ///< of its files, kebab-case; at most 31 characters, for spreadsheets
  std::string title;  ///< what it shows
  std::string note;   ///< how to read it; may be empty
  std::vector<SheetColumn> columns;
  std::vector<std::vector<SheetCell>> rows;  ///< as many cells as columns

  /// Appends a row. As many cells as columns, else InvariantError.
  void row(std::vector<SheetCell> cells);
};

/// A table out of its CSV, as this program writes it (header of names, no quotes in it): cells that are numbers become such.
/// Headings are the names in words. Throws InvariantError for a row of another length.
Sheet sheet_of_csv(std::string name, std::string title, std::string note, std::string_view csv);

/// The table as CSV: one header row of names, numbers in full, undefined ones blank.
std::string sheet_csv(const Sheet& sheet);

/// Rows of a table that somebody may still read; Markdown stops there.
inline constexpr std::size_t kMostMarkdownRows = 400;
/// The table as Markdown (GitHub's): title, table with numbers in short, note. Undefined numbers are a dash. Rows after
/// the first kMostMarkdownRows are counted and not shown.
std::string sheet_markdown(const Sheet& sheet);

/// The table as a list of objects, a member a column; undefined numbers are null.
Node sheet_node(const Sheet& sheet);

/// A number as a person reads it in a column of that unit.
std::string said_in_table(double value, Unit unit);

}  // namespace io
