#include "engine/results.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <limits>
#include <utility>

#include "model/hypotheses.hpp"
#include "model/parameters.hpp"

namespace engine {

namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
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

/// The number of values below the true quantile is binomial: one standard deviation of that count to either side.
double quantile_error(const std::vector<double>& sorted, double share) {
  const double last = static_cast<double>(sorted.size() - 1), place = share * last;
  const double spread = std::sqrt(static_cast<double>(sorted.size()) * share * (1 - share));
  if (place - spread < 0 || place + spread > last) return kNaN;
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

Results::Results(int months, int replicates, std::vector<EventKind> events)
    : months_(months),
      replicates_(replicates),
      events_(std::move(events)),
      outputs_(kOutputs * product(months, replicates), kNaN),
      event_first_(events_.size() * static_cast<std::size_t>(replicates), kNaN),
      event_count_(events_.size() * static_cast<std::size_t>(replicates), 0),
      inputs_((model::kParameters + model::kHypotheses) * static_cast<std::size_t>(replicates), kNaN) {}

std::size_t Results::row(std::size_t number) const { return number * static_cast<std::size_t>(replicates_); }
std::size_t Results::cell(std::size_t output, int month) const {
  return row(output * static_cast<std::size_t>(months_) + static_cast<std::size_t>(month));
}

double* Results::column(std::size_t output, int month) { return outputs_.data() + cell(output, month); }
const double* Results::column(std::size_t output, int month) const { return outputs_.data() + cell(output, month); }
double* Results::event_first(std::size_t event) { return event_first_.data() + row(event); }
const double* Results::event_first(std::size_t event) const { return event_first_.data() + row(event); }
double* Results::event_count(std::size_t event) { return event_count_.data() + row(event); }
const double* Results::event_count(std::size_t event) const { return event_count_.data() + row(event); }

Summary summarise(const double* values, int count) {
  std::vector<double> sorted;
  sorted.reserve(static_cast<std::size_t>(count));
  std::copy_if(values, values + count, std::back_inserter(sorted), [](double value) { return !std::isnan(value); });
  std::sort(sorted.begin(), sorted.end());

  Summary summary{static_cast<int>(sorted.size()), kNaN, kNaN, kNaN, kNaN, kNaN, kNaN, kNaN, kNaN, kNaN, kNaN, kNaN};
  if (sorted.empty()) return summary;
  summarise_moments(sorted, summary);
  summary.p05 = quantile(sorted, 0.05), summary.p25 = quantile(sorted, 0.25), summary.p50 = quantile(sorted, 0.5);
  summary.p75 = quantile(sorted, 0.75), summary.p95 = quantile(sorted, 0.95);
  summary.p05_se = quantile_error(sorted, 0.05), summary.p50_se = quantile_error(sorted, 0.5);
  summary.p95_se = quantile_error(sorted, 0.95);
  return summary;
}

}  // namespace engine
