#include "input/record/roster_json.hpp"

#include <algorithm>
#include <set>
#include <type_traits>
#include <unordered_map>
#include <unordered_set>

#include "input/json/input_values.hpp"

namespace io {

namespace {

enum class Use { kCalibration, kOverride };

// What may stand for each part, for the fault where something else does.
constexpr std::string_view kFormOfRoster =
    R"(agents by type and name, such as { "labs": { "DeepSeek": { "parent_funds_usd_per_year": 1e9 } } })";
constexpr std::string_view kFormOfType =
    R"(attributes by name, such as { "DeepSeek": { "parent_funds_usd_per_year": 1e9 } }; null instead takes an agent out)";
constexpr std::string_view kFormOfAgent = R"(attributes, such as { "parent_funds_usd_per_year": 1e9 })";
constexpr std::string_view kFormOfWeights = R"(weights by name, such as { "Alibaba": 1 })";

template <class Agent> std::vector<std::string_view> names_of(const std::vector<Agent>& agents) {
  std::vector<std::string_view> names;
  for (const Agent& agent : agents) names.push_back(agent.name);
  return names;
}

// Reads one agent's attributes into its members.
struct AttributeReader {
  ObjectReader& reader;
  const std::string& path;  // "TYPE/NAME"
  std::map<std::string, Place>& places;
  FaultList& faults;

  const Node* take(std::string_view key, bool must) {
    const Node* node = must ? reader.required(key) : reader.optional(key);
    if (node) places[path + "/" + std::string(key)] = node->place;
    return node;
  }

  void operator()(std::string_view key, double& member, std::string_view unit, double low, double high,
                  std::string_view) {
    const Node* node = take(key, false);
    if (!node) return;
    const bool whole = unit == "count";
    if (whole) {
      member = read_count(*node, static_cast<int>(low), static_cast<int>(high), unit, faults)
                   .value_or(static_cast<int>(member));
    } else {
      member = read_number(*node, low, high, unit, faults).value_or(member);
    }
  }

  void operator()(std::string_view key, bool& member, std::string_view, double, double, std::string_view) {
    if (const Node* node = take(key, false)) member = read_boolean(*node, faults).value_or(member);
  }

  void operator()(std::string_view key, std::string& member, std::string_view, double, double,
                  std::string_view meaning) {
    const Node* node = take(key, member.empty());
    if (!node) return;
    const std::vector<std::string_view> words = allowed_words(meaning);
    if (words.empty()) {
      member = read_name(*node, faults).value_or(member);
    } else if (const auto choice = read_choice(*node, words, key, faults)) {
      member = words[*choice];
    }
  }

  void operator()(std::string_view key, model::Weights& member, std::string_view, double low, double high,
                  std::string_view) {
    const Node* node = take(key, member.empty());
    if (!node || !expect_kind(*node, Node::Kind::kObject, faults, kFormOfWeights)) return;
    std::map<std::string, double> weights(member.begin(), member.end());
    for (const Member& entry : node->members) replace_weight(weights, entry, low, high);
    member.assign(weights.begin(), weights.end());
    double sum = 0;
    for (const auto& [name, weight] : member) sum += weight;
    if (!(sum > 0)) faults.add(node->place, "the weights add up to 0", "at least one weight above 0");
  }

