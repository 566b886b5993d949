#include "app/catalogue/catalogue.hpp"

#include <algorithm>
#include <filesystem>

#include "app/ground/posterior.hpp"
#include "app/publish/files.hpp"
#include "engine/plan.hpp"
#include "engine/results.hpp"
#include "input/json/json_read.hpp"
#include "telling/catalogue/catalogue_nodes.hpp"
#include "telling/compare/outcome_words.hpp"

namespace app {

namespace fs = std::filesystem;

namespace {

/// Where the baseline has each lever in the month of the present. Moves up to then are scheduled, so one world has them all.
std::vector<double> levers_today(const io::Scenario& baseline) {
  const engine::Plan one{&baseline.setting, &baseline.inputs, 0, 1, engine::Kernel::kScalar};
  engine::Results world(baseline.setting.months, 1, engine::event_kinds(baseline.setting));
  engine::run_block(one, 0, world);
  std::vector<double> values;
  for (std::size_t lever = 0; lever < model::kLevers; ++lever)
    values.push_back(*world.column(model::kMetrics + lever, baseline.setting.present));
  return values;
}

Catalogue levers(const io::Calibration& calibration, const std::string& data) {
  Catalogue catalogue{
      "lever", "name", {"name", "unit", "range", "default", "today", "scheduled", "actor", "mechanism", "sources"}, {}};
  const io::Scenario baseline = load_baseline(data, calibration);
  const std::vector<double> today = levers_today(baseline);
  for (std::size_t lever = 0; lever < model::kLevers; ++lever)
    catalogue.entries.push_back(
        lever_node(model::kLeverRows[lever], today[lever], scheduled_moves(lever, baseline.setting), calibration));
  return catalogue;
}

Catalogue parameters(const io::Calibration& calibration) {
  Catalogue catalogue{"parameter", "name", {"name", "unit", "range", "default", "status", "sources"}, {}};
  for (std::size_t i = 0; i < model::kParameters; ++i)
    catalogue.entries.push_back(parameter_node(model::kParameterRows[i], calibration.priors.at(i)));
  return catalogue;
}

Catalogue metrics() {
  Catalogue catalogue{"metric", "name", {"name", "label", "unit", "source", "description"}, {}};
  for (const model::MetricRow& row : model::kMetricRows) catalogue.entries.push_back(metric_node(row));
  return catalogue;
}

/// What `compare` tells of, read off metrics.
Catalogue outcomes() {
  Catalogue catalogue{"outcome", "name", {"name", "unit", "label", "description"}, {}};
  for (const study::Outcome& outcome : study::usual_outcomes()) {
    io::Node& node = catalogue.entries.emplace_back(io::make_object());
    io::add_member(node, "name", io::make_text(outcome.name));
    io::add_member(node, "label", io::make_text(label_of(outcome)));
    io::add_member(node, "unit", io::make_text(outcome.unit_text()));
    io::add_member(node, "difference_unit", io::make_text(outcome.difference_unit()));
    io::add_member(node, "description", io::make_text(meaning_of(outcome)));
  }
  return catalogue;
}

Catalogue agents(const io::Calibration& calibration) {
  Catalogue catalogue{"agent", "name", {"type", "name", "attributes", "source"}, {}};
  model::Roster roster = calibration.roster.roster;
  for (const std::string& name : roster.governments) {
    io::Node& node = catalogue.entries.emplace_back(io::make_object());
    io::add_member(node, "name", io::make_text(name));
    io::add_member(node, "type", io::make_text("governments"));
    io::add_member(node, "attributes", io::make_object());
    io::add_member(node, "source", io::make_text(""));
  }
  model::agent_types(roster, [&](std::string_view type, const auto& agents_of_type) {
    for (const auto& agent : agents_of_type) catalogue.entries.push_back(agent_node(type, agent, calibration.roster));
  });
  return catalogue;
}

Catalogue figures(const io::Calibration& calibration) {
  Catalogue catalogue{
      "figure", "id", {"id", "refers_to", "low", "central", "high", "unit", "source_tier", "quantity"}, {}};
  for (const io::DocumentedFigure& figure : calibration.figures) catalogue.entries.push_back(figure_node(figure));
  return catalogue;
}

Catalogue hypotheses() {
  Catalogue catalogue{"hypothesis", "name", {"name", "branches", "sources", "description"}, {}};
  for (const model::HypothesisRow& row : model::kHypothesisRows) catalogue.entries.push_back(hypothesis_node(row));
  return catalogue;
}

Catalogue channels() {
  Catalogue catalogue{"channel", "name", {"name", "range", "default", "mechanism", "when_closed"}, {}};
  for (const model::ChannelRow& row : model::kChannelRows) catalogue.entries.push_back(channel_node(row));
  return catalogue;
}

io::Node scenario_node(const fs::path& path) {
  io::FaultList faults;  // a file that cannot be read is still listed: `check` says what is wrong with it
  const auto root = io::read_json(read_result(path), path.string(), faults);
  const auto text = [&](std::string_view key) {
    const io::Node* member = root ? root->find(key) : nullptr;
    return io::make_text(member != nullptr ? member->text : "");
  };
  io::Node node = io::make_object();
  io::add_member(node, "name", io::make_text(path.stem().string()));
  io::add_member(node, "title", text("title"));
  io::add_member(node, "question", text("question"));
  io::add_member(node, "group", text("group"));
  io::add_member(node, "description", text("description"));
  const io::Node* sources = root ? root->find("sources") : nullptr;
  io::add_member(node, "sources", sources != nullptr ? *sources : io::make_list());
  io::add_member(node, "file", io::make_text(path.string()));
  return node;
}

Catalogue scenarios(const std::string& data) {
  Catalogue catalogue{"scenario", "name", {"name", "title", "question"}, {}};
  std::vector<fs::path> files;
  for (const fs::directory_entry& entry : fs::directory_iterator(fs::path(data) / "scenarios"))
    if (entry.path().extension() == ".json" && entry.path().filename() != "schema.json") files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  for (const fs::path& file : files) catalogue.entries.push_back(scenario_node(file));
  return catalogue;
}

}  // namespace

Catalogue catalogue_of(std::string_view name, const io::Calibration& calibration, const std::string& data) {
  if (name == "levers") return levers(calibration, data);
  if (name == "parameters") return parameters(calibration);
  if (name == "metrics") return metrics();
  if (name == "outcomes") return outcomes();
  if (name == "agents") return agents(calibration);
  if (name == "figures") return figures(calibration);
  if (name == "hypotheses") return hypotheses();
  if (name == "channels") return channels();
  return scenarios(data);
}

}  // namespace app
