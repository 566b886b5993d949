#pragma once
#include <string>
#include <vector>

#include "app/compare/compare_findings.hpp"
#include "output/table/sheet.hpp"

namespace app {

/// differences.csv: a row for each scenario but the reference, outcome and month.
std::string differences_csv(const ComparisonFindings& findings);

/// decision (policy x outcome), outcomes, break-even, gap-below, branches, best and regret, in this order.
std::vector<io::Sheet> comparison_sheets(const ComparisonFindings& findings);

}  // namespace app
