#include "app/study.hpp"

#include <algorithm>
#include <filesystem>

#include "io/files/digest.hpp"
#include "io/files/load.hpp"
#include "io/text/input_values.hpp"
#include "io/text/scenario_policies.hpp"

namespace app {

namespace fs = std::filesystem;

namespace {

void add_new(const std::vector<base::Fault>& found, io::FaultList& faults) {
  for (const base::Fault& fault : found) {
    const auto& known = faults.faults();
    const auto same = [&](const base::Fault& other) { return base::describe(other) == base::describe(fault); };
    if (std::none_of(known.begin(), known.end(), same)) faults.add(fault);  // a bad --set, or a parent of two scenarios
  }
}

}  // namespace

std::vector<std::size_t> positions_of(const std::vector<std::string>& names) {
  std::vector<std::size_t> positions;
  for (const std::string& name : names)
    positions.push_back(static_cast<std::size_t>(base::find_field(model::kParameterRows, name)));
  return positions;
}

io::Calibration load_calibration(const std::string& data) {
  return io::load_calibration((fs::path(data) / "calibration").string());
}

std::string scenario_path(const std::string& given, const std::string& data) {
  const fs::path shipped = fs::path(data) / "scenarios" / (given + ".json");
  const bool bare = given.find('/') == std::string::npos;
  std::error_code ignored;
  return bare && !fs::exists(given, ignored) && fs::exists(shipped, ignored) ? shipped.string() : given;
}

std::optional<int> read_last_month(const ScenarioOptions& options, io::FaultList& faults) {
  if (options.to.empty()) return std::nullopt;
  const std::optional<int> month = io::parse_month(options.to);
  if (month && *month >= 0 && *month <= io::kLastMonth) return month;
  base::Fault fault;
  fault.pointer = "--to";
  fault.problem = "\"" + options.to + "\" is no month that can be simulated";
  fault.allowed = "YYYY-MM from 2022-01 to 2040-12";
  faults.add(std::move(fault));
  return std::nullopt;
}

std::optional<io::Scenario> load_scenario(const std::string& given, const ScenarioOptions& options,
                                          const io::Calibration& calibration, io::FaultList& faults) {
  try {
    io::Scenario scenario = io::load_scenario(scenario_path(given, options.data), calibration, options.set);
    io::FaultList told_elsewhere;
    if (const auto last = read_last_month(options, told_elsewhere)) {
      scenario.setting.months = *last + 1;
      scenario.effective = io::effective_scenario(scenario, calibration, positions_of(scenario.interventions));
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
