#pragma once
#include <atomic>

#include "app/command_line/console.hpp"
#include "app/compare/compare_claims.hpp"
#include "files/result_directory.hpp"

namespace app {

/// Writes everything of a comparison; its directory appears whole. kStopped: not at all,
/// since the user stopped the program meanwhile. kCannotFinish: whole but for pictures, see tell_drawing.
/// Throws io::WriteError if the disk refuses.
ExitCode write_comparison(const ComparisonFindings& findings, const std::vector<io::Sheet>& sheets,
                          const std::string& data, io::ResultDirectory& directory, double start_seconds,
                          const std::atomic<bool>& stop, const Console& console);

}  // namespace app
