#include <algorithm>
#include <array>
#include <string>

#include "input/json/input_values.hpp"
#include "input/scenario/scenario_forms.hpp"
#include "input/scenario/scenario_policies.hpp"
#include "model/metrics.hpp"

namespace io {

namespace {

constexpr int kMostMonths = model::kMaxMonths;
constexpr std::array<std::string_view, 3> kOnly{"either", "raise", "lower"};  // in the order of model::Reaction::Only

// "lever_NAME" for every lever, once.
const std::array<std::string, model::kLevers>& lever_outputs() {
  static const auto kNames = [] {
    std::array<std::string, model::kLevers> names;
    for (std::size_t i = 0; i < names.size(); ++i) names[i] = "lever_" + std::string(model::kLeverRows[i].name);
    return names;
  }();
  return kNames;
}

bool is_hidden(std::string_view name) {
  return std::any_of(model::kMetricRows.begin(), model::kMetricRows.end(),
                     [&](const model::MetricRow& row) { return row.name == name && row.seen == model::Seen::kHidden; });
}

void read_metric(const Node& node, model::Reaction& reaction, FaultList& faults) {
  if (node.is(Node::Kind::kText) && is_hidden(node.text)) {
    faults.add(node.place, "no government can observe the metric " + in_quotes(node.text), one_of(observables()));
  } else if (const auto choice = read_choice(node, observables(), "metric", faults)) {
    reaction.metric = observable_position(observables()[*choice]);
  }
}

double read_threshold(const Node& node, int metric, FaultList& faults) {
  if (metric < static_cast<int>(model::kMetrics)) return read_number(node, -kHuge, kHuge, "1", faults).value_or(0);
  const model::LeverRow& row = model::kLeverRows[static_cast<std::size_t>(metric) - model::kMetrics];
  return read_number(node, row.low, row.high, row.unit, faults, row.name).value_or(0);
}

void read_when(const Node& node, model::Reaction& reaction, FaultList& faults) {
  ObjectReader reader(node, faults, form::kWhen);
  if (const Node* metric = reader.required("metric")) read_metric(*metric, reaction, faults);
  const Node* above = reader.optional("above");
  const Node* below = reader.optional("below");
  if (reader.is_object() && !above == !below)
    faults.add(node.place,
               above ? "both \"above\" and \"below\" are given" : "neither \"above\" nor \"below\" is given",
               "one of above, below");
  reaction.above = above != nullptr;
  if (const Node* threshold = above ? above : below)
    reaction.threshold = read_threshold(*threshold, reaction.metric, faults);
  if (const Node* months = reader.optional("for_months"))
    reaction.for_months = read_count(*months, 1, kMostMonths, "months", faults).value_or(1);
  reader.finish();
}

void check_actor(const Node& lever, const model::LeverRow& row, const std::string& actor, FaultList& faults) {
  if (actor.empty() || row.actor == actor) return;
  faults.add(lever.place, "the lever " + in_quotes(row.name) + " is not in the hands of " + actor,
             "a reaction of " + std::string(row.actor));
}

void read_then(const Node& node, model::Reaction& reaction, FaultList& faults) {
  ObjectReader reader(node, faults, form::kThen);
  const Node* lever = reader.required("lever");
  const Node* value = reader.required("value");
  const Node* ramp = reader.optional("ramp_months");
  if (const Node* only = reader.optional("only"))
    reaction.only = static_cast<model::Reaction::Only>(read_choice(*only, kOnly, "direction", faults).value_or(0));
  if (ramp) reaction.ramp_months = read_count(*ramp, 0, kMostMonths, "months", faults).value_or(0);
  reader.finish();
  const auto choice = lever ? read_choice(*lever, lever_names(), "lever", faults) : std::nullopt;
  if (!choice) return;
  reaction.lever = static_cast<int>(*choice);
  const model::LeverRow& row = model::kLeverRows[*choice];
  check_actor(*lever, row, reaction.actor, faults);
  if (value) reaction.value = read_number(*value, row.low, row.high, row.unit, faults, row.name).value_or(0);
  if (ramp && reaction.ramp_months > 0 && row.change == model::Change::kSteps)
    faults.add(ramp->place, "the threshold " + in_quotes(row.name) + " steps and cannot ramp",
               "ramp_months 0 or left out");
}

model::Reaction read_reaction(const Node& node, std::span<const std::string_view> governments, FaultList& faults) {
  model::Reaction reaction;
  ObjectReader reader(node, faults, form::kReaction);
  if (const Node* id = reader.required("id")) reaction.id = read_name(*id, faults).value_or("");
  if (const Node* actor = reader.required("actor"))
    if (const auto choice = read_choice(*actor, governments, "government", faults))
      reaction.actor = governments[*choice];
  if (const Node* when = reader.required("when")) read_when(*when, reaction, faults);
  if (const Node* then = reader.required("then")) read_then(*then, reaction, faults);
  if (const Node* chance = reader.optional("monthly_probability"))
    reaction.monthly_probability = read_number(*chance, 0, 1, "1", faults).value_or(1);
  if (const Node* cooldown = reader.optional("cooldown_months"))
    reaction.cooldown_months = read_count(*cooldown, 0, kMostMonths, "months", faults).value_or(12);
  reader.finish();
  return reaction;
}

}  // namespace

std::vector<std::string_view> observables() {
  std::vector<std::string_view> names;
  for (const model::MetricRow& row : model::kMetricRows)
    if (row.seen == model::Seen::kSeen) names.push_back(row.name);
  for (const std::string& name : lever_outputs()) names.push_back(name);
  return names;
}

int observable_position(std::string_view name) {
  for (std::size_t i = 0; i < model::kMetrics; ++i)
    if (model::kMetricRows[i].name == name)
      return model::kMetricRows[i].seen == model::Seen::kSeen ? static_cast<int>(i) : -1;
  for (std::size_t i = 0; i < model::kLevers; ++i)
    if (lever_outputs()[i] == name) return static_cast<int>(model::kMetrics + i);
  return -1;
}

std::string_view observable_name(int position) {
  const auto at = static_cast<std::size_t>(position);
  return at < model::kMetrics ? model::kMetricRows[at].name : std::string_view(lever_outputs()[at - model::kMetrics]);
}

void read_reactions(const Node& list, std::span<const std::string> governments, std::vector<model::Reaction>& reactions,
                    FaultList& faults) {
  if (!expect_kind(list, Node::Kind::kList, faults, form::kReactions)) return;
  const std::vector<std::string_view> names(governments.begin(), governments.end());
  for (const Node& item : list.items) reactions.push_back(read_reaction(item, names, faults));
}

Node reaction_node(const model::Reaction& reaction) {
  const model::LeverRow& row = model::kLeverRows[static_cast<std::size_t>(reaction.lever)];
  Node node = make_object();
  add_member(node, "id", make_text(reaction.id));
  add_member(node, "actor", make_text(reaction.actor));
  Node& when = add_member(node, "when", make_object());
  add_member(when, "metric", make_text(observable_name(reaction.metric)));
  add_member(when, reaction.above ? "above" : "below", make_number(reaction.threshold));
  add_member(when, "for_months", make_number(reaction.for_months));
  Node& then = add_member(node, "then", make_object());
  add_member(then, "lever", make_text(row.name));
  add_member(then, "value", make_number(reaction.value));
  add_member(then, "ramp_months", make_number(reaction.ramp_months));
  add_member(then, "only", make_text(kOnly[static_cast<std::size_t>(reaction.only)]));
  add_member(node, "monthly_probability", make_number(reaction.monthly_probability));
  add_member(node, "cooldown_months", make_number(reaction.cooldown_months));
  return node;
}

}  // namespace io
