#pragma once
#include <string>
#include <vector>

#include "app/command_line/options.hpp"
#include "app/publish/place.hpp"
#include "study/levers/power.hpp"

namespace app {

struct PowerOptions : RunOptions {
  PowerOptions() { replicates = "512"; }
  std::string scenario = "baseline";
  std::vector<std::string> at;  ///< YYYY-MM; empty: December 2028 and the horizon
};

/// A call of `levers`, checked.
struct PowerCall : study::PowerPlan {
  PowerOptions given;
  Destination destination;
};

/// Checks a call. Throws base::InputError with all faults.
PowerCall plan_power(const PowerOptions& options);

}  // namespace app
