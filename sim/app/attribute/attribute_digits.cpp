#include "app/attribute/attribute_digits.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdio>

#include "analysis/shapley.hpp"

namespace app {

namespace {

constexpr double kMany = 1e6;  ///< from here on decimals say nothing

std::string formatted(const char* format, int decimals, double value) {
  char text[64];
  std::snprintf(text, sizeof text, format, decimals, value);
  const std::string said = text;
  return said.find_first_not_of("-0.") == std::string::npos && said.front() == '-' ? said.substr(1) : said;
}

}  // namespace

Digits::Digits(const study::AttributionTable& table) {
  double largest = std::max(std::abs(table.closed.mean), std::abs(table.open.mean));
  for (const study::ChannelShare& share : table.channels)
    largest = std::max({largest, std::abs(share.shapley.mean), std::abs(share.left_out.mean)});
  many_ = largest >= kMany;
  constexpr int kFewest = 2, kMost = 12;
  if (largest > 0) decimals_ = std::clamp(3 - static_cast<int>(std::floor(std::log10(largest))), kFewest, kMost);
}

std::string Digits::say(double value) const {
  if (std::isnan(value)) return "\u2013";
  return many_ && std::abs(value) >= kMany ? formatted("%.*g", 4, value) : formatted("%.*f", decimals_, value);
}

std::string Digits::say_error(double error) const {
  const std::string said = say(error);
  return error > 0 && said.find_first_not_of("0.") == std::string::npos ? formatted("%.*g", 2, error) : said;
}

std::string Digits::between(const analysis::Interval& interval) const {
  return std::isnan(interval.low) ? "\u2013" : say(interval.low) + " to " + say(interval.high);
}

std::vector<std::string> Digits::column(const study::AttributionTable& table) const {
  std::vector<double> parts{table.closed.mean};
  for (const study::ChannelShare& share : table.channels) parts.push_back(share.shapley.mean);
  std::vector<std::string> cells;
  if (many_) {
    for (const double part : parts) cells.push_back(say(part));
    return cells;
  }
  const double step = std::pow(10.0, -decimals_);
  for (const std::int64_t steps : analysis::rounded_sum(parts, table.open.mean, step))
    cells.push_back(say(static_cast<double>(steps) * step));
  return cells;
}

std::string Digits::total(double mean) const {
  const double step = std::pow(10.0, -decimals_);
  return many_ ? say(mean) : say(std::floor(mean / step + 0.5) * step);
}

}  // namespace app
