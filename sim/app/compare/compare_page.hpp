#pragma once
#include <string>

#include "telling/compare/compare_claims.hpp"
#include "output/page/compare_page.hpp"

namespace app {

/// What compare.html shows of a comparison, but for its charts, methods and files.
io::ComparePage comparison_page(const study::ComparisonFindings& findings);

}  // namespace app
