#include "analysis/paired.hpp"

#include <algorithm>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>
#include <limits>
#include <unordered_set>

#include "analysis/effective.hpp"
#include "base/error.hpp"
#include "base/hypotenuse.hpp"
#include "base/undefined.hpp"

namespace analysis {

namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

/// A column without its undefined numbers.
struct Defined {
  std::vector<double> values;
  std::vector<std::uint32_t> clusters;

  WorldColumn column() const { return {values, clusters}; }
  /// Does each number say yes (1) or no (0)?
  bool is_share() const {
    return std::all_of(values.begin(), values.end(), [](double value) { return value == 0 || value == 1; });
  }
  bool all_equal() const {
    return std::adjacent_find(values.begin(), values.end(), std::not_equal_to<>()) == values.end();
  }
};

Defined defined(const WorldColumn& column) {
  base::ensure(column.values.size() == column.clusters.size(), "there must be one cluster per world");
  Defined result;
  for (std::size_t i = 0; i < column.values.size(); ++i)
    if (!std::isnan(column.values[i]))
      result.values.push_back(column.values[i]), result.clusters.push_back(column.clusters[i]);
  return result;
}

std::size_t distinct(const std::vector<std::uint32_t>& clusters) {
  return std::unordered_set<std::uint32_t>(clusters.begin(), clusters.end()).size();
}

/// Student's t beyond which 1 - kClearLevel of the probability lies, for the mean of so many clusters.
double critical(std::size_t clusters) {
  if (clusters < 2) return kInfinity;
  // Columns of one run have as many clusters in most months, and to find a quantile takes as long as all else here.
  thread_local std::size_t last_clusters = 0;
  thread_local double last_quantile = 0;
  if (clusters == last_clusters) return last_quantile;
  const boost::math::students_t_distribution<double> t(static_cast<double>(clusters - 1));
  last_clusters = clusters;
  // The last bits of it are those of the C library, and others in a browser: seven digits are the same everywhere.
  return last_quantile = static_cast<float>(boost::math::quantile(t, (1 + kClearLevel) / 2));
}

Interval around(double mean, double error, std::size_t clusters) {
  if (error == 0) return {mean, mean};
  if (!std::isfinite(error)) return {-kInfinity, kInfinity};
  const double reach = critical(clusters) * error;
  return {mean - reach, mean + reach};
}

/// The part of ones. A sum of equal parts can end beside it: 14 of 100 would be 0.13999999999999999.
double share_of(const std::vector<double>& yes_or_no) {
  return static_cast<double>(std::count(yes_or_no.begin(), yes_or_no.end(), 1.0)) /
         static_cast<double>(yes_or_no.size());
}

Mean mean_of_defined(const Defined& all) {
  Mean result;
  result.worlds = all.values.size();
  if (all.values.empty()) return {0, base::kUndefined, base::kUndefined, {base::kUndefined, base::kUndefined}};
  // Rounding could put the mean of equal numbers beside them, and their spread above zero.
  const bool equal = all.all_equal();
  result.mean = equal ? all.values.front() : all.is_share() ? share_of(all.values) : mean(all.values);
  const std::size_t clusters = distinct(all.clusters);
  const bool exact = equal && (clusters > 1 || result.mean == 0);
  result.standard_error = exact ? 0 : clustered_standard_error(all.values, all.clusters);
  result.interval = around(result.mean, result.standard_error, clusters);
  return result;
}

/// The worlds in which both numbers are defined.
std::pair<Defined, Defined> both_defined(const WorldColumn& a, const WorldColumn& b) {
  base::ensure(a.values.size() == b.values.size() && a.values.size() == a.clusters.size() &&
                   b.values.size() == b.clusters.size(),
               "pairs need as many worlds on both sides");
  std::pair<Defined, Defined> both;
  for (std::size_t i = 0; i < a.values.size(); ++i) {
    if (std::isnan(a.values[i]) || std::isnan(b.values[i])) continue;
    both.first.values.push_back(a.values[i]), both.first.clusters.push_back(a.clusters[i]);
    both.second.values.push_back(b.values[i]), both.second.clusters.push_back(b.clusters[i]);
  }
  return both;
}

}  // namespace

