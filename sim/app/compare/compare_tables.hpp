#pragma once
#include <string>
#include <vector>

#include "output/table/table.hpp"
#include "study/compare/findings.hpp"

namespace app {

/// differences.csv: a row for each scenario but the reference, outcome and month.
io::Table differences_table(const study::ComparisonFindings& findings);

/// decision (policy x outcome), outcomes, standing-lag, break-even, gap-below, branches, best, regret and reactions, in this order.
std::vector<io::Table> comparison_tables(const study::ComparisonFindings& findings);

}  // namespace app
