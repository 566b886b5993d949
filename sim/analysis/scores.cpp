#include "analysis/scores.hpp"

#include <algorithm>
#include <boost/math/distributions/binomial.hpp>
#include <boost/math/distributions/chi_squared.hpp>
#include <cmath>
#include <numeric>

#include "analysis/effective.hpp"
#include "base/error.hpp"
#include "base/math.hpp"

namespace analysis {

namespace {

struct Weighted {
  double value, weight;
};

/// The values that have weight, ascending.
std::vector<Weighted> sorted(std::span<const double> values, std::span<const double> weights) {
  base::ensure(weights.empty() || weights.size() == values.size(), "there must be one weight per value");
  std::vector<Weighted> result;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const double weight = weights.empty() ? 1.0 : weights[i];
    base::ensure(std::isfinite(values[i]) && std::isfinite(weight) && weight >= 0,
                 "values and weights must be finite and weights not negative");
    if (weight > 0) result.push_back({values[i], weight});
  }
  base::ensure(!result.empty(), "there is no value with weight");
  std::stable_sort(result.begin(), result.end(), [](Weighted a, Weighted b) { return a.value < b.value; });
  return result;
}

/// Of places that ascend from 0: the value at `share` of the way to the last.
double value_at(const std::vector<Weighted>& sorted_values, const std::vector<double>& places, double share) {
  base::ensure(share >= 0 && share <= 1, "a quantile's probability lies between 0 and 1");
  const double wanted = share * places.back();
  const auto above = std::upper_bound(places.begin(), places.end(), wanted);
  if (above == places.end()) return sorted_values.back().value;
  const auto right = static_cast<std::size_t>(above - places.begin()), left = right - 1;
  const double part = (wanted - places[left]) / (places[right] - places[left]);
  return sorted_values[left].value + part * (sorted_values[right].value - sorted_values[left].value);
}

double standard_deviation(std::span<const double> values) {
  base::ensure(values.size() >= 2, "a spread needs at least two values");
  const double centre = mean(values);
  double squares = 0;
  for (const double value : values) squares += (value - centre) * (value - centre);
  return base::sqrt(squares / static_cast<double>(values.size() - 1));
}

}  // namespace

std::vector<double> quantiles(std::span<const double> values, std::span<const double> probabilities,
                              std::span<const double> weights) {
  const std::vector<Weighted> ascending = sorted(values, weights);
  std::vector<double> places{0.0}, result;
  for (std::size_t i = 1; i < ascending.size(); ++i)
    places.push_back(places.back() + 0.5 * (ascending[i - 1].weight + ascending[i].weight));
  for (const double p : probabilities) result.push_back(value_at(ascending, places, p));
  return result;
}

double quantile(std::span<const double> values, double p, std::span<const double> weights) {
  return quantiles(values, {&p, 1}, weights).front();
}

Interval central_interval(std::span<const double> values, double level, std::span<const double> weights) {
  base::ensure(level > 0 && level < 1, "an interval's level lies between 0 and 1");
  const double probabilities[] = {0.5 * (1 - level), 0.5 * (1 + level)};
  const std::vector<double> ends = quantiles(values, probabilities, weights);
  return {ends[0], ends[1]};
}

double crps(std::span<const double> values, double truth, std::span<const double> weights) {
  const std::vector<Weighted> ascending = sorted(values, weights);
  base::ensure(std::isfinite(truth), "a truth must be finite");
  double total = 0;
  for (const Weighted& member : ascending) total += member.weight;
  // The integral of (F(x) - 1{x >= truth})^2, which equals the two expectations and adds only terms >= 0: F is constant
  // between neighbours, and the truth splits the gap that it falls into. Outside of the ensemble F is 0 or 1.
  double score = std::max(0.0, ascending.front().value - truth) + std::max(0.0, truth - ascending.back().value);
  double below = 0;
  for (std::size_t i = 0; i + 1 < ascending.size(); ++i) {
    below += ascending[i].weight;
    const double share = below / total, left = ascending[i].value, right = ascending[i + 1].value;
    const double split = std::clamp(truth, left, right);
    score += (split - left) * share * share + (right - split) * (1 - share) * (1 - share);
  }
  return score;
}

double interval_score(Interval interval, double truth, double level) {
  base::ensure(level > 0 && level < 1, "an interval's level lies between 0 and 1");
  base::ensure(interval.low <= interval.high, "an interval's low end must not lie above its high end");
  base::ensure(std::isfinite(truth), "a truth must be finite");
  const double outside = std::max({0.0, interval.low - truth, truth - interval.high});
  return interval.high - interval.low + 2 / (1 - level) * outside;
}

double coverage(std::span<const Interval> intervals, std::span<const double> truths) {
  base::ensure(!intervals.empty() && intervals.size() == truths.size(), "coverage needs one truth per interval");
  std::size_t inside = 0;
  for (std::size_t i = 0; i < intervals.size(); ++i) inside += intervals[i].contains(truths[i]) ? 1 : 0;
  return static_cast<double>(inside) / static_cast<double>(intervals.size());
}

Interval chance_band(std::size_t count, double level, double chance) {
  base::ensure(count >= 1 && level >= 0 && level <= 1, "a share needs events, and their probability");
  const auto events = static_cast<double>(count);
  const boost::math::binomial_distribution<double> happens(events, level);
  return {boost::math::quantile(happens, (1 - chance) / 2) / events,
          boost::math::quantile(happens, (1 + chance) / 2) / events};
}

std::size_t rank_of(std::span<const double> draws, double truth, double u) {
  base::ensure(u > 0 && u < 1, "a rank among equals needs a number between 0 and 1");
  std::size_t below = 0, equal = 0;
  for (const double draw : draws) below += draw < truth ? 1 : 0, equal += draw == truth ? 1 : 0;
  return below + static_cast<std::size_t>(u * static_cast<double>(equal + 1));
}

RankTest test_uniform_ranks(std::span<const std::size_t> ranks, std::size_t possible, std::size_t bins) {
  base::ensure(bins >= 2 && possible >= bins && possible % bins == 0, "possible ranks must divide evenly into bins");
  base::ensure(!ranks.empty(), "a test of ranks needs ranks");
  RankTest test;
  test.counts.assign(bins, 0.0);
  for (const std::size_t rank : ranks) {
    base::ensure(rank < possible, "a rank lies above the number of draws");
    test.counts[rank / (possible / bins)] += 1;
  }
  test.expected_per_bin = static_cast<double>(ranks.size()) / static_cast<double>(bins);
  for (const double count : test.counts) {
    const double miss = count - test.expected_per_bin;
    test.statistic += miss * miss / test.expected_per_bin;
  }
  const boost::math::chi_squared_distribution<double> chi_squared(static_cast<double>(bins - 1));
  test.p_value = boost::math::cdf(boost::math::complement(chi_squared, test.statistic));
  return test;
}

double shrinkage(std::span<const double> prior, std::span<const double> posterior) {
  const double before = standard_deviation(prior), after = standard_deviation(posterior);
  return before > 0 ? 1 - after / before : 0;
}

}  // namespace analysis
