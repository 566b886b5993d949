#pragma once
#include <string>
#include <vector>

#include "app/command_line/console.hpp"
#include "app/command_line/options.hpp"

namespace app {

struct CheckOptions : ScenarioOptions {
  std::vector<std::string> files;
  std::string schema;  ///< where to write the JSON Schema; empty: nowhere
};

/// `check FILE...`: reads scenarios (and, for a directory, calibrations) without running them, and says of each what it
/// holds. `check --write-schema FILE` writes the JSON Schema of scenarios. Throws base::InputError with every fault of
/// all.
void check(const CheckOptions& options, const Console& console);

}  // namespace app