Mean mean_of(const WorldColumn& column) { return mean_of_defined(defined(column)); }

Interval share_interval(const Mean& share, std::span<const std::uint32_t> clusters) {
  if (share.worlds == 0 || std::isnan(share.mean)) return {base::kUndefined, base::kUndefined};
  const double p = share.mean, spread = p * (1 - p), error = share.standard_error;
  const auto groups = static_cast<double>(distinct({clusters.begin(), clusters.end()}));
  const double worth = spread > 0 && error > 0 ? std::min(spread / (error * error), static_cast<double>(share.worlds))
                                               : std::min(groups, static_cast<double>(share.worlds));
  const double z = critical(1'000'000), shrunk = z * z / worth;
  const double centre = (p + shrunk / 2) / (1 + shrunk);
  const double reach = z / (1 + shrunk) * std::sqrt(spread / worth + shrunk / (4 * worth));
  // At the ends the interval begins there; rounding would put it beside.
  return {p > 0 ? std::max(0.0, centre - reach) : 0.0, p < 1 ? std::min(1.0, centre + reach) : 1.0};
}

double Paired::narrowing() const {
  return difference.standard_error > 0 && std::isfinite(difference.standard_error)
             ? unpaired_error / difference.standard_error
             : base::kUndefined;
}

std::vector<double> differences(std::span<const double> a, std::span<const double> b) {
  base::ensure(a.size() == b.size(), "differences need as many worlds on both sides");
  std::vector<double> result(a.size());
  for (std::size_t i = 0; i < a.size(); ++i) result[i] = b[i] - a[i];
  return result;
}

Paired paired_difference(const WorldColumn& a, const WorldColumn& b) {
  const auto [first, second] = both_defined(a, b);
  base::ensure(first.clusters == second.clusters, "paired worlds have the same clusters");
  Defined change{differences(first.values, second.values), first.clusters}, above = change;
  Paired result;
  result.difference = mean_of_defined(change);
  result.unpaired_error =
      base::hypotenuse(mean_of_defined(first).standard_error, mean_of_defined(second).standard_error);
  std::size_t below = 0;
  for (double& value : above.values) below += value < 0 ? 1 : 0, value = value > 0 ? 1 : 0;
  const Mean share = mean_of_defined(above);
  result.above = share.mean, result.above_error = share.standard_error;
  result.below =
      change.values.empty() ? base::kUndefined : static_cast<double>(below) / static_cast<double>(change.values.size());
  return result;
}

Paired unpaired_difference(const WorldColumn& a, const WorldColumn& b) {
  const Defined first = defined(a), second = defined(b);
  const Mean mean_a = mean_of_defined(first), mean_b = mean_of_defined(second);
  Paired result;
  result.above = result.below = result.above_error = base::kUndefined;
  result.unpaired_error = base::hypotenuse(mean_a.standard_error, mean_b.standard_error);
  result.difference.worlds = std::min(first.values.size(), second.values.size());
  result.difference.mean = mean_b.mean - mean_a.mean;
  if (result.difference.worlds == 0) {
    result.difference = {0, base::kUndefined, base::kUndefined, {base::kUndefined, base::kUndefined}};
    return result;
  }
  // What each world adds to the difference of the means: an ancestor's parts on both sides are added up.
  Defined parts;
  const auto all = static_cast<double>(first.values.size() + second.values.size());
  const auto take = [&](const Defined& side, double centre, double sign) {
    const double scale = sign * all / static_cast<double>(side.values.size());
    for (std::size_t i = 0; i < side.values.size(); ++i)
      parts.values.push_back((side.values[i] - centre) * scale), parts.clusters.push_back(side.clusters[i]);
  };
  take(first, mean_a.mean, -1), take(second, mean_b.mean, 1);
  const bool constant = first.all_equal() && second.all_equal();
  result.difference.standard_error = constant ? 0 : clustered_standard_error(parts.values, parts.clusters);
  result.difference.interval =
      around(result.difference.mean, result.difference.standard_error, distinct(parts.clusters));
  return result;
}

