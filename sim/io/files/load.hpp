#pragma once

#include <string>
#include <vector>

#include "io/text/calibration.hpp"
#include "io/text/scenario.hpp"

/// Reading from the disk.
namespace io {

/// The calibration in a directory. Throws base::InputError with every fault of every file.
Calibration load_calibration(const std::string& directory);

/// A scenario file with `--set` overrides (see read_scenario). Throws base::InputError with every fault.
Scenario load_scenario(const std::string& path, const Calibration& calibration,
                       const std::vector<std::string>& overrides = {});

}  // namespace io
