#pragma once
// Many tests of uniform ranks at once, and what a histogram of uniform ranks looks like.

#include <cstddef>
#include <span>
#include <vector>

#include "analysis/scores.hpp"

namespace analysis {

/// Holm's adjusted p-values (1979), in the order given: rejecting those below `level` errs in any of the tests with at
/// most that probability, however they depend on each other. Each p lies between 0 and 1, else InvariantError.
std::vector<double> holm(std::span<const double> p_values);

/// The counts between which a bin of a histogram of `ranks` uniform ranks in `bins` bins lies with at least this
/// probability: quantiles (1 - level) / 2 and (1 + level) / 2 of the binomial distribution. ranks >= 1, bins >= 2,
/// 0 < level < 1, else InvariantError.
Interval count_band(std::size_t ranks, std::size_t bins, double level);

/// How ranks are spread, each put between 0 and 1: their mean (1/2 if uniform; its standard error is 0.289 over the root
/// of their number) and their standard deviation over that of uniform ones (above 1: posteriors too narrow).
struct RankSpread {
  double mean = 0, sd_over_uniform = 0;
};
/// `possible` as in `test_uniform_ranks`; at least two ranks, else InvariantError.
RankSpread rank_spread(std::span<const std::size_t> ranks, std::size_t possible);

}  // namespace analysis