  void replace_weight(std::map<std::string, double>& weights, const Member& entry, double low, double high) {
    weights.erase(entry.key);
    if (entry.value.is(Node::Kind::kNull)) return;
    if (const auto weight = read_number(entry.value, low, high, "1", faults)) weights.emplace(entry.key, *weight);
  }
};

// Where each agent stands in its list: looking for one after the other would be quadratic.
using Positions = std::unordered_map<std::string, std::size_t>;

template <class Agent> Positions positions_of(const std::vector<Agent>& agents) {
  Positions positions;
  for (std::size_t i = 0; i < agents.size(); ++i) positions.emplace(agents[i].name, i);
  return positions;
}

template <class Agent>
void read_agent(const Member& entry, const std::string& type, const Positions& known, std::vector<Agent>& agents,
                RosterFile& file, FaultList& faults) {
  const std::string path = type + "/" + entry.key;
  file.places[path] = entry.place;
  const auto position = known.find(entry.key);
  if (position == known.end()) {
    const Node name = [&] {
      Node node = make_text(entry.key);
      node.place = entry.place;
      return node;
    }();
    if (!read_name(name, faults)) return;
    agents.emplace_back().name = entry.key;
  }
  Agent& agent = position == known.end() ? agents.back() : agents[position->second];
  ObjectReader reader(entry.value, faults, kFormOfAgent);
  attributes(agent, AttributeReader{reader, path, file.places, faults});
  if (const Node* source = reader.optional("source")) file.sources[path] = read_text(*source, faults).value_or("");
  reader.finish();
}

template <class Agent>
void read_agents(const Node& node, const std::string& type, Use use, std::vector<Agent>& agents, RosterFile& file,
                 FaultList& faults) {
  const Positions known = positions_of(agents);
  std::unordered_set<std::string> removed;
  for (const Member& entry : node.members) {
    file.places[type] = entry.place;
    if (use == Use::kCalibration || !entry.value.is(Node::Kind::kNull)) {
      read_agent(entry, type, known, agents, file, faults);
      continue;
    }
    file.places[type + "/" + entry.key] = entry.place;
    if (known.contains(entry.key))
      removed.insert(entry.key);
    else
      add_unknown(entry.place, "agent of " + type, entry.key, names_of(agents), faults);
  }
  std::erase_if(agents, [&](const Agent& agent) { return removed.contains(agent.name); });
}

void read_types(ObjectReader& reader, Use use, RosterFile& file, FaultList& faults) {
  agent_types(file.roster, [&](std::string_view type, auto& agents) {
    const Node* node = use == Use::kCalibration ? reader.required(type) : reader.optional(type);
    if (node && expect_kind(*node, Node::Kind::kObject, faults, kFormOfType))
      read_agents(*node, std::string(type), use, agents, file, faults);
  });
}

void read_governments(const Node& node, std::vector<std::string>& governments, FaultList& faults) {
  if (!expect_kind(node, Node::Kind::kList, faults, R"(a list of names such as ["China"])")) return;
  std::set<std::string> known(governments.begin(), governments.end());
  for (const Node& item : node.items) {
    const auto name = read_name(item, faults);
    if (!name) continue;
    if (!known.insert(*name).second)
      faults.add(item.place, "the government " + in_quotes(*name) + " stands here a second time");
    else
      governments.push_back(*name);
  }
}

}  // namespace

std::vector<std::string_view> allowed_words(std::string_view meaning) {
  std::vector<std::string_view> words;
  const std::size_t last = meaning.find(" or ");
  if (last == std::string_view::npos) return words;
  for (std::string_view rest = meaning.substr(0, last); !rest.empty();) {
    const std::size_t comma = rest.find(", ");
    words.push_back(rest.substr(0, comma));
    rest = comma == std::string_view::npos ? std::string_view() : rest.substr(comma + 2);
  }
  words.push_back(meaning.substr(last + 4));
  const bool plain =
      std::none_of(words.begin(), words.end(), [](std::string_view word) { return word.find(' ') != word.npos; });
  return plain ? words : std::vector<std::string_view>();
}

void read_roster(const Node& node, RosterFile& roster, FaultList& faults) {
  ObjectReader reader(node, faults, kFormOfRoster);
  if (const Node* governments = reader.required("governments"))
    read_governments(*governments, roster.roster.governments, faults);
  read_types(reader, Use::kCalibration, roster, faults);
  reader.finish();
}

void override_roster(const Node& node, RosterFile& roster, FaultList& faults) {
  ObjectReader reader(node, faults, kFormOfRoster);
  read_types(reader, Use::kOverride, roster, faults);
  reader.finish();
}

}  // namespace io
