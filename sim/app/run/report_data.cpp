#include "app/run/report_data.hpp"

#include <algorithm>
#include <cmath>
#include <filesystem>

#include "app/ground/words.hpp"
#include "engine/results.hpp"
#include "input/csv/csv.hpp"
#include "input/csv/csv_read.hpp"
#include "input/json/input_values.hpp"
#include "input/json/json_write.hpp"
#include "input/scenario/scenario_policies.hpp"
#include "output/words/charts_words.hpp"

namespace app {

namespace {

std::vector<io::CsvRow> rows_of(const std::string& csv, const std::string& file,
                                const std::vector<std::string_view>& columns) {
  io::FaultList faults;
  std::vector<io::CsvRow> rows = io::read_csv(csv, file, columns, faults);
  faults.throw_if_any();
  return rows;
}

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

/// A number of a cell from 0 to `most`, else a fault.
double number_in(const io::CsvRow& row, std::size_t column, double most, const std::string& file,
                 io::FaultList& faults) {
  const std::optional<double> number = io::parse_number(row.cells[column]);
  if (number && *number >= 0 && *number <= most) return *number;
  io::Place place;
  place.file = std::make_shared<const std::string>(file), place.line = row.line;
  faults.add(place, io::in_quotes(row.cells[column]) + " cannot stand here", io::range_text(0, most, "1"));
  return 0;
}

std::vector<io::EventLine> event_lines(const std::string& csv, const std::string& file) {
  constexpr double kMostWorlds = 1e9;
  std::vector<io::EventLine> lines;
  io::FaultList faults;
  for (const io::CsvRow& row : rows_of(
           csv, file, {"scenario", "event", "actor", "n", "share_of_worlds", "first_p05", "first_p50", "first_p95"}))
    lines.push_back({row.cells[1], row.cells[2],
                     static_cast<std::int64_t>(number_in(row, 3, kMostWorlds, file, faults)),
                     number_in(row, 4, 1, file, faults), row.cells[5], row.cells[6], row.cells[7]});
  faults.throw_if_any();
  return lines;
}

/// Of the branches of each hypothesis the share that `branch_of(hypothesis, world)` gives.
template <class BranchOf> std::vector<std::vector<double>> branch_shares(std::size_t worlds, BranchOf branch_of) {
  std::vector<std::vector<double>> shares;
  for (std::size_t h = 0; h < model::kHypotheses; ++h) {
    std::vector<double>& share = shares.emplace_back(model::kHypothesisRows[h].branches);
    for (std::size_t world = 0; world < worlds; ++world)
      if (const std::size_t branch = branch_of(h, world); branch < share.size()) ++share[branch];
    for (double& one : share) one /= static_cast<double>(worlds);
  }
  return shares;
}

io::AssumptionLine assumption_line(const ReportSource& source, std::size_t i) {
  const io::Prior& prior = source.calibration.priors.at(i);
  const base::Field& row = model::kParameterRows[i];
  const auto& set = source.scenario.interventions;
  const bool intervention = std::find(set.begin(), set.end(), row.name) != set.end();
  const engine::Summary& drawn = source.told.parameters[i];
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
    line.branches.push_back({std::string(row.branch[b]), weights[b] / total, source.told.branches[i][b]});
  return line;
}

std::vector<std::pair<std::string, std::string>> provenance_of(const io::Manifest& manifest) {
  std::vector<std::pair<std::string, std::string>> lines = {
      {"results digest", manifest.results_digest},
      {"scenario digest", manifest.run.scenario_digest},
      {"draws", manifest.run.draws + ", " + manifest.run.sampling},
      {"quantiles", "exact, type 7"}};
  for (const auto& [file, digest] : manifest.run.calibration) lines.emplace_back(file, digest);
  // A page must not hang on who compiled the program, nor on the machine.
  lines.emplace_back("compiler, libraries, instruction set", "in manifest.json");
  return lines;
}

}  // namespace

RunTold told_by(const engine::Results& results) {
  constexpr std::size_t kWidth = model::kParameters + model::kHypotheses;
  const auto worlds = static_cast<std::size_t>(results.replicates());
  const std::vector<double>& drawn = results.inputs();
  RunTold told;
  for (std::size_t p = 0; p < model::kParameters; ++p) {
    std::vector<double> values;
    for (std::size_t world = 0; world < worlds; ++world) values.push_back(drawn[world * kWidth + p]);
    told.parameters.push_back(engine::summarise(values.data(), results.replicates()));
  }
  told.branches = branch_shares(worlds, [&](std::size_t h, std::size_t world) {
    return static_cast<std::size_t>(drawn[world * kWidth + model::kParameters + h]);
  });
  told.events = io::event_lines(results);
  return told;
}

RunTold told_by(const std::string& parameters_csv, const std::string& events_csv, const std::string& directory) {
  const std::filesystem::path folder(directory);
  std::vector<std::string_view> columns{"replicate"};
  for (const base::Field& row : model::kParameterRows) columns.push_back(row.name);
  for (const model::HypothesisRow& row : model::kHypothesisRows) columns.push_back(row.name);
  const std::vector<io::CsvRow> rows = rows_of(parameters_csv, (folder / "parameters.csv").string(), columns);
  RunTold told;
  for (std::size_t p = 0; p < model::kParameters; ++p) {
    std::vector<double> values;
    for (const io::CsvRow& row : rows) values.push_back(io::parse_number(row.cells[1 + p]).value_or(0));
    told.parameters.push_back(engine::summarise(values.data(), static_cast<int>(values.size())));
  }
  told.branches = branch_shares(rows.size(), [&](std::size_t h, std::size_t world) {
    const auto& names = model::kHypothesisRows[h].branch;
    return static_cast<std::size_t>(
        std::find(names.begin(), names.end(), rows[world].cells[1 + model::kParameters + h]) - names.begin());
  });
  told.events = event_lines(events_csv, (folder / "events.csv").string());
  return told;
}

io::ReportData report_data(const ReportSource& source, io::ChartData data, DrawnCharts drawn, io::Findings findings) {
  const model::Setting& setting = source.scenario.setting;
  io::ReportData report;
  report.data = std::move(data);
  report.charts = std::move(drawn.charts);
  report.found = std::move(drawn.found);
  report.findings = std::move(findings);
  report.charts_note = std::move(drawn.rendering.why_not);
  for (const model::Move& move : setting.moves) report.policies.push_back(policy_line(move));
  for (const model::Reaction& reaction : setting.reactions) report.reactions.push_back(reaction_line(reaction));
  if (!setting.reactions.empty()) report.reactions_from = io::csv_month(setting.reactions_from);
  report.events = source.told.events;
  for (std::size_t i = 0; i < model::kParameters; ++i) report.assumptions.push_back(assumption_line(source, i));
  for (std::size_t i = 0; i < model::kHypotheses; ++i) report.hypotheses.push_back(hypothesis_line(source, i));
  report.provenance = provenance_of(source.manifest);
  return report;
}

}  // namespace app
