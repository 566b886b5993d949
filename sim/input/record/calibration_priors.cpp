#include <algorithm>
#include <array>
#include <optional>
#include <set>

#include "input/json/input_values.hpp"
#include "input/record/calibration_parts.hpp"
#include "input/record/distribution_json.hpp"
#include "input/scenario/scenario_uncertainty.hpp"

namespace io {

namespace {

constexpr std::array<std::string_view, 3> kStatuses{"documented", "inferred", "assumption"};

void read_evidence(const Node& node, const std::vector<std::string_view>& known, Prior& prior, FaultList& faults) {
  if (!expect_kind(node, Node::Kind::kList, faults)) return;
  for (const Node& item : node.items)
    if (const auto choice = read_choice(item, known, "figure or event", faults))
      prior.evidence.emplace_back(known[*choice]);
}

void check_status(const Node& node, const Prior& prior, FaultList& faults) {
  if (prior.status == "documented" && prior.evidence.empty())
    faults.add(node.place, "a documented prior names no evidence", "ids of figures or events");
}

void read_unit(const Node& node, const base::Field& row, FaultList& faults) {
  const auto unit = read_text(node, faults);
  if (unit && *unit != row.unit) faults.add(node.place, "the unit is " + in_quotes(*unit), in_quotes(row.unit));
}

// One prior and its row; nothing if its name is unknown.
std::optional<std::pair<std::size_t, Prior>> read_prior(const Node& node, const std::vector<std::string_view>& names,
                                                        const std::vector<std::string_view>& evidence,
                                                        FaultList& faults) {
  Prior prior;
  ObjectReader reader(node, faults);
  const Node* name = reader.required("name");
  const std::size_t row = name ? read_choice(*name, names, "parameter", faults).value_or(names.size()) : names.size();
  const bool known = row < names.size();
  const Node* unit = reader.required("unit");
  const Node* distribution = reader.required("distribution");
  if (known && unit) read_unit(*unit, model::kParameterRows[row], faults);
  if (known && distribution) {
    const base::Field& field = model::kParameterRows[row];
    prior.name = field.name;
    prior.unit = field.unit;
    prior.distribution =
        read_distribution(*distribution, field.low, field.high, field.unit, faults).value_or(base::Distribution{});
  }
  if (const Node* acts_in = reader.optional("acts_in")) prior.acts_in = read_text(*acts_in, faults).value_or("");
  if (const Node* rationale = reader.required("rationale"))
    prior.rationale = read_text(*rationale, faults).value_or("");
  if (const Node* list = reader.required("evidence")) read_evidence(*list, evidence, prior, faults);
  if (const Node* status = reader.required("status"))
    if (const auto choice = read_choice(*status, kStatuses, "status", faults)) prior.status = kStatuses[*choice];
  reader.finish();
  check_status(node, prior, faults);
  if (!known) return std::nullopt;
  return std::pair(row, std::move(prior));
}

}  // namespace

std::vector<std::string> read_texts(const Node& node, FaultList& faults) {
  std::vector<std::string> texts;
  if (!expect_kind(node, Node::Kind::kList, faults)) return texts;
  for (const Node& item : node.items)
    if (auto text = read_text(item, faults)) texts.push_back(std::move(*text));
  return texts;
}

std::vector<std::string_view> evidence_ids(const Calibration& calibration) {
  std::vector<std::string_view> ids;
  for (const DocumentedFigure& figure : calibration.figures) ids.push_back(figure.id);
  for (const PolicyEvent& event : calibration.timeline) ids.push_back(event.id);
  return ids;
}

void check_contradictions(const Node& list, const Calibration& calibration, FaultList& faults) {
  const auto ids = evidence_ids(calibration);
  for (const Node& item : list.items)
    if (const Node* contradicts = item.find("contradicts"))
      for (const Node& id : contradicts->items)
        if (id.is(Node::Kind::kText)) read_choice(id, ids, "figure or event", faults);
}

void check_unique(const Node& list, std::string_view key, FaultList& faults) {
  std::set<std::string_view> seen;
  for (const Node& item : list.items) {
    const Node* name = item.find(key);
    if (name && name->is(Node::Kind::kText) && !seen.insert(name->text).second)
      faults.add(name->place, in_quotes(name->text) + " stands here a second time",
                 "each " + std::string(key) + " once");
  }
}

void read_priors(const Node& node, Calibration& calibration, FaultList& faults) {
  calibration.priors.resize(model::kParameters);
  if (!expect_kind(node, Node::Kind::kList, faults)) return;
  const auto names = parameter_names();
  const auto evidence = evidence_ids(calibration);
  std::vector<bool> present(names.size(), false);
  for (const Node& item : node.items) {
    auto prior = read_prior(item, names, evidence, faults);
    if (!prior) continue;
    present[prior->first] = true;
    calibration.priors[prior->first] = std::move(prior->second);
  }
  check_unique(node, "name", faults);
  for (std::size_t i = 0; i < names.size(); ++i)
    if (!present[i])
      faults.add(node.place, "the parameter " + in_quotes(names[i]) + " has no prior", "one for every parameter");
}

}  // namespace io
