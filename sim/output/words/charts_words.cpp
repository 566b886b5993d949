#include "output/words/charts_words.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <optional>

#include "input/json/input_values.hpp"
#include "model/metrics.hpp"

namespace io {
namespace {

constexpr const char* kMinus = "\u2212";
constexpr const char* kSpace = "\u00a0";  // no break between a number and its unit

struct Scaled {
  double value;
  std::string suffix;
};

/// The number brought below 1000 with the letter that says by how much. Rounds first: 999.7 k is 1.0 M.
Scaled scaled(double size) {
  constexpr std::array<const char*, 5> kSuffixes{"", "k", "M", "bn", "tn"};
  std::size_t step = 0;
  while (size >= 999.5 && step + 1 < kSuffixes.size()) {
    size /= 1000;
    ++step;
  }
  return {size, step == 0 ? "" : std::string(kSpace) + kSuffixes[step]};
}

/// As many as show two significant digits.
int decimals_of(double size) {
  return size >= 9.95 || size == 0 ? 0
         : size >= 0.995           ? 1
                                   : std::clamp(2 - static_cast<int>(std::ceil(std::log10(size))), 1, 6);
}

/// Two significant digits, three from 100 on, no trailing zeros after the point.
std::string digits(double size) {
  const int decimals = decimals_of(size);
  std::array<char, 64> text{};
  std::snprintf(text.data(), text.size(), "%.*f", decimals, size);
  std::string result = text.data();
  if (result.find('.') == std::string::npos) return result;
  while (result.back() == '0') result.pop_back();
  if (result.back() == '.') result.pop_back();
  return result;
}

/// "5.1" -> "5.10": money has two decimals or none.
std::string cents(const std::string& number) {
  std::size_t point = number.find('.');
  return point == std::string::npos || point + 2 != number.size() ? number : number + "0";
}

/// Sizes from 1e15 on are written as a power of ten, since nobody has a letter for them.
std::string count(double size) {
  if (size >= 1e15) {
    int exponent = static_cast<int>(std::floor(std::log10(size) + 1e-9));
    return digits(size / std::pow(10.0, exponent)) + "e" + std::to_string(exponent);
  }
  Scaled parts = scaled(size);
  return digits(parts.value) + parts.suffix;
}

}  // namespace

std::string say(double value, Unit unit) {
  if (!std::isfinite(value)) return "undefined";
  constexpr double kMostWithCommas = 1e15;  // beyond, a whole number has no place to stand in
  const bool whole = unit == Unit::kWhole || (unit == Unit::kPlain && std::abs(value) >= 999.5);
  if (whole && std::abs(value) < kMostWithCommas) return with_commas(std::llround(value));
  double size = std::abs(value);
  if (unit == Unit::kMonths && size < 0.05) size = 0;  // an hour more or less is nothing to tell of a lag
  std::string number = unit == Unit::kShare                          ? digits(size * 100)
                       : unit == Unit::kMonths || unit == Unit::kDex ? digits(size)
                                                                     : count(size);
  std::string sign = value < 0 && number != "0" ? kMinus : "";
  if (unit == Unit::kUsd) return sign + "$" + cents(number);
  if (unit == Unit::kShare) return sign + number + kSpace + "%";
  return sign + number;
}

std::string say_range(double low, double high, Unit unit) {
  std::string first = say(low, unit), last = say(high, unit);
  if (unit == Unit::kShare && std::isfinite(low)) first = first.substr(0, first.find(kSpace));
  return first + " to " + last;
}

std::string say_with_range(double centre, double low, double high, Unit unit) {
  if (!std::isfinite(centre) || std::isnan(low) || std::isnan(high)) return say(centre, unit);
  return say(centre, unit) + " (" + say_range(low, high, unit) + ")";
}

Unit error_unit(Unit unit) { return unit == Unit::kMonths ? Unit::kFactor : unit; }

std::string say_with_error(double value, double error, Unit unit) {
  if (!std::isfinite(value) || !std::isfinite(error) || error == 0) return say(value, unit);
  const double scale = unit == Unit::kShare ? 100 : 1, size = std::abs(error) * scale;
  const bool plain_number = unit == Unit::kShare || unit == Unit::kMonths || unit == Unit::kDex;
  if (!plain_number || !(size > 0)) return say(value, unit) + " \u00b1 " + say(error, error_unit(unit));
  const auto fixed = [decimals = decimals_of(size)](double number) {
    std::array<char, 64> text{};
    std::snprintf(text.data(), text.size(), "%.*f", decimals, number);
    return std::string(text.data());
  };
  const std::string number = fixed(std::abs(value) * scale);
  const bool zero = number.find_first_not_of("0.") == std::string::npos;
  return (value < 0 && !zero ? kMinus : "") + number + " \u00b1 " + fixed(size) +
         (unit == Unit::kShare ? std::string(kSpace) + "%" : "");
}

std::string say_tenths(double value) {
  const auto tenths = static_cast<long long>(std::floor(std::fabs(value) * 10 + 0.5));
  return (value < 0 && tenths > 0 ? "\u2212" : "") + std::to_string(tenths / 10) + "." + std::to_string(tenths % 10);
}

std::string say_month(std::string_view month) {
  constexpr std::array<const char*, 12> kNames{"January", "February", "March",     "April",   "May",      "June",
                                               "July",    "August",   "September", "October", "November", "December"};
  if (month.size() != 7) return std::string(month);
  int number = std::atoi(std::string(month.substr(5)).c_str());
  if (number < 1 || number > 12) return std::string(month);
  return std::string(kNames[static_cast<std::size_t>(number - 1)]) + kSpace + std::string(month.substr(0, 4));
}

std::string say_in_hundred(double share, double worlds) {
  if (!(share > 0 && share < 1)) return say_frequency(share, worlds);
  const long long part = std::llround(share * 100);
  if (part < 1) return "fewer than 1 in 100";
  return part > 99 ? "more than 99 in 100" : std::to_string(part) + " in 100";
}

namespace {

/// A share as so many in so many; nothing for what has none (0, 1, and shares too close to them).
struct Frequency {
  double part = 0, whole = 0;
};

std::optional<Frequency> frequency_of(double share) {
  for (double whole : {10.0, 100.0, 1000.0}) {
    double part = std::round(share * whole);
    bool close = std::abs(part / whole - share) <= 0.15 * std::min(share, 1 - share);
    if (part >= 1 && part < whole && (close || whole == 1000)) return Frequency{part, whole};
  }
  return std::nullopt;
}

}  // namespace

std::string say_frequency(double share, double worlds) {
  if (!std::isfinite(share)) return "undefined";
  if (share >= 1) return "all";
  if (share <= 0) return worlds >= 1 ? "none of " + with_commas(std::llround(worlds)) : "none";
  if (const auto frequency = frequency_of(share))
    return with_commas(std::llround(frequency->part)) + " in " + with_commas(std::llround(frequency->whole));
  return share < 0.5 ? "fewer than 1 in 1,000" : "more than 999 in 1,000";
}

double six_digits(double value) {
  std::array<char, 40> text{};
  std::snprintf(text.data(), text.size(), "%.6g", value);
  return parse_number(text.data()).value_or(value);  // what is infinite or no number stays
}

std::string with_commas(long long value) {
  std::string plain = std::to_string(std::llabs(value)), result;
  for (std::size_t i = 0; i < plain.size(); ++i) {
    if (i != 0 && (plain.size() - i) % 3 == 0) result += ',';
    result += plain[i];
  }
  return value < 0 ? std::string(kMinus) + result : result;
}

namespace {

/// A text that begins with a metric's name has its label there: "gap_months, mean of 2028".
void put_label(std::string& text) {
  const std::size_t end = std::min(text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_"), text.size());
  for (const model::MetricRow& row : model::kMetricRows)
    if (row.name == std::string_view(text).substr(0, end)) return void(text.replace(0, end, row.label));
}

}  // namespace

std::string name_in_words(std::string name) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 6> kNames{{{"v4_", "V4 "},
                                                                                 {"_us_", " US "},
                                                                                 {"ascend", "Ascend"},
                                                                                 {"nvidia", "Nvidia"},
                                                                                 {"blackwell", "Blackwell"},
                                                                                 {"_", " "}}};
  put_label(name);
  for (const auto& [plain, proper] : kNames)
    for (std::size_t at = name.find(plain); at != std::string::npos; at = name.find(plain, at + proper.size()))
      name.replace(at, plain.size(), proper);
  return name;
}

std::string uncapitalised(std::string text) {
  const bool proper = text.size() > 1 && text[1] != ' ' && !(text[1] >= 'a' && text[1] <= 'z');
  if (!text.empty() && text[0] >= 'A' && text[0] <= 'Z' && !proper && !text.starts_with("Chin"))
    text[0] = static_cast<char>(text[0] - 'A' + 'a');
  return text;
}

std::string capitalised(std::string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return text;
}

}  // namespace io
