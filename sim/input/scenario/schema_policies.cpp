#include <algorithm>
#include <string>

#include "input/json/input_values.hpp"
#include "input/scenario/clause_fields.hpp"
#include "input/scenario/scenario_policies.hpp"
#include "input/scenario/schema_parts.hpp"
#include "model/metrics.hpp"

namespace io::schema {

namespace {
constexpr double kMostMonths = model::kMaxMonths;
}

Node lever_choice() {
  std::vector<std::pair<std::string_view, std::string_view>> levers;
  for (const model::LeverRow& row : model::kLeverRows) levers.emplace_back(row.name, row.meaning);
  return one_of_meanings(levers);
}

// What a lever allows for `value` beside it, and that a threshold does not ramp.
Node lever_values() {
  std::vector<Node> rules;
  for (const model::LeverRow& row : model::kLeverRows) {
    Properties then{{"value", in_range("number", row.low, row.high, with_unit(row.meaning, row.unit))}};
    if (row.change == model::Change::kSteps)
      then.emplace_back("ramp_months", in_range("integer", 0, 0, "a threshold steps"));
    rules.push_back(when("lever", row.name, then));
  }
  return choice("allOf", std::move(rules));
}

namespace {
// A chip, or a chip with everything that is cut from it (nothing is cut from one that is cut itself).
Node product(const Calibration& calibration) {
  std::vector<std::string> names;
  for (const model::Chip& chip : calibration.chips) {
    names.push_back(chip.name);
    names.push_back(chip.name + "*");
  }
  return one_of_names({names.begin(), names.end()}, "a chip; with * also what is cut from it");
}
}  // namespace

Node clause(const Calibration& calibration) {
  Properties properties;
  for (const ClauseLimit& limit : kClauseLimits) {
    const std::string meaning = with_unit("a limit that the chip must meet", limit.unit);
    const bool upper = limit.key.find("_below") != std::string_view::npos;  // below 0 there is no chip
    properties.emplace_back(limit.key,
                            upper ? above_zero(limit.high, meaning) : in_range("number", 0, limit.high, meaning));
  }
  properties.emplace_back("product", product(calibration));
  properties.emplace_back("effect", one_of_names({kEffects.begin(), kEffects.end()}));
  return object_of(std::move(properties), {"effect"});
}

Node policy() {
  Node node = object_of({{"id", name_text("unlike all other ids; `without` of a child names it")},
                         {"lever", reference("lever")},
                         {"chip_rule", list_of(reference("clause"), "the first clause that holds decides; none: free")},
                         {"announced", month("the month in which all know of it; without it, the first in force")},
                         {"from", month("the first month in force")},
                         {"to", month("the last month in force; without it, the move stays")},
                         {"value", of_type("number")},
                         {"ramp_months", in_range("integer", 0, kMostMonths, "months in which the lever gets there")},
                         {"compliance", in_range("number", 0, 1, "part of the distance that is really gone")},
                         {"source", some_text("id of a figure, event or document; or assumption")}},
                        {"id", "from"});
  add_member(node, "oneOf", make_list({requires_members({"lever"}), requires_members({"chip_rule"})}));
  add_member(
      node, "allOf",
      make_list({reference("lever_values"), if_then(requires_members({"lever"}), requires_members({"value"})),
                 if_then(requires_members({"chip_rule"}), forbids_members({"value", "ramp_months", "compliance"}))}));
  return node;
}

// A reaction to a lever in force names a value that the lever can have.
Node lever_thresholds() {
  std::vector<Node> rules;
  for (const model::LeverRow& row : model::kLeverRows) {
    const Node range = in_range("number", row.low, row.high);
    rules.push_back(when("metric", "lever_" + std::string(row.name), {{"above", range}, {"below", range}}));
  }
  return choice("allOf", std::move(rules));
}

namespace {
Node levers_of(std::string_view actor) {
  std::vector<std::string_view> levers;
  for (const model::LeverRow& row : model::kLeverRows)
    if (row.actor == actor) levers.push_back(row.name);
  return one_of_names(levers);
}

Node observable_choice() {
  std::vector<std::pair<std::string_view, std::string_view>> names;
  for (const std::string_view name : observables()) {
    const auto position = static_cast<std::size_t>(observable_position(name));
    names.emplace_back(name, position < model::kMetrics ? model::kMetricRows[position].meaning : "a lever in force");
  }
  return one_of_meanings(names);
}
}  // namespace

Node reaction() {
  Node when_held = object_of({{"metric", observable_choice()},
                              {"above", any_number()},
                              {"below", any_number()},
                              {"for_months", in_range("integer", 1, kMostMonths)}},
                             {"metric"});
  add_member(when_held, "oneOf", make_list({requires_members({"above"}), requires_members({"below"})}));
  add_member(when_held, "allOf", make_list({reference("lever_thresholds")}));
  Node then = object_of({{"lever", reference("lever")},
                         {"value", of_type("number")},
                         {"ramp_months", in_range("integer", 0, kMostMonths)},
                         {"only", one_of_names({"either", "raise", "lower"}, "the direction in which it may move")}},
                        {"lever", "value"});
  add_member(then, "allOf", make_list({reference("lever_values")}));
  std::vector<std::string_view> actors;
  for (const model::LeverRow& row : model::kLeverRows)
    if (row.actor != model::kCircumstance && std::find(actors.begin(), actors.end(), row.actor) == actors.end())
      actors.push_back(row.actor);
  Node node = object_of({{"id", name_text()},
                         {"actor", one_of_names(actors, "the government that holds the lever")},
                         {"when", std::move(when_held)},
                         {"then", std::move(then)},
                         {"monthly_probability", in_range("number", 0, 1)},
                         {"cooldown_months", in_range("integer", 0, kMostMonths)}},
                        {"id", "actor", "when", "then"});
  std::vector<Node> hands;
  for (const std::string_view actor : actors)
    hands.push_back(when("actor", actor, {{"then", has({{"lever", levers_of(actor)}})}}));
  return with(std::move(node), "allOf", make_list(std::move(hands)));
}

}  // namespace io::schema
