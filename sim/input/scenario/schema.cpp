#include "input/scenario/schema.hpp"

#include <algorithm>
#include <string>
#include <type_traits>

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

// A chip, or a chip with everything that is cut from it.
Node product(const Calibration& calibration) {
  std::vector<std::string> names;
  for (const model::Chip& chip : calibration.chips) {
    names.push_back(chip.name);
    if (chip.cut == model::Chip::Cut::kNone) names.push_back(chip.name + "*");
  }
  return one_of_names({names.begin(), names.end()}, "a chip; with * also what is cut from it");
}

Node clause(const Calibration& calibration) {
  Properties properties;
  for (const ClauseLimit& limit : kClauseLimits)
    properties.emplace_back(
        limit.key, in_range("number", 0, limit.high, with_unit("a limit that the chip must meet", limit.unit)));
  properties.emplace_back("product", product(calibration));
  properties.emplace_back("effect", one_of_names({kEffects.begin(), kEffects.end()}));
  return object_of(std::move(properties), {"effect"});
}

Node required(std::string_view key) {
  Node node = make_object();
  add_member(node, "required", make_list({make_text(key)}));
  return node;
}

Node policy() {
  Node node = object_of({{"id", of_type("string", "unlike all other ids; `without` of a child names it")},
                         {"lever", reference("lever")},
                         {"chip_rule", list_of(reference("clause"), "the first clause that holds decides; none: free")},
                         {"from", month("the first month in force")},
                         {"to", month("the last month in force; without it, the move stays")},
                         {"value", of_type("number")},
                         {"ramp_months", in_range("integer", 0, kMostMonths, "months in which the lever gets there")},
                         {"compliance", in_range("number", 0, 1, "part of the distance that is really gone")},
                         {"source", of_type("string", "id of a figure, event or document; or assumption")}},
                        {"id", "from"});
  add_member(node, "oneOf", make_list({required("lever"), required("chip_rule")}));
  add_member(node, "allOf", make_list({reference("lever_values")}));
  return node;
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
                              {"above", of_type("number")},
                              {"below", of_type("number")},
                              {"for_months", in_range("integer", 1, kMostMonths)}},
                             {"metric"});
  add_member(when_held, "oneOf", make_list({required("above"), required("below")}));
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
  return object_of({{"id", of_type("string")},
                    {"actor", one_of_names(actors, "the government that holds the lever")},
                    {"when", std::move(when_held)},
                    {"then", std::move(then)},
                    {"monthly_probability", in_range("number", 0, 1)},
                    {"cooldown_months", in_range("integer", 0, kMostMonths)}},
                   {"id", "actor", "when", "then"});
}

// ------------------------------------------------------------------------------------------------------- uncertainty

Node distribution() {
  Node node = object_of({{"family", one_of_names({kFamilies.begin(), kFamilies.end()})}, {"params", of_type("object")}},
                        {"family", "params"});
  std::vector<Node> rules;
  for (const std::string_view name : kFamilies) {
    base::Family family{};
    base::find_family(name, family);
    Properties params;
    for (const FamilyParameter& parameter : family_parameters(family))
      params.emplace_back(parameter.key, of_type("number"));
    if (family == base::Family::kMixture) {
      params.emplace_back("weights", list_of(of_type("number")));
      params.emplace_back("components", list_of(reference("number_or_distribution")));
    }
    rules.push_back(when("family", name, {{"params", object_of(std::move(params))}}));
  }
  add_member(node, "allOf", make_list(std::move(rules)));
  return node;
}

Node parameters() {
  Properties properties;
  for (const base::Field& row : model::kParameterRows) {
    Node node = choice("anyOf", {in_range("number", row.low, row.high), reference("distribution"), of_type("null")});
    add_member(node, "description", make_text(with_unit(row.meaning, row.unit)));
    properties.emplace_back(row.name, std::move(node));
  }
  return object_of(std::move(properties), {}, "interventions: each cuts the tie of a parameter to the calibration");
}

Node hypotheses() {
  Properties properties;
  for (const model::HypothesisRow& row : model::kHypothesisRows) {
    Properties branches;
    for (std::size_t i = 0; i < row.branches; ++i)
      branches.emplace_back(row.branch[i], or_null(in_range("number", 0, 1e6)));
    properties.emplace_back(row.name, or_null(object_of(std::move(branches), {}, row.meaning)));
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
    properties.emplace_back(key, words.empty() ? of_type("string", meaning) : one_of_names(words, meaning));
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
  properties.emplace_back("source", of_type("string"));
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
  add_member(node, "additionalProperties", reference(type));
  return node;
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

Node group() {
  std::vector<std::pair<std::string_view, std::string_view>> groups;
  for (const ScenarioGroup& row : kScenarioGroups) groups.emplace_back(row.name, row.heading);
  return one_of_meanings(groups, "under which heading it is listed");
}

}  // namespace

std::string scenario_schema(const Calibration& calibration) {
  Node version = make_object();
  add_member(version, "const", make_number(1));
  Node root =
      object_of({{"$schema", of_type("string")},
                 {"format_version", std::move(version)},
                 {"title", or_null(of_type("string"))},
                 {"description", or_null(of_type("string"))},
                 {"question", of_type("string", "what the scenario answers, on one line")},
                 {"group", group()},
                 {"sources", list_of(of_type("string"), "documents, events, figures or assumption")},
                 {"extends", of_type("string", "a scenario file, relative to this one")},
                 {"horizon", or_null(object_of({{"to", month("the last month of the run")}}, {"to"}))},
                 {"policies", list_of(policy(), "scheduled moves, after those of the extended file")},
                 {"without", list_of(of_type("string"), "ids of the extended files' policies and reactions to drop")},
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
  add_member(definitions, "clause", clause(calibration));
  add_member(definitions, "distribution", distribution());
  add_member(definitions, "number_or_distribution", choice("anyOf", {of_type("number"), reference("distribution")}));
  define_agents(definitions);
  root.members.insert(root.members.begin(), {"$schema", {}, make_text("http://json-schema.org/draft-07/schema#")});
  return write_json(root);
}

}  // namespace io
