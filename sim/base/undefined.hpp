#pragma once

#include <limits>

namespace base {

/// A value that is undefined. It leaves a hole in a chart and a dash in a table, never a zero.
inline constexpr double kUndefined = std::numeric_limits<double>::quiet_NaN();

}  // namespace base
