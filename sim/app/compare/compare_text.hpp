#pragma once
#include <string>

#include "study/compare/findings.hpp"

namespace app {

/// What `compare` prints: for each date the headline pair and what it costs; since when the lag's difference is clear; the lag
/// by branch of the contested claims; money for a month of lag.
std::string comparison_text(const study::ComparisonFindings& findings);

}  // namespace app
