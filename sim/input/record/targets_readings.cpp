#include <algorithm>

#include "input/json/input_values.hpp"
#include "input/record/targets_parts.hpp"

namespace io {

namespace {

constexpr double kWidthOf90 = 3.2897072539029435;  // a normal's central 90 % in standard deviations

// A figure must be withheld or not as the file says, and evidence counts once: either for a prior or for a target.
bool check_figure(const Node& node, const DocumentedFigure& figure, const TargetContext& context) {
  const bool held_out = figure.kind == kHoldoutKind;
  if (held_out && context.use == TargetUse::kFitted)
    context.faults.add(node.place, in_quotes(figure.id) + " is withheld and never fitted", "targets/holdouts.json");
  if (figure.kind == kTargetKind && context.use == TargetUse::kHeldOut)
    context.faults.add(node.place, in_quotes(figure.id) + " is meant to be fitted",
                       "figures of the kind validation_holdout, or of another with \"other_kind\"");
  for (const Prior& prior : context.calibration.priors)
    if (std::find(prior.evidence.begin(), prior.evidence.end(), figure.id) != prior.evidence.end())
      context.faults.add(node.place,
                         "the figure " + in_quotes(figure.id) + " is evidence of the prior " + in_quotes(prior.name) +
                             " too, so it would count twice",
                         {}, "widen the prior to what is known without the figure, or leave the figure to it");
  return figure.kind == kTargetKind || held_out;  // of other kinds the target must say why
}

// Returns whether all figures are of a kind that is meant for targets.
bool read_figures_of(const Node& node, Reading& reading, const TargetContext& context) {
  bool usual = true;
  if (!expect_kind(node, Node::Kind::kList, context.faults)) return usual;
  for (const Node& item : node.items) {
    const auto choice = read_choice(item, context.figure_ids, "figure", context.faults);
    if (!choice) continue;
    usual = check_figure(item, context.calibration.figures[*choice], context) && usual;
    reading.figures.emplace_back(context.figure_ids[*choice]);
  }
  return usual;
}

void place_on_scale(const Node& node, Scale scale, Reading& reading, FaultList& faults) {
  if (!(reading.low < reading.value && reading.value < reading.high)) {
    faults.add(node.place, "the value does not lie inside its interval", "low < value < high");
    return;
  }
  const bool positive = scale == Scale::kLinear || reading.low > 0;
  const bool share = scale != Scale::kLogit || reading.high < 1;
  if (!positive || !share)
    faults.add(node.place, "the interval leaves the scale " + in_quotes(scale_name(scale)),
               scale == Scale::kLogit ? "0 < low and high < 1" : "0 < low");
  reading.centre = on_scale(scale, reading.value);
  reading.sd = (on_scale(scale, reading.high) - on_scale(scale, reading.low)) / kWidthOf90;
}

// Returns whether all figures are of a kind that is meant for targets.
bool read_reading(const Node& node, Scale scale, Reading& reading, const TargetContext& context) {
  FaultList& faults = context.faults;
  ObjectReader reader(node, faults);
  const Node* value = reader.required("value");
  const Node* low = reader.required("low");
  const Node* high = reader.required("high");
  const auto number = [&faults](const Node* of) {
    return of ? read_number(*of, -kHuge, kHuge, "1", faults) : std::nullopt;
  };
  const auto middle = number(value), lowest = number(low), highest = number(high);
  if (const Node* weight = reader.optional("weight"))
    reading.weight = read_number(*weight, 1e-6, 1e6, "1", faults).value_or(1);
  const Node* figures = reader.optional("figures");
  const bool usual = !figures || read_figures_of(*figures, reading, context);
  if (const Node* source = reader.optional("source")) reading.source = read_text(*source, faults).value_or("");
  reader.finish();
  if (reader.is_object() && reading.source.empty() && (!figures || figures->items.empty()))
    faults.add(node.place, "the reading names no source", "ids in \"figures\", or words in \"source\"");
  if (!middle || !lowest || !highest) return usual;
  reading.value = *middle, reading.low = *lowest, reading.high = *highest;
  place_on_scale(node, scale, reading, faults);
  return usual;
}

}  // namespace

bool read_readings(const Node& node, Target& target, const TargetContext& context) {
  bool usual = true;
  if (!expect_kind(node, Node::Kind::kList, context.faults)) return usual;
  if (node.items.empty()) context.faults.add(node.place, "there is no reading", "at least one");
  double weights = 0;
  for (const Node& item : node.items) {
    usual = read_reading(item, target.scale, target.readings.emplace_back(), context) && usual;
    weights += target.readings.back().weight;
    for (const std::string& id : target.readings.back().figures)
      if (std::find(target.figures.begin(), target.figures.end(), id) == target.figures.end())
        target.figures.push_back(id);
  }
  for (Reading& reading : target.readings) reading.weight /= weights;
  return usual;
}

}  // namespace io
