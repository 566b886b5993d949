#pragma once
#include "app/compare/compare_run.hpp"
#include "app/publish/report.hpp"

namespace app {

/// Everything that is told of a comparison. Both are borrowed by the page and the manifest of the report.
Report comparison_report(const ComparePlan& plan, const Comparison& comparison);

}  // namespace app
