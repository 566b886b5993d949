#include <array>

#include "input/json/input_values.hpp"
#include "input/record/targets_parts.hpp"
#include "model/hypotheses.hpp"
#include "model/metrics.hpp"

namespace io {

namespace {

constexpr std::array<std::string_view, 5> kStatistics{"value", "mean", "increase", "annual_growth", "maximum"};
constexpr std::array<std::string_view, 3> kScales{"linear", "log10", "logit"};
constexpr double kLargestDiscrepancy = 1e100, kMostFactor = 100, kMostDegrees = 1000;

std::vector<std::string_view> metric_names() {
  std::vector<std::string_view> names;
  for (const model::MetricRow& row : model::kMetricRows) names.push_back(row.name);
  return names;
}

Widening read_widening(const Node& node, FaultList& faults) {
  Widening widening;
  ObjectReader reader(node, faults);
  const Node* hypothesis = reader.required("hypothesis");
  const Node* branch = reader.required("branch");
  const Node* factor = reader.required("factor");
  reader.finish();
  std::vector<std::string_view> names;
  for (const model::HypothesisRow& row : model::kHypothesisRows) names.push_back(row.name);
  if (factor) widening.factor = read_number(*factor, 1, kMostFactor, "1", faults).value_or(1);
  const auto choice = hypothesis ? read_choice(*hypothesis, names, "hypothesis", faults) : std::nullopt;
  if (!choice) return widening;
  widening.hypothesis = *choice;
  const model::HypothesisRow& row = model::kHypothesisRows[*choice];
  const std::span<const std::string_view> branches(row.branch.data(), row.branches);
  if (branch) widening.branch = static_cast<int>(read_choice(*branch, branches, "branch", faults).value_or(0));
  return widening;
}

void read_period(ObjectReader& reader, Target& target, const TargetContext& context) {
  const int present = context.calibration.present;
  const int last = context.use == TargetUse::kHeldOut ? model::kMaxMonths - 1 : present;
  const Node* from = reader.optional("from");
  const Node* to = reader.required("to");
  if (to) target.to = read_month(*to, 0, last, context.faults).value_or(0);
  target.from = from ? read_month(*from, 0, last, context.faults).value_or(target.to) : target.to;
  if (!reader.is_object()) return;
  FaultList& faults = context.faults;
  if (target.from > target.to) faults.add(reader.node().place, "the period ends before it begins", "from <= to");
  if (target.statistic == Statistic::kValue && target.from != target.to)
    faults.add(reader.node().place, "a value belongs to one month", "\"from\" left out, or the same as \"to\"");
  if (target.statistic == Statistic::kAnnualGrowth && target.from == target.to)
    faults.add(reader.node().place, "a growth needs two months", "from < to");
}

// What a target is measured by: the metric, the statistic and its months, the scale.
void read_measure(ObjectReader& reader, Target& target, const TargetContext& context) {
  const auto names = metric_names();
  if (const Node* metric = reader.required("metric"))
    target.metric = read_choice(*metric, names, "metric", context.faults).value_or(0);
  if (const Node* statistic = reader.required("statistic"))
    target.statistic =
        static_cast<Statistic>(read_choice(*statistic, kStatistics, "statistic", context.faults).value_or(0));
  if (const Node* scale = reader.required("scale"))
    target.scale = static_cast<Scale>(read_choice(*scale, kScales, "scale", context.faults).value_or(0));
  read_period(reader, target, context);
}

void read_words(ObjectReader& reader, Target& target, FaultList& faults) {
  if (const Node* why = reader.required("why")) target.why = read_text(*why, faults).value_or("");
  if (const Node* error = reader.required("error")) target.error = read_text(*error, faults).value_or("");
  if (const Node* kind = reader.optional("other_kind")) target.other_kind = read_text(*kind, faults).value_or("");
}

Target read_target(const Node& node, const TargetContext& context) {
  Target target;
  FaultList& faults = context.faults;
  ObjectReader reader(node, faults);
  if (const Node* id = reader.required("id")) target.id = read_name(*id, faults).value_or("");
  read_measure(reader, target, context);
  const Node* readings = reader.required("readings");
  const bool usual = !readings || read_readings(*readings, target, context);
  if (const Node* discrepancy = reader.required("discrepancy"))
    target.discrepancy = read_number(*discrepancy, 0, kLargestDiscrepancy, "of the scale", faults).value_or(0);
  if (const Node* degrees = reader.optional("degrees_of_freedom"))
    target.degrees_of_freedom = read_number(*degrees, 1, kMostDegrees, "1", faults).value_or(4);
  if (const Node* widen = reader.optional("widen"); widen && expect_kind(*widen, Node::Kind::kList, faults))
    for (const Node& item : widen->items) target.widen.push_back(read_widening(item, faults));
  read_words(reader, target, faults);
  reader.finish();
  if (!usual && target.other_kind.empty())
    faults.add(node.place, "a figure is of another kind than calibration_target and validation_holdout",
               "\"other_kind\": why it is used");
  return target;
}

}  // namespace

std::string_view statistic_name(Statistic statistic) { return kStatistics[static_cast<std::size_t>(statistic)]; }
std::string_view scale_name(Scale scale) { return kScales[static_cast<std::size_t>(scale)]; }

void read_target_list(const Node& node, TargetUse use, const Calibration& calibration, std::vector<Target>& targets,
                      std::set<std::string>& ids, FaultList& faults) {
  if (!expect_kind(node, Node::Kind::kList, faults)) return;
  TargetContext context{use, calibration, {}, faults};
  for (const DocumentedFigure& figure : calibration.figures) context.figure_ids.push_back(figure.id);
  for (const Node& item : node.items) {
    targets.push_back(read_target(item, context));
    if (!targets.back().id.empty() && !ids.insert(targets.back().id).second)
      faults.add(item.place, "the target " + in_quotes(targets.back().id) + " stands here a second time",
                 "each id once");
  }
}

}  // namespace io
