#include <string>

#include "input/json/input_values.hpp"
#include "input/record/distribution_json.hpp"
#include "input/scenario/schema_parts.hpp"
#include "model/channels.hpp"
#include "model/hypotheses.hpp"
#include "model/parameters.hpp"

namespace io::schema {

namespace {
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
}  // namespace

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

}  // namespace io::schema
