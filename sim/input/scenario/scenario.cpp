#include "input/scenario/scenario.hpp"

#include <algorithm>
#include <array>
#include <filesystem>

#include "input/json/input_values.hpp"
#include "input/json/json_read.hpp"
#include "input/scenario/scenario_forms.hpp"
#include "input/scenario/scenario_notes.hpp"
#include "input/scenario/scenario_policies.hpp"
#include "input/scenario/scenario_uncertainty.hpp"

namespace io {

namespace {

constexpr int kDefaultMonths = 132;  // 2022-01 to 2032-12

template <class Agents> bool has_vendor(const Agents& vendors, const std::string& name) {
  return std::any_of(vendors.begin(), vendors.end(), [&](const auto& vendor) { return vendor.name == name; });
}

// Understands a merged scenario, part by part.
class Reader {
 public:
  Reader(const Calibration& calibration, Scenario& scenario, FaultList& faults)
      : calibration_(calibration), scenario_(scenario), setting_(scenario.setting), faults_(faults) {}

  std::vector<std::size_t> read(const MergedScenario& merged) {
    start_from_calibration();
    ObjectReader reader(merged.root, faults_);
    read_words(reader);
    if (const Node* horizon = reader.optional("horizon")) read_horizon(*horizon);
    read_roster(merged.rosters);
    read_moves(reader);
    if (const Node* from = reader.optional("reactions_from"))
      setting_.reactions_from = read_month(*from, 0, kLastMonth, faults_).value_or(setting_.reactions_from);
    std::vector<std::size_t> interventions;
    if (const Node* parameters = reader.optional("parameters"))
      interventions = read_parameters(*parameters, scenario_.inputs.priors, faults_);
    if (const Node* hypotheses = reader.optional("hypotheses")) read_hypotheses(*hypotheses, scenario_.inputs, faults_);
    if (const Node* channels = reader.optional("channels")) read_channels(*channels, setting_.channels, faults_);
    know_the_rest(reader);
    reader.finish();
    return interventions;
  }

 private:
  void start_from_calibration() {
    setting_.months = kDefaultMonths;
    setting_.present = calibration_.present;
    setting_.reactions_from = calibration_.present + 1;
    setting_.record = calibration_.record;
    setting_.documented = calibration_.documented;
    setting_.chips = calibration_.chips;
    setting_.road_map = calibration_.road_map;
    setting_.supply = calibration_.supply;
    for (const Prior& prior : calibration_.priors) scenario_.inputs.priors.push_back(prior.distribution);
    scenario_.inputs.weights = default_weights();
  }

  void read_words(ObjectReader& reader) {
    scenario_.title = base::printable(scenario_.name);
    if (const Node* title = reader.optional("title")) scenario_.title = read_title(*title, "title");
    if (const Node* description = reader.optional("description")) read_description(*description);
    if (const Node* question = reader.optional("question")) scenario_.question = read_title(*question, "question");
    if (const Node* group = reader.optional("group")) read_group(*group);
    if (const Node* sources = reader.optional("sources");
        sources && expect_kind(*sources, Node::Kind::kList, faults_, form::kSources))
      for (const Node& source : sources->items)
        if (const auto name = read_name(source, faults_)) scenario_.sources.push_back(*name);
  }

  void read_group(const Node& node) {
    std::vector<std::string_view> known;
    for (const ScenarioGroup& group : kScenarioGroups) known.push_back(group.name);
    if (const auto choice = read_choice(node, known, "group", faults_)) scenario_.group = known[*choice];
  }

  // Titles and questions head pages, charts and tables, none of which can show a control character.
  std::string read_title(const Node& node, const std::string& what) {
    const auto title = read_text(node, faults_);
    if (!title) return {};
    if (base::printable(*title) != *title)
      faults_.add(node.place, "the " + what + " " + in_quotes(*title) + " has control characters", "text on one line");
    else if (title->size() > kLongestTitle)
      faults_.add(node.place, "the " + what + " has " + std::to_string(title->size()) + " bytes",
                  "at most " + std::to_string(kLongestTitle));
    else if (title->find_first_not_of(' ') == std::string::npos)
      faults_.add(node.place, "the " + what + " is blank", "text on one line");
    return *title;
  }

  /// Lines and tabs are fine here, other control characters are not: pages cannot hold them.
  void read_description(const Node& node) {
    if (!expect_kind(node, Node::Kind::kText, faults_)) return;
    std::string text = node.text;
    std::replace_if(
        text.begin(), text.end(), [](char c) { return c == '\n' || c == '\t'; }, ' ');
    if (base::printable(text) != text)
      faults_.add(node.place, "the description has control characters", "text, with line feeds and tabs");
    else if (text.size() > kLongestDescription)
      faults_.add(node.place, "the description has " + std::to_string(text.size()) + " bytes",
                  "at most " + std::to_string(kLongestDescription));
    else
      scenario_.description = node.text;
  }

  void read_horizon(const Node& node) {
    ObjectReader reader(node, faults_, form::kHorizon);
    if (const Node* to = reader.required("to"))
      setting_.months = read_month(*to, 0, kLastMonth, faults_).value_or(0) + 1;
    reader.finish();
  }

  // A vendor that is removed takes its chips and its sales with it.
  void read_roster(const std::vector<Node>& overrides) {
    RosterFile roster = calibration_.roster;
    for (const Node& node : overrides) override_roster(node, roster, faults_);
    finish_roster(roster, faults_);
    setting_.roster = std::move(roster.roster);
    const auto& vendors = setting_.roster.foreign_vendors;
    std::erase_if(setting_.chips, [&](const model::Chip& chip) { return !has_vendor(vendors, chip.vendor); });
    std::erase_if(setting_.supply,
                  [&](const model::SupplySeries& series) { return !has_vendor(vendors, series.vendor); });
  }

