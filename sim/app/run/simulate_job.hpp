#pragma once
#include <optional>
#include <string>

#include "app/command_line/options.hpp"
#include "app/publish/perform.hpp"
#include "study/worlds/run_plan.hpp"

namespace app {

/// A run of a call: a scenario as it was `given` on the command line, with what was said about it there.
struct AskedRun {
  const study::RunPlan& plan;
  const study::Job& job;
  const ScenarioOptions& options;
  std::string given;
  std::string label = {};  ///< before the progress bar; empty: the scenario's name
};

/// The call that runs one world alone, for whoever has to find out why it broke.
std::string reproduction(const ScenarioOptions& options, const std::string& scenario, long replicate);

/// The worlds of one run of a call, which this process and others of its company simulate; nothing where another process holds
/// them. Throws Stopped; base::InvariantError if the model broke in a world, saying how to run that one alone.
std::optional<engine::Worlds> simulate_job(const AskedRun& run, const Call& call,
                                           const engine::Wanted& wanted = engine::everything());
/// The same in a command that needs all worlds, whole, and to which no other process belongs.
engine::Worlds simulate_whole(const AskedRun& run, const Call& call);

}  // namespace app
