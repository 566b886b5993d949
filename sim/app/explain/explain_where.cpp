#include "app/explain/explain_where.hpp"

#include <algorithm>
#include <boost/algorithm/string/join.hpp>
#include <cmath>
#include <cstdio>

#include "app/explain/chosen_worlds.hpp"
#include "app/explain/chronicle.hpp"
#include "app/ground/study.hpp"
#include "app/ground/words.hpp"
#include "app/publish/notes.hpp"
#include "app/run/run.hpp"
#include "app/run/run_plan.hpp"
#include "input/json/input_values.hpp"
#include "input/scenario/scenario_policies.hpp"
#include "output/table/table.hpp"
#include "parallel/interrupt.hpp"
#include "parallel/progress.hpp"
#include "study/worlds/simulate.hpp"

namespace app {

namespace {

constexpr int kFew = 30;  ///< below so many worlds the typical one is hardly more than one of them

struct Question {
  RunPlan run;
  std::vector<Condition> conditions;
  const io::Scenario& scenario() const { return run.jobs.front().scenario; }
  engine::Plan plan() const { return {&scenario().setting, &scenario().inputs, run.seed, run.replicates, run.kernel}; }
};

Question read_question(const ExplainOptions& options) {
  io::FaultList faults;
  Question question;
  RunOptions run;
  static_cast<ScenarioOptions&>(run) = static_cast<const ScenarioOptions&>(options);
  run.scenarios = {options.scenario};
  run.replicates = options.replicates, run.threads = options.threads, run.kernel = options.kernel;
  question.run = load_jobs(run, faults);
  const int last = question.run.jobs.empty() ? io::kLastMonth : question.scenario().setting.months - 1;
  for (const std::string& given : options.where)
    for (const Condition& condition : read_where(given, last, faults)) question.conditions.push_back(condition);
  faults.throw_if_any();
  return question;
}

std::string text_of(const char* format, double number) {
  char buffer[40];
  std::snprintf(buffer, sizeof buffer, format, number);
  return buffer;
}

std::string value_of(const Condition& condition, double value) {
  const std::string unit = engine::output_unit(condition.output);
  return std::isnan(value) ? "undefined" : text_of("%.4g", value) + (unit == "1" ? "" : " " + unit);
}

std::string worlds_text(int count, int all) { return std::to_string(count) + " of " + std::to_string(all) + " worlds"; }

/// No world satisfies: which condition asks too much, and what the nearest world has.
[[noreturn]] void refuse_all(const Question& question, const engine::Results& results) {
  const std::vector<double> far = shortfalls(results, question.conditions);
  const auto nearest = static_cast<std::size_t>(std::min_element(far.begin(), far.end()) - far.begin());
  std::string values;
  for (const Condition& condition : question.conditions) {
    const std::vector<double> alone = satisfied(results, {condition});
    const auto count = static_cast<int>(std::count(alone.begin(), alone.end(), 1.0));
    const double value = results.column(condition.output, condition.month)[nearest];
    values +=
        (values.empty() ? "" : "; ") + condition.text() + ": " + value_of(condition, value) +
        (question.conditions.size() > 1 ? ", which " + worlds_text(count, results.replicates()) + " satisfy by itself"
                                        : "");
  }
  std::string problem = "none of " + std::to_string(results.replicates()) + " worlds satisfies ";
  problem += question.conditions.size() > 1 ? "all conditions" : "the condition";
  base::Fault fault;
  fault.pointer = "--where", fault.problem = problem;
  fault.allowed =
      "a condition that some world satisfies; the nearest, world " + std::to_string(nearest + 1) + ", has " + values;
  fault.suggestion = "ask for less, or for more worlds with --replicates";
  throw base::InputError({std::move(fault)});
}

std::string heading(const Question& question) {
  std::string text = question.scenario().title + ": worlds in which ";
  for (std::size_t i = 0; i < question.conditions.size(); ++i)
    text += (i > 0 ? " and " : "") + question.conditions[i].text();
  return text;
}

std::string percent(double share) { return text_of("%.3g", 100 * share); }

std::string counted(const Question& question, const ChosenWorlds& chosen) {
  std::string text = worlds_text(chosen.satisfied, question.run.replicates) + " of seed " +
                     std::to_string(question.run.seed) + ", " + percent(chosen.share.mean) + " %";
  if (std::isfinite(chosen.share.standard_error))
    text += " (standard error " + percent(chosen.share.standard_error) + ", 99 % interval " +
            percent(chosen.interval.low) + " to " + percent(chosen.interval.high) + " %)";
  text += ". Every world counts the same; worlds of one line of descent count as related in the error.";
  if (chosen.satisfied < kFew)
    text += " They are few: more --replicates show more of them, and say better what is typical.";
  return text;
}

bool has_extremes(const ChosenWorlds& chosen) {
  return chosen.worlds.size() > 1 || chosen.worlds.front().chosen.size() > 1;
}

std::string how_chosen(const Question& question, const ChosenWorlds& chosen) {
  const Condition& first = question.conditions.front();
  const std::string metric = engine::output_name(first.output);
  return "Typical: nearest to the middle of these worlds. In each month of gap_months" +
         std::string(metric == "gap_months" && question.conditions.size() == 1 ? ""
                                                                               : " and of the conditions' metrics") +
         " a world has a place among them from -1 (lowest) over 0 (the median) to 1; the distance is the root mean "
         "square "
         "of its places. Lowest and highest: by " +
         metric + " in " + io::month_text(first.month) +
         (has_extremes(chosen) ? "." : ", of which all have the same: there are none.");
}

std::string roles_of(const ChosenWorld& world) { return boost::algorithm::join(world.chosen, ", "); }

std::string table_of(const Question& question, const ChosenWorlds& chosen) {
  io::Table table;
  table.columns = io::columns_headed({"", "world", "distance"});
  for (const Condition& condition : question.conditions)
    table.columns.push_back({"", engine::output_name(condition.output) + "@" + io::month_text(condition.month)});
  for (const ChosenWorld& world : chosen.worlds) {
    std::vector<io::Cell> cells{roles_of(world),
                                io::Cell(static_cast<double>(world.replicate), std::to_string(world.replicate)),
                                io::Cell(world.distance, text_of("%.2f", world.distance))};
    for (std::size_t i = 0; i < question.conditions.size(); ++i)
      cells.emplace_back(world.values[i], value_of(question.conditions[i], world.values[i]));
    table.row(std::move(cells));
  }
  return io::table_text(table);
}

/// One world's story, with a line where each condition is looked at.
std::vector<engine::StoryLine> story_of(const Question& question, const ChosenWorld& world) {
  std::vector<engine::StoryLine> story =
      engine::tell_story(question.plan(), static_cast<std::uint64_t>(world.replicate));
  for (std::size_t i = 0; i < question.conditions.size(); ++i) {
    const Condition& condition = question.conditions[i];
    engine::StoryLine line{condition.month,
                           "What was asked",
                           engine::output_name(condition.output) + " is " + value_of(condition, world.values[i]),
                           "the condition " + condition.text() + " holds",
                           true,
                           {}};
    const auto after = [](int month, const engine::StoryLine& other) { return month < other.month; };
    story.insert(std::upper_bound(story.begin(), story.end(), line.month, after), std::move(line));
  }
  return story;
}

io::Node conditions_node(const Question& question, const engine::Results& results) {
  io::Node list = io::make_list();
  for (const Condition& condition : question.conditions) {
    io::Node& node = list.items.emplace_back(io::make_object());
    const std::vector<double> alone = satisfied(results, {condition});
    io::add_member(node, "condition", io::make_text(condition.text()));
    io::add_member(node, "unit", io::make_text(engine::output_unit(condition.output)));
    io::add_member(node, "satisfied",
                   io::make_number(static_cast<double>(std::count(alone.begin(), alone.end(), 1.0))));
  }
  return list;
}

io::Node answer_node(const Question& question, const engine::Results& results, const ChosenWorlds& chosen) {
  io::Node node = io::make_object();
  io::add_member(node, "scenario", io::make_text(question.scenario().name));
  io::add_member(node, "seed", io::make_text(std::to_string(question.run.seed)));
  io::add_member(node, "worlds", io::make_number(question.run.replicates));
  io::add_member(node, "conditions", conditions_node(question, results));
  io::add_member(node, "satisfied", io::make_number(chosen.satisfied));
  io::add_member(node, "share", io::make_number(chosen.share.mean));
  io::add_member(node, "share_se", io::make_number_or_null(chosen.share.standard_error));
  io::add_member(node, "share_low", io::make_number_or_null(chosen.interval.low));
  io::add_member(node, "share_high", io::make_number_or_null(chosen.interval.high));
  io::add_member(node, "how_chosen", io::make_text(how_chosen(question, chosen)));
  io::Node& list = io::add_member(node, "chosen", io::make_list());
  for (const ChosenWorld& world : chosen.worlds) {
    io::Node& one = list.items.emplace_back(io::make_object());
    io::add_member(one, "replicate", io::make_number(world.replicate));
    io::Node& roles = io::add_member(one, "as", io::make_list());
    for (const std::string& why : world.chosen) roles.items.push_back(io::make_text(why));
    io::add_member(one, "distance", io::make_number(world.distance));
    io::Node& values = io::add_member(one, "values", io::make_list());
    for (const double value : world.values) values.items.push_back(io::make_number_or_null(value));
    io::add_member(one, "story", story_node(story_of(question, world)));
  }
  return node;
}

std::string answer_text(const Question& question, const ChosenWorlds& chosen, Detail detail) {
  constexpr std::size_t kWidth = 92;
  std::string text = wrapped(heading(question), kWidth, 0) + "\n\n" + wrapped(counted(question, chosen), kWidth, 0) +
                     "\n" + wrapped(how_chosen(question, chosen), kWidth, 0) + "\n\n" + table_of(question, chosen);
  for (const ChosenWorld& world : chosen.worlds) {
    const bool first = world.replicate == chosen.worlds.front().replicate;
    text +=
        "\n\nWorld " + std::to_string(world.replicate) + ": " + roles_of(world) +
        (first ? "" : " (scheduled policy is as in world " + std::to_string(chosen.worlds.front().replicate) + ")") +
        "\n\n" +
        chronicle(story_of(question, world), question.run.calibration.timeline, detail,
                  first ? Scheduled::kTold : Scheduled::kLeftOut);
  }
  return text;
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
  const ChosenWorlds chosen = choose_worlds(*results, question.conditions, satisfied(*results, question.conditions));
  if (chosen.satisfied == 0) refuse_all(question, *results);
  if (console.json)
    console.print(answer_node(question, *results, chosen));
  else
    console.out << answer_text(question, chosen, options.full ? Detail::kFull : Detail::kBrief);
  return kDone;
}

}  // namespace app
