#include <algorithm>

#include "input/json/input_values.hpp"
#include "input/record/targets_parts.hpp"

namespace io {

namespace {

bool is_pattern(std::string_view text) { return !text.empty() && text.back() == '*'; }

bool matches(std::string_view pattern, std::string_view id) {
  return is_pattern(pattern) ? id.starts_with(pattern.substr(0, pattern.size() - 1)) : id == pattern;
}

std::set<std::string_view> used_figures(const Targets& targets) {
  std::set<std::string_view> used;
  for (const auto* list : {&targets.fitted, &targets.held_out})
    for (const Target& target : *list) used.insert(target.figures.begin(), target.figures.end());
  return used;
}

bool needs_an_answer(const DocumentedFigure& figure) {
  return figure.kind == kTargetKind || figure.kind == kHoldoutKind;
}

std::vector<std::string_view> ids_to_answer(const Calibration& calibration) {
  std::vector<std::string_view> ids;
  for (const DocumentedFigure& figure : calibration.figures)
    if (needs_an_answer(figure)) ids.push_back(figure.id);
  return ids;
}

void check_entry(const Node& node, const std::string& figure, const std::vector<std::string_view>& ids,
                 const std::set<std::string_view>& used, FaultList& faults) {
  const bool known = std::any_of(ids.begin(), ids.end(), [&](std::string_view id) { return matches(figure, id); });
  if (!known) add_unknown(node.place, "figure", figure, ids, faults);
  if (!is_pattern(figure) && used.count(figure) > 0)
    faults.add(node.place, in_quotes(figure) + " is in a target, so a metric answers to it");
}

}  // namespace

void read_unanswered(const Node& node, const Calibration& calibration, Targets& targets, FaultList& faults) {
  if (!expect_kind(node, Node::Kind::kList, faults)) return;
  const auto ids = ids_to_answer(calibration);
  const auto used = used_figures(targets);
  for (const Node& item : node.items) {
    Unanswered entry;
    ObjectReader reader(item, faults);
    if (const Node* figure = reader.required("figure")) {
      entry.figure = read_name(*figure, faults).value_or("");
      if (!entry.figure.empty()) check_entry(*figure, entry.figure, ids, used, faults);
    }
    if (const Node* why = reader.required("why")) entry.why = read_text(*why, faults).value_or("");
    reader.finish();
    targets.unanswered.push_back(std::move(entry));
  }
}

std::vector<std::string> figures_left_over(const Targets& targets, const Calibration& calibration) {
  const auto used = used_figures(targets);
  std::vector<std::string> left;
  for (const std::string_view id : ids_to_answer(calibration)) {
    const bool said = std::any_of(targets.unanswered.begin(), targets.unanswered.end(),
                                  [&](const Unanswered& entry) { return matches(entry.figure, id); });
    if (!said && used.count(id) == 0) left.emplace_back(id);
  }
  return left;
}

}  // namespace io
