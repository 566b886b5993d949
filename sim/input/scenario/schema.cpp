#include "input/scenario/schema.hpp"

#include <algorithm>
#include <string>
#include <type_traits>

#include "input/json/heading.hpp"
#include "input/json/input_values.hpp"
#include "input/json/json_write.hpp"
#include "input/record/distribution_json.hpp"
#include "input/record/roster_json.hpp"
#include "input/scenario/clause_fields.hpp"
#include "input/scenario/scenario.hpp"
#include "input/scenario/scenario_policies.hpp"
#include "input/scenario/schema_words.hpp"
#include "model/channels.hpp"
#include "model/hypotheses.hpp"
#include "model/metrics.hpp"
#include "model/parameters.hpp"

namespace io {

namespace {

using namespace schema;  // NOLINT(google-build-using-namespace): the words of one small language

constexpr double kMostMonths = model::kMaxMonths;

std::string with_unit(std::string_view meaning, std::string_view unit) {
  return std::string(meaning) + (unit == "1" ? "" : " (" + std::string(unit) + ")");
}

// ------------------------------------------------------------------------------------------------ policies, reactions

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

// A chip, or a chip with everything that is cut from it (nothing is cut from one that is cut itself).
Node product(const Calibration& calibration) {
  std::vector<std::string> names;
  for (const model::Chip& chip : calibration.chips) {
    names.push_back(chip.name);
    names.push_back(chip.name + "*");
  }
  return one_of_names({names.begin(), names.end()}, "a chip; with * also what is cut from it");
}

Node above_zero(double high, std::string_view meaning = {}) {
  Node node = with(of_type("number", meaning), "exclusiveMinimum", make_number(0));
  return with(std::move(node), "maximum", make_number(high));
}

Node any_number() { return in_range("number", -kHuge, kHuge); }

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

// ------------------------------------------------------------------------------------------------------- uncertainty

// What a parameter of a family may be; how they compare, only `check` can tell.
Node family_parameter(base::Family family, const FamilyParameter& parameter) {
  const auto is = [&](std::string_view key) { return parameter.key == key; };
  if (is("sd") || is("sigma_log")) return in_range("number", 0, kHuge);  // 0 is a constant
  if (is("a") || is("b") || is("median") || is("scale")) return above_zero(kHuge);
  if (family == base::Family::kLoguniform) return above_zero(kHuge);
  return any_number();
}

Node family_schema(base::Family family) {
  Properties params;
  std::vector<std::string_view> required;
  for (const FamilyParameter& parameter : family_parameters(family)) {
    params.emplace_back(parameter.key, family_parameter(family, parameter));
    if (!parameter.may_be_left_out) required.push_back(parameter.key);
  }
  if (family == base::Family::kMixture) {
    Node weights = with(list_of(in_range("number", 0, kHuge)), "minItems", make_number(1));
    Node positive = with(make_object(), "exclusiveMinimum", make_number(0));
    params.emplace_back("weights", with(std::move(weights), "contains", std::move(positive)));
    params.emplace_back("components", with(list_of(reference("number_or_distribution")), "minItems", make_number(1)));
    required = {"weights", "components"};
  }
  Node node = object_of(std::move(params));
  return required.empty() ? node : with(std::move(node), "required", *requires_members(required).find("required"));
}

Node distribution() {
  Node node = object_of({{"family", one_of_names({kFamilies.begin(), kFamilies.end()})}, {"params", of_type("object")}},
                        {"family", "params"});
  std::vector<Node> rules;
  for (const std::string_view name : kFamilies) {
    base::Family family{};
    base::find_family(name, family);
    rules.push_back(when("family", name, {{"params", family_schema(family)}}));
  }
  add_member(node, "allOf", make_list(std::move(rules)));
  return node;
}

Node parameters() {
  Properties properties;
  for (const base::Field& row : model::kParameterRows) {
    const Node range = in_range("number", row.low, row.high);
    Node node = choice("anyOf", {range, reference("distribution"), of_type("null")});
    add_member(node, "description", make_text(with_unit(row.meaning, row.unit)));
    add_member(node, "allOf", make_list({when("family", "constant", {{"params", has({{"value", range}})}})}));
    properties.emplace_back(row.name, std::move(node));
  }
  return object_of(std::move(properties), {}, "interventions: each cuts the tie of a parameter to the calibration");
}

Node hypotheses() {
  Properties properties;
  for (const model::HypothesisRow& row : model::kHypothesisRows) {
    Properties branches, zeros;
    for (std::size_t i = 0; i < row.branches; ++i) {
      branches.emplace_back(row.branch[i], or_null(in_range("number", 0, 1e6)));
      zeros.emplace_back(row.branch[i], constant(make_number(0)));
    }
    const std::vector<std::string_view> all(row.branch.begin(), row.branch.begin() + row.branches);
    Node none = with(has(zeros), "required", *requires_members(all).find("required"));
    Node weights = with(object_of(std::move(branches), {}, row.meaning), "not", std::move(none));
    properties.emplace_back(row.name, or_null(std::move(weights)));
  }
  return object_of(std::move(properties), {},
                   "weights of the branches of contested claims; branches left out keep theirs");
}

Node channels() {
  Properties properties;
  for (const model::ChannelRow& row : model::kChannelRows)
    properties.emplace_back(row.name, or_null(in_range("number", 0, 1, "at 0: " + std::string(row.meaning))));
  return object_of(std::move(properties), {}, "multipliers of what carries China's standing: 1 open, 0 closed");
}

// ------------------------------------------------------------------------------------------------------------- roster

struct AttributeSchema {
  Properties& properties;

