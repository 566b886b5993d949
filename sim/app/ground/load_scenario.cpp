#include "app/ground/load_scenario.hpp"

#include <algorithm>
#include <filesystem>
#include <set>

#include "files/digest.hpp"
#include "files/load.hpp"
#include "input/json/input_values.hpp"
#include "input/scenario/scenario_policies.hpp"
#include "study/ground/posterior.hpp"

namespace app {

namespace fs = std::filesystem;

namespace {

/// The names of the scenarios that come with the program.
std::vector<std::string> shipped_scenarios(const std::string& data) {
  std::vector<std::string> names;
  std::error_code ignored;
  for (const fs::directory_entry& entry : fs::directory_iterator(fs::path(data) / "scenarios", ignored))
    if (entry.path().extension() == ".json" && entry.path().stem() != "schema") names.push_back(entry.path().stem());
  std::sort(names.begin(), names.end());
  return names;
}

/// A bare name that is neither a file nor a shipped scenario: a slip in a name more likely than a file that is lost.
bool is_unknown_name(const std::string& path) {
  std::error_code ignored;
  return path != io::kStandardInput && path.find('/') == std::string::npos && !fs::path(path).has_extension() &&
         !fs::exists(path, ignored);
}

base::Fault unknown_name(const std::string& given, const ScenarioOptions& options) {
  const std::vector<std::string> names = shipped_scenarios(options.data);
  const std::vector<std::string_view> views(names.begin(), names.end());
  base::Fault fault;
  fault.pointer = options.scenario_option;
  fault.problem = "there is no scenario \"" + given + "\"";
  fault.allowed = "a scenario file, or a name out of `list scenarios`";
  fault.suggestion = io::suggest(given, views);
  return fault;
}

}  // namespace

void add_new(const std::vector<base::Fault>& found, io::FaultList& faults) {
  std::set<std::string> told;
  for (const base::Fault& fault : faults.faults()) told.insert(base::describe(fault));
  for (const base::Fault& fault : found)
    if (told.insert(base::describe(fault)).second)
      faults.add(fault);  // once: a bad --set, or a parent of two scenarios
}

io::Calibration load_calibration(const std::string& data) {
  return io::load_calibration((fs::path(data) / "calibration").string());
}

std::string scenario_path(const std::string& given, const std::string& data) {
  const fs::path shipped = fs::path(data) / "scenarios" / (given + ".json");
  const bool bare = given.find('/') == std::string::npos && given != io::kStandardInput;
  std::error_code ignored;
  return bare && !fs::exists(given, ignored) && fs::exists(shipped, ignored) ? shipped.string() : given;
}

std::optional<int> read_last_month(const ScenarioOptions& options, io::FaultList& faults) {
  if (options.to.empty()) return std::nullopt;
  return read_month(options.to, 0, io::kLastMonth, "--to", faults);
}

std::optional<io::Scenario> load_scenario(const std::string& given, const ScenarioOptions& options,
                                          const io::Calibration& calibration, io::FaultList& faults) {
  try {
    const std::string path = scenario_path(given, options.data);
    if (is_unknown_name(path)) throw base::InputError({unknown_name(given, options)});
    io::Scenario scenario = io::load_scenario(path, calibration, options.set);
    io::FaultList told_elsewhere;
    if (const auto last = read_last_month(options, told_elsewhere)) {
      scenario.setting.months = *last + 1;
      scenario.effective = io::effective_scenario(scenario, calibration, study::positions_of(scenario.interventions));
    }
    return scenario;
  } catch (const base::InputError& error) {
    add_new(error.faults(), faults);
    return std::nullopt;
  }
}

std::vector<io::InputDigest> digests_of(const std::vector<io::InputFile>& files, const std::string& data) {
  const std::string prefix = fs::path(data).string() + "/";
  std::vector<io::InputDigest> digests;
  for (const io::InputFile& file : files) {
    const bool below = file.path.compare(0, prefix.size(), prefix) == 0;
    digests.emplace_back(below ? file.path.substr(prefix.size()) : file.path, io::digest(file.bytes));
  }
  return digests;
}

}  // namespace app
