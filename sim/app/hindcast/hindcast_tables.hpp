#pragma once
#include <span>
#include <string>

#include "output/table/table.hpp"
#include "study/hindcast/rows.hpp"

namespace app {

struct HindcastOptions {
  std::string data, out, threads = "0", kernel = "auto", particles = "768";
  bool rolling = false;
  bool keep = false;  ///< put what reports show of it beside the posterior
};

/// hindcast.csv: a row per reading.
io::Table hindcast_table(std::span<const HindcastRow> rows);

}  // namespace app
