#include "explorer/runner.hpp"

#include <utility>

namespace explorer {

engine::KeptStates& Runner::states_of(const Known& known) {
  const model::Setting& setting = known.job.scenario.setting;
  for (Past& past : pasts_)
    if (past.name == known.past && past.states->turn_to(setting)) return *past.states;
  const std::string& baseline = library_.baseline().past;
  pasts_.remove_if([&](const Past& past) { return past.name == known.past || past.name != baseline; });
  pasts_.push_back({known.past, std::make_unique<engine::KeptStates>(setting)});
  return *pasts_.back().states;
}

engine::Results Runner::run(const Known& known, int from, int to, engine::Wanted wanted) {
  engine::KeptStates& states = states_of(known);
  engine::Plan plan = library_.plan_of(known, to, kernel_);
  plan.setting = &states.current();
  engine::Results results(plan.setting->months, to - from + 1, {}, std::move(wanted));
  engine::run_replicates(plan, from, to - from + 1, states, results);
  return results;
}

}  // namespace explorer
