#pragma once
#include <atomic>
#include <string>
#include <vector>

#include "engine/plan.hpp"
#include "study/worlds/share.hpp"
#include "study/worlds/stopped.hpp"

namespace study {

/// How to run a plan: nothing in it can change a result.
struct Execution {
  int threads = 0;    ///< 0: all of the machine
  std::string label;  ///< before the progress bar
  bool show_progress = false;
  const std::atomic<bool>* stop = nullptr;
  Share share = {};          ///< of the plan's worlds, to be run here
  Keeper* keeper = nullptr;  ///< may be null
};

/// Runs the plan's worlds, or this process's share of them, and holds what is wanted of each: all of them whole, or, of more than
/// engine::kMostWhole, the first, and a survey of all (for which everything must be wanted). Throws Stopped if the user asked to
/// stop, base::InvariantError if the model broke.
Part simulate(const engine::Plan& plan, const Execution& execution,
              const engine::Wanted& wanted = engine::everything());

/// The summary of every output and month, in the order of io::summary_rows.
struct Summaries {
  int months = 0;
  std::vector<engine::Summary> all;
  const engine::Summary& at(std::size_t output, int month) const {
    return all[output * static_cast<std::size_t>(months) + static_cast<std::size_t>(month)];
  }
};
Summaries summarise_all(const engine::Worlds& worlds, int threads);

}  // namespace study
