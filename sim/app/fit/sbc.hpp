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

}  // namespace app
