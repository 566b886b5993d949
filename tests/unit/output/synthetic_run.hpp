#pragma once

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "input/json/input_values.hpp"
#include "input/kept/chart_data.hpp"

/// Invented numbers with the shape of a run, to see and test charts without a simulation. They are results of nothing.
namespace synthetic {

/// A distribution whose median goes from `from` to `to` over the months and whose spread grows. `log`: path and spread
/// multiply. `spread`: from the median to the 95th percentile at the end (a factor when `log`).
struct Path {
  const char* metric;
  const char* unit;
  double from, to;
  double spread;
  bool log = false;
};

constexpr int kMonths = 132;

inline io::SummaryRow row(const Path& path, int month) {
  double t = static_cast<double>(month) / (kMonths - 1);
  double wave = 0.05 * std::sin(month / 5.0);
  auto at = [&](double z) {
    double width = (0.25 + 0.75 * t) * z;
    if (path.log) return path.from * std::pow(path.to / path.from, t + wave * 0.2) * std::pow(path.spread, width);
    return path.from + (path.to - path.from) * t + path.spread * (width + 0.35 * width * std::fabs(z)) +
           wave * path.spread;
  };
  io::SummaryRow made;
  made.metric = path.metric, made.unit = path.unit, made.n = 1000;
  made.month = io::month_text(io::month_index("2022-01") + month);
  made.p05 = at(-0.85), made.p25 = at(-0.4), made.p50 = at(0), made.p75 = at(0.42), made.p95 = at(1);
  made.mean = at(0.05), made.sd = (made.p95 - made.p05) / 3.3, made.mean_se = made.sd / 31.6;
  made.p05_se = made.p50_se = made.p95_se = made.mean_se * 1.5;
  return made;
}

/// Shares that sum to 1: logic wafers give way to memory, memory to packaging.
inline void add_limits(std::vector<io::SummaryRow>& rows) {
  for (int month = 0; month < kMonths; ++month) {
    double t = static_cast<double>(month) / kMonths;
    double weights[4] = {1.2 - t, 0.2 + 2.5 * t * t * (1.4 - t), 0.15 + 0.5 * t, 0.9 * (1 - t) + 0.1};
    const char* names[4] = {"binding_wafers_share", "binding_memory_share", "binding_packaging_share",
                            "binding_none_share"};
    double sum = weights[0] + weights[1] + weights[2] + weights[3];
    for (int i = 0; i < 4; ++i) {
      double mean = weights[i] / sum;
      io::SummaryRow made;
      made.metric = names[i], made.unit = "1", made.n = 1000;
      made.month = io::month_text(io::month_index("2022-01") + month);
      made.mean = mean, made.mean_se = 0.01, made.sd = 0.3;
      made.p05 = 0, made.p25 = mean / 3, made.p50 = mean * 0.9;
      made.p75 = std::min(1.0, mean * 1.5), made.p95 = std::min(1.0, mean * 2.4);
      rows.push_back(made);
    }
  }
}

inline std::vector<io::SummaryRow> rows() {
  const std::vector<Path> paths{
      {"gap_months", "months", 11, 9, 12},
      {"gap_observed_months", "months", 9, 6.5, 9},
      {"gap_trend_months", "months", 10, 8, 9},
      {"gap_pace_months", "months", 10, 8, 9},
      {"capability_us", "dex", 0.8, 9.5, 1.8},
      {"capability_cn", "dex", 0.1, 8.6, 2.4},
      {"training_run_max_us_flop", "FLOP", 2e25, 4e28, 4, true},
      {"training_run_max_cn_flop", "FLOP", 8e23, 3e27, 6, true},
      {"efficiency_us", "ratio", 1, 9000, 6, true},
      {"efficiency_cn", "ratio", 0.8, 8000, 8, true},
      {"compute_effective_us_h100e", "H100e", 2.5e5, 4e8, 2.5, true},
      {"compute_effective_cn_h100e", "H100e", 5e4, 2.2e7, 3, true},
      {"compute_share_cn", "1", 0.16, 0.06, 3.2, true},
      {"compute_share_domestic_cn", "1", 0.012, 0.022, 3.5, true},
      {"compute_legal_cn_h100e", "H100e", 4.2e4, 2.5e6, 2, true},
      {"compute_domestic_cn_h100e", "H100e", 3e3, 9e6, 3, true},
      {"compute_smuggled_cn_h100e", "H100e", 1e3, 9e5, 4, true},
      {"compute_offshore_cn_h100e", "H100e", 2e3, 8e6, 4, true},
      {"price_usd_per_mtok_us", "USD/Mtok", 60, 6, 3, true},
      {"price_usd_per_mtok_cn", "USD/Mtok", 20, 0.6, 3.5, true},
      {"third_country_share_cn_stack", "1", 0.03, 0.34, 0.2},
      {"ascend_units_per_year", "chips/year", 60000, 2.4e6, 1.6e6},
  };
  std::vector<io::SummaryRow> all;
  for (const Path& path : paths)
    for (int month = 0; month < kMonths; ++month) {
      io::SummaryRow made = row(path, month);
      if (made.unit != "months" && made.unit != "dex")
        for (double* value : {&made.p05, &made.p25, &made.p50, &made.p75, &made.p95}) *value = std::max(*value, 0.0);
      all.push_back(made);
    }
  add_limits(all);
  for (int month = 0; month < kMonths; ++month) {
    io::SummaryRow parity;
    parity.metric = "parity_share", parity.unit = "1",
    parity.month = io::month_text(io::month_index("2022-01") + month), parity.n = 1000;
    parity.mean = 0.16 * month / kMonths, parity.mean_se = 0.008;
    all.push_back(parity);
  }
  return all;
}

inline io::RunInfo run() {
  io::RunInfo info;
  info.title = "Baseline: today's rules continue";
  info.scenario = "baseline";
  info.description = "Current policy continues and governments react.";
  info.version = "0.1.0";
  info.commit = "0123456789abcdef0123";
  info.replicates = 1000;
  return info;
}

/// Documented figures of every kind: a range, single values at one month, a ceiling, a series with one label.
inline std::vector<io::DocumentedPoint> points() {
  double no = io::kUndefined;
  return {{"a", "gap_observed_months", "2026-04", 3, no, 6, "documents: 3 to 6", "Document", ""},
          {"b", "gap_observed_months", "2023-12", no, 9.6, no, "", "Index", ""},
          {"c", "gap_observed_months", "2024-06", no, 15.6, no, "benchmark index", "Index", ""},
          {"d", "compute_share_cn", "2026-04", 0.01, no, 0.04, "documented: 1 to 4\u00a0%", "Document", ""},
          {"e", "price_usd_per_mtok_us", "2026-04", no, 30, no, "OpenAI $30", "Document", ""},
          {"f", "price_usd_per_mtok_us", "2026-04", no, 25, no, "Anthropic $25", "Document", ""},
          {"g", "price_usd_per_mtok_cn", "2026-04", no, 3.48, no, "DeepSeek V4-Pro $3.48", "Document", ""},
          {"h", "ascend_units_per_year", "2025-12", no, no, 200000, "at most 200 k", "Testimony", ""},
          {"i", "ascend_units_per_year", "2025-12", no, 805000, no, "805 k", "Analysts", ""}};
}

inline io::ChartData data() {
  io::ChartData made;
  made.run = run();
  made.summary = io::SummaryTable(rows());
  made.points = points();
  return made;
}

/// The same with a metric's months [from, to) made undefined.
inline io::ChartData data_with_hole(const std::string& metric, int from, int to) {
  std::vector<io::SummaryRow> changed = rows();
  int first = io::month_index("2022-01");
  for (io::SummaryRow& row : changed) {
    int month = io::month_index(row.month) - first;
    if (row.metric != metric || month < from || month >= to) continue;
    io::SummaryRow hole;
    hole.metric = row.metric, hole.unit = row.unit, hole.month = row.month;
    row = hole;
  }
  io::ChartData holed = data();
  holed.summary = io::SummaryTable(changed);
  return holed;
}

}  // namespace synthetic
