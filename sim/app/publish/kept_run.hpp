#pragma once
#include <filesystem>
#include <string>

#include "app/ground/load_scenario.hpp"
#include "input/kept/chart_data.hpp"
#include "input/kept/findings.hpp"
#include "input/kept/manifest.hpp"

namespace app {

/// The tables of a run as it wrote them.
struct RunTables {
  std::string summary, parameters, events;
};

/// A run as it lies in its folder, which may be anybody's.
struct KeptRun {
  io::Manifest manifest;
  RunTables tables;
  io::Calibration calibration;
  io::ChartData data;
};

/// The manifest of a run. Throws base::InputError if there is none.
io::Manifest manifest_in(const std::filesystem::path& directory);

/// A whole run. Throws base::InputError with what is missing, damaged, or not what the manifest vouches for.
KeptRun kept_run(const std::filesystem::path& directory, const std::string& data);

/// Its scenario, which is whole: it asks for no other file. Throws base::InputError with every fault.
io::Scenario kept_scenario(const std::filesystem::path& directory, const io::Calibration& calibration);

/// What a report of that run also tells: of the posterior in DATA, and of the run beside another.
io::Findings findings_of(const KeptRun& run, const std::filesystem::path& directory, const std::string& data);

}  // namespace app
