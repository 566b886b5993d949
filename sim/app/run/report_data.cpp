#include "app/run/report_data.hpp"

#include <algorithm>
#include <cmath>

#include "app/run/naive_lag.hpp"
#include "engine/results.hpp"
#include "input/csv/csv.hpp"
#include "input/json/json_write.hpp"
#include "input/scenario/scenario_policies.hpp"
#include "output/words/charts_words.hpp"
#include "telling/words.hpp"

namespace app {

namespace {

/// "60,000 chips/month"; a number without a unit is a share from 0 to 1.
std::string with_unit(double value, std::string_view unit) {
  const bool whole = std::abs(value) >= 1000 && std::abs(value) < 1e15 && value == std::floor(value);
  return (whole ? io::with_commas(std::llround(value)) : io::number_text(value)) +
         (unit == "1" ? "" : " " + std::string(unit));
}

io::PolicyLine policy_line(const model::Move& move) {
  io::PolicyLine line;
  line.id = move.id, line.source = move.source;
  line.from = io::csv_month(move.from);
  line.announced = move.announced < 0 ? "" : io::csv_month(move.announced);
  line.to = move.to < 0 ? "" : io::csv_month(move.to - 1);
  line.ramp_months = move.ramp_months;
  if (move.rule >= 0) {
    line.actor = "United States", line.lever = "chip rule", line.value = "see scenario.json";
    return line;
  }
  const model::LeverRow& lever = model::kLeverRows[static_cast<std::size_t>(move.lever)];
  line.actor = lever.actor, line.lever = lever.name, line.value = with_unit(move.value, lever.unit);
  return line;
}

io::ReactionLine reaction_line(const model::Reaction& reaction) {
  const model::LeverRow& lever = model::kLeverRows[static_cast<std::size_t>(reaction.lever)];
  io::ReactionLine line;
  line.id = reaction.id, line.actor = reaction.actor;
  line.when = engine::output_name(static_cast<std::size_t>(reaction.metric)) +
              (reaction.above ? " above " : " below ") +
              with_unit(reaction.threshold, engine::output_unit(static_cast<std::size_t>(reaction.metric))) + " for " +
              std::to_string(reaction.for_months) + (reaction.for_months == 1 ? " month" : " months");
  line.then = std::string(lever.name) + " to " + with_unit(reaction.value, lever.unit);
  line.monthly_probability = reaction.monthly_probability;
  line.cooldown_months = reaction.cooldown_months;
  return line;
}

double share_of(const std::vector<std::size_t>& drawn, std::size_t branch) {
  return static_cast<double>(std::count(drawn.begin(), drawn.end(), branch)) / static_cast<double>(drawn.size());
}

io::AssumptionLine assumption_line(const ReportSource& source, std::size_t i) {
  const io::Prior& prior = source.calibration.priors.at(i);
  const base::Field& row = model::kParameterRows[i];
  const auto& set = source.scenario.interventions;
  const bool intervention = std::find(set.begin(), set.end(), row.name) != set.end();
  const std::vector<double>& values = source.draws.parameters.at(i);
  const engine::Summary drawn = engine::summarise(values.data(), static_cast<int>(values.size()));
  io::AssumptionLine line;
  line.name = row.name, line.unit = row.unit, line.meaning = row.meaning;
  line.prior = distribution_in_words(source.scenario.inputs.priors.at(i));
  line.p05 = drawn.p05, line.p50 = drawn.p50, line.p95 = drawn.p95;
  line.sources = intervention ? std::vector<std::string>() : prior.evidence;
  line.status = intervention ? "set by the scenario" : prior.status;
  return line;
}

io::HypothesisLine hypothesis_line(const ReportSource& source, std::size_t i) {
  const model::HypothesisRow& row = model::kHypothesisRows[i];
  const auto& weights = source.scenario.inputs.weights[i];
  double total = 0;
  for (const double weight : weights) total += weight;
  io::HypothesisLine line;
  line.name = row.name, line.meaning = row.meaning, line.sources = row.sources;
  for (std::size_t b = 0; b < row.branches; ++b)
    line.branches.push_back(
        {std::string(row.branch[b]), weights[b] / total, share_of(source.draws.hypotheses.at(i), b)});
  return line;
}

std::vector<std::pair<std::string, std::string>> provenance_of(const io::Manifest& manifest) {
  std::vector<std::pair<std::string, std::string>> lines = {
      {"results digest", manifest.results_digest},
      {"scenario digest", manifest.run.scenario_digest},
      {"draws", manifest.run.draws + ", " + manifest.run.sampling},
      {"quantiles", io::quantiles_in_words(manifest.run.replicates)}};
  for (const auto& [file, digest] : manifest.run.calibration) lines.emplace_back(file, digest);
  // A page must not hang on who compiled the program, nor on the machine.
  lines.emplace_back("compiler, libraries, instruction set", "in manifest.json");
  return lines;
}

}  // namespace

io::ReportData report_data(const ReportSource& source, io::ChartData data, DrawnCharts drawn, io::Findings findings) {
  const model::Setting& setting = source.scenario.setting;
  io::ReportData report;
  report.naive = naive_lag(data);
  report.data = std::move(data);
  report.charts = std::move(drawn.charts);
  report.found = std::move(drawn.found);
  report.findings = std::move(findings);
  report.charts_note = std::move(drawn.rendering.why_not), report.with_png = drawn.rendering.png > 0;
  for (const model::Move& move : setting.moves) report.policies.push_back(policy_line(move));
  for (const model::Reaction& reaction : setting.reactions) report.reactions.push_back(reaction_line(reaction));
  if (!setting.reactions.empty()) report.reactions_from = io::csv_month(setting.reactions_from);
  report.events = source.events;
  for (std::size_t i = 0; i < model::kParameters; ++i) report.assumptions.push_back(assumption_line(source, i));
  for (std::size_t i = 0; i < model::kHypotheses; ++i) report.hypotheses.push_back(hypothesis_line(source, i));
  report.provenance = provenance_of(source.manifest);
  report.explorer = source.explorer;
  return report;
}

}  // namespace app
