#include "app/compare/compare_call.hpp"

#include <algorithm>
#include <functional>
#include <set>

#include "app/ground/load_scenario.hpp"
#include "app/publish/notes.hpp"
#include "app/publish/target.hpp"
#include "app/run/run_call.hpp"
#include "app/run/simulate_job.hpp"
#include "files/digest.hpp"
#include "files/load.hpp"
#include "input/json/input_values.hpp"
#include "input/scenario/scenario_policies.hpp"

namespace app {

namespace fs = std::filesystem;

namespace {

constexpr double kMostUsd = 1e15;

/// The outcome that a metric's name means, added if it is new.
std::optional<std::size_t> read_outcome(const std::string& name, const char* option,
                                        std::vector<study::Outcome>& outcomes, io::FaultList& faults) {
  const std::optional<std::size_t> output = read_output(name, option, faults);
  if (!output) return std::nullopt;
  for (std::size_t i = 0; i < outcomes.size(); ++i)
    if (outcomes[i].output == *output && outcomes[i].take == study::Take::kValue) return i;
  outcomes.push_back(study::plain_outcome(*output));
  return outcomes.size() - 1;
}

void read_outcomes(const CompareOptions& options, study::ComparePlan& plan, io::FaultList& faults) {
  plan.outcomes = study::usual_outcomes();
  for (const std::string& metric : options.metrics) read_outcome(metric, "--metric", plan.outcomes, faults);
  plan.objective = read_outcome(options.objective, "--objective", plan.outcomes, faults).value_or(0);
  if (options.prefer != "high" && options.prefer != "low")
    add_unknown_word("--prefer", "direction", options.prefer, {"high", "low"}, faults);
  plan.more_is_better = options.prefer == "high";
}

void read_value(const CompareOptions& options, study::ComparePlan& plan, io::FaultList& faults) {
  if (options.value_of_a_month.empty()) return;
  plan.value_of_a_month = io::parse_number(options.value_of_a_month);
  if (!plan.value_of_a_month || !(*plan.value_of_a_month > 0) || *plan.value_of_a_month > kMostUsd)
    add_option_fault("--value-of-a-month", "\"" + options.value_of_a_month + "\" is no sum of dollars",
                     "a number above 0 and up to 1e15, such as 10e9", faults);
}

void read_dates(const CompareOptions& options, study::ComparePlan& plan, io::FaultList& faults) {
  const int last = plan.months() - 1;
  if (options.at.empty()) {
    plan.dates = study::usual_dates(last, study::first_difference(plan.run.jobs));
    if (!options.from_present || plan.present() > last) return;
    std::erase_if(plan.dates, [&](int date) { return date <= plan.present(); });
    plan.dates.insert(plan.dates.begin(), plan.present());
    return;
  }
  std::set<int> dates;
  for (const std::string& text : options.at)
    if (const auto month = read_month(text, 0, last, "--at", faults)) dates.insert(*month);
  plan.dates.assign(dates.begin(), dates.end());
}

/// Tables name scenarios, and pairs need the same months.
void check_scenarios(const std::vector<study::Job>& jobs, io::FaultList& faults) {
  std::set<std::string> names;
  for (const study::Job& job : jobs) {
    if (!names.insert(job.scenario.name).second)
      add_option_fault("SCENARIO", "two scenarios are called \"" + job.scenario.name + "\"",
                       "scenarios that differ, each with a name of its own", faults);
    if (job.scenario.setting.months != jobs.front().scenario.setting.months)
      add_option_fault("SCENARIO",
                       job.scenario.name + " ends in " + io::month_text(job.scenario.setting.months - 1) + ", " +
                           jobs.front().scenario.name + " in " +
                           io::month_text(jobs.front().scenario.setting.months - 1),
                       "scenarios with one horizon; --to YYYY-MM gives all of them one", faults);
  }
}

std::string identity_of(const study::ComparePlan& plan) {
  std::string text;
  for (const study::Job& job : plan.run.jobs) text += identity_text(job.identity);
  for (const study::Outcome& outcome : plan.outcomes) text += outcome.name + "\n";
  for (const int date : plan.dates) text += io::month_text(date) + "\n";
  return io::digest(text + std::to_string(plan.objective) + (plan.more_is_better ? "high" : "low"));
}

fs::path target_of(const CompareOptions& options, const std::vector<study::Job>& jobs) {
  if (!options.out.empty()) return options.out;
  const std::string rest = jobs.size() == 2 ? jobs[1].scenario.name : std::to_string(jobs.size() - 1) + "-more";
  return fs::path("results") / ("compare-" + jobs[0].scenario.name + "-and-" + rest);
}

void check_target(const CompareCall& plan, bool force, io::FaultList& faults) {
  const auto refuse = [&](const std::string& problem, const std::string& mend) {
    add_place_fault(plan.destination.target, problem, mend, faults);
  };
  const std::size_t known = faults.size();
  check_place(plan.destination.target, kind::kComparison, faults);
  if (faults.size() > known || force || standing_at(plan.destination.target).nothing) return;
  if (comparison_at(plan.destination.target) != plan.identity)
    refuse("holds another comparison (of other scenarios, options, worlds or another version)",
           "--force replaces it, --out DIR writes elsewhere");
}

/// One scenario and --set: it is compared with itself as changed.
bool is_with_and_without(const CompareOptions& options) {
  return options.scenarios.size() == 1 && !options.set.empty() && options.scenarios.front() != io::kStandardInput;
}

void load_with_and_without(CompareCall& plan, io::FaultList& faults) {
  const std::string scenario = plan.given.scenarios.front();
  CompareOptions as_it_is = plan.given;
  as_it_is.set.clear();
  plan.run = load_jobs(as_it_is, faults);
  plan.given.scenarios.push_back(scenario);
  if (plan.run.jobs.empty()) return;
  if (auto changed = load_job(scenario, plan.given, plan.run, faults, kChanged))
    plan.run.jobs.push_back(std::move(*changed));
}

}  // namespace

void check_replicates(const std::string& given, io::FaultList& faults) {
  io::FaultList told_elsewhere;
  const auto replicates = read_whole(given, 1, kMostWhole, "--replicates", told_elsewhere);
  if (!replicates || *replicates >= study::kLeastCompared) return;
  add_option_fault("--replicates", given + (*replicates == 1 ? " world is" : " worlds are") + " too few for intervals",
                   "a whole number from " + std::to_string(study::kLeastCompared) + " to " + std::to_string(kMostWhole),
                   faults);
}

CompareCall plan_compare(const CompareOptions& options) {
  io::FaultList faults;
  CompareCall plan;
  plan.given = options;
  if (is_with_and_without(options))
    load_with_and_without(plan, faults);
  else
    plan.run = load_jobs(options, faults);
  if (plan.given.scenarios.size() < 2)
    add_option_fault("SCENARIO", "there is nothing to compare with",
                     "two scenarios or more, the reference first; or one, and --set with what to change in it", faults);
  check_replicates(options.replicates, faults);
  check_checkpoint(options, faults);
  read_outcomes(options, plan, faults);
  read_value(options, plan, faults);
  if (plan.run.jobs.empty())
    for (const std::string& date : options.at) read_month(date, 0, io::kLastMonth, "--at", faults);
  if (plan.run.jobs.empty()) faults.throw_if_any();
  check_scenarios(plan.run.jobs, faults);
  read_dates(options, plan, faults);
  faults.throw_if_any();
  plan.identity = identity_of(plan);
  plan.destination = destination(target_of(options, plan.run.jobs), "", kind::kComparison);
  plan.destination.is_same = [identity = plan.identity](const std::string& there) {
    return comparison_in(there) == identity;
  };
  if (options.shard.empty())
    check_target(plan, options.force, faults);
  else
    plan.shard =
        read_shard(options, plan.run.replicates, plan.destination.target, plan.run.jobs.size(), plan.identity, faults);
  faults.throw_if_any();
  return plan;
}

namespace {

void run_all(const CompareCall& plan, const Call& call,
             const std::function<void(const engine::Results&, const study::Job&)>& take) {
  const engine::Wanted wanted = study::wanted_of(plan);
  for (std::size_t i = 0; i < plan.run.jobs.size(); ++i) {
    const study::Job& job = plan.run.jobs[i];
    CompareOptions given = plan.given;
    if (job.scenario.overrides.empty()) given.set.clear();
    if (const auto worlds = simulate_job({plan.run, job, given, plan.given.scenarios[i]}, call, wanted))
      take(worlds->results, job);
  }
}

}  // namespace

study::Comparison compare_all(const CompareCall& plan, Call& call) {
  std::vector<const io::Scenario*> scenarios;
  for (const study::Job& job : plan.run.jobs) scenarios.push_back(&job.scenario);
  note_what_never_acts(scenarios, call.console());
  call.keep_at(checkpoints_of(plan.given, plan.destination.target));
  study::Comparer comparer(plan);
  run_all(plan, call, [&](const engine::Results& results, const study::Job& job) { comparer.add(results, job); });
  if (!call.company().tells()) throw ToldElsewhere{};
  return comparer.take();
}

void run_shard_of(const CompareCall& plan, Call& call) {
  run_shard(*plan.shard, plan.given, call, [&] { run_all(plan, call, [](const auto&, const auto&) {}); });
}

}  // namespace app
