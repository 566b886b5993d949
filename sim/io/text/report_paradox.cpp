#include <array>
#include <cmath>

#include "io/text/charts_findings.hpp"
#include "io/text/charts_words.hpp"
#include "io/text/input_values.hpp"
#include "io/text/report_html.hpp"
#include "io/text/report_sections.hpp"

namespace io {
namespace {

/// How fast the American frontier moves in the median path: dex of effective training compute a year (largest run times
/// algorithmic efficiency) over the three years to `now`. Undefined when the table does not reach back.
double frontier_pace(const SummaryTable& summary, const std::string& now) {
  std::string before = month_text(month_index(now) - 36);
  double gained = 0;
  for (const char* metric : {"training_run_max_us_flop", "efficiency_us"}) {
    double from = summary.at(metric, before).p50, to = summary.at(metric, now).p50;
    gained += from > 0 && to > 0 ? std::log10(to / from) : kUndefined;
  }
  return gained / 3;
}

/// Months that a ratio of compute would cost at that pace if nothing else mattered.
double months_behind(double ratio, double pace) {
  return ratio > 0 && pace > 0 ? -12 * std::log10(ratio) / pace : kUndefined;
}

/// Total compute alone against the gap that comes out.
std::string naive_paragraph(const ChartData& data, const std::string& now) {
  const SummaryRow &share = data.summary.at("compute_share_cn", now), &gap = data.summary.at("gap_months", now);
  double pace = frontier_pace(data.summary, now), naive = months_behind(share.p50, pace);
  if (!std::isfinite(naive) || !std::isfinite(gap.p50)) return "";
  std::string text =
      "In this run China has " + with_interval(share, Unit::kShare) + " of American effective compute in " +
      say_month(now) + ". In the three years before, the American frontier gained " + say(pace, Unit::kDex) +
      " powers of ten of effective training compute a year (largest run times algorithmic efficiency, median path). At "
      "that pace total compute alone would put China " +
      say(naive, Unit::kMonths) + " months behind (" +
      say_range(months_behind(share.p95, pace), months_behind(share.p05, pace), Unit::kMonths) +
      " over the same range of shares). The simulated gap is " + with_interval(gap, Unit::kMonths, "months") + ".";
  return element("p", text);
}

struct Explanation {
  const char *what, *us, *cn;
  Unit unit;
  const char* meaning;
};

std::vector<std::vector<Cell>> explanations(const ChartData& data, const std::string& now) {
  constexpr std::array<Explanation, 4> kRows{{
      {"Total effective compute, H100e", "compute_effective_us_h100e", "compute_effective_cn_h100e", Unit::kCount,
       "What the share of compute compares."},
      {"Largest finished training run, FLOP", "training_run_max_us_flop", "training_run_max_cn_flop", Unit::kCount,
       "Concentration: a bloc with little compute can give more of it to one run."},
      {"Algorithmic efficiency, 2022 frontier = 1", "efficiency_us", "efficiency_cn", Unit::kFactor,
       "Own research, imitation of published work, distillation."},
      {"Capability of the best model, dex", "capability_us", "capability_cn", Unit::kDex,
       "What all of it comes to: a dex is a factor of ten in effective training compute."},
  }};
  std::vector<std::vector<Cell>> rows;
  for (const Explanation& row : kRows) {
    const SummaryRow &us = data.summary.at(row.us, now), &cn = data.summary.at(row.cn, now);
    if (std::isfinite(us.p50) || std::isfinite(cn.p50))
      rows.push_back({{row.what}, {with_range(us, row.unit)}, {with_range(cn, row.unit)}, {row.meaning}});
  }
  return rows;
}

/// How much of China's compute does not hang on Chinese fabs, and what the benchmark adds.
std::string other_paragraph(const ChartData& data, const std::string& now) {
  std::string text;
  const SummaryRow &home = data.summary.at("compute_domestic_cn_h100e", now),
                   &all = data.summary.at("compute_effective_cn_h100e", now);
  if (home.mean >= 0 && all.mean > 0)
    text += "On average " + say(1 - home.mean / all.mean, Unit::kShare) +
            " of China's effective compute comes from elsewhere: licensed and smuggled chips, and rentals abroad. ";
  const SummaryRow& observed = data.summary.at("gap_observed_months", now);
  if (std::isfinite(observed.p50))
    text += "Seen through published benchmarks the gap reads " + with_interval(observed, Unit::kMonths, "months") +
            ": part of the riddle may be the measurement. ";
  return element("p", text +
                          "Imitation and distillation carry what no document measures, which is why they stand below "
                          "as contested hypotheses.");
}

}  // namespace

std::string paradox_section(const ReportData& report) {
  std::string now = quoted_dates(report.data).now;
  if (now.empty()) return "";  // nothing was simulated
  std::string html = element(
      "p",
      "The documents hold two facts that do not fit together at first sight. China's effective AI compute is put at 1 "
      "to 4\u00a0% of that of the "
      "United States (document 002). Its best models are said to trail the frontier by only 3 to 6 months (002, 003).");
  html += naive_paragraph(report.data, now);
  html += table("What stands between compute and capability, " + say_month(now) + ": medians (9 in 10 worlds)",
                {"", "United States", "China", "What it explains"}, explanations(report.data, now), "");
  html += other_paragraph(report.data, now);
  return section("paradox", "How can so little compute stay so close?", html);
}

}  // namespace io
