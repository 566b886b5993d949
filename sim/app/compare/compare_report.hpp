#pragma once
#include "app/compare/compare_call.hpp"
#include "app/publish/report.hpp"
#include "study/compare/comparison.hpp"

namespace app {

/// Everything that is told of a comparison. Both are borrowed by the page and the manifest of the report.
Report comparison_report(const CompareCall& call, const study::Comparison& comparison);

/// The explorer at the first scenario that is held against the reference.
io::ExplorerLink explorer_at(const CompareCall& call);

}  // namespace app
