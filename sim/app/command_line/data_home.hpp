#pragma once
#include <filesystem>
#include <string>

namespace app {

/// The directory that holds calibration/, scenarios/ and scripts/charts/ of this program, so that a tree that was moved or copied
/// uses its own: CHOKEPOINT_DATA in the environment, else what stands beside the program, which is the source tree above its
/// build directory, or share/chokepoint of the prefix that it is installed in. Empty if there is none.
std::string data_home();

/// Where the programs are that draw charts.
std::filesystem::path chart_programs();

}  // namespace app
