#include "app/command_line/command.hpp"
#include "app/explain/explain_where.hpp"
#include "app/ground/load_scenario.hpp"
#include "app/ground/posterior.hpp"
#include "app/publish/notes.hpp"
#include "engine/plan.hpp"
#include "telling/explain/chronicle.hpp"

namespace app {

namespace {

/// Replicates that `--replicate` may name: more than any run has, since worlds are drawn one by one.
constexpr std::uint64_t kLastReplicate = 1'000'000'000;

void explain_one(const ExplainOptions& options, const Console& console) {
  io::FaultList faults;
  const auto replicate = read_whole(options.replicate, 1, kLastReplicate, "--replicate", faults);
  const auto seed = read_seed(options.seed, faults);
  read_whole(options.threads, 0, kMostThreads, "--threads", faults);  // one world needs neither, but a fault is a fault
  read_kernel(options.kernel, faults);
  read_last_month(options, faults);
  const io::Calibration calibration = load_calibration(options.data);
  auto scenario = load_scenario(options.scenario, options, calibration, faults);
  const auto posterior = options.prior ? nullptr : load_posterior(options.data, calibration);
  if (scenario && posterior && seed) study::draw_from(*posterior, *seed, *scenario, faults);
  faults.throw_if_any();

  note_what_never_acts({&*scenario}, console);
  engine::Plan plan;
  plan.setting = &scenario->setting, plan.inputs = &scenario->inputs, plan.seed = *seed;
  plan.replicates = static_cast<int>(*replicate);
  plan.audit = true;  // one world: whoever looks at it closely wants its books checked
  const std::vector<engine::StoryLine> story = engine::tell_story(plan, *replicate);
  if (console.json) return console.print(story_node(story));
  console.out << scenario->title << ": world " << *replicate << " of seed " << *seed << ".\n"
              << kSimulated << "\n\n"
              << chronicle(story, calibration.timeline, options.full ? Detail::kFull : Detail::kBrief);
}

/// `explain SCENARIO --replicate K`: the chronicle of one world, by year and month, each line with its cause. With
/// `--where`, the worlds that satisfy a condition (app/explain_where). Throws base::InputError for bad input,
/// base::InvariantError if the model breaks in that world.
ExitCode explain(const ExplainOptions& options, const Console& console) {
  if (options.replicate.empty() == options.where.empty()) {
    io::FaultList faults;
    add_option_fault("--replicate", "one world by its number, or worlds by a condition, but not both",
                     "--replicate K, or --where 'METRIC@YYYY-MM < NUMBER'", faults);
    faults.throw_if_any();
  }
  if (!options.where.empty()) return explain_where(options, console);
  return explain_one(options, console), kDone;
}

}  // namespace

void set_up_explain(Command& command) {
  auto& options = command.keep<ExplainOptions>();
  command.option("SCENARIO", options.scenario, kScenarioHelp).scenario().required();
  command.option("--replicate", options.replicate, "Which world, from 1");
  const Command::Option where =
      command
          .option("-w,--where", options.where,
                  "Instead of a number: tell the typical and the extreme worlds in which this holds. "
                  "METRIC@YYYY-MM (or @YYYY-MM..YYYY-MM: in some month of these), or a PARAMETER, with <, <=, >, "
                  ">=, = or != and a number; CLAIM = BRANCH; joined by \"and\" and \"or\", with parentheses. "
                  "Given again: all must hold")
          .repeated();
  command.option("--replicates", options.replicates, "With --where: worlds to look through")
      .shows_default()
      .needs(where);
  command.flag("--full", options.full,
               "Tell everything: every run that starts, every release, every broker who is caught");
  takes_machine(command, options, "The seed of the run");
  takes_scenario_options(command, options);
  command.prints_json();
  command.pages();
  command.does(options, explain);
}

}  // namespace app
