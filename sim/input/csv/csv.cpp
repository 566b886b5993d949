#include "input/csv/csv.hpp"

#include <cmath>

#include "input/json/json_write.hpp"

namespace io {

namespace {

constexpr std::string_view kFormulas = "=+-@\t\r";  ///< a spreadsheet takes a text that begins so for a formula

}  // namespace

std::string csv_number(double value) {
  if (std::isnan(value)) return {};
  if (std::isinf(value)) return value > 0 ? "inf" : "-inf";
  return number_text(value);
}

std::string csv_month(double month) {
  if (std::isnan(month)) return {};
  const int whole = static_cast<int>(std::floor(month + 0.5)) + 12 * 2022;
  const std::string year = std::to_string(whole / 12), in_year = std::to_string(101 + whole % 12);
  return year + "-" + in_year.substr(1);
}

Csv::Csv(const std::vector<std::string>& header) {
  for (const std::string& name : header) field(name);
  end_row();
}

void Csv::separate() {
  if (!at_start_) text_ += ',';
  at_start_ = false;
}

Csv& Csv::field(std::string_view text) {
  separate();
  const std::string neutral =
      !text.empty() && kFormulas.find(text.front()) != std::string_view::npos ? "'" + std::string(text) : "";
  if (!neutral.empty()) text = neutral;
  if (text.find_first_of(",\"\r\n") == std::string_view::npos) {
    text_ += text;
    return *this;
  }
  text_ += '"';
  for (const char c : text) text_.append(c == '"' ? 2 : 1, c);
  text_ += '"';
  return *this;
}

Csv& Csv::field(double value) {
  separate();
  if (std::isfinite(value)) text_ += csv_number(value);
  return *this;
}

Csv& Csv::field(int value) {
  separate();
  text_ += std::to_string(value);
  return *this;
}

void Csv::end_row() {
  text_ += '\n';
  at_start_ = true;
}

}  // namespace io
