#pragma once
#include <concepts>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "input/json/json_node.hpp"
#include "input/kept/findings.hpp"
#include "output/words/charts_words.hpp"

/// The one form of a table. A command makes it once; six writers give it to programs and to people: CSV, JSON and XLSX
/// (files/xlsx.hpp) with numbers in full, Markdown, HTML (output/page/report_html.hpp) and the console with numbers as
/// people say them.
namespace io {

/// A cell: a text; or a number, said in its column's unit; or a number with the text that people read in its place.
struct Cell {
  std::string text;
  double number = 0;
  bool is_number = false;

  // A row reads as a list of texts and numbers.
  Cell(std::string_view words) : text(words) {}           // NOLINT(google-explicit-constructor,modernize-pass-by-value)
  Cell(std::string words) : text(std::move(words)) {}     // NOLINT(google-explicit-constructor)
  Cell(const char* words) : text(words) {}                // NOLINT(google-explicit-constructor)
  Cell(double value) : number(value), is_number(true) {}  // NOLINT(google-explicit-constructor)
  template <std::integral Whole>
  Cell(Whole value) : Cell(static_cast<double>(value)) {}  // NOLINT(google-explicit-constructor)
  Cell(double value, std::string words) : text(std::move(words)), number(value), is_number(true) {}

  bool operator==(const Cell&) const = default;
};

/// How the cells of a column stand before people.
enum class Look {
  kPlain,
  kFigures,  ///< to the right, in figures of equal width; so does every column that holds a number
  kName,     ///< a name out of the program: in fixed width where the writer has one
  kGroup     ///< the first column, of which rows below each other share a value: said once
};

struct Column {
  std::string name;     ///< as a program names it, snake_case with the unit in it; for people alone it may be empty
  std::string heading;  ///< as a person reads it
  Unit unit = Unit::kCount;  ///< how numbers without a text of their own are said to a person
  Look look = Look::kPlain;
  std::string meaning = {};  ///< what it holds, as dictionary.csv tells it; may be empty
};

struct Table {
  std::string name;   ///< of its files, kebab-case; at most 31 characters, for spreadsheets
  std::string title;  ///< what it shows
  std::string note;   ///< how to read it; may be empty
  std::vector<Column> columns;
  std::vector<std::vector<Cell>> rows;  ///< as many cells as columns

  /// Appends a row. As many cells as columns, else InvariantError.
  void row(std::vector<Cell> cells);
  /// Does the column hold a number, or stand as if it did?
  bool in_figures(std::size_t column) const;
};

/// Columns for programs alone or for people alone: names between commas, with the headings that these words make
/// ("shapley_se" becomes "Shapley se"), or headings without names.
std::vector<Column> columns_named(std::string_view names);
std::vector<Column> columns_headed(const std::vector<std::string>& headings);

/// A table as people read it, kept with a finding, and back.
PageTable kept_table(const Table& table);
Table table_of(const PageTable& kept);

/// What a person reads in a cell: its text, or its number in the column's unit, a dash if it is undefined.
std::string words_of(const Cell& cell, Unit unit);

/// CSV: one header row of names, numbers in full, undefined ones blank.
std::string table_csv(const Table& table);

/// Rows of a table that somebody may still read; Markdown stops there.
inline constexpr std::size_t kMostMarkdownRows = 400;
/// Markdown (GitHub's): title, table, note. Rows after the first kMostMarkdownRows are counted and not shown.
std::string table_markdown(const Table& table);
/// A text that Markdown shows as it is: no tag, link, picture or other mark comes of it, and no row or cell ends.
std::string escape_markdown(std::string_view text);

/// JSON: a list of objects, a member a column; undefined numbers are null.
Node table_node(const Table& table);

/// The console: columns of printable text with two blanks at least between them, headings first if there are any. A group
/// is a line of its own, its rows below it set in.
std::string table_text(const Table& table);

/// Characters that a UTF-8 text takes on a screen (no wide or combining characters are used here).
std::size_t width_of(std::string_view text);

}  // namespace io
