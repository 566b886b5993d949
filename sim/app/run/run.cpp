#include "app/run/run.hpp"

#include <list>

#include "app/publish/notes.hpp"
#include "app/run/beside.hpp"
#include "app/run/headline.hpp"
#include "app/run/run_plan.hpp"
#include "app/run/write_run.hpp"
#include "output/table/tables.hpp"
#include "parallel/interrupt.hpp"
#include "parallel/progress.hpp"
#include "study/worlds/simulate.hpp"

namespace app {

namespace {

std::optional<engine::Results> simulate_job(const RunPlan& plan, const Job& job, const std::string& given,
                                            const RunOptions& options, const Execution& execution) {
  const engine::Plan engine_plan{&job.scenario.setting, &job.scenario.inputs, plan.seed, plan.replicates, plan.kernel};
  try {
    return simulate(engine_plan, execution);
  } catch (const base::InvariantError& error) {
    throw base::InvariantError(error.message() + "; to reproduce: " + reproduction(options, given, error.replicate()),
                               error.replicate(), error.month());
  }
}

Headline headline_of(const RunPlan& plan, const Job& job, const engine::Results& results,
                     const io::SummaryTable& table) {
  const model::Setting& setting = job.scenario.setting;
  return {job.scenario.name,
          job.scenario.title,
          plan.seed,
          plan.replicates,
          headline_months(setting.present, setting.months),
          parity_by_year(results, setting.present),
          &table};
}

}  // namespace

std::string reproduction(const ScenarioOptions& options, const std::string& scenario, long replicate) {
  std::string call =
      "chokepoint explain '" + scenario + "' --replicate " + std::to_string(replicate) + " --seed " + options.seed;
  if (!options.to.empty()) call += " --to " + options.to;
  for (const std::string& set : options.set) call += " --set '" + set + "'";
  return call + (options.prior ? " --prior" : "");
}

ExitCode run(const RunOptions& options, const Console& console) {
  const RunPlan plan = plan_run(options);
  const parallel::Interrupt interrupt;
  const bool show_progress = !console.quiet && parallel::stderr_is_terminal();
  Beside beside(plan, options);
  note_few_worlds(plan.replicates, console);
  std::list<io::ResultDirectory> directories;  // made before anything is computed
  for (const Job& job : plan.jobs) directories.emplace_back(job.target, room_of_run(plan, options));
  io::Node headlines = io::make_list();
  ExitCode code = kDone;
  for (std::size_t i = 0; i < plan.jobs.size(); ++i) {
    const Job& job = plan.jobs[i];
    const double start = steady_seconds();
    const Execution execution{plan.threads, job.scenario.name, show_progress, &interrupt.requested()};
    const auto results = simulate_job(plan, job, options.scenarios[i], options, execution);
    if (!results || interrupt.requested()) return kStopped;
    const auto rows = io::summary_rows(results->months(), summarise_all(*results, plan.threads));
    const std::optional<io::AgainstFinding> against = beside.add(*results, job);
    const ExitCode written = write_run({plan, job, *results, rows, against, directories.front(), start}, options,
                                       interrupt.requested(), console);
    if (written == kStopped) return kStopped;
    if (written != kDone) code = written;
    directories.pop_front();
    const io::SummaryTable table(rows);
    const Headline headline = headline_of(plan, job, *results, table);
    if (console.json)
      headlines.items.push_back(headline_node(headline));
    else
      console.out << (i > 0 ? "\n" : "") << headline_text(headline);
    console.note("Results are in " + job.target.string() + (options.no_report ? "" : ": open report.html"));
  }
  if (console.json) console.print(headlines);
  if (plan.jobs.size() > 1)
    console.note(
        "What differs between them stands in the reports of all but the first; more of it: chokepoint compare with the "
        "same scenarios");
  return code;
}

}  // namespace app
