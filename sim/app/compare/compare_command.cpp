#include "app/command_line/command.hpp"
#include "app/compare/compare_report.hpp"
#include "app/publish/perform.hpp"
#include "study/compare/plan.hpp"

namespace app {

namespace {

/// `compare A B...`: the same worlds under each scenario, the first being the reference. Prints a short table and writes
/// manifest, paired differences, tables, claims, a methods note and charts to `out` (default: results/compare-NAMES).
/// Returns kDone or kStopped. Throws base::InputError with every fault of the call and of all files, before anything is
/// simulated or written.
ExitCode compare(const CompareOptions& options, const Console& console) {
  if (options.shard.empty()) return perform(options, console, plan_compare, compare_all, comparison_report);
  return perform(options.data, console, [&](Call& call) { run_shard_of(plan_compare(options), call); });
}

}  // namespace

void set_up_compare(Command& command) {
  auto& options = command.keep<CompareOptions>();
  command
      .option("SCENARIO", options.scenarios,
              "Two scenarios or more, files or names out of `list scenarios`; the first is the reference. One, with "
              "--set: as "
              "it is and as changed")
      .scenario()
      .required();
  takes_run_options(command, options, study::kLeastCompared);
  command.option("--metric", options.metrics, "Metrics beyond the usual outcomes, between commas").list();
  command
      .option("--at", options.at,
              "Months YYYY-MM, between commas, that tables tell of (default: 2028-12, or the December two years after "
              "policies begin that begin later, and the horizon)")
      .list();
  command.option("--objective", options.objective, "The metric by which policies are ranked, at the last date")
      .shows_default();
  command.option("--prefer", options.prefer, "Which values of it are better: high or low").shows_default();
  command.option(
      "--value-of-a-month", options.value_of_a_month,
      "Dollars that a month of China's lag is worth to you: says whether a scenario earns more than it costs");
  command.option("--out", options.out, "Directory of the results (default: results/compare-NAMES)");
  takes_scenario_options(command, options);
  command.flag("--force", options.force, "Replace another comparison that stands in the directory");
  takes_shards(command, options);
  command.draws_charts();
  command.prints_json();
  command.does(options, compare);
}

}  // namespace app
