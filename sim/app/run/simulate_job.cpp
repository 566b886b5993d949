#include "app/run/simulate_job.hpp"

#include "app/command_line/shell.hpp"
#include "base/error.hpp"

namespace app {

std::string reproduction(const ScenarioOptions& options, const std::string& scenario, long replicate) {
  std::string call = "chokepoint explain " + shell_quoted(scenario) + " --replicate " + std::to_string(replicate) +
                     " --seed " + options.seed;
  if (!options.to.empty()) call += " --to " + options.to;
  for (const std::string& set : options.set) call += " --set " + shell_quoted(set);
  return call + (options.prior ? " --prior" : "");
}

engine::Results simulate_job(const engine::Plan& plan, const ScenarioOptions& options, const std::string& given,
                             const study::Execution& execution) {
  try {
    return study::simulate(plan, execution);
  } catch (const base::InvariantError& error) {
    throw base::InvariantError(error.message() + "; to reproduce: " + reproduction(options, given, error.replicate()),
                               error.replicate(), error.month());
  }
}

}  // namespace app
