#include "engine/results.hpp"

#include <algorithm>
#include <boost/sort/pdqsort/pdqsort.hpp>
#include <cmath>
#include <iterator>
#include <numeric>
#include <unordered_map>
#include <utility>

#include "base/error.hpp"
#include "base/share.hpp"
#include "base/undefined.hpp"
#include "model/hypotheses.hpp"
#include "model/parameters.hpp"

namespace engine {

namespace {

constexpr std::string_view kLeverPrefix = "lever_";

/// Sum by halves: its error grows with the logarithm of `count`, and its order of additions with nothing but `count`.
double pairwise_sum(const double* values, std::size_t count) {
  if (count <= 8) {
    double sum = 0;
    for (std::size_t i = 0; i < count; ++i) sum += values[i];
    return sum;
  }
  const std::size_t half = count / 2;
  return pairwise_sum(values, half) + pairwise_sum(values + half, count - half);
}

/// The order statistic at a real place in [0, count - 1], linear between neighbours.
double at_place(const std::vector<double>& sorted, double place) {
  const auto below = static_cast<std::size_t>(place);
  const std::size_t above = std::min(below + 1, sorted.size() - 1);
  const double part = place - static_cast<double>(below);
  // On a place or between equal neighbours there is nothing to interpolate, and infinities would make it undefined.
  if (part == 0 || sorted[below] == sorted[above]) return sorted[below];
  return sorted[below] + part * (sorted[above] - sorted[below]);
}

double quantile(const std::vector<double>& sorted, double share) {
  return at_place(sorted, share * static_cast<double>(sorted.size() - 1));
}

/// The number of values below the true quantile has a standard deviation: one of it to either side.
double quantile_error(const std::vector<double>& sorted, double share, double spread) {
  const double last = static_cast<double>(sorted.size() - 1), place = share * last;
  if (!(place - spread >= 0 && place + spread <= last))
    return base::kUndefined;  // nor where it is unknown: a single cluster
  return (at_place(sorted, place + spread) - at_place(sorted, place - spread)) / 2;
}

void summarise_moments(const std::vector<double>& sorted, Summary& summary) {
  const auto n = static_cast<double>(sorted.size());
  // Rounding could put the mean of equal values beside them, and their spread above zero.
  const bool all_equal = sorted.front() == sorted.back();
  summary.mean = all_equal ? sorted.front() : pairwise_sum(sorted.data(), sorted.size()) / n;
  if (sorted.size() < 2) return;
  std::vector<double> squares(sorted.size());
  for (std::size_t i = 0; i < sorted.size(); ++i) squares[i] = (sorted[i] - summary.mean) * (sorted[i] - summary.mean);
  summary.sd = all_equal ? 0 : std::sqrt(pairwise_sum(squares.data(), squares.size()) / (n - 1));
  summary.mean_se = summary.sd / std::sqrt(n);
}

std::size_t product(int a, int b) { return static_cast<std::size_t>(a) * static_cast<std::size_t>(b); }

}  // namespace

std::string output_name(std::size_t output) {
  if (output < model::kMetrics) return std::string(model::kMetricRows[output].name);
  return std::string(kLeverPrefix) + std::string(model::kLeverRows[output - model::kMetrics].name);
}

std::string output_unit(std::size_t output) {
  return std::string(output < model::kMetrics ? model::kMetricRows[output].unit
                                              : model::kLeverRows[output - model::kMetrics].unit);
}

int find_output(std::string_view name) {
  for (std::size_t output = 0; output < kOutputs; ++output)
    if (output_name(output) == name) return static_cast<int>(output);
  return -1;
}

const Wanted& everything() {
  static const Wanted kAll = [] {
    Wanted all{std::vector<std::size_t>(kOutputs), 0};
    std::iota(all.outputs.begin(), all.outputs.end(), std::size_t{0});
    return all;
  }();
  return kAll;
}

Results::Results(int months, int replicates, std::vector<EventKind> events, Wanted wanted)
    : months_(months),
      replicates_(replicates),
      wanted_(std::move(wanted)),
      events_(std::move(events)),
      outputs_(wanted_.outputs.size() * product(std::max(months - wanted_.first, 0), replicates), base::kUndefined),
      event_first_(events_.size() * static_cast<std::size_t>(replicates), base::kUndefined),
      event_count_(events_.size() * static_cast<std::size_t>(replicates), 0),
      inputs_((model::kParameters + model::kHypotheses) * static_cast<std::size_t>(replicates), base::kUndefined),
      cluster_(static_cast<std::size_t>(replicates)) {
  std::iota(cluster_.begin(), cluster_.end(), 0u);
  place_.fill(-1);
  for (std::size_t i = 0; i < wanted_.outputs.size(); ++i) {
    base::ensure(wanted_.outputs[i] < kOutputs && !has(wanted_.outputs[i]), "an output is wanted once");
    place_[wanted_.outputs[i]] = static_cast<int>(i);
  }
}

std::size_t Results::row(std::size_t number) const { return number * static_cast<std::size_t>(replicates_); }
std::size_t Results::cell(std::size_t output, int month) const {
  base::ensure(has(output) && month >= wanted_.first && month < months_,
               "results were asked for what they do not hold");
  return row(static_cast<std::size_t>(place_[output]) * static_cast<std::size_t>(months_ - wanted_.first) +
             static_cast<std::size_t>(month - wanted_.first));
}

double* Results::column(std::size_t output, int month) { return outputs_.data() + cell(output, month); }
const double* Results::column(std::size_t output, int month) const { return outputs_.data() + cell(output, month); }
double* Results::event_first(std::size_t event) { return event_first_.data() + row(event); }
const double* Results::event_first(std::size_t event) const { return event_first_.data() + row(event); }
double* Results::event_count(std::size_t event) { return event_count_.data() + row(event); }
const double* Results::event_count(std::size_t event) const { return event_count_.data() + row(event); }

namespace {

std::vector<double> sorted_numbers(const double* values, std::size_t count) {
  std::vector<double> sorted;
  sorted.reserve(count);
  std::copy_if(values, values + count, std::back_inserter(sorted), [](double value) { return !std::isnan(value); });
  boost::sort::pdqsort_branchless(sorted.begin(), sorted.end());  // about twice as fast as std::sort
  return sorted;
}

/// `spread(share)` is the standard deviation of the number of values below that quantile.
template <class Spread> Summary summarise_sorted(const std::vector<double>& sorted, const Spread& spread) {
  Summary summary = nothing();
  summary.n = static_cast<int>(sorted.size());
  if (sorted.empty()) return summary;
  summarise_moments(sorted, summary);
  summary.p50 = quantile(sorted, 0.5);
  summary.p50_se = quantile_error(sorted, 0.5, spread(0.5));
  if (summary.n < base::kFewestForRange) return summary;
  summary.p05 = quantile(sorted, 0.05), summary.p25 = quantile(sorted, 0.25);
  summary.p75 = quantile(sorted, 0.75), summary.p95 = quantile(sorted, 0.95);
  summary.p05_se = quantile_error(sorted, 0.05, spread(0.05));
  summary.p95_se = quantile_error(sorted, 0.95, spread(0.95));
  return summary;
}

/// Values by cluster, in the order in which clusters first appear among the defined ones, so that sums have one order.
class ClusteredValues {
 public:
  ClusteredValues(const double* values, const Clustering& clusters)
      : values_(values), row_(clusters.of().size()), row_of_(clusters.count(), kNone) {
    for (std::size_t i = 0; i < row_.size(); ++i) {
      row_[i] = kNone;
      if (std::isnan(values[i])) continue;
      std::uint32_t& row = row_of_[clusters.of()[i]];
      if (row == kNone) row = static_cast<std::uint32_t>(rows_++);
      row_[i] = row;
      ++size_;
    }
  }
  bool are_single() const { return rows_ == size_; }
  double size() const { return static_cast<double>(size_); }
  /// Of the cluster of a value, on average.
  double mean_size() const {
    std::vector<double> sizes(rows_);
    for (const std::uint32_t row : row_)
      if (row != kNone) ++sizes[row];
    double squares = 0;
    for (const double size_of_one : sizes) squares += size_of_one * size_of_one;
    return squares / size();
  }
  /// Standard deviation of the sum over all values of score(value), whose mean is 0: clusters are what is independent.
  template <class Score> double sum_deviation(const Score& score) const {
    if (rows_ < 2) return base::kUndefined;
    std::vector<double> sums(rows_);
    for (std::size_t i = 0; i < row_.size(); ++i)
      if (row_[i] != kNone) sums[row_[i]] += score(values_[i]);
    for (double& sum : sums) sum *= sum;
    const auto count = static_cast<double>(rows_);
    return std::sqrt(pairwise_sum(sums.data(), sums.size()) * count / (count - 1));
  }

