#include "analysis/settling.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numeric>

#include "analysis/draws.hpp"
#include "analysis/effective.hpp"
#include "base/error.hpp"
#include "base/math.hpp"

namespace analysis {

namespace {

constexpr std::array<double, 3> kPlaces{0.05, 0.5, 0.95};

std::vector<std::size_t> sorted_by(std::span<const double> values) {
  std::vector<std::size_t> order(values.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [values](std::size_t a, std::size_t b) { return values[a] < values[b]; });
  return order;
}

/// Draws by way, each way's sorted by value, and all of them, so that a resample only changes weights.
class Sorted {
 public:
  Sorted(std::span<const double> values, std::span<const std::size_t> way, std::size_t ways) : members_(ways + 1) {
    for (const std::size_t i : sorted_by(values)) {
      base::ensure(way[i] < ways, "a question goes one of its ways");
      members_[way[i]].push_back(i), members_[ways].push_back(i);
    }
    for (const auto& members : members_) {
      values_.emplace_back();
      for (const std::size_t i : members) values_.back().push_back(values[i]);
    }
  }

  Settled under(const std::vector<double>& weights) const {
    Settled settled;
    const Way open = way_of(members_.size() - 1, weights);
    double low = HUGE_VAL, high = -HUGE_VAL;
    settled.width = open.interval.high - open.interval.low;
    for (std::size_t w = 0; w + 1 < members_.size(); ++w) {
      Way way = way_of(w, weights);
      way.share /= open.share;
      settled.expected_width += way.share * (way.interval.high - way.interval.low);
      if (way.share > 0) low = std::min(low, way.median), high = std::max(high, way.median);
      settled.ways.push_back(way);
    }
    settled.narrowing = settled.width > 0 ? 1 - settled.expected_width / settled.width : 0;
    settled.shift = high - low;
    return settled;
  }

 private:
  /// `share` is the sum of the weights.
  Way way_of(std::size_t w, const std::vector<double>& weights) const {
    Way way;
    std::vector<double> of_way;
    for (const std::size_t i : members_[w]) of_way.push_back(weights[i]), way.share += weights[i];
    if (!(way.share > 0)) return way;
    const std::vector<double> places = quantiles(values_[w], kPlaces, of_way);
    way.median = places[1], way.interval = {places[0], places[2]};
    return way;
  }

  std::vector<std::vector<std::size_t>> members_;
  std::vector<std::vector<double>> values_;
};

/// For each draw the number of its cluster, counted from 0; and how many there are.
std::pair<std::vector<std::size_t>, std::size_t> numbered(std::span<const std::uint32_t> clusters) {
  std::map<std::uint32_t, std::size_t> number;
  for (const std::uint32_t cluster : clusters) number.try_emplace(cluster, 0);
  std::size_t count = 0;
  for (auto& entry : number) entry.second = count++;
  std::vector<std::size_t> numbers;
  for (const std::uint32_t cluster : clusters) numbers.push_back(number[cluster]);
  return {std::move(numbers), count};
}

/// Mean and spread of what the resamples gave.
struct Spread {
  double sum = 0, squares = 0, count = 0;
  void add(double value) { sum += value, squares += value * value, count += 1; }
  double deviation() const {
    if (count < 2) return HUGE_VAL;
    return base::sqrt(std::max(0.0, (squares - sum * sum / count) / (count - 1)));
  }
};

}  // namespace

Settled settle(std::span<const double> values, std::span<const double> weights, std::span<const std::uint32_t> clusters,
               std::span<const std::size_t> way, std::size_t ways, std::size_t resamples) {
  base::ensure(values.size() == weights.size() && values.size() == clusters.size() && values.size() == way.size(),
               "one weight, cluster and way per value");
  const Sorted sorted(values, way, ways);
  Settled settled = sorted.under({weights.begin(), weights.end()});
  const auto [number, count] = numbered(clusters);
  Spread narrowing, shift;
  for (std::size_t b = 0; b < resamples; ++b) {
    Draws luck(0, "settling", b, 0);
    std::vector<double> times(count, 0), drawn;
    for (std::size_t c = 0; c < count; ++c) times[luck.below(count)] += 1;
    double total = 0;
    for (std::size_t i = 0; i < values.size(); ++i) drawn.push_back(weights[i] * times[number[i]]), total += drawn[i];
    if (!(total > 0)) continue;
    const Settled again = sorted.under(drawn);
    narrowing.add(again.narrowing), shift.add(again.shift);
  }
  settled.narrowing_error = narrowing.deviation(), settled.shift_error = shift.deviation();
  return settled;
}

std::vector<std::size_t> quantile_groups(std::span<const double> values, std::span<const double> weights,
                                         std::size_t groups) {
  base::ensure(values.size() == weights.size() && groups > 0, "one weight per value, and a group");
  const double total = std::accumulate(weights.begin(), weights.end(), 0.0);
  std::vector<std::size_t> group(values.size(), 0);
  double reached = 0;
  for (const std::size_t i : sorted_by(values)) {
    const double place = total > 0 ? (reached + weights[i] / 2) / total : 0;
    group[i] = std::min(static_cast<std::size_t>(place * static_cast<double>(groups)), groups - 1);
    reached += weights[i];
  }
  return group;
}

double variance_share(std::span<const double> outcome, std::span<const double> weights,
                      std::span<const std::size_t> group, std::size_t groups) {
  base::ensure(outcome.size() == weights.size() && outcome.size() == group.size(), "one weight and group per value");
  const double centre = mean(outcome, weights), size = effective_size(weights);
  std::vector<double> sum(groups, 0), weight(groups, 0);
  double all = 0, total = 0, between = 0;
  for (std::size_t i = 0; i < outcome.size(); ++i) {
    const double off = outcome[i] - centre;
    sum[group[i]] += weights[i] * off, weight[group[i]] += weights[i];
    all += weights[i] * off * off, total += weights[i];
  }
  for (std::size_t g = 0; g < groups; ++g) between += weight[g] > 0 ? sum[g] * sum[g] / weight[g] : 0;
  const auto count = static_cast<double>(groups);
  if (!(all > 0) || !(total > 0) || size <= count) return 0;
  // Means of groups differ by chance: the adjusted coefficient of determination takes that out.
  return std::max(0.0, 1 - (1 - between / all) * (size - 1) / (size - count));
}

}  // namespace analysis