  void operator()(std::string_view key, const double&, std::string_view unit, double low, double high,
                  std::string_view meaning) {
    properties.emplace_back(key, in_range(unit == "count" ? "integer" : "number", low, high, with_unit(meaning, unit)));
  }
  void operator()(std::string_view key, const bool&, std::string_view, double, double, std::string_view meaning) {
    properties.emplace_back(key, of_type("boolean", meaning));
  }
  void operator()(std::string_view key, const std::string&, std::string_view, double, double,
                  std::string_view meaning) {
    const auto words = allowed_words(meaning);
    properties.emplace_back(key, words.empty() ? name_text(meaning) : one_of_names(words, meaning));
  }
  void operator()(std::string_view key, const model::Weights&, std::string_view, double low, double high,
                  std::string_view meaning) {
    Node node = of_type("object", meaning);
    add_member(add_member(node, "properties", make_object()), "$comment", make_object());
    add_member(node, "additionalProperties", or_null(in_range("number", low, high)));
    properties.emplace_back(key, std::move(node));
  }
};

template <class Agent> Node agent_schema() {
  Properties properties;
  Agent agent;
  attributes(agent, AttributeSchema{properties});
  properties.emplace_back("source", some_text());
  return object_of(std::move(properties));
}

// Known agents by name, for completion, and any new one.
template <class Agent> Node agent_type(const std::vector<Agent>& agents, std::string_view type) {
  Properties known;
  for (const Agent& agent : agents) known.emplace_back(agent.name, or_null(reference(type)));
  known.emplace_back("$comment", make_object());
  Node node = of_type("object");
  Node& properties = add_member(node, "properties", make_object());
  for (auto& [name, schema] : known) add_member(properties, name, std::move(schema));
  add_member(node, "additionalProperties", or_null(reference(type)));  // null: one that an extended file adds
  return with(std::move(node), "propertyNames", name_text());
}

void define_agents(Node& definitions) {
  model::Roster none;
  agent_types(none, [&](std::string_view type, auto& agents) {
    using Agent = typename std::remove_cvref_t<decltype(agents)>::value_type;
    add_member(definitions, type, agent_schema<Agent>());
  });
}

Node roster(const Calibration& calibration) {
  Properties properties;
  model::Roster known = calibration.roster.roster;  // the visitor gives access for writing
  agent_types(known,
              [&](std::string_view type, auto& agents) { properties.emplace_back(type, agent_type(agents, type)); });
  return object_of(std::move(properties), {},
                   "by type and name: attributes to change, null to remove, a new name to add");
}

// Lines and tabs are fine here, other control characters are not.
Node description() {
  Node node = with(of_type("string"), "maxLength", make_number(static_cast<double>(kLongestDescription)));
  return with(std::move(node), "pattern", make_text("^[^\\u0000-\\u0008\\u000b-\\u001f\\u007f]*$"));
}

// A file, and nothing from a network.
Node extended() {
  Node node =
      with(some_text("a scenario file, relative to this one"), "pattern", make_text("^[^\\u0000-\\u001f\\u007f]*$"));
  return with(std::move(node), "not", with(make_object(), "pattern", make_text("://")));
}

Node group() {
  std::vector<std::pair<std::string_view, std::string_view>> groups;
  for (const ScenarioGroup& row : kScenarioGroups) groups.emplace_back(row.name, row.heading);
  return one_of_meanings(groups, "under which heading it is listed");
}

}  // namespace

std::string scenario_schema(const Calibration& calibration) {
  Node root =
      object_of({{"$schema", make_object()},
                 {"format_version", constant(make_number(kFormatVersion))},
                 {"title", or_null(line_text(static_cast<double>(kLongestTitle)))},
                 {"description", or_null(description())},
                 {"question", line_text(static_cast<double>(kLongestTitle), "what the scenario answers, on one line")},
                 {"group", group()},
                 {"sources", list_of(name_text(), "documents, events, figures or assumption")},
                 {"extends", extended()},
                 {"horizon", or_null(object_of({{"to", month("the last month of the run")}}, {"to"}))},
                 {"policies", list_of(policy(), "scheduled moves, after those of the extended file")},
                 {"without", with(list_of(some_text(), "ids of the extended files' policies and reactions to drop"),
                                  "uniqueItems", make_boolean(true))},
                 {"reactions", list_of(reaction(), "moves that governments make when they see something")},
                 {"reactions_from", or_null(month("the first month in which a government may react"))},
                 {"parameters", or_null(parameters())},
                 {"hypotheses", or_null(hypotheses())},
                 {"roster", roster(calibration)},
                 {"channels", or_null(channels())}},
                {"format_version"}, kSchemaDescription);
  Node& definitions = add_member(root, "definitions", make_object());
  add_member(definitions, "lever", lever_choice());
  add_member(definitions, "lever_values", lever_values());
  add_member(definitions, "lever_thresholds", lever_thresholds());
  add_member(definitions, "clause", clause(calibration));
  add_member(definitions, "distribution", distribution());
  add_member(definitions, "number_or_distribution", choice("anyOf", {of_type("number"), reference("distribution")}));
  define_agents(definitions);
  root.members.insert(root.members.begin(), {"$schema", {}, make_text("http://json-schema.org/draft-07/schema#")});
  return write_json(root);
}

}  // namespace io
