#include "input/csv/csv.hpp"

#include <cmath>

#include "input/json/json_write.hpp"

namespace io {

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

Csv& Csv::field(std::string_view text) {
  if (!at_start_) text_ += ',';
  at_start_ = false;
  if (text.find_first_of(",\"\r\n") == std::string_view::npos) {
    text_ += text;
    return *this;
  }
  text_ += '"';
  for (const char c : text) text_.append(c == '"' ? 2 : 1, c);
  text_ += '"';
  return *this;
}

Csv& Csv::field(double value) { return field(std::isfinite(value) ? csv_number(value) : std::string()); }

Csv& Csv::field(int value) { return field(std::to_string(value)); }

void Csv::end_row() {
  text_ += '\n';
  at_start_ = true;
}

}  // namespace io
