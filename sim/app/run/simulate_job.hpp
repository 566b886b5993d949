#pragma once
#include <string>

#include "app/command_line/options.hpp"
#include "engine/plan.hpp"
#include "study/worlds/simulate.hpp"

namespace app {

/// The call that runs one world alone, for whoever has to find out why it broke.
std::string reproduction(const ScenarioOptions& options, const std::string& scenario, long replicate);

/// The worlds of one scenario of a call, which was `given` on the command line. Throws Stopped; base::InvariantError if the
/// model broke in a world, saying how to run that one alone.
engine::Results simulate_job(const engine::Plan& plan, const ScenarioOptions& options, const std::string& given,
                             const study::Execution& execution);

}  // namespace app
