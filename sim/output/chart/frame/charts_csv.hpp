#pragma once
#include <string>
#include <string_view>

#include "output/table/table.hpp"

namespace io {

/// The data that a Vega-Lite specification draws, as one table: a row for each row of each of its data sets, in their order,
/// `series` (the data set) first and then every column that any of them has; blank where a row has none or it is undefined.
/// A column whose name begins with _ places or paints marks: it is no data, and neither is a row with no other columns.
/// Numbers have six digits. `spec` must be JSON (base::InputError if not).
Table chart_table(std::string_view spec);

/// The same as CSV: the file beside a chart, and what a page offers to be saved.
std::string chart_csv(std::string_view spec);

}  // namespace io
