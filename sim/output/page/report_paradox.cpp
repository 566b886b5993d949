#include <algorithm>
#include <array>
#include <cmath>

#include "input/json/input_values.hpp"
#include "output/chart/charts_findings.hpp"
#include "output/page/report_html.hpp"
#include "output/page/report_sections.hpp"
#include "output/page/template.hpp"
#include "output/words/charts_words.hpp"
#include "output/words/lag_words.hpp"

namespace io {
namespace {

/// Total compute alone against the gap that comes out.
std::string naive_words(const ChartData& data, const NaiveLag& naive, const std::string& now) {
  const SummaryRow &share = data.summary.at("compute_share_cn", now), &gap = data.summary.at("gap_months", now);
  if (!std::isfinite(naive.months) || !std::isfinite(gap.p50)) return "";
  return "In this run China has " + with_interval(share, Unit::kShare) + " of American effective compute in " +
         say_month(now) + ". In the three years before, the American frontier gained " + say(naive.pace, Unit::kDex) +
         " powers of ten of effective training compute a year (largest run times algorithmic efficiency, median path). "
         "At that pace total compute alone would put China " +
         say(naive.months, Unit::kMonths) + " months behind (" + say_range(naive.low, naive.high, Unit::kMonths) +
         " over the same range of shares); the rule of thumb above supposes a gain of 13 times. The simulated gap is " +
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
    text += "Seen through published benchmarks the gap reads " + with_interval(observed, Unit::kMonths, "months") +
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
      {{"gap_months", "True standing: age of the first American model as capable as China's best",
        "none: no document sees it", ""},
       {"gap_pace_months",
        "At the present pace: distance in capability at the American pace of the three years to the present",
        "none: no document sees it", ""},
       {"gap_trend_months", "By trend: distance in capability at the American pace of the last three years",
        "none: no document sees it", ""},
       {"gap_observed_months", "As published figures would show it, through the reading that holds in each world",
        "documents 002 and 003", "seed002-gap"},
       {"gap_index_months", "Of these, on a public benchmark index alone", "benchmark indices, in the chart of the gap",
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

// ------------------------------------------------------------------------------------------- what `paradox` found
/// To a tenth, as the chart says them: so that a reader can add them up.
std::string months_with_range(double value, double low, double high) {
  return say_tenths(value) + " (" + say_tenths(low) + " to " + say_tenths(high) + ")";
}

/// As exact as redoing the sum needs.
std::string value_of(const TwinLine& line) {
  if (line.unit == "months") return say_tenths(line.value) + " months";
  if (line.unit == "H100e") return with_commas(std::llround(line.value / 1000) * 1000) + " H100e";
  return say_tenths(line.value) + (line.unit == "1" ? "" : " times a year");
}

/// The split that a reader can redo: a row a line, a column a date.
std::string twin_table(const ParadoxFinding& finding) {
  Table table{"",
              "By hand, in ten lines: what a ratio of compute alone would cost, and what is left to explain",
              "",
              {{"", "Line"}},
              {}};
  for (const ParadoxDate& date : finding.dates) table.columns.push_back({"", say_month(date.month)});
  table.columns.push_back({"", "How"});
  for (const TwinLine& first : finding.twin) {
    if (finding.dates.empty() || first.month != finding.dates.front().month) continue;
    std::vector<Cell> cells{std::to_string(first.line) + ". " + first.what};
    for (const ParadoxDate& date : finding.dates) {
      Cell value(kUndefined);
      for (const TwinLine& line : finding.twin)
        if (line.month == date.month && line.line == first.line) value = Cell(line.value, value_of(line));
      cells.push_back(std::move(value));
    }
    cells.emplace_back(first.how);
    table.row(std::move(cells));
  }
  return table_html(table);
}

const ParadoxTerm* term_of(const ParadoxDate& date, const std::string& name) {
  for (const ParadoxTerm& term : date.terms)
    if (term.name == name) return &term;
  return nullptr;
}

/// What is left of the last line, and which steps carry it; then what the split does not reach, said as plainly.
ValueList residual_words(const ParadoxFinding& finding) {
  const ParadoxDate& date = finding.dates.back();
  const ParadoxTerm *naive = term_of(date, "naive"), *observed = term_of(date, "observed");
  if (naive == nullptr || observed == nullptr) return {};
  std::vector<const ParadoxTerm*> steps;
  bool after = false;  // the steps between the two levels
  for (const ParadoxTerm& term : date.terms) {
    if (&term == observed) break;
    if (after && !term.level) steps.push_back(&term);
    after = after || &term == naive;
  }
  std::stable_sort(steps.begin(), steps.end(),
                   [](const ParadoxTerm* a, const ParadoxTerm* b) { return a->months < b->months; });
  std::string text = "In " + say_month(date.month) + " the rule of thumb puts China " +
                     months_with_range(naive->months, naive->low, naive->high) + " months behind; " +
                     months_with_range(observed->months, observed->low, observed->high) +
                     " are what benchmarks would show (means). The model splits the difference of " +
                     say_tenths(observed->months - naive->months) + " months into steps that add up to it:";
  for (const ParadoxTerm* step : steps)
    text += " " +
            std::string(step == steps.front()  ? ""
                        : step == steps.back() ? "and "
                                               : "") +
            step->label + " " + (step->months > 0 ? "+" : "") + say_tenths(step->months) +
            (step == steps.back() ? "." : ",");
  std::string unsure;
  for (const ParadoxTerm* step : steps)
    if (step->low < 0 && step->high > 0) unsure += (unsure.empty() ? "" : ", ") + step->label;
  if (!unsure.empty()) text += " Of these the interval leaves open even the sign of: " + unsure + ".";
  ValueList words{text};
  const std::string open = documented_lag_words(finding.lags, date.month, static_cast<double>(finding.origin.worlds));
  if (!open.empty()) words.emplace_back(open);
  return words;
}

std::string split_table(const ParadoxFinding& finding) {
  Table table{"",
              "Months: means (9 worlds in 10). Levels (=) are the sums of what stands before them. Left to itself: own "
              "research, imitation, distillation, concentration and the flattering measure closed, compute as it is.",
              "",
              {{"", "Step"}},
              {}};
  for (const ParadoxDate& date : finding.dates) {
    table.columns.push_back({"", say_month(date.month)});
    table.columns.push_back({"", "before the fit"});
  }
  for (std::size_t i = 0; i < finding.dates.front().terms.size(); ++i) {
    const ParadoxTerm& first = finding.dates.front().terms[i];
    std::vector<Cell> cells{(first.level ? "= " : "") + first.label};
    for (const ParadoxDate& date : finding.dates) {
      const ParadoxTerm& term = date.terms.at(i);
      cells.emplace_back(term.months, months_with_range(term.months, term.low, term.high));
      cells.emplace_back(term.prior_months, months_with_range(term.prior_months, term.prior_low, term.prior_high));
    }
    table.row(std::move(cells));
  }
  return folded("The split in numbers, with the priors' beside it", table_html(table));
}

std::string scaled_table(const ParadoxFinding& finding) {
  constexpr std::array kShown{"naive",        "residual",      "own_efficiency", "imitation",
                              "distillation", "concentration", "flattery",       "observed"};
  const std::vector<ParadoxTerm>& terms = finding.dates.back().terms;
  Table table{"",
              "Split of " + say_month(finding.dates.back().month) +
                  ", means in months. Worlds from the posterior count by what the record then makes of them; worth: "
                  "effective worlds, and below " +
                  say(finding.few_worlds, Unit::kFactor) +
                  " the record all but rules the scaled prior out, or it needs a fit of its own",
              "",
              columns_headed({"Channel", "Prior", "Worlds from", "Worth"}),
              {}};
  table.columns.back().unit = Unit::kFactor;
  for (const char* name : kShown)
    if (const ParadoxTerm* term = term_of(finding.dates.back(), name)) table.columns.push_back({"", term->label});
  for (const ParadoxScaled& scaled : finding.scaled) {
    std::vector<Cell> cells{scaled.channel, scaled.factor < 1 ? "halved" : "doubled", scaled.draws,
                            scaled.effective_worlds};
    for (const char* name : kShown)
      for (std::size_t i = 0; i < terms.size(); ++i)
        if (terms[i].name == name) cells.emplace_back(scaled.months.at(i), say_tenths(scaled.months.at(i)));
    table.row(std::move(cells));
  }
  return folded("How the split changes when a channel's prior is halved or doubled", table_html(table));
}

std::string found_part(const ReportData& report) {
  if (!report.findings.paradox) return absent_note(report, report.findings.no_paradox);
  const ParadoxFinding& finding = *report.findings.paradox;
  if (finding.dates.empty()) return "";
  return filled("split.mustache", {{"twin", twin_table(finding)},
                                   {"figures", found_figures(report, finding.charts)},
                                   {"words", residual_words(finding)},
                                   {"split", split_table(finding)},
                                   {"scaled", scaled_table(finding)},
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
