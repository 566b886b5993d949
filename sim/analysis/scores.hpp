#pragma once
// Forecasts against what came: quantiles, proper scores, coverage, ranks.

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace analysis {

/// The p-quantile, 0 <= p <= 1, by the line through the sorted values at places 0, 1/(n-1), ..., 1 (Hyndman and Fan's
/// type 7). With weights the places lie as far apart as the mean weight of neighbours, which is the same for equal
/// weights; values of weight zero do not count. Values in any order and finite; at least one with weight, weights as
/// many as values and >= 0, else InvariantError.
double quantile(std::span<const double> values, double p, std::span<const double> weights = {});
/// Several quantiles with one sorting.
std::vector<double> quantiles(std::span<const double> values, std::span<const double> probabilities,
                              std::span<const double> weights = {});

/// An interval that should hold the truth with some probability.
struct Interval {
  double low = 0, high = 0;
  bool contains(double value) const { return value >= low && value <= high; }
};

/// Between the quantiles (1 - level) / 2 and (1 + level) / 2.
Interval central_interval(std::span<const double> values, double level = 0.9, std::span<const double> weights = {});

/// The continuous ranked probability score of an ensemble: E|X - y| - E|X - X'| / 2, in units of the value, 0 is best.
/// The plain form, which takes the ensemble's own (weighted) distribution as the forecast, and not the fair one: with
/// thousands of members they differ by a thousandth, and the plain one is never negative. One member gives |x - y|.
double crps(std::span<const double> values, double truth, std::span<const double> weights = {});

/// The interval score (Gneiting and Raftery 2007): width plus 2 / (1 - level) times the distance outside.
double interval_score(Interval interval, double truth, double level = 0.9);

/// The share of truths inside their intervals, 0 to 1. As many of each, at least one, else InvariantError.
double coverage(std::span<const Interval> intervals, std::span<const double> truths);

/// Where the share of `count` independent events of probability `level` (0 to 1) that happen lies with the probability
/// `chance`: from share to share. `count` is at least 1, else InvariantError.
Interval chance_band(std::size_t count, double level, double chance = 0.9);

/// How many draws lie below the truth, from 0 to their number; u in (0, 1) places the truth among its equals.
std::size_t rank_of(std::span<const double> draws, double truth, double u = 0.5);

/// Pearson's chi-square test that ranks are uniform over 0 to possible - 1, in `bins` equal groups of ranks.
struct RankTest {
  double statistic = 0;
  double p_value = 1;           ///< chance of a statistic so large if ranks are uniform
  std::vector<double> counts;   ///< ranks per bin
  double expected_per_bin = 0;  ///< 5 or more for the p-value to mean much
};
/// `possible` is the number of draws plus one and a multiple of `bins` (2 or more); each rank lies below it, at least
/// one rank; else InvariantError.
RankTest test_uniform_ranks(std::span<const std::size_t> ranks, std::size_t possible, std::size_t bins);

/// 1 - sd(posterior) / sd(prior): 0 where nothing was learnt, 1 where all was, negative where the posterior is wider.
/// 0 for a prior that does not vary. Each has at least two values, else InvariantError.
double shrinkage(std::span<const double> prior, std::span<const double> posterior);

}  // namespace analysis