std::optional<std::size_t> first_clear(std::span<const Mean> months) {
  std::optional<std::size_t> first;
  for (std::size_t i = months.size(); i-- > 0;) {
    if (!months[i].told_from_zero()) break;
    if (first && (months[i].mean > 0) != (months[*first].mean > 0)) break;
    first = i;
  }
  return first;
}

Rate ratio_of_means(const WorldColumn& numerator, std::span<const double> denominator) {
  const auto [top, bottom] = both_defined(numerator, {denominator, numerator.clusters});
  const Rate none;
  const Mean x = mean_of_defined(top), y = mean_of_defined(bottom);
  if (x.worlds == 0 || !y.told_from_zero() || !std::isfinite(y.standard_error)) return none;
  const double ratio = x.mean / y.mean;
  // Errors relative to the means of the two, so that dollars and months do not cancel; Fieller's theorem in these.
  const double t = critical(distinct(top.clusters));
  if (x.standard_error == 0 && y.standard_error == 0) return {true, ratio, {ratio, ratio}};
  double covariance = 0;
  if (x.standard_error > 0 && y.standard_error > 0) {
    Defined sum = top;
    for (std::size_t i = 0; i < sum.values.size(); ++i)
      sum.values[i] = (top.values[i] - x.mean) / x.standard_error + (bottom.values[i] - y.mean) / y.standard_error;
    const double error = sum.all_equal() ? 0 : clustered_standard_error(sum.values, sum.clusters);
    covariance = std::clamp((error * error - 2) / 2, -1.0, 1.0) * x.standard_error * y.standard_error;
  }
  const double xx = x.standard_error * x.standard_error, yy = y.standard_error * y.standard_error;
  const double g = t * t * yy / (y.mean * y.mean);
  if (g >= 1) return none;
  const double shift = t * t * covariance / (y.mean * y.mean);
  const double centre = (ratio - shift) / (1 - g);
  const double inside = std::max(
      0.0, xx - 2 * ratio * covariance + ratio * ratio * yy - (yy > 0 ? g * (xx - covariance * covariance / yy) : 0.0));
  const double reach = t / (std::abs(y.mean) * (1 - g)) * std::sqrt(inside);
  return {true, ratio, {centre - reach, centre + reach}};
}

std::optional<double> sign_flip(double inside, double outside) {
  if (!(inside * outside < 0)) return std::nullopt;
  return outside / (outside - inside);
}

std::optional<RankFlip> rank_flip(std::span<const double> inside, std::span<const double> outside, double weight) {
  base::ensure(inside.size() == outside.size() && !inside.empty(), "a score inside and outside of the branch each");
  const auto score = [&](std::size_t i, double at) { return at * inside[i] + (1 - at) * outside[i]; };
  std::size_t best = 0;
  for (std::size_t i = 1; i < inside.size(); ++i)
    if (score(i, weight) > score(best, weight)) best = i;
  std::optional<RankFlip> nearest;
  for (std::size_t i = 0; i < inside.size(); ++i) {
    // The lead of the best is a line in the weight; where it falls to zero, i passes it.
    const std::optional<double> at = sign_flip(inside[best] - inside[i], outside[best] - outside[i]);
    if (i == best || !at) continue;
    if (!nearest || std::abs(*at - weight) < std::abs(nearest->weight - weight)) nearest = RankFlip{*at, i};
  }
  return nearest;
}

}  // namespace analysis
