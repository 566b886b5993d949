#pragma once
#include <atomic>

#include "app/compare_claims.hpp"
#include "app/console.hpp"

namespace app {

/// Writes everything of a comparison; its directory appears whole, or file by file with the manifest last. False if the
/// user stopped the program meanwhile. Throws io::WriteError if the disk refuses.
bool write_comparison(const ComparisonFindings& findings, const std::vector<io::Sheet>& sheets, const std::string& data,
                      double start_seconds, const std::atomic<bool>& stop, const Console& console);

}  // namespace app
