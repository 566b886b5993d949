#include "app/explain/explain_where.hpp"

#include <optional>

#include "app/explain/where_answer.hpp"
#include "app/explain/where_read.hpp"
#include "app/publish/notes.hpp"
#include "app/run/run.hpp"
#include "input/scenario/scenario_policies.hpp"
#include "parallel/interrupt.hpp"
#include "parallel/progress.hpp"
#include "study/worlds/simulate.hpp"

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

std::optional<engine::Results> simulate_question(const Question& question, const ExplainOptions& options,
                                                 const Execution& execution) {
  try {
    return simulate(question.plan(), execution);
  } catch (const base::InvariantError& error) {
    throw base::InvariantError(
        error.message() + "; to reproduce: " + reproduction(options, options.scenario, error.replicate()),
        error.replicate(), error.month());
  }
}

}  // namespace

ExitCode explain_where(const ExplainOptions& options, const Console& console) {
  const Question question = read_question(options);
  note_what_never_acts({&question.scenario()}, console);
  const parallel::Interrupt interrupt;
  const bool show_progress = !console.quiet && parallel::stderr_is_terminal();
  const auto results = simulate_question(
      question, options, {question.run.threads, question.scenario().name, show_progress, &interrupt.requested()});
  if (!results || interrupt.requested()) return kStopped;
  const ChosenWorlds chosen = choose_worlds(*results, question.where, satisfied(*results, question.where));
  if (console.json)
    console.print(answer_node(question, *results, chosen));
  else
    console.out << answer_text(question, *results, chosen, options.full);
  return kDone;
}

}  // namespace app
