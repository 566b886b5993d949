#include "app/study.hpp"

#include <filesystem>

#include "io/files/digest.hpp"
#include "io/files/load.hpp"
#include "io/text/input_values.hpp"
#include "io/text/scenario_policies.hpp"

namespace app {

namespace fs = std::filesystem;

namespace {

/// Positions in the rows of the parameters that the scenario sets.
std::vector<std::size_t> positions_of(const std::vector<std::string>& names) {
  std::vector<std::size_t> positions;
  for (const std::string& name : names)
    positions.push_back(static_cast<std::size_t>(base::find_field(model::kParameterRows, name)));
  return positions;
}

void set_horizon(const std::string& to, const io::Calibration& calibration, io::Scenario& scenario, io::FaultList& faults) {
  const std::optional<int> month = io::parse_month(to);
  if (!month || *month < 0 || *month > io::kLastMonth) {
    base::Fault fault;
    fault.pointer = "--to";
    fault.problem = "\"" + to + "\" is no month that can be simulated";
    fault.allowed = "YYYY-MM from 2022-01 to 2040-12";
    faults.add(std::move(fault));
    return;
  }
  scenario.setting.months = *month + 1;
  scenario.effective = io::effective_scenario(scenario, calibration, positions_of(scenario.interventions));
}

}  // namespace

io::Calibration load_calibration(const std::string& data) {
  return io::load_calibration((fs::path(data) / "calibration").string());
}

std::string scenario_path(const std::string& given, const std::string& data) {
  const fs::path shipped = fs::path(data) / "scenarios" / (given + ".json");
  const bool bare = given.find('/') == std::string::npos;
  std::error_code ignored;
  return bare && !fs::exists(given, ignored) && fs::exists(shipped, ignored) ? shipped.string() : given;
}

std::optional<io::Scenario> load_scenario(const std::string& given, const ScenarioOptions& options,
                                          const io::Calibration& calibration, io::FaultList& faults) {
  const std::size_t before = faults.size();
  std::optional<io::Scenario> scenario;
  try {
    scenario = io::load_scenario(scenario_path(given, options.data), calibration, options.set);
    if (!options.to.empty()) set_horizon(options.to, calibration, *scenario, faults);
  } catch (const base::InputError& error) {
    for (const base::Fault& fault : error.faults()) faults.add(fault);
  }
  return faults.size() == before ? std::move(scenario) : std::nullopt;
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
