#pragma once
#include <atomic>
#include <optional>
#include <string>
#include <vector>

#include "engine/plan.hpp"

namespace app {

/// How to run a plan: nothing in it can change a result.
struct Execution {
  int threads = 0;    ///< 0: all of the machine
  std::string label;  ///< before the progress bar
  bool show_progress = false;
  const std::atomic<bool>* stop = nullptr;
};

/// Runs all blocks of the plan. Nothing if the user stopped it. Throws base::InvariantError if the model broke.
std::optional<engine::Results> simulate(const engine::Plan& plan, const Execution& execution);

/// The summary of every output and month, in the order of io::summary_rows.
std::vector<engine::Summary> summarise_all(const engine::Results& results, int threads);

}  // namespace app
