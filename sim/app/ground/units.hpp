#pragma once
#include <cstddef>

#include "model/metrics.hpp"
#include "output/words/charts_words.hpp"

namespace app {

/// How the numbers of a metric are said, by its unit.
inline io::Unit unit_of(std::size_t metric) {
  const std::string_view unit = model::kMetricRows[metric].unit;
  if (unit == "months") return io::Unit::kMonths;
  if (unit == "1") return io::Unit::kShare;
  if (unit == "dex") return io::Unit::kDex;
  if (unit == "ratio") return io::Unit::kFactor;
  return unit.substr(0, 3) == "USD" ? io::Unit::kUsd : io::Unit::kCount;
}

}  // namespace app
