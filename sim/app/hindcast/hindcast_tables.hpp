#pragma once
#include <span>

#include "output/table/table.hpp"
#include "study/hindcast/rows.hpp"

namespace app {

/// hindcast.csv: a row per reading.
io::Table hindcast_table(std::span<const study::HindcastRow> rows);

}  // namespace app
