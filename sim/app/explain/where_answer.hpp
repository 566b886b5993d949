#pragma once
#include <string>

#include "engine/plan.hpp"
#include "input/json/json_node.hpp"
#include "study/explain/chosen_worlds.hpp"
#include "study/explain/where.hpp"
#include "study/worlds/run_plan.hpp"

namespace app {

/// What `explain --where` was asked.
struct Question {
  study::RunPlan run;
  study::Where where;
  const io::Scenario& scenario() const { return run.jobs.front().scenario; }
  engine::Plan plan() const { return run.of(run.jobs.front()); }
};

/// The answer for a person: how many worlds, and the stories of those that are told; where there are none, how near the
/// nearest came.
std::string answer_text(const Question& question, const engine::Results& results, const study::ChosenWorlds& chosen,
                        bool full);

/// The same as JSON.
io::Node answer_node(const Question& question, const engine::Results& results, const study::ChosenWorlds& chosen);

}  // namespace app
