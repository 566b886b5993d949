#include <algorithm>
#include <array>
#include <cmath>

#include "input/json/input_values.hpp"
#include "output/chart/charts_findings.hpp"
#include "output/page/finding_parts.hpp"
#include "output/page/report_html.hpp"
#include "output/page/report_sections.hpp"
#include "output/page/template.hpp"
#include "output/words/charts_words.hpp"

namespace io {
namespace {

/// Total compute alone against the lag that comes out.
std::string naive_words(const ChartData& data, const NaiveLag& naive, const std::string& now) {
  const SummaryRow &share = data.summary.at("compute_share_cn", now), &gap = data.summary.at("gap_months", now);
  if (!std::isfinite(naive.months) || !std::isfinite(gap.p50)) return "";
  return "In this run China has " + with_interval(share, Unit::kShare) + " of American effective compute in " +
         say_month(now) + ". In the three years before, the American frontier gained " + say(naive.pace, Unit::kDex) +
         " powers of ten of effective training compute a year (largest run times algorithmic efficiency, median path). "
         "At that pace total compute alone would put China " +
         say(naive.months, Unit::kMonths) + " months behind (" + say_range(naive.low, naive.high, Unit::kMonths) +
         " over the same range of shares); the rule of thumb above supposes a gain of 13 times. The simulated standing "
         "lag is " +
         with_interval(gap, Unit::kMonths, "months") + ".";
}

struct Explanation {
  const char *what, *us, *cn;
  Unit unit;
  const char* meaning;
};

Table explanations(const ChartData& data, const std::string& now) {
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
  Table table{"",
              "What stands between compute and capability, " + say_month(now) + ": medians" +
                  if_ranges(data.run, " (9 in 10 worlds)"),
              "",
              columns_headed({"", "United States", "China", "What it explains"}),
              {}};
  for (const Explanation& row : kRows) {
    const SummaryRow &us = data.summary.at(row.us, now), &cn = data.summary.at(row.cn, now);
    if (std::isfinite(us.p50) || std::isfinite(cn.p50))
      table.row({row.what, with_range(us, row.unit), with_range(cn, row.unit), row.meaning});
  }
  return table;
}

/// How much of China's compute does not hang on Chinese fabs, and what the benchmark adds.
std::string other_words(const ChartData& data, const std::string& now) {
  std::string text;
  const SummaryRow &home = data.summary.at("compute_domestic_cn_h100e", now),
                   &all = data.summary.at("compute_effective_cn_h100e", now);
  if (home.mean >= 0 && all.mean > 0)
    text += "On average " + say(1 - home.mean / all.mean, Unit::kShare) +
            " of China's effective compute comes from elsewhere: licensed and smuggled chips, and rentals abroad. ";
  const SummaryRow& observed = data.summary.at("gap_observed_months", now);
  if (std::isfinite(observed.p50))
    text += "Seen through published figures the lag reads " + with_interval(observed, Unit::kMonths, "months") +
            ": part of the riddle may be the measurement. ";
  return text;
}

struct LagRow {
  const char *metric, *reading, *answers;  ///< answers: which documents it is held against
  const char* figure;                      ///< id of the documented figure; empty: none
};

/// "3 to 6 (documents 002 and 003)".
std::string documented_cell(const ChartData& data, const LagRow& row) {
  for (const DocumentedPoint& point : data.points)
    if (point.id == row.figure && std::isfinite(point.low) && std::isfinite(point.high))
      return say_range(point.low, point.high, Unit::kMonths) + " (" + row.answers + ")";
  return row.answers;
}

/// The readings of one lag beside each other, and the document that each answers to.
std::string lag_table(const ChartData& data, const std::string& now) {
  constexpr std::array<LagRow, 6> kRows{
      {{"gap_months", "Standing lag: age of the first American model as capable as China's best",
        "none: no document sees it", ""},
       {"gap_pace_months",
        "At the present pace: distance in capability at the American pace of the three years to the present",
        "none: no document sees it", ""},
       {"gap_trend_months", "By trend: distance in capability at the American pace of the last three years",
        "none: no document sees it", ""},
       {"gap_observed_months", "As published figures would show it, through the reading that holds in each world",
        "documents 002 and 003", "seed002-gap"},
       {"gap_index_months", "Of these, on a public benchmark index alone", "benchmark indices, in the chart of the lag",
        ""},
       {"gap_stated_months", "Of these, as officials and laboratories state it when China's best score rises",
        "documents 002 and 003, a US official in 2025", "seed002-gap"}}};
  Table table{"",
              "One lag, read in several ways, " + say_month(now) + ": months, medians" +
                  if_ranges(data.run, " (9 in 10 worlds)"),
              "",
              columns_headed({"Reading", "In this run", "Documented figure that it answers to"}),
              {}};
  for (const LagRow& row : kRows) {
    const SummaryRow& lag = data.summary.at(row.metric, now);
    if (std::isfinite(lag.p50))
      table.row({row.reading, Cell(lag.p50, with_range(lag, Unit::kMonths)), documented_cell(data, row)});
  }
  return table_html(table);
}

std::string found_part(const ReportData& report) {
  if (!report.findings.paradox) return absent_note(report, report.findings.no_paradox);
  const ParadoxFinding& finding = *report.findings.paradox;
  if (finding.dates.empty()) return "";
  return filled(
      "split.mustache",
      {{"twin", table_html(twin_words(finding))},
       {"figures", found_figures(report, finding.charts)},
       {"words", list_of(residual_words(finding))},
       {"split", folded("The split in numbers, with the priors' beside it", table_html(split_words(finding)))},
       {"scaled",
        folded("How the split changes when a channel's prior is halved or doubled", table_html(scaled_words(finding)))},
       {"origin", origin_note(report, finding.origin)}});
}

}  // namespace

std::string paradox_section(const ReportData& report) {
  const std::string now = quoted_dates(report.data).now;
  if (now.empty()) return "";  // nothing was simulated
  return section("paradox", "How can so little compute stay so close?",
                 filled("paradox.mustache", {{"found", found_part(report)},
                                             {"now", say_month(now)},
                                             {"naive", naive_words(report.data, report.naive, now)},
                                             {"lags", lag_table(report.data, now)},
                                             {"explanations", table_html(explanations(report.data, now))},
                                             {"other", other_words(report.data, now)}}),
                 "What carries the difference between 1 to 4 % of the compute and a lag of a few months.");
}

}  // namespace io
