#pragma once
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "input/json/input_faults.hpp"
#include "study/ground/ground.hpp"

namespace app {

/// What a command that questions the worlds of the posterior was given. Numbers stay text, as in `ScenarioOptions`.
struct GroundOptions {
  std::string data, scenario = "baseline", out, seed = "0", threads = "0", kernel = "auto";
  const char* scenario_option = "SCENARIO";  ///< what `scenario` was given as, for faults
  bool force = false;
};

/// Opens what the options name. Throws base::InputError with those of `faults` and all that it finds: a missing
/// posterior is one. On the heap, since the scenario points into the posterior.
std::unique_ptr<study::Ground> open_ground(const GroundOptions& options, io::FaultList& faults);

/// For the manifest of results: scenario, seed and posterior.
std::vector<std::pair<std::string, std::string>> facts_of(const study::Ground& ground);

}  // namespace app
