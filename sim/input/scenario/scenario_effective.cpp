#include <algorithm>
#include <type_traits>

#include "input/json/heading.hpp"
#include "input/json/input_values.hpp"
#include "input/json/json_write.hpp"
#include "input/record/distribution_json.hpp"
#include "input/scenario/scenario.hpp"
#include "input/scenario/scenario_policies.hpp"
#include "input/scenario/scenario_uncertainty.hpp"

namespace io {

namespace {

Node null_node() { return Node{}; }

Node value_node(double value) { return make_number(value); }
Node value_node(bool value) { return make_boolean(value); }
Node value_node(const std::string& value) { return make_text(value); }

// Weights that were dropped become null, since a scenario's weights are merged into those that stand.
Node change_node(const model::Weights& before, const model::Weights& now) {
  Node node = make_object();
  for (const auto& [name, weight] : now) add_member(node, name, make_number(weight));
  for (const auto& [name, weight] : before)
    if (!node.find(name)) add_member(node, name, null_node());
  return node;
}
template <class Value> Node change_node(const Value& /*before*/, const Value& now) { return value_node(now); }

template <class Agent> const Agent* find_agent(const std::vector<Agent>& agents, const std::string& name) {
  const auto found = std::find_if(agents.begin(), agents.end(), [&](const Agent& agent) { return agent.name == name; });
  return found == agents.end() ? nullptr : &*found;
}

// The attributes in which `now` differs from `before`. Both visits go through the same list, so the second looks up by position.
template <class Agent> Node agent_changes(Agent before, Agent now) {
  Node node = make_object();
  attributes(now, [&](std::string_view key, auto& value, auto&&...) {
    attributes(before, [&](std::string_view other, auto& old, auto&&...) {
      if constexpr (std::is_same_v<decltype(value), decltype(old)>)
        if (key == other && old != value) add_member(node, key, change_node(old, value));
    });
  });
  return node;
}

template <class Agent> Node type_changes(const std::vector<Agent>& base, const std::vector<Agent>& agents) {
  Node node = make_object();
  for (const Agent& agent : agents) {
    const Agent* before = find_agent(base, agent.name);
    Node changes = agent_changes(before ? *before : Agent{}, agent);
    if (!before || !changes.members.empty()) add_member(node, agent.name, std::move(changes));
  }
  for (const Agent& agent : base)
    if (!find_agent(agents, agent.name)) add_member(node, agent.name, null_node());
  return node;
}

}  // namespace

Node roster_changes(const model::Roster& base, const model::Roster& roster) {
  Node node = make_object();
  model::Roster before = base, now = roster;  // the visitors give access for writing
  agent_types(now, [&](std::string_view type, auto& agents) {
    agent_types(before, [&](std::string_view other, auto& old) {
      if constexpr (std::is_same_v<decltype(agents), decltype(old)>) {
        if (type != other) return;
        Node changes = type_changes(old, agents);
        if (!changes.members.empty()) add_member(node, type, std::move(changes));
      }
    });
  });
  return node;
}

std::string effective_scenario(const Scenario& scenario, const Calibration& calibration,
                               const std::vector<std::size_t>& interventions) {
  return write_json(effective_node(scenario, calibration, interventions));
}

Node effective_node(const Scenario& scenario, const Calibration& calibration,
                    const std::vector<std::size_t>& interventions) {
  const model::Setting& setting = scenario.setting;
  Node root = make_object();
  add_member(root, "format_version", make_number(kFormatVersion));
  add_member(root, "title", make_text(scenario.title));
  add_member(root, "description", make_text(scenario.description));
  if (!scenario.question.empty()) add_member(root, "question", make_text(scenario.question));
  if (!scenario.group.empty()) add_member(root, "group", make_text(scenario.group));
  if (!scenario.sources.empty()) add_member(root, "sources", make_texts(scenario.sources));
  Node& horizon = add_member(root, "horizon", make_object());
  add_member(horizon, "to", make_text(month_text(setting.months - 1)));
  Node& policies = add_member(root, "policies", make_list());
  for (const model::Move& move : setting.moves) policies.items.push_back(policy_node(move, setting.rules));
  Node& reactions = add_member(root, "reactions", make_list());
  for (const model::Reaction& reaction : setting.reactions) reactions.items.push_back(reaction_node(reaction));
  add_member(root, "reactions_from", make_text(month_text(setting.reactions_from)));
  Node& parameters = add_member(root, "parameters", make_object());
  for (const std::size_t i : interventions)
    add_member(parameters, model::kParameterRows[i].name, distribution_node(scenario.inputs.priors[i]));
  add_member(root, "hypotheses", hypotheses_node(scenario.inputs));
  add_member(root, "roster", roster_changes(calibration.roster.roster, setting.roster));
  add_member(root, "channels", channels_node(setting.channels));
  return root;
}

}  // namespace io
