#pragma once
#include <string>
#include <string_view>

namespace io {

/// The data that a Vega-Lite specification draws, as a table: a row for each row of each of its data sets, in their order,
/// `series` (the data set) first and then every column that any of them has; blank where a row has none or it is undefined.
/// Numbers have six digits. Columns that hold
/// pixels or colours are left out, and so are rows that hold nothing else but words to set. `spec` must be JSON
/// (base::InputError if not).
std::string chart_csv(std::string_view spec);

}  // namespace io
