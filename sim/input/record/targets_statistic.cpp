#include <algorithm>

#include "base/math.hpp"
#include "base/undefined.hpp"
#include "input/record/targets_parts.hpp"

namespace io {

namespace {

constexpr double kMonthsPerYear = 12;
constexpr double kSmallest = 1e-30;     // a quantity that should be positive and is not: far out on a log scale
constexpr double kSmallestOdds = 1e-9;  // a share of nothing or of all: far out on the logit scale

// The months that a target needs; empty if the series does not have them.
std::span<const double> months_of(const Target& target, std::span<const double> series) {
  const auto first = static_cast<std::size_t>(std::max(target.from, 0));
  const auto last = static_cast<std::size_t>(std::max(target.to, 0));
  return last < series.size() && first <= last ? series.subspan(first, last - first + 1) : std::span<const double>{};
}

double mean_of(std::span<const double> months) {
  double sum = 0;
  for (const double value : months) sum += value;
  return sum / static_cast<double>(months.size());
}

// NaN as soon as one month is, which std::max would hide.
double maximum_of(std::span<const double> months) {
  double most = months.front();
  for (const double value : months) most = value > most || value != value ? value : most;
  return most;
}

double annual_growth(std::span<const double> months) {
  if (months.size() < 2 || !(months.front() > 0) || !(months.back() > 0)) return base::kUndefined;
  const double years = static_cast<double>(months.size() - 1) / kMonthsPerYear;
  return base::exp(base::log(months.back() / months.front()) / years);
}

}  // namespace

double statistic_of(const Target& target, std::span<const double> metric_by_month) {
  const std::span<const double> months = months_of(target, metric_by_month);
  if (months.empty()) return base::kUndefined;
  switch (target.statistic) {
    case Statistic::kMean:
      return mean_of(months);
    case Statistic::kIncrease:
      return months.back() - (target.from > 0 ? metric_by_month[static_cast<std::size_t>(target.from) - 1] : 0.0);
    case Statistic::kAnnualGrowth:
      return annual_growth(months);
    case Statistic::kMaximum:
      return maximum_of(months);
    case Statistic::kValue:
      break;
  }
  return months.back();
}

double on_scale(Scale scale, double natural) {
  if (scale == Scale::kLinear || natural != natural) return natural;
  if (scale == Scale::kLog10) return base::log10(std::max(natural, kSmallest));
  const double share = std::clamp(natural, kSmallestOdds, 1 - kSmallestOdds);
  return base::log(share / (1 - share));
}

}  // namespace io
