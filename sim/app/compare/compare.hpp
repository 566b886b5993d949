#pragma once
#include <string>
#include <vector>

#include "app/command_line/console.hpp"
#include "app/command_line/options.hpp"

namespace app {

/// What a call of `compare` asks for. Of the run's options `out`, `force` and those of the worlds count.
struct CompareOptions : RunOptions {
  std::vector<std::string> metrics;                            ///< beyond the usual outcomes
  std::vector<std::string> at;                                 ///< YYYY-MM; empty: study::usual_dates
  bool from_present = false;                                   ///< without `at`, the present comes first
  std::string value_of_a_month;                                ///< USD; empty: not said
  std::string objective = "gap_pace_months", prefer = "high";  ///< for ranks and regret
};

}  // namespace app
