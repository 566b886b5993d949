#include "app/command_line/command.hpp"
#include "app/publish/notes.hpp"
#include "app/publish/perform.hpp"
#include "app/run/beside.hpp"
#include "app/run/run_report.hpp"
#include "app/run/simulate_job.hpp"

namespace app {

namespace {

/// The scenario beside which the changed one is held; nothing if there is none.
std::optional<engine::Worlds> simulate_unchanged(const RunCall& plan, const RunOptions& options, const Call& call) {
  if (!plan.unchanged) return std::nullopt;
  RunOptions as_it_is = options;
  as_it_is.set.clear();
  return simulate_job(
      {plan, *plan.unchanged, as_it_is, options.scenarios.front(), plan.unchanged->scenario.name + " unchanged"}, call);
}

/// Every run of a call whose worlds are merged later.
void run_all(const RunCall& plan, const RunOptions& options, const Call& call) {
  if (Beside(plan).compares()) simulate_unchanged(plan, options, call);
  for (std::size_t i = 0; i < plan.jobs.size(); ++i)
    simulate_job({plan, plan.jobs[i], options, options.scenarios[i]}, call);
}

/// `run SCENARIO...`: reads and checks all scenarios, then simulates each, writes its results and prints its headline.
/// Throws base::InputError with every fault of the call and of all files, before anything is simulated or written.
ExitCode run(const RunOptions& options, const Console& console) {
  return perform(options.data, console, [&](Call& call) {
    const RunCall plan = plan_run(options);
    if (plan.shard) return run_shard(*plan.shard, options, call, [&] { run_all(plan, options, call); });
    Beside beside(plan);
    note_few_worlds(plan.replicates, console);
    for (const Destination& place : plan.destinations) call.claim(place);
    call.print_as_list();
    if (beside.compares())
      if (const auto worlds = simulate_unchanged(plan, options, call)) beside.add(worlds->results);
    for (std::size_t i = 0; i < plan.jobs.size(); ++i) {
      const study::Job& job = plan.jobs[i];
      const double start = parallel::steady_seconds();
      call.keep_at(checkpoints_of(options, plan.destinations[i].target));
      const auto worlds = simulate_job({plan, job, options, options.scenarios[i]}, call);
      if (!worlds) continue;  // another process tells of it
      note_what_never_acts({&job.scenario}, console);
      const FinishedRun finished{plan, job, *worlds, beside.add(worlds->results), plan.destinations[i].target, start};
      call.deliver(run_report(finished, options));
    }
    if (call.company().tells() && plan.jobs.size() > 1)
      call.note(beside.compares()
                    ? std::string("What differs between them stands in the ") +
                          (options.no_report ? "against.json" : "reports") +
                          " of all but the first; more of it: chokepoint compare with the same scenarios"
                    : "Note: " + std::to_string(plan.replicates) +
                          (plan.replicates < static_cast<int>(study::kLeastCompared)
                               ? " worlds are too few for differences between the scenarios, which take at least " +
                                     std::to_string(study::kLeastCompared)
                               : " worlds are too many for differences between the scenarios, which take at most " +
                                     std::to_string(kMostWhole)) +
                          ": there is no against.json");
  });
}

}  // namespace

void set_up_run(Command& command) {
  auto& options = command.keep<RunOptions>();
  options.most_replicates = kMostReplicates;
  command.option("SCENARIO", options.scenarios, "Scenario files, or names out of `list scenarios`; - is standard input")
      .scenario()
      .required();
  takes_run_options(command, options);
  command.option("--out", options.out,
                 "Directory of the results (default: results/NAME); with several scenarios, the one above");
  takes_scenario_options(command, options);
  command.flag("--force", options.force, "Replace another run that stands in the directory");
  takes_shards(command, options);
  command.flag("--save-ensemble", options.save_ensemble,
               "Also write ensemble.nc: every world, month by month, as NetCDF-4");
  command
      .option("--quantiles", options.quantiles,
              "Also write quantiles.csv: these quantiles, such as 0.1,0.9, of every metric and month")
      .list();
  command
      .option("--metric", options.metrics,
              "Also write worlds/METRIC.csv: these metrics, between commas, world by world")
      .list();
  command.flag("--no-report", options.no_report, "Leave out report.html");
  command.draws_charts();
  command.prints_json();
  command.does(options, run);
}

}  // namespace app
