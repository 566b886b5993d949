#pragma once
#include <filesystem>
#include <string>

namespace app {

/// The directory that holds calibration/, scenarios/ and scripts/charts/ of this program, so that a tree that was moved or copied
/// uses its own: CHOKEPOINT_DATA in the environment, else what stands beside the program, which is the source tree above its
/// build directory, or share/chokepoint of the prefix that it is installed in. Empty if there is none.
std::string data_home();

/// Where the explorer's page is, without data (app/explore/bundle): in the folder `explorer` beside the program, or in
/// share/chokepoint of its prefix. Empty if there is none.
std::filesystem::path explorer_bundle();

/// Where the programs are that draw charts.
std::filesystem::path chart_programs();

}  // namespace app
