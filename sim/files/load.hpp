#pragma once

#include <string>
#include <vector>

#include "input/record/calibration.hpp"
#include "input/record/targets.hpp"
#include "input/scenario/scenario.hpp"

/// Reading from the disk.
namespace io {

/// The calibration in a directory. Throws base::InputError with every fault of every file.
Calibration load_calibration(const std::string& directory);

/// What the model is fitted to, from the same directory. Throws base::InputError with every fault of every file.
Targets load_targets(const std::string& directory, const Calibration& calibration);

/// What stands for standard input where a scenario is asked for; a scenario from there is called "stdin".
inline constexpr const char* kStandardInput = "-";

/// A scenario file (or standard input) with `--set` overrides (see read_scenario). Throws base::InputError with every fault.
Scenario load_scenario(const std::string& path, const Calibration& calibration,
                       const std::vector<std::string>& overrides = {});

}  // namespace io
