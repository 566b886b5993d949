#pragma once
#include "study/compare/comparison.hpp"
#include "study/compare/plan.hpp"

namespace study {

/// What a scenario does to the standing lag, and why. The standing lag is the distance in capability times the months that
/// the American frontier took for a dex of it; a difference of two scenarios is the distance's part, at the mean of their
/// months per dex, and the rest, which is the pace's. In months, of means over worlds.
struct StandingChange {
  analysis::Mean lag;
  /// Undefined where either mean distance is too small to divide by.
  double by_distance = io::kUndefined, by_pace = io::kUndefined;

  bool is_split() const { return by_distance == by_distance; }
  /// Told, and more than half of it is the pace's.
  bool is_mostly_pace() const;
};

/// `date`: place among the plan's dates. `scenario` is not the reference.
StandingChange standing_change(const ComparePlan& plan, const Comparison& comparison, std::size_t scenario,
                               std::size_t date);

/// The same of mean levels (dex, months) under the reference and under the scenario.
StandingChange split_standing(const analysis::Mean& lag, std::pair<double, double> distance,
                              std::pair<double, double> standing);

}  // namespace study
