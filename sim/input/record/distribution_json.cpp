#include "input/record/distribution_json.hpp"

#include <string>

#include "input/json/input_values.hpp"

namespace io {

namespace {

using base::Distribution;
using base::Family;

constexpr FamilyParameter kConstant[] = {{"value", &Distribution::value}};
constexpr FamilyParameter kUniform[] = {{"min", &Distribution::low}, {"max", &Distribution::high}};
constexpr FamilyParameter kTriangular[] = {
    {"min", &Distribution::low}, {"mode", &Distribution::mode}, {"max", &Distribution::high}};
constexpr FamilyParameter kNormal[] = {{"mean", &Distribution::mean}, {"sd", &Distribution::sd}};
constexpr FamilyParameter kLognormal[] = {{"median", &Distribution::median}, {"sigma_log", &Distribution::sigma_log}};
constexpr FamilyParameter kKumaraswamy[] = {{"min", &Distribution::low, true},
                                            {"max", &Distribution::high, true},
                                            {"a", &Distribution::a},
                                            {"b", &Distribution::b}};
constexpr FamilyParameter kExponential[] = {{"scale", &Distribution::scale}};

/// What the parameters of a family must be, for a fault.
std::string_view allowed_parameters(Family family) {
  switch (family) {
    case Family::kUniform:
      return "min < max; min = max is a constant";
    case Family::kLoguniform:
      return "0 < min < max; min = max is a constant";
    case Family::kTriangular:
      return "min <= mode <= max and min < max; all three equal are a constant";
    case Family::kNormal:
      return "sd > 0; sd = 0 is a constant";
    case Family::kLognormal:
      return "median > 0 and sigma_log > 0; sigma_log = 0 is a constant";
    case Family::kKumaraswamy:
      return "a > 0, b > 0 and min < max; min = max is a constant";
    case Family::kExponential:
      return "scale > 0; a number alone is a constant";
    case Family::kMixture:
      return "as many weights as components, none below 0 and not all 0";
    case Family::kConstant:
      break;
  }
  return "a number";
}

/// The parameters that a family has, for the fault where something else stands.
std::string form_of(Family family) {
  if (family == Family::kMixture) return R"({ "weights": [...], "components": [...] })";
  std::string form;
  for (const FamilyParameter& parameter : family_parameters(family))
    form += (form.empty() ? "{ " : ", ") + in_quotes(parameter.key) + ": ...";
  return form + " }";
}

/// The only value of a distribution without width, if it is one and has no other fault.
std::optional<double> value_without_width(const Distribution& d) {
  const bool point = d.low == d.high;
  switch (d.family) {
    case Family::kUniform:
      return point ? std::optional(d.low) : std::nullopt;
    case Family::kLoguniform:
      return point && d.low > 0 ? std::optional(d.low) : std::nullopt;
    case Family::kTriangular:
      return point && d.mode == d.low ? std::optional(d.low) : std::nullopt;
    case Family::kKumaraswamy:
      return point && d.a > 0 && d.b > 0 ? std::optional(d.low) : std::nullopt;
    case Family::kNormal:
      return d.sd == 0 ? std::optional(d.mean) : std::nullopt;
    case Family::kLognormal:
      return d.sigma_log == 0 && d.median > 0 ? std::optional(d.median) : std::nullopt;
    default:
      return std::nullopt;
  }
}

Distribution constant(double value) {
  Distribution distribution;
  distribution.family = Family::kConstant;
  distribution.value = value;
  return distribution;
}

std::optional<Distribution> read_any(const Node& node, FaultList& faults);

// Each component and each weight is read even if another one is faulty, so that all faults are seen.
void read_mixture(ObjectReader& params, Distribution& distribution, FaultList& faults) {
  const Node* weights = params.required("weights");
  const Node* components = params.required("components");
  if (weights && expect_kind(*weights, Node::Kind::kList, faults, "a list such as [0.3, 0.7]"))
    for (const Node& weight : weights->items)
      distribution.weights.push_back(read_number(weight, 0, kHuge, "1", faults).value_or(0));
  if (components && expect_kind(*components, Node::Kind::kList, faults, "a list of numbers or distributions"))
    for (const Node& component : components->items)
      if (const auto read = read_any(component, faults)) distribution.components.push_back(*read);
}

std::optional<Distribution> read_object(const Node& node, FaultList& faults) {
  const std::size_t before = faults.size();
  ObjectReader reader(node, faults);
  const Node* family = reader.required("family");
  const Node* params = reader.required("params");
  reader.finish();
  const auto choice = family ? read_choice(*family, kFamilies, "family", faults) : std::nullopt;
  if (!choice || !params) return std::nullopt;

  Distribution distribution;
  base::find_family(kFamilies[*choice], distribution.family);
  ObjectReader values(*params, faults, form_of(distribution.family));
  for (const FamilyParameter& parameter : family_parameters(distribution.family))
    if (const Node* value = parameter.may_be_left_out ? values.optional(parameter.key) : values.required(parameter.key))
      distribution.*parameter.member = read_number(*value, -kHuge, kHuge, "1", faults).value_or(0);
  if (distribution.family == Family::kMixture) read_mixture(values, distribution, faults);
  values.finish();
  if (faults.size() > before) return std::nullopt;
  if (const auto value = value_without_width(distribution)) return constant(*value);
  for (const std::string& problem : base::validate(distribution))
    faults.add(params->place, problem, std::string(allowed_parameters(distribution.family)));
  return faults.size() > before ? std::nullopt : std::optional(distribution);
}

std::optional<Distribution> read_any(const Node& node, FaultList& faults) {
  if (node.is(Node::Kind::kObject)) return read_object(node, faults);
  if (!node.is(Node::Kind::kNumber)) {
    faults.add(node.place, "expected a number or a distribution, found " + value_in_words(node),
               R"(a number, or { "family": ..., "params": { ... } })");
    return std::nullopt;
  }
  return constant(node.number);
}

}  // namespace

std::span<const FamilyParameter> family_parameters(Family family) {
  switch (family) {
    case Family::kConstant:
      return kConstant;
    case Family::kUniform:
    case Family::kLoguniform:
      return kUniform;
    case Family::kTriangular:
      return kTriangular;
    case Family::kNormal:
      return kNormal;
    case Family::kLognormal:
      return kLognormal;
    case Family::kKumaraswamy:
      return kKumaraswamy;
    case Family::kExponential:
      return kExponential;
    case Family::kMixture:
      return {};
  }
  return {};
}

std::optional<Distribution> read_distribution(const Node& node, double low, double high, std::string_view unit,
                                              FaultList& faults) {
  if (node.is(Node::Kind::kNumber) && !read_number(node, low, high, unit, faults)) return std::nullopt;
  auto distribution = read_any(node, faults);
  if (!distribution) return std::nullopt;
  const base::Support support = base::support(*distribution);
  if (support.low >= low && support.high <= high) return distribution;
  faults.add(node.place,
             "the distribution reaches " + range_text(support.low, support.high, unit) + " and so out of range",
             range_text(low, high, unit));
  return std::nullopt;
}

Node distribution_node(const Distribution& distribution) {
  if (distribution.family == Family::kConstant) return make_number(distribution.value);
  Node node = make_object();
  add_member(node, "family", make_text(base::family_name(distribution.family)));
  Node& params = add_member(node, "params", make_object());
  for (const FamilyParameter& parameter : family_parameters(distribution.family))
    add_member(params, parameter.key, make_number(distribution.*parameter.member));
  if (distribution.family == Family::kMixture) {
    Node& weights = add_member(params, "weights", make_list());
    for (const double weight : distribution.weights) weights.items.push_back(make_number(weight));
    Node& components = add_member(params, "components", make_list());
    for (const Distribution& component : distribution.components)
      components.items.push_back(distribution_node(component));
  }
  return node;
}

}  // namespace io
