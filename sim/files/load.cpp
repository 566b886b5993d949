#include "files/load.hpp"

#include <filesystem>
#include <system_error>

#include "files/read_file.hpp"
#include "files/scratch_directory.hpp"

namespace io {

Calibration load_calibration(const std::string& directory) {
  std::error_code ignored;
  if (std::filesystem::is_directory(directory, ignored)) return read_calibration(directory, read_file);
  base::Fault fault;  // one, and not one for each of its files
  fault.file = directory;
  fault.problem = "there is no such directory with a calibration";
  fault.suggestion = "--data DIR names the one that holds calibration/ and scenarios/";
  throw base::InputError({fault});
}

Targets load_targets(const std::string& directory, const Calibration& calibration) {
  return read_targets(directory, calibration, read_file);
}

Scenario load_scenario(const std::string& path, const Calibration& calibration,
                       const std::vector<std::string>& overrides) {
  const std::filesystem::path given(path);
  if (given.filename() == "scenario.json")
    mend_place(std::filesystem::absolute(given).parent_path());  // one of a folder of results
  if (path != kStandardInput) return read_scenario(path, calibration, overrides, read_file);
  const std::string name = "stdin";
  return read_scenario(name, calibration, overrides,
                       [&](const std::string& file) { return file == name ? standard_input() : read_file(file); });
}

}  // namespace io
