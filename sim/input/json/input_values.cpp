#include "input/json/input_values.hpp"

#include <fast_float/fast_float.h>

#include <algorithm>
#include <charconv>
#include <cmath>

namespace io {

namespace {

std::string found(const Node& node) { return value_in_words(node); }

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool has_control_character(std::string_view text) {
  return std::any_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
}

}  // namespace

bool expect_kind(const Node& node, Node::Kind kind, FaultList& faults, std::string_view form) {
  if (node.is(kind)) return true;
  const bool number_as_text = kind == Node::Kind::kNumber && node.is(Node::Kind::kText) && parse_number(node.text);
  faults.add(node.place, "expected " + std::string(kind_in_words(kind)) + ", found " + found(node), std::string(form),
             number_as_text ? "write the number without quotes" : "");
  return false;
}

std::optional<double> read_number(const Node& node, double low, double high, std::string_view unit, FaultList& faults,
                                  std::string_view what) {
  if (!node.is(Node::Kind::kNumber)) {
    const bool any = low <= -kHuge && high >= kHuge;
    expect_kind(node, Node::Kind::kNumber, faults, any ? "a number such as 0.25 or 6e4" : range_text(low, high, unit));
    return std::nullopt;
  }
  if (node.number >= low && node.number <= high) return node.number;
  const bool percent = unit == "1" && low >= 0 && high <= 1 && node.number > 1 && node.number <= 100;
  faults.add(node.place, (what.empty() ? "" : std::string(what) + ": ") + found(node) + " is out of range",
             range_text(low, high, unit), percent ? "shares go from 0 to 1, not in percent" : "");
  return std::nullopt;
}

std::optional<int> read_count(const Node& node, int low, int high, std::string_view unit, FaultList& faults) {
  const auto number = read_number(node, low, high, unit, faults);
  if (!number) return std::nullopt;
  if (*number == std::floor(*number)) return static_cast<int>(*number);
  faults.add(node.place, found(node) + " is not a whole number", "whole numbers " + range_text(low, high, unit));
  return std::nullopt;
}

std::optional<std::uint64_t> read_large_count(const Node& node, FaultList& faults) {
  constexpr double kMost = 9007199254740992;  // 2^53
  const auto number = read_number(node, 0, kMost, "1", faults);
  if (!number) return std::nullopt;
  if (*number == std::floor(*number)) return static_cast<std::uint64_t>(*number);
  faults.add(node.place, found(node) + " is not a whole number", "whole numbers " + range_text(0, kMost, "1"));
  return std::nullopt;
}

std::optional<std::uint64_t> read_seed(const Node& node, FaultList& faults) {
  if (!node.is(Node::Kind::kText)) return read_large_count(node, faults);
  std::uint64_t seed = 0;
  const char* const end = node.text.data() + node.text.size();
  const auto [stop, error] = std::from_chars(node.text.data(), end, seed);
  if (error == std::errc() && stop == end) return seed;
  faults.add(node.place, found(node) + " is no seed", "a whole number from 0 to 2^64 - 1");
  return std::nullopt;
}

std::optional<bool> read_boolean(const Node& node, FaultList& faults) {
  if (!expect_kind(node, Node::Kind::kBoolean, faults, "true or false")) return std::nullopt;
  return node.truth;
}

std::optional<std::string> read_text(const Node& node, FaultList& faults) {
  if (!expect_kind(node, Node::Kind::kText, faults)) return std::nullopt;
  if (!node.text.empty()) return node.text;
  faults.add(node.place, "the text is empty");
  return std::nullopt;
}

std::optional<std::string> read_name(const Node& node, FaultList& faults) {
  auto name = read_text(node, faults);
  if (!name || (name->size() <= kMostNameBytes && !has_control_character(*name))) return name;
  faults.add(node.place, found(node) + " is no name", "up to " + std::to_string(kMostNameBytes) + " bytes on one line");
  return std::nullopt;
}

void add_unknown(const Place& place, std::string_view what, std::string_view name,
                 std::span<const std::string_view> known, FaultList& faults) {
  faults.add(place, "unknown " + std::string(what) + " " + in_quotes(name), one_of(known), faults.guess(name, known));
}

std::optional<std::size_t> read_choice(const Node& node, std::span<const std::string_view> known, std::string_view what,
                                       FaultList& faults) {
  if (!node.is(Node::Kind::kText)) return expect_kind(node, Node::Kind::kText, faults, one_of(known)), std::nullopt;
  const auto position = std::find(known.begin(), known.end(), node.text);
  if (position != known.end()) return static_cast<std::size_t>(position - known.begin());
  add_unknown(node.place, what, node.text, known, faults);
  return std::nullopt;
}

std::optional<int> parse_month(std::string_view text) {
  if (text.size() != 7 || text[4] != '-' || text[0] == '0') return std::nullopt;
  for (const std::size_t i : {0, 1, 2, 3, 5, 6})
    if (!is_digit(text[i])) return std::nullopt;
  const int year = (text[0] - '0') * 1000 + (text[1] - '0') * 100 + (text[2] - '0') * 10 + (text[3] - '0');
  const int month = (text[5] - '0') * 10 + (text[6] - '0');
  if (month < 1 || month > 12) return std::nullopt;
  return (year - kFirstYear) * 12 + month - 1;
}

std::string month_text(int month) {
  const int months = kFirstYear * 12 + month;
  const int of_year = months % 12 + 1;
  return std::to_string(months / 12) + (of_year < 10 ? "-0" : "-") + std::to_string(of_year);
}

std::optional<int> read_month(const Node& node, int low, int high, FaultList& faults) {
  const bool is_text = node.is(Node::Kind::kText);
  const auto month = is_text ? parse_month(node.text) : std::nullopt;
  if (month && *month >= low && *month <= high) return month;
  const std::string allowed = "YYYY-MM from " + month_text(low) + " to " + month_text(high);
  if (is_text)
    faults.add(node.place, in_quotes(node.text) + (month ? " is out of range" : " is not a month"), allowed);
  else
    expect_kind(node, Node::Kind::kText, faults, allowed);
  return std::nullopt;
}

std::optional<double> parse_number(std::string_view text) {
  const std::size_t first = text.substr(0, 1) == "-" ? 1 : 0;
  if (text.size() <= first || !is_digit(text[first]) || text.back() == '.') return std::nullopt;
  if (text[first] == '0' && text.size() > first + 1 && is_digit(text[first + 1])) return std::nullopt;
  const std::size_t point = text.find('.');
  if (point != std::string_view::npos && (point + 1 == text.size() || !is_digit(text[point + 1]))) return std::nullopt;
  double number = 0;
  const auto result = fast_float::from_chars(text.data(), text.data() + text.size(), number);
  if (result.ec != std::errc() || result.ptr != text.data() + text.size() || !std::isfinite(number))
    return std::nullopt;
  return number;
}

ObjectReader::ObjectReader(const Node& node, FaultList& faults, std::string_view form)
    : node_(node), faults_(faults), object_(expect_kind(node, Node::Kind::kObject, faults, form)) {}

const Node* ObjectReader::optional(std::string_view key) {
  known_.push_back(key);
  return object_ ? node_.find(key) : nullptr;
}

const Node* ObjectReader::required(std::string_view key) {
  const Node* member = optional(key);
  if (object_ && !member) faults_.add(node_.place, "the key " + in_quotes(key) + " is missing");
  return member;
}

void ObjectReader::finish() {
  if (!object_) return;
  for (const Member& member : node_.members)
    if (std::find(known_.begin(), known_.end(), member.key) == known_.end())
      add_unknown(member.place, "key", member.key, known_, faults_);
}

}  // namespace io