 private:
  static constexpr std::uint32_t kNone = ~std::uint32_t{0};
  const double* values_;
  std::vector<std::uint32_t> row_, row_of_;  ///< of a value; of a cluster
  std::size_t rows_ = 0, size_ = 0;
};

}  // namespace

Summary nothing() {
  constexpr double kNone = base::kUndefined;
  return {0, kNone, kNone, kNone, kNone, kNone, kNone, kNone, kNone, kNone, kNone, kNone};
}

Summary summarise(const double* values, int count) {
  const std::vector<double> sorted = sorted_numbers(values, static_cast<std::size_t>(count));
  const auto n = static_cast<double>(sorted.size());
  return summarise_sorted(sorted, [&](double share) { return std::sqrt(n * share * (1 - share)); });
}

Clustering::Clustering(const std::vector<std::uint32_t>& cluster) {
  std::unordered_map<std::uint32_t, std::uint32_t> number;
  of_.reserve(cluster.size());
  for (const std::uint32_t name : cluster)
    of_.push_back(number.try_emplace(name, static_cast<std::uint32_t>(number.size())).first->second);
  count_ = number.size();
}

Summary summarise(const double* values, const Clustering& cluster) {
  const ClusteredValues clusters(values, cluster);
  if (clusters.are_single()) return summarise(values, static_cast<int>(cluster.of().size()));
  const std::vector<double> sorted = sorted_numbers(values, cluster.of().size());
  Summary summary = summarise_sorted(sorted, [&](double share) {
    const double level = quantile(sorted, share);
    return clusters.sum_deviation([&](double value) { return (value <= level ? 1.0 : 0.0) - share; });
  });
  const double deviation = clusters.sum_deviation([&](double value) { return value - summary.mean; });
  summary.mean_se = summary.sd > 0 ? deviation / static_cast<double>(sorted.size()) : 0;
  return summary;
}

DesignEffects design_effects(const double* values, const Clustering& cluster) {
  const ClusteredValues clusters(values, cluster);
  DesignEffects effects;
  effects.n = clusters.size();
  if (clusters.are_single()) return effects;
  effects.size = clusters.mean_size();
  const std::vector<double> sorted = sorted_numbers(values, cluster.of().size());
  const auto effect = [&](double deviation, double independent) {
    const double ratio = deviation / independent;
    return std::isfinite(ratio) ? ratio * ratio : 1;
  };
  const auto at = [&](double share) {
    const double level = quantile(sorted, share);
    return effect(clusters.sum_deviation([&](double value) { return (value <= level ? 1.0 : 0.0) - share; }),
                  std::sqrt(effects.n * share * (1 - share)));
  };
  Summary moments = nothing();
  summarise_moments(sorted, moments);
  effects.mean = effect(clusters.sum_deviation([&](double value) { return value - moments.mean; }),
                        moments.sd * std::sqrt(effects.n));
  effects.p05 = at(0.05), effects.p50 = at(0.5), effects.p95 = at(0.95);
  return effects;
}

void Results::put(const Results& part, int first) {
  base::ensure(part.months_ == months_ && part.wanted_.outputs == wanted_.outputs &&
                   part.wanted_.first == wanted_.first && part.events_.size() == events_.size() && first >= 0 &&
                   first + part.replicates_ <= replicates_,
               "a part of a run holds other worlds than the run");
  const auto copy = [&](const std::vector<double>& from, std::vector<double>& to) {
    const auto width = static_cast<std::size_t>(part.replicates_), wide = static_cast<std::size_t>(replicates_);
    for (std::size_t i = 0; width > 0 && i * width < from.size(); ++i)
      std::copy_n(from.data() + i * width, width, to.data() + i * wide + static_cast<std::size_t>(first));
  };
  copy(part.outputs_, outputs_), copy(part.event_first_, event_first_), copy(part.event_count_, event_count_);
  const std::size_t drawn = model::kParameters + model::kHypotheses;
  std::copy(part.inputs_.begin(), part.inputs_.end(), inputs_.data() + drawn * static_cast<std::size_t>(first));
  std::copy(part.cluster_.begin(), part.cluster_.end(), cluster_.data() + first);
}

}  // namespace engine
