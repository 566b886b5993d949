#include <algorithm>
#include <optional>

#include "input/json/input_values.hpp"
#include "input/scenario/scenario.hpp"
#include "input/scenario/scenario_policies.hpp"

namespace io {

namespace {

constexpr std::string_view kForms = "policy.LEVER=VALUE[@YYYY-MM], parameter.NAME=VALUE, hypothesis.NAME=BRANCH";

// One override, taken apart.
struct Override {
  std::string_view kind, name, value;
  Place place;
};

/// "hbm_ban" without the kind in front of it: the key that was meant.
std::string full_key(std::string_view name) {
  const auto is = [&](const auto& row) { return row.name == name; };
  const auto found = [&](std::string_view kind) {
    return "did you mean " + in_quotes(std::string(kind) + "." + std::string(name)) + "?";
  };
  if (std::any_of(std::begin(model::kLeverRows), std::end(model::kLeverRows), is)) return found("policy");
  if (std::any_of(std::begin(model::kParameterRows), std::end(model::kParameterRows), is)) return found("parameter");
  if (std::any_of(std::begin(model::kHypothesisRows), std::end(model::kHypothesisRows), is)) return found("hypothesis");
  return {};
}

std::optional<Override> parse(std::string_view text, FaultList& faults) {
  Override parsed;
  parsed.place.file = std::make_shared<const std::string>("--set");
  parsed.place.pointer = text;
  const std::size_t equals = text.find('='), dot = text.find('.');
  if (equals == std::string_view::npos || dot == std::string_view::npos || dot > equals) {
    faults.add(parsed.place, "this is no KEY=VALUE", std::string(kForms), full_key(text.substr(0, equals)));
    return std::nullopt;
  }
  parsed.kind = text.substr(0, dot);
  parsed.name = text.substr(dot + 1, equals - dot - 1);
  parsed.value = text.substr(equals + 1);
  return parsed;
}

// The object under a key of the root, made if the files have none (or have something else there, which is reported later).
Node& object_at(MergedScenario& merged, std::string_view key) {
  if (Node* node = merged.root.find(key)) return *node;
  return add_member(merged.root, key, make_object());
}

void merge_into(Node& target, std::string_view key, Node value, const Place& place) {
  Node patch = make_object();
  add_member(patch, key, std::move(value));
  set_place(patch, place);
  target = merge_patch(std::move(target), patch);
}

std::optional<Node> number_node(const Override& parsed, std::string_view text, FaultList& faults) {
  if (const auto number = parse_number(text)) return make_number(*number);
  faults.add(parsed.place, in_quotes(text) + " is not a number", "a number such as 0.25 or 6e4");
  return std::nullopt;
}

// "set.LEVER", or with a number when the scenario has one already (an effective scenario that is changed again).
std::string free_id(const Node& policies, std::string_view lever) {
  const std::string stem = "set." + std::string(lever);
  std::string id = stem;
  const auto taken = [&] {
    return std::any_of(policies.items.begin(), policies.items.end(), [&](const Node& policy) {
      const Node* known = policy.find("id");
      return known && known->text == id;
    });
  };
  for (int number = 2; taken(); ++number) id = stem + "." + std::to_string(number);
  return id;
}

void set_policy(const Override& parsed, int present, MergedScenario& merged, FaultList& faults) {
  const std::size_t at = parsed.value.find('@');
  const bool dated = at != std::string_view::npos;
  auto value = number_node(parsed, parsed.value.substr(0, at), faults);
  Node& policies = *merged.root.find("policies");
  Node policy = make_object();
  add_member(policy, "id", make_text(free_id(policies, parsed.name)));
  add_member(policy, "lever", make_text(parsed.name));
  add_member(policy, "from", make_text(dated ? std::string(parsed.value.substr(at + 1)) : month_text(present + 1)));
  if (!value) {
    // The number is reported; what else may be wrong with the override still shows with any other in its place.
    const auto names = lever_names();
    const auto row = std::find(names.begin(), names.end(), parsed.name);
    value = make_number(
        row == names.end() ? 0 : model::kLeverRows[static_cast<std::size_t>(row - names.begin())].default_value);
  }
  add_member(policy, "value", std::move(*value));
  add_member(policy, "source", make_text("--set"));
  set_place(policy, parsed.place);
  policies.items.push_back(std::move(policy));
}

void set_parameter(const Override& parsed, MergedScenario& merged, FaultList& faults) {
  if (auto value = number_node(parsed, parsed.value, faults))
    merge_into(object_at(merged, "parameters"), parsed.name, std::move(*value), parsed.place);
}

void set_hypothesis(const Override& parsed, MergedScenario& merged, FaultList& faults) {
  Node weights = make_object();
  for (const model::HypothesisRow& row : model::kHypothesisRows) {
    if (row.name != parsed.name) continue;
    for (std::size_t branch = 0; branch < row.branches; ++branch)
      add_member(weights, row.branch[branch], make_number(0));
  }
  if (Node* chosen = weights.find(parsed.value)) {
    chosen->number = 1;
  } else if (!weights.members.empty()) {
    std::vector<std::string_view> branches;
    for (const Member& branch : weights.members) branches.push_back(branch.key);
    add_unknown(parsed.place, "branch of " + std::string(parsed.name), parsed.value, branches, faults);
    return;
  }
  merge_into(object_at(merged, "hypotheses"), parsed.name, std::move(weights), parsed.place);
}

}  // namespace

std::string override_in_words(std::string_view text, int present) {
  FaultList told_when_applied;
  const auto parsed = parse(text, told_when_applied);
  if (!parsed) return std::string(text);
  const std::string name(parsed->name), value(parsed->value.substr(0, parsed->value.find('@')));
  if (parsed->kind == "hypothesis") return name + ": " + value;
  if (parsed->kind != "policy") return name + " = " + value;
  const std::string_view rest = parsed->value.substr(value.size());
  return name + " = " + value + " from " + (rest.empty() ? month_text(present + 1) : std::string(rest.substr(1)));
}

std::string target_of_override(std::string_view text, int present) {
  FaultList told_when_applied;
  const auto parsed = parse(text, told_when_applied);
  if (!parsed) return std::string(text);
  std::string target = std::string(parsed->kind) + "." + std::string(parsed->name);
  if (parsed->kind != "policy") return target;
  const std::size_t at = parsed->value.find('@');
  return target + "@" +
         (at == std::string_view::npos ? month_text(present + 1) : std::string(parsed->value.substr(at + 1)));
}

void apply_override(std::string_view text, int present, MergedScenario& merged, FaultList& faults) {
  const auto parsed = parse(text, faults);
  if (!parsed) return;
  constexpr std::string_view kKinds[] = {"policy", "parameter", "hypothesis"};
  if (parsed->kind == kKinds[0])
    set_policy(*parsed, present, merged, faults);
  else if (parsed->kind == kKinds[1])
    set_parameter(*parsed, merged, faults);
  else if (parsed->kind == kKinds[2])
    set_hypothesis(*parsed, merged, faults);
  else
    faults.add(parsed->place, "nothing can be set under " + in_quotes(parsed->kind), std::string(kForms),
               suggest(parsed->kind, kKinds));
}

}  // namespace io
