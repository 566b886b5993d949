#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "output/table/table.hpp"
#include "study/worlds/gap_below.hpp"

namespace app {

/// "level or ahead", "less than 6 months behind".
std::string lag_in_words(int lag);

/// The table of one run: the share of worlds for each lag and year, with standard errors over clusters.
io::Table gap_below_table(const std::vector<study::GapBelow>& rows, const std::vector<std::uint32_t>& clusters);

}  // namespace app
