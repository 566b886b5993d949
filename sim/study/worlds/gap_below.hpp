#pragma once
#include <array>
#include <vector>

#include "engine/results.hpp"

namespace study {

/// Lags that people ask about, in months; 0 is parity and means level or ahead.
inline constexpr std::array kLagThresholds{0, 3, 6, 12, 24};

/// In which worlds the standing lag (gap_months) is below a number of months, or 0 and less.
struct GapBelow {
  int month = 0;
  int lag = 0;                ///< of kLagThresholds
  std::vector<double> at;     ///< 1 or 0 a world: in that month
  std::vector<double> since;  ///< 1 or 0 a world: in some month since the present
};

/// For each lag and the end of each year from the present on, and the last month.
std::vector<GapBelow> gap_below(const engine::Results& results, int present);

}  // namespace study
