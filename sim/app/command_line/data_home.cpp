#include "app/command_line/data_home.hpp"

#include <cstdlib>
#include <system_error>

namespace app {

namespace fs = std::filesystem;

namespace {

bool is_home(const fs::path& folder) {
  std::error_code absent;
  return fs::is_regular_file(folder / "calibration" / "priors.json", absent) &&
         fs::is_regular_file(folder / "scenarios" / "baseline.json", absent);
}

/// The folder of the program.
fs::path beside_program() {
  std::error_code failed;
  return fs::read_symlink("/proc/self/exe", failed).parent_path();
}

/// The nearest one above the program; tests stand two folders below the build directory at most.
std::string found_beside_program() {
  constexpr int kMostAbove = 4;
  fs::path folder = beside_program();
  for (int above = 0; above < kMostAbove && folder.has_relative_path(); ++above, folder = folder.parent_path())
    for (const fs::path& candidate : {folder, folder / "share" / "chokepoint"})
      if (is_home(candidate)) return candidate.string();
  return "";
}

}  // namespace

std::string data_home() {
  if (const char* const given = std::getenv("CHOKEPOINT_DATA"); given != nullptr && *given != '\0') return given;
  static const std::string kFound = found_beside_program();
  return kFound;
}

fs::path explorer_bundle() {
  std::error_code absent;
  const fs::path here = beside_program();
  for (const fs::path& folder : {here / "explorer", here.parent_path() / "share" / "chokepoint" / "explorer"})
    if (fs::is_directory(folder, absent)) return folder;
  return {};
}

fs::path chart_programs() { return fs::path(data_home()) / "scripts" / "charts"; }

}  // namespace app
