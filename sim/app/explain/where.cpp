#include "app/explain/where.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <sstream>
#include <string_view>

#include "app/command_line/options.hpp"
#include "input/json/input_values.hpp"
#include "input/json/json_write.hpp"

namespace app {

namespace {

constexpr std::string_view kOption = "--where";
constexpr std::string_view kForm = "METRIC@YYYY-MM < NUMBER, with <, <=, > or >=, joined by \"and\"";

void refuse(std::string problem, std::string_view allowed, io::FaultList& faults) {
  add_option_fault(kOption, std::move(problem), std::string(allowed), faults);
}

std::string trimmed(const std::string& text) {
  const std::size_t first = text.find_first_not_of(" \t\n");
  return first == std::string::npos ? "" : text.substr(first, text.find_last_not_of(" \t\n") - first + 1);
}

/// The texts between the words "and".
std::vector<std::string> parts_of(const std::string& given) {
  std::vector<std::string> parts(1);
  std::istringstream words(given);
  for (std::string word; words >> word;)
    if (word == "and" || word == "AND")
      parts.emplace_back();
    else
      parts.back() += (parts.back().empty() ? "" : " ") + word;
  return parts;
}

std::optional<double> read_bound(const std::string& text, io::FaultList& faults) {
  const std::optional<double> bound = io::parse_number(text);
  if (!bound)
    refuse(io::in_quotes(text) + " is no number", "a number in the metric's unit (a share goes from 0 to 1)", faults);
  return bound;
}

/// Every fault of the three parts is told.
std::optional<Condition> read_condition(const std::string& text, int last, io::FaultList& faults) {
  const std::size_t at = text.find('@'), sign = text.find_first_of("<>=");
  const bool in_order = at != std::string::npos && sign != std::string::npos && at < sign;
  const std::size_t after = in_order ? text.find_first_not_of("<>=", sign) : std::string::npos;
  const std::string relation = after == std::string::npos ? "" : text.substr(sign, after - sign);
  constexpr std::array<std::string_view, 4> kRelations{"<", "<=", ">", ">="};
  const auto* const found = std::find(kRelations.begin(), kRelations.end(), relation);
  const bool either = (" " + text + " ").find(" or ") != std::string::npos;
  if (found == kRelations.end() || either) {
    refuse(text.empty() ? "there is no condition, or none beside an \"and\""
           : either     ? "nothing is joined by \"or\": ask once for each"
                        : io::in_quotes(text) + " is no condition",
           kForm, faults);
    return std::nullopt;
  }
  const auto output = read_output(trimmed(text.substr(0, at)), kOption, faults);
  const auto month = read_month(trimmed(text.substr(at + 1, sign - at - 1)), 0, last, kOption, faults);
  const auto bound = read_bound(trimmed(text.substr(after)), faults);
  if (!output || !month || !bound) return std::nullopt;
  return Condition{*output, *month, static_cast<Condition::Relation>(found - kRelations.begin()), *bound};
}

/// Standard deviation of the defined values; 0 if there are none.
double deviation_of(const double* values, int count) {
  const engine::Summary summary = engine::summarise(values, count);
  return std::isnan(summary.sd) ? 0 : summary.sd;
}

}  // namespace

bool Condition::holds(double value) const {
  switch (relation) {
    case Relation::kLess:
      return value < bound;
    case Relation::kAtMost:
      return value <= bound;
    case Relation::kMore:
      return value > bound;
    case Relation::kAtLeast:
      return value >= bound;
  }
  return false;
}

std::string Condition::text() const {
  constexpr std::array<std::string_view, 4> kRelations{" < ", " <= ", " > ", " >= "};
  return engine::output_name(output) + "@" + io::month_text(month) +
         std::string(kRelations[static_cast<std::size_t>(relation)]) + io::number_text(bound);
}

std::vector<Condition> read_where(const std::string& given, int last, io::FaultList& faults) {
  std::vector<Condition> conditions;
  std::vector<std::string> parts = parts_of(given);
  const auto first_empty = std::find(parts.begin(), parts.end(), "");  // of several, one is told
  if (first_empty != parts.end()) parts.erase(std::remove(first_empty + 1, parts.end(), ""), parts.end());
  for (const std::string& part : parts)
    if (const auto condition = read_condition(part, last, faults)) conditions.push_back(*condition);
  return conditions;
}

std::vector<double> satisfied(const engine::Results& results, const std::vector<Condition>& conditions) {
  std::vector<double> all(static_cast<std::size_t>(results.replicates()), 1.0);
  for (const Condition& condition : conditions) {
    const double* values = results.column(condition.output, condition.month);
    for (std::size_t world = 0; world < all.size(); ++world)
      if (!condition.holds(values[world])) all[world] = 0;
  }
  return all;
}

std::vector<double> shortfalls(const engine::Results& results, const std::vector<Condition>& conditions) {
  std::vector<double> worst(static_cast<std::size_t>(results.replicates()), 0.0);
  for (const Condition& condition : conditions) {
    const double* values = results.column(condition.output, condition.month);
    const double deviation = deviation_of(values, results.replicates());
    for (std::size_t world = 0; world < worst.size(); ++world) {
      if (condition.holds(values[world])) continue;
      const double short_by = std::abs(values[world] - condition.bound) / deviation;
      worst[world] = std::max(worst[world], std::isnan(short_by) ? std::numeric_limits<double>::infinity() : short_by);
    }
  }
  return worst;
}

}  // namespace app
