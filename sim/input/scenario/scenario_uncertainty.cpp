#include "input/scenario/scenario_uncertainty.hpp"

#include <algorithm>
#include <numeric>
#include <span>

#include "input/json/input_values.hpp"
#include "input/json/json_write.hpp"
#include "input/record/distribution_json.hpp"
#include "input/scenario/scenario_forms.hpp"
#include "input/scenario/scenario_policies.hpp"

namespace io {

namespace {

// Calls use(position, member) for every member whose key is among the names; the others are faults.
template <class Use>
void for_each_known(const Node& node, std::span<const std::string_view> names, std::string_view what,
                    std::string_view form, FaultList& faults, Use use) {
  if (!expect_kind(node, Node::Kind::kObject, faults, form)) return;
  for (const Member& member : node.members) {
    const auto position = std::find(names.begin(), names.end(), member.key);
    if (position == names.end())
      add_unknown_input(member.place, what, member.key, names, faults);
    else
      use(static_cast<std::size_t>(position - names.begin()), member);
  }
}

std::vector<std::string_view> hypothesis_names() {
  std::vector<std::string_view> names;
  for (const model::HypothesisRow& row : model::kHypothesisRows) names.push_back(row.name);
  return names;
}

std::vector<std::string_view> channel_names() {
  std::vector<std::string_view> names;
  for (const model::ChannelRow& row : model::kChannelRows) names.push_back(row.name);
  return names;
}

constexpr double kMostWeight = 1e6;

/// What may stand for a hypothesis: all branches, the whole weight on the one named, or the weights that stand by themselves.
std::string form_of_weights(const model::HypothesisRow& row, std::string_view named) {
  const std::span branches(row.branch.data(), row.branches);
  const bool known = std::find(branches.begin(), branches.end(), named) != branches.end();
  std::string form;
  for (std::size_t i = 0; i < branches.size(); ++i) {
    const double weight = known ? (branches[i] == named ? 1 : 0) : row.weight[i];
    form += (i == 0 ? "{ " : ", ") + in_quotes(branches[i]) + ": " + number_text(weight);
  }
  return "a weight for each branch, such as " + form + " }";
}

}  // namespace

std::vector<std::string_view> parameter_names() {
  std::vector<std::string_view> names;
  for (const base::Field& row : model::kParameterRows) names.push_back(row.name);
  return names;
}

void add_unknown_input(const Place& place, std::string_view what, std::string_view name,
                       std::span<const std::string_view> known, FaultList& faults) {
  struct Elsewhere {
    std::vector<std::string_view> names;
    std::string_view is, goes;
  };
  const Elsewhere kinds[] = {
      {lever_names(), "a lever", "move it by a policy, or with --set policy."},
      {parameter_names(), "a parameter", "give it under \"parameters\", or with --set parameter."},
      {hypothesis_names(), "a hypothesis", "weigh its branches under \"hypotheses\", or with --set hypothesis."},
      {channel_names(), "a channel", "give its multiplier under \"channels\""}};
  for (const Elsewhere& kind : kinds) {
    if (std::find(kind.names.begin(), kind.names.end(), name) == kind.names.end()) continue;
    const bool has_override = kind.goes.back() == '.';
    faults.add(place, in_quotes(name) + " is " + std::string(kind.is) + ", no " + std::string(what), "",
               std::string(kind.goes) + (has_override ? std::string(name) + "=..." : ""));
    return;
  }
  add_unknown(place, what, name, known, faults);
}

std::vector<std::size_t> read_parameters(const Node& node, std::vector<base::Distribution>& priors, FaultList& faults) {
  std::vector<std::size_t> named;
  const auto names = parameter_names();
  for_each_known(node, names, "parameter", form::kParameters, faults, [&](std::size_t i, const Member& member) {
    const base::Field& row = model::kParameterRows[i];
    const auto distribution = read_distribution(member.value, row.low, row.high, row.unit, faults);
    if (!distribution) return;
    priors[i] = *distribution;
    named.push_back(i);
  });
  std::sort(named.begin(), named.end());
  return named;
}

std::array<std::array<double, 4>, model::kHypotheses> default_weights() {
  std::array<std::array<double, 4>, model::kHypotheses> weights{};
  for (std::size_t i = 0; i < model::kHypotheses; ++i) weights[i] = model::kHypothesisRows[i].weight;
  return weights;
}

void read_hypotheses(const Node& node, engine::Inputs& inputs, FaultList& faults) {
  const auto names = hypothesis_names();
  for_each_known(node, names, "hypothesis", form::kHypotheses, faults, [&](std::size_t i, const Member& member) {
    const model::HypothesisRow& row = model::kHypothesisRows[i];
    const std::span branches(row.branch.data(), row.branches);
    const std::size_t before = faults.size();
    for_each_known(member.value, branches, "branch of " + member.key, form_of_weights(row, member.value.text), faults,
                   [&](std::size_t branch, const Member& weight) {
                     inputs.weights[i][branch] = read_number(weight.value, 0, kMostWeight, "1", faults).value_or(0);
                   });
    const double sum = std::accumulate(inputs.weights[i].begin(), inputs.weights[i].end(), 0.0);
    if (faults.size() == before && !(sum > 0))
      faults.add(member.value.place, "the weights of " + in_quotes(member.key) + " add up to 0",
                 "at least one weight above 0");
  });
}

void read_channels(const Node& node, model::Channels<double>& channels, FaultList& faults) {
  const auto names = channel_names();
  for_each_known(node, names, "channel", form::kChannels, faults, [&](std::size_t i, const Member& member) {
    channels.*model::kChannelMembers<double>[i] = read_number(member.value, 0, 1, "1", faults).value_or(1);
  });
}

Node hypotheses_node(const engine::Inputs& inputs) {
  Node node = make_object();
  for (std::size_t i = 0; i < model::kHypotheses; ++i) {
    const model::HypothesisRow& row = model::kHypothesisRows[i];
    Node& weights = add_member(node, row.name, make_object());
    for (std::size_t branch = 0; branch < row.branches; ++branch)
      add_member(weights, row.branch[branch], make_number(inputs.weights[i][branch]));
  }
  return node;
}

Node channels_node(const model::Channels<double>& channels) {
  Node node = make_object();
  for (std::size_t i = 0; i < model::kChannelRows.size(); ++i)
    add_member(node, model::kChannelRows[i].name, make_number(channels.*model::kChannelMembers<double>[i]));
  return node;
}

}  // namespace io
