#pragma once
#include <string>

#include "app/command_line/console.hpp"
#include "app/command_line/options.hpp"

namespace app {

struct SbcOptions {
  std::string data, out;  ///< out: directory of the results; empty: results/sbc
  std::string records = "200", seed = "0", threads = "0", kernel = "auto";
  std::string particles = "512", initial_factor = "16", rounds = "12", final_rounds = "240";
  bool resume = false, force = false;
};

/// Simulation-based calibration: fits records that the model itself made and tests whether the worlds that they came
/// from rank evenly among the fits' worlds. Keeps a checkpoint after each record; writes ranks.csv, sbc.json and a chart. Returns
/// kDifferent if some quantity's ranks are not uniform at 5 % over all. A user's stop keeps the records that are done.
ExitCode sbc(const SbcOptions& options, const Console& console);

}  // namespace app
