#pragma once
#include <string>

#include "app/command_line/console.hpp"
#include "app/command_line/options.hpp"

namespace app {

/// The call that runs one world alone, for whoever has to find out why it broke.
std::string reproduction(const ScenarioOptions& options, const std::string& scenario, long replicate);

/// `run SCENARIO...`: reads and checks all scenarios, then simulates each, writes its results and prints its headline.
/// Returns kDone or kStopped. Throws base::InputError with every fault of the call and of all files, before anything is
/// simulated or written.
ExitCode run(const RunOptions& options, const Console& console);

}  // namespace app
