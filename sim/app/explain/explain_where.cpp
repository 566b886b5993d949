#include "app/explain/explain_where.hpp"

#include "app/explain/where_answer.hpp"
#include "app/explain/where_read.hpp"
#include "app/publish/notes.hpp"
#include "app/publish/perform.hpp"
#include "app/run/run_call.hpp"
#include "app/run/simulate_job.hpp"
#include "input/scenario/scenario_policies.hpp"

namespace app {

namespace {

Question read_question(const ExplainOptions& options) {
  io::FaultList faults;
  Question question;
  RunOptions run;
  static_cast<ScenarioOptions&>(run) = static_cast<const ScenarioOptions&>(options);
  run.scenarios = {options.scenario};
  run.replicates = options.replicates, run.threads = options.threads, run.kernel = options.kernel;
  question.run = load_jobs(run, faults);
  const int last = question.run.jobs.empty() ? io::kLastMonth : question.scenario().setting.months - 1;
  question.where = read_where(options.where, last, faults);
  faults.throw_if_any();
  return question;
}

}  // namespace

ExitCode explain_where(const ExplainOptions& options, const Console& console) {
  return perform(options.data, console, [&](Call& call) {
    const Question question = read_question(options);
    note_what_never_acts({&question.scenario()}, console);
    const engine::Worlds worlds =
        simulate_whole({question.run, question.run.jobs.front(), options, options.scenario}, call);
    const engine::Results& results = worlds.results;
    const study::ChosenWorlds chosen =
        study::choose_worlds(results, question.where, study::satisfied(results, question.where));
    Report report;
    report.text = answer_text(question, results, chosen, options.full);
    report.json = answer_node(question, results, chosen);
    call.deliver(std::move(report));
  });
}

}  // namespace app
