#include "app/levers/power_call.hpp"

#include <set>

#include "app/compare/compare_call.hpp"
#include "app/ground/load_scenario.hpp"
#include "app/run/run_call.hpp"
#include "input/json/input_values.hpp"
#include "study/compare/plan.hpp"

namespace app {

namespace {

void read_dates(const PowerOptions& options, PowerCall& call, io::FaultList& faults) {
  const int last = call.job().scenario.setting.months - 1, first = call.from();
  if (last < first) {
    add_option_fault("--to", "levers are held from " + io::month_text(first) + " on, and the run ends before that",
                     "a month from " + io::month_text(first) + " on", faults);
    return;
  }
  std::set<int> dates;
  for (const std::string& text : options.at)
    if (const auto month = read_month(text, first, last, "--at", faults)) dates.insert(*month);
  call.dates.assign(dates.begin(), dates.end());
  if (options.at.empty())
    for (const int date : study::usual_dates(last))
      if (date >= first) call.dates.push_back(date);
}

/// Another table there is minutes of work, and goes only by force.
void check_same(const PowerCall& call, bool force, io::FaultList& faults) {
  const std::filesystem::path& target = call.destination.target;
  const Standing there = standing_at(target);
  if (force || there.nothing || !there.is_whole() || there.says(call.destination.facts)) return;
  add_place_fault(target, "holds a power table of another scenario, or of other worlds or months",
                  "--force replaces it, --out DIR writes elsewhere", faults);
}

}  // namespace

PowerCall plan_power(const PowerOptions& options) {
  io::FaultList faults;
  PowerCall call;
  call.given = options;
  call.given.scenarios = {options.scenario};
  call.run = load_jobs(call.given, faults);
  check_replicates(options.replicates, faults);
  call.outcomes = study::power_outcomes();
  if (!call.run.jobs.empty()) read_dates(options, call, faults);
  call.destination = destination(options.out, std::filesystem::path("results") / "levers", kind::kLevers);
  check_place(call.destination.target, kind::kLevers, faults);
  faults.throw_if_any();
  const io::Provenance& run = call.job().identity;
  std::string months;
  for (const int date : call.dates) months += (months.empty() ? "" : " ") + io::month_text(date);
  call.destination.facts = {{"scenario", run.scenario},
                            {"scenario_digest", run.scenario_digest},
                            {"seed", std::to_string(run.seed)},
                            {"worlds", std::to_string(run.replicates)},
                            {"draws", run.draws},
                            {"months", months}};
  check_same(call, options.force, faults);
  faults.throw_if_any();
  return call;
}

}  // namespace app
