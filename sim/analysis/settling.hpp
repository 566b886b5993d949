#pragma once
// The value of settling a question: how much narrower an outcome's interval gets, expected over the ways it may go.

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "analysis/scores.hpp"

namespace analysis {

/// The outcome where the question went one way.
struct Way {
  double share = 0;   ///< of the weight, 0 to 1; 0: no draw went this way and the rest is 0 too
  double median = 0;  ///< of the outcome
  Interval interval;  ///< its central 90 %
};

/// What settling a question does to an outcome.
struct Settled {
  std::vector<Way> ways;
  double width = 0;            ///< of the 90 % interval while the question is open, in units of the outcome
  double expected_width = 0;   ///< the mean over the ways of the interval's width, by share
  double narrowing = 0;        ///< 1 - expected_width / width; below 0 where the ways' intervals are wider on average
  double narrowing_error = 0;  ///< standard error; clusters are what is independent
  double shift = 0;  ///< the highest of the ways' medians less the lowest: above 0 by chance alone, the more so
                     ///< the more ways there are, so it counts against its error only
  double shift_error = 0;
  /// Is the narrowing farther than two standard errors above 0?
  bool tells() const { return narrowing > 2 * narrowing_error; }
};

/// `way[i]` (0 to ways - 1) is how the question goes in draw i. Standard errors by `resamples` bootstrap samples of whole
/// clusters. As many values (finite), weights (>= 0), clusters and ways; some weight; else InvariantError.
Settled settle(std::span<const double> values, std::span<const double> weights, std::span<const std::uint32_t> clusters,
               std::span<const std::size_t> way, std::size_t ways, std::size_t resamples = 200);

/// Groups of equal weight by value, from the lowest (0) to groups - 1: how "settled" is read for a number.
std::vector<std::size_t> quantile_groups(std::span<const double> values, std::span<const double> weights,
                                         std::size_t groups);

/// The share of the outcome's variance between groups, corrected for the groups' own noise, at least 0: about the
/// first-order index of a number that was cut into quantile groups. 0 for an outcome that does not vary.
double variance_share(std::span<const double> outcome, std::span<const double> weights,
                      std::span<const std::size_t> group, std::size_t groups);

}  // namespace analysis
