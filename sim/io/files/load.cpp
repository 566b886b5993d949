#include "io/files/load.hpp"

#include "io/files/read_file.hpp"

namespace io {

Calibration load_calibration(const std::string& directory) { return read_calibration(directory, read_file); }

Scenario load_scenario(const std::string& path, const Calibration& calibration,
                       const std::vector<std::string>& overrides) {
  return read_scenario(path, calibration, overrides, read_file);
}

}  // namespace io
