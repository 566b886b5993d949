#pragma once
// Two policies in the same worlds: differences world by world, when they become clear, and rates between two of them.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "analysis/scores.hpp"
#include "base/undefined.hpp"

namespace analysis {

/// The level of every interval of a mean here, and so of every "cannot be told from zero".
inline constexpr double kClearLevel = 0.99;

/// One number a world, and the cluster of each world: those of one cluster are not independent.
struct WorldColumn {
  std::span<const double> values;  ///< NaN: undefined in this world
  std::span<const std::uint32_t> clusters;
};

/// The mean of a column with its error. NaN where nothing is defined.
struct Mean {
  std::size_t worlds = 0;  ///< in which the number is defined
  double mean = 0;
  double standard_error = 0;  ///< over clusters; 0 if all numbers are equal, +infinity for a single cluster
  Interval interval;          ///< Student's t over the clusters, at kClearLevel
  /// Does the interval leave out 0?
  bool told_from_zero() const { return interval.low > 0 || interval.high < 0; }
};

/// As many clusters as values, else InvariantError.
Mean mean_of(const WorldColumn& column);

/// The interval at kClearLevel of a share of worlds, whose mean and error `share` gives: Wilson's, with as many worlds as
/// the error says that they are worth, and as many as there are clusters where the share is 0 or 1. Within [0, 1] and never
/// empty: no world of few is not none of all. NaN for an undefined share.
Interval share_interval(const Mean& share, std::span<const std::uint32_t> clusters);

/// What b has more than a.
struct Paired {
  Mean difference;              ///< of the worlds in which both are defined
  double unpaired_error = 0;    ///< the standard error that two runs in independent worlds of as many would have had
  double above = 0, below = 0;  ///< share of worlds in which b is larger, smaller; the rest are equal to the last bit
  double above_error = 0;       ///< standard error of `above`
  /// How many times narrower pairing made the interval; NaN if there is no error left to compare.
  double narrowing() const;
};

/// World i of `a` and of `b` are the same one, so their clusters are equal. As many of both, else InvariantError.
Paired paired_difference(const WorldColumn& a, const WorldColumn& b);

/// The same for worlds that differ (another choice among them): only the means are compared, and worlds that descend from
/// one ancestor on both sides still count as related. The shares are NaN.
Paired unpaired_difference(const WorldColumn& a, const WorldColumn& b);

/// b - a, world by world.
std::vector<double> differences(std::span<const double> a, std::span<const double> b);

/// The first month from which on to the end every difference can be told from zero and has one sign; nothing if the last
/// cannot. It is found by going back from the last month and stopping at the first that fails. Such a fixed sequence of
/// tests errs with probability 1 - kClearLevel at most, however many months are looked at: to name a month that comes too
/// early, the one month before the true beginning must be told from zero by chance.
std::optional<std::size_t> first_clear(std::span<const Mean> months);

/// A ratio of two means of the same worlds.
struct Rate {
  bool exists = false;              ///< false: the denominator cannot be told from zero, and no interval is bounded
  double value = base::kUndefined;  ///< NaN without a rate, as is its interval
  Interval interval{base::kUndefined, base::kUndefined};  ///< Fieller's, at kClearLevel
};

/// mean(numerator) / mean(denominator) over the worlds in which both are defined, with Fieller's interval from errors over
/// clusters. As many values and clusters in both, else InvariantError.
Rate ratio_of_means(const WorldColumn& numerator, std::span<const double> denominator);

/// The weight of one branch, 0 to 1, at which `weight * inside + (1 - weight) * outside` is zero; nothing if there is none.
std::optional<double> sign_flip(double inside, double outside);

/// Where another candidate becomes the best.
struct RankFlip {
  double weight = 0;     ///< of the branch, 0 to 1
  std::size_t best = 0;  ///< the candidate that is best beyond it
};
/// Candidates score `weight * inside[i] + (1 - weight) * outside[i]`, larger is better. The weight nearest to the present
/// one at which the best candidate changes; nothing if it is the best for every weight. Ties go to the first.
std::optional<RankFlip> rank_flip(std::span<const double> inside, std::span<const double> outside, double weight);

}  // namespace analysis
