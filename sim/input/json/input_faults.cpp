#include "input/json/input_faults.hpp"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "base/field.hpp"
#include "input/json/json_write.hpp"

namespace io {

namespace {
constexpr std::size_t kMostNames = 12;
constexpr std::size_t kLongestName = 200;       // the search is quadratic in the length, and no name is half as long
constexpr std::size_t kMostCompared = 400'000;  // names in all: a third of a second
constexpr std::size_t kShortestPart = 4;        // a part of a name that is worth a guess

// Capitals and hyphens are the commonest slips; a name that is right in all else should be found.
std::string spelled_plainly(std::string_view name) {
  std::string plain(name);
  const bool has_lower = std::any_of(name.begin(), name.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  if (name.find(' ') != std::string_view::npos || !has_lower) return plain;
  for (char& c : plain)
    if (c == '-') c = '_';
  return plain;
}

std::string in_lower_case(std::string_view name) {
  std::string lower(name);
  for (char& c : lower)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return lower;
}

}  // namespace

void FaultList::add(const Place& place, std::string problem, std::string allowed, std::string suggestion) {
  base::Fault fault;
  if (place.file) fault.file = *place.file;
  fault.line = place.line;
  fault.column = place.column;
  fault.pointer = place.pointer;
  fault.problem = std::move(problem);
  fault.allowed = std::move(allowed);
  fault.suggestion = std::move(suggestion);
  add(std::move(fault));
}

void FaultList::add(base::Fault fault) {
  if (faults_.size() < kMostFaults)
    faults_.push_back(std::move(fault));
  else
    ++more_;
}

void FaultList::throw_if_any() const {
  if (faults_.empty()) return;
  std::map<std::string, std::size_t> order;
  for (const base::Fault& fault : faults_) order.emplace(fault.file, order.size());
  std::vector<base::Fault> sorted = faults_;
  std::stable_sort(sorted.begin(), sorted.end(), [&](const base::Fault& a, const base::Fault& b) {
    return std::tuple(order[a.file], a.line, a.column) < std::tuple(order[b.file], b.line, b.column);
  });
  if (more_ > 0) {
    base::Fault rest;
    rest.problem = "there are " + std::to_string(more_) + " further faults, too many to be kept";
    sorted.push_back(std::move(rest));
  }
  throw base::InputError(std::move(sorted));
}

std::string FaultList::guess(std::string_view name, std::span<const std::string_view> known) {
  if (compared_ + known.size() > kMostCompared) return {};
  compared_ += known.size();
  return suggest(name, known);
}

std::string suggest(std::string_view name, std::span<const std::string_view> known) {
  if (name.size() > kLongestName) return {};
  const std::string plain = in_lower_case(spelled_plainly(name));
  std::vector<std::string> lower;
  for (const std::string_view candidate : known) lower.push_back(in_lower_case(candidate));
  const std::vector<std::string_view> candidates(lower.begin(), lower.end());
  const std::string_view found = base::nearest_name(plain, candidates);
  std::string_view nearest;
  for (std::size_t i = 0; nearest.empty() && i < known.size(); ++i)
    if (!found.empty() && candidates[i] == found) nearest = known[i];
  for (std::size_t i = 0; nearest.empty() && plain.size() >= kShortestPart && i < known.size(); ++i)
    if (candidates[i].find(plain) != std::string_view::npos) nearest = known[i];
  return nearest.empty() ? std::string() : "did you mean " + in_quotes(nearest) + "?";
}

std::string one_of(std::span<const std::string_view> known) {
  std::string text;
  for (std::size_t i = 0; i < std::min(known.size(), kMostNames); ++i) {
    text += i == 0 ? "" : ", ";
    text += known[i];
  }
  if (known.size() > kMostNames) text += " and " + std::to_string(known.size() - kMostNames) + " more";
  return known.size() == 1 ? text : "one of " + text;
}

std::string range_text(double low, double high, std::string_view unit) {
  return "from " + number_text(low) + " to " + number_text(high) +
         (unit == "1" || unit == "count" ? "" : " " + std::string(unit));
}

}  // namespace io
