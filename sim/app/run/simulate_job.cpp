#include "app/run/simulate_job.hpp"

#include "app/command_line/shell.hpp"
#include "base/error.hpp"
#include "study/worlds/simulate.hpp"

namespace app {

std::string reproduction(const ScenarioOptions& options, const std::string& scenario, long replicate) {
  std::string call = "chokepoint explain " + shell_quoted(scenario) + " --replicate " + std::to_string(replicate) +
                     " --seed " + options.seed;
  if (!options.to.empty()) call += " --to " + options.to;
  for (const std::string& set : options.set) call += " --set " + shell_quoted(set);
  return call + (options.prior ? " --prior" : "");
}

std::optional<engine::Worlds> simulate_job(const AskedRun& run, const Call& call, const engine::Wanted& wanted) {
  Company& company = call.company();
  const model::Setting& setting = run.job.scenario.setting;
  const RunName name{run.job.identity, engine::Results(setting.months, 0, engine::event_kinds(setting), wanted)};
  const std::unique_ptr<study::Keeper> keeper = company.keeper(name);
  study::Execution execution = call.execution(run.plan.threads, run.label.empty() ? run.job.scenario.name : run.label);
  execution.share = company.share();
  execution.keeper = keeper.get();
  try {
    return company.gather(name, study::simulate(run.plan.of(run.job), execution, wanted));
  } catch (const base::InvariantError& error) {
    throw base::InvariantError(
        error.message() + "; to reproduce: " + reproduction(run.options, run.given, error.replicate()),
        error.replicate(), error.month());
  }
}

engine::Worlds simulate_whole(const AskedRun& run, const Call& call) {
  std::optional<engine::Worlds> worlds = simulate_job(run, call);
  if (!worlds) throw ToldElsewhere{};
  return std::move(*worlds);
}

}  // namespace app
