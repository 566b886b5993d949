#include "app/run/naive_lag.hpp"

#include <cmath>

#include "input/json/input_values.hpp"
#include "output/chart/charts_findings.hpp"

namespace app {

namespace {

constexpr int kYears = 3;

/// How fast the American frontier moves in the median path: dex of effective training compute a year (largest run times
/// algorithmic efficiency) over the three years to `now`. Undefined when the table does not reach back.
double frontier_pace(const io::SummaryTable& summary, const std::string& now) {
  const std::string before = io::month_text(io::month_index(now) - 12 * kYears);
  double gained = 0;
  for (const char* metric : {"training_run_max_us_flop", "efficiency_us"}) {
    const double from = summary.at(metric, before).p50, to = summary.at(metric, now).p50;
    gained += from > 0 && to > 0 ? std::log10(to / from) : io::kUndefined;
  }
  return gained / kYears;
}

/// Months that a ratio of compute would cost at that pace if nothing else mattered.
double months_behind(double ratio, double pace) {
  return ratio > 0 && pace > 0 ? -12 * std::log10(ratio) / pace : io::kUndefined;
}

}  // namespace

io::NaiveLag naive_lag(const io::ChartData& data) {
  const std::string now = io::quoted_dates(data).now;
  if (now.empty()) return {};  // nothing was simulated
  const io::SummaryRow& share = data.summary.at("compute_share_cn", now);
  const double pace = frontier_pace(data.summary, now);
  return {pace, months_behind(share.p50, pace), months_behind(share.p95, pace), months_behind(share.p05, pace)};
}

}  // namespace app
