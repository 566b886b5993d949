#pragma once
#include <optional>
#include <string>
#include <vector>

#include "analysis/paired.hpp"
#include "engine/results.hpp"
#include "study/explain/where.hpp"

namespace study {

/// A world that stands for others.
struct ChosenWorld {
  int replicate = 0;                ///< from 1
  std::vector<std::string> chosen;  ///< why: "typical", "lowest", "highest"
  double distance = 0;              ///< from the middle, 0 to 1 (analysis/middle)
  std::vector<Seen> seen;           ///< of each condition
};

/// The worlds that satisfy what was asked, and those that are told.
struct ChosenWorlds {
  int satisfied = 0;
  analysis::Mean share;         ///< of the worlds, over lines of descent
  analysis::Interval interval;  ///< of that share, at analysis::kClearLevel
  std::vector<ChosenWorld> worlds;
};

/// The condition by whose number extremes are told: the first that has one. None if all are about branches.
std::optional<Condition> ordering_condition(const Where& where);

/// The typical world is the one nearest to the middle of those that satisfy, over all months of `gap_months` and of the
/// conditions' metrics. The extremes have the lowest and the highest number of the ordering condition; without a spread
/// there are none. Of equals the first world is taken, and a world is told once. `satisfied`: 1 or 0 a world, as
/// study::satisfied says. No worlds are chosen if none satisfies.
ChosenWorlds choose_worlds(const engine::Results& results, const Where& where, const std::vector<double>& satisfied);

}  // namespace study
