#pragma once
#include <atomic>
#include <string>
#include <vector>

#include "engine/plan.hpp"
#include "study/worlds/stopped.hpp"

namespace study {

/// How to run a plan: nothing in it can change a result.
struct Execution {
  int threads = 0;    ///< 0: all of the machine
  std::string label;  ///< before the progress bar
  bool show_progress = false;
  const std::atomic<bool>* stop = nullptr;
};

/// Runs all blocks of the plan. Throws Stopped if the user asked to stop, base::InvariantError if the model broke.
engine::Results simulate(const engine::Plan& plan, const Execution& execution);

/// The summary of every output and month, in the order of io::summary_rows.
std::vector<engine::Summary> summarise_all(const engine::Results& results, int threads);

}  // namespace study
