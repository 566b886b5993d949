#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace io {

/// A number as all tables write it: the shortest text that reads back to the same bits, blank if it is undefined (NaN),
/// `inf` or `-inf` if it has no bound.
std::string csv_number(double value);

/// A month counted from 2022-01 as YYYY-MM, rounded to the nearest; blank if undefined. For the years 1000 to 9999.
std::string csv_month(double month);

/// Comma-separated text as RFC 4180 has it, but for lines that end in LF alone. Rows are appended in order; a field
/// that holds a comma, a quote or a line break is quoted. A text that a spreadsheet would take for a formula has an
/// apostrophe in front, by which spreadsheets know texts; numbers have none.
class Csv {
 public:
  /// `header`: the names of the columns as they stand in the file, between commas.
  explicit Csv(std::string_view header) : text_(std::string(header) + "\n") {}
  explicit Csv(const std::vector<std::string>& header);

  Csv& field(std::string_view text);
  Csv& field(double value);
  Csv& field(int value);
  void end_row();

  const std::string& text() const { return text_; }

 private:
  void separate();  ///< from the field before

  std::string text_;
  bool at_start_ = true;
};

}  // namespace io
