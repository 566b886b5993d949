#include "input/scenario/schema.hpp"

#include <string>
#include <type_traits>

#include "input/json/heading.hpp"
#include "input/json/json_write.hpp"
#include "input/record/roster_json.hpp"
#include "input/scenario/scenario.hpp"
#include "input/scenario/schema_parts.hpp"

namespace io {

namespace {

using namespace schema;  // NOLINT(google-build-using-namespace): the words of one small language

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
  Node node = with(some_text("a scenario file, relative to this one, or a name out of `list scenarios`"), "pattern",
                   make_text("^[^\\u0000-\\u001f\\u007f]*$"));
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
