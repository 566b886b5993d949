#pragma once
#include <string>
#include <vector>

#include "analysis/paired.hpp"
#include "app/explain/where.hpp"
#include "engine/results.hpp"

namespace app {

/// A world that stands for others.
struct ChosenWorld {
  int replicate = 0;                ///< from 1
  std::vector<std::string> chosen;  ///< why: "typical", "lowest", "highest"
  double distance = 0;              ///< from the middle, 0 to 1 (analysis/middle)
  std::vector<double> values;       ///< of each condition's metric in its month
};

/// The worlds that satisfy all conditions, and those that are told.
struct ChosenWorlds {
  int satisfied = 0;
  analysis::Mean share;         ///< of the worlds, over lines of descent
  analysis::Interval interval;  ///< of that share, at analysis::kClearLevel
  std::vector<ChosenWorld> worlds;
};

/// The typical world is the one nearest to the middle of those that satisfy the conditions, over all months of `gap_months`
/// and of the conditions' metrics. The extremes have the lowest and the highest value of the first condition's metric in its
/// month; without a spread there are none. Of equals the first world is taken, and a world is told once. `satisfied`: 1 or 0
/// a world, as app::satisfied says. No worlds are chosen if none satisfies.
ChosenWorlds choose_worlds(const engine::Results& results, const std::vector<Condition>& conditions,
                           const std::vector<double>& satisfied);

}  // namespace app
