#include "study/compare/standing.hpp"

#include <cmath>

namespace study {

namespace {

/// Below so many dex, a month or two of the American pace, months per dex say nothing: assumption.
constexpr double kLeastDistance = 0.1;

}  // namespace

bool StandingChange::is_mostly_pace() const {
  return is_split() && lag.told_from_zero() && by_pace * lag.mean > 0 && std::abs(by_pace) > std::abs(lag.mean) / 2;
}

StandingChange split_standing(const analysis::Mean& lag, std::pair<double, double> distance,
                              std::pair<double, double> standing) {
  StandingChange change;
  change.lag = lag;
  if (!(distance.first >= kLeastDistance && distance.second >= kLeastDistance)) return change;
  const double months_per_dex = (standing.first / distance.first + standing.second / distance.second) / 2;
  change.by_distance = (distance.second - distance.first) * months_per_dex;
  change.by_pace = lag.mean - change.by_distance;
  return change;
}

StandingChange standing_change(const ComparePlan& plan, const Comparison& comparison, std::size_t scenario,
                               std::size_t date) {
  const Compared &reference = comparison.reference(), &other = comparison.scenarios[scenario];
  const std::size_t lag = find_outcome(plan.outcomes, "gap_standing"),
                    distance = find_outcome(plan.outcomes, "capability_distance");
  const auto levels = [&](std::size_t o) {
    const auto mean = [&](const Compared& of) { return analysis::mean_of({of.at[o][date], of.clusters}).mean; };
    return std::pair{mean(reference), mean(other)};
  };
  return split_standing(change_at(other, lag, plan.dates[date]).difference, levels(distance), levels(lag));
}

}  // namespace study
