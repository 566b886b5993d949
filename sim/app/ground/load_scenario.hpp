#pragma once
#include <optional>
#include <string>
#include <vector>

#include "app/command_line/options.hpp"
#include "input/kept/manifest.hpp"
#include "input/record/calibration.hpp"
#include "input/scenario/scenario.hpp"

namespace app {

/// Adds those of `found` that have not been told: a bad --set, or a parent of two scenarios, is found with each.
void add_new(const std::vector<base::Fault>& found, io::FaultList& faults);

/// DATA/calibration. Throws base::InputError with every fault of every file.
io::Calibration load_calibration(const std::string& data);

/// The file that `given` means: itself, or DATA/scenarios/GIVEN.json if `given` is a bare name that is no file here.
std::string scenario_path(const std::string& given, const std::string& data);

/// The last month that `--to` asks for, from 2022-01; nothing if it was not given. Adds a fault if it is no month that
/// can be simulated.
std::optional<int> read_last_month(const ScenarioOptions& options, io::FaultList& faults);

/// The scenario in a file, with `--set` and `--to` applied (a faulty `--to` is ignored: read_last_month tells of it).
/// Adds every fault that is not in `faults` yet and returns nothing if there is one.
std::optional<io::Scenario> load_scenario(const std::string& given, const ScenarioOptions& options,
                                          const io::Calibration& calibration, io::FaultList& faults);

/// Name and digest of each file; paths below `data` are shortened to what follows it.
std::vector<io::InputDigest> digests_of(const std::vector<io::InputFile>& files, const std::string& data);

}  // namespace app
