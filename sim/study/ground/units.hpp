#pragma once
#include <cstddef>

#include "base/unit.hpp"
#include "model/metrics.hpp"

namespace study {

/// How the numbers of a metric are said, by its unit.
inline base::Unit unit_of(std::size_t metric) {
  const std::string_view unit = model::kMetricRows[metric].unit;
  if (unit == "months") return base::Unit::kMonths;
  if (unit == "1") return base::Unit::kShare;
  if (unit == "dex") return base::Unit::kDex;
  if (unit == "ratio") return base::Unit::kFactor;
  return unit.substr(0, 3) == "USD" ? base::Unit::kUsd : base::Unit::kCount;
}

}  // namespace study