  void read_moves(ObjectReader& reader) {
    std::vector<std::string_view> products;
    for (const model::Chip& chip : calibration_.chips) products.push_back(chip.name);
    const Node* policies = reader.optional("policies");
    const Node* reactions = reader.optional("reactions");
    const std::array lists{policies, reactions};  // merging made both
    read_policies(*policies, products, setting_.moves, setting_.rules, faults_);
    read_reactions(*reactions, setting_.roster.governments, setting_.reactions, faults_);
    check_ids(lists, faults_);
  }

  // Keys that merging has dealt with, so that a slip such as "withuot" is pointed to them.
  static void know_the_rest(ObjectReader& reader) {
    for (const std::string_view key : {"format_version", "extends", "without", "roster"}) reader.optional(key);
  }

  const Calibration& calibration_;
  Scenario& scenario_;
  model::Setting& setting_;
  FaultList& faults_;
};

// Of several overrides of one thing the last.
std::vector<std::string> overrides_in_force(const std::vector<std::string>& overrides, int present) {
  std::vector<std::string> last;
  for (const std::string& text : overrides) {
    const std::string target = target_of_override(text, present);
    std::erase_if(last, [&](const std::string& other) { return target_of_override(other, present) == target; });
    last.push_back(text);
  }
  return last;
}

// So that no page, chart or table of a changed scenario passes for one of the scenario itself.
std::string title_of_overrides(const std::vector<std::string>& overrides, int present) {
  constexpr std::size_t kMostShown = 3;
  std::string title;
  for (std::size_t i = 0; i < std::min(overrides.size(), kMostShown); ++i)
    title += (i == 0 ? ", with " : ", ") + override_in_words(overrides[i], present);
  if (overrides.size() > kMostShown)
    title += " and " + std::to_string(overrides.size() - kMostShown) +
             (overrides.size() == kMostShown + 1 ? " more change" : " more changes");
  return title;
}

}  // namespace

std::string scenario_name(const std::string& path) {
  const std::filesystem::path file(path);
  const std::string stem = file.stem().string(), folder = file.parent_path().filename().string();
  return stem == "scenario" && !folder.empty() && folder != "." && folder != ".." ? folder : stem;
}

namespace {

/// The name of a file names folders, rows of tables and charts.
void check_name(const std::string& path, const std::string& name, FaultList& faults) {
  const auto refuse = [&](const char* why) {
    base::Fault fault;
    const bool is_text = first_invalid_utf8(path) == std::string::npos;
    fault.file = is_text ? path : "the file's name";
    fault.problem = why;
    fault.allowed = "a file whose name is text on one line that begins with a letter, a digit or _";
    faults.add(std::move(fault));
  };
  if (first_invalid_utf8(path) != std::string::npos) return refuse("is not UTF-8");
  if (base::printable(name) != name) return refuse("has control characters in its name");
  if (name.empty() || std::string_view(".=+-@").find(name.front()) != std::string_view::npos)
    refuse("has a name that folders and tables would take for something else");
}

/// The scenarios that come with a calibration: beside its folder.
std::string library_of(const Calibration& calibration) {
  if (calibration.files.empty()) return "";
  const std::filesystem::path folder = std::filesystem::path(calibration.files.front().path).parent_path();
  return (folder.parent_path() / "scenarios").string();
}

/// Whether policies that are not those of the first ancestor begin after the present.
bool adds_later_moves(const MergedScenario& merged, int present) {
  const std::string now = month_text(present);
  const std::vector<Node>& policies = merged.root.find("policies")->items;
  return std::any_of(policies.begin(), policies.end(), [&](const Node& policy) {
    const bool set = policy.place.line == 0;
    const bool own = merged.files.size() > 1 && policy.place.file && *policy.place.file != merged.files.back().path;
    const Node* from = policy.find("from");
    return (set || own) && from && from->text > now;
  });
}

}  // namespace

Scenario read_scenario(const std::string& path, const Calibration& calibration,
                       const std::vector<std::string>& overrides, const ReadFile& read) {
  FaultList faults;
  Scenario scenario;
  scenario.name = scenario_name(path);
  auto merged = merge_scenario(path, read, faults, library_of(calibration));
  std::vector<std::size_t> interventions;
  if (merged) {
    check_name(path, scenario.name, faults);
    for (const std::string& text : overrides) apply_override(text, calibration.present, *merged, faults);
    interventions = Reader(calibration, scenario, faults).read(*merged);
    scenario.moves_after_present = adds_later_moves(*merged, calibration.present);
    if (faults.empty()) scenario.notes = notes_on(*merged, overrides, scenario.setting, scenario.inputs, calibration);
    const std::vector<std::string> in_force = overrides_in_force(overrides, calibration.present);
    scenario.title += title_of_overrides(in_force, calibration.present);
    for (const std::string& text : in_force) scenario.overrides.push_back(override_in_words(text, calibration.present));
    scenario.files = std::move(merged->files);
  }
  faults.throw_if_any();
  for (const std::size_t i : interventions) scenario.interventions.emplace_back(model::kParameterRows[i].name);
  scenario.effective = effective_scenario(scenario, calibration, interventions);
  return scenario;
}

}  // namespace io
