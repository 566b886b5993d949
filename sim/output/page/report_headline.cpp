#include "output/page/report_headline.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <utility>

#include "input/json/input_values.hpp"
#include "output/chart/charts_findings.hpp"
#include "output/words/charts_words.hpp"

namespace io {
namespace {

/// Present, two years later, and the horizon; fewer when they coincide or lie past it.
std::vector<std::string> quoted_months(const ChartData& data) {
  const Dates dates = present_dates(data);
  std::vector<std::string> months{dates.now};
  std::string later = month_text(month_index(dates.now) + 24);
  if (later < dates.last) months.push_back(later);
  if (dates.last != dates.now) months.push_back(dates.last);
  return months;
}

void add_median(std::vector<HeadlineRow>& rows, const ChartData& data, const std::string& question, const char* metric,
                const std::string& month, Unit unit) {
  const SummaryRow& row = data.summary.at(metric, month);
  if (std::isfinite(row.p50)) rows.push_back({question, say_month(month), say(row.p50, unit), nine_in_ten(row, unit)});
}

/// "± 1.4 % (standard error of the mean)"; nothing if it is not known.
std::string with_standard_error(const SummaryRow& row) {
  return std::isfinite(row.mean_se) && row.mean_se > 0
             ? "\u00b1 " + say(row.mean_se, Unit::kShare) + " (standard error of the mean)"
             : "";
}

/// A standard error of a share of worlds in the form of the share: "± 1.4 in 100".
std::string error_in_worlds(double error) {
  return "\u00b1 " + say(error * 100, Unit::kFactor) + " in 100 (standard error)";
}

/// How many orders go through, and what holds up most of the others.
void add_chokepoint(std::vector<HeadlineRow>& rows, const ChartData& data, const std::string& month) {
  constexpr std::array<std::pair<const char*, const char*>, 3> kBinding{{{"binding_wafers_share", "logic wafers"},
                                                                         {"binding_memory_share", "memory"},
                                                                         {"binding_packaging_share", "packaging"}}};
  const SummaryRow* most = nullptr;
  std::string name;
  for (const auto& [metric, limit] : kBinding) {
    const SummaryRow& row = data.summary.at(metric, month);
    if (!std::isfinite(row.mean) || (most != nullptr && row.mean <= most->mean)) continue;
    most = &row;
    name = limit;
  }
  if (most == nullptr) return;
  const SummaryRow& none = data.summary.at("binding_none_share", month);
  if (std::isfinite(none.mean))
    rows.push_back({"Chinese chip orders that go through, mean", say_month(month), say(none.mean, Unit::kShare),
                    with_standard_error(none)});
  rows.push_back({"What holds up most of the others, mean", say_month(month),
                  name + ", " + say(most->mean, Unit::kShare), with_standard_error(*most)});
}

void add_parity(std::vector<HeadlineRow>& rows, const ChartData& data, const std::string& month) {
  const SummaryRow& row = data.summary.at("parity_share", month);
  if (!std::isfinite(row.mean)) return;
  auto worlds = static_cast<double>(data.run.replicates);
  const std::string frequency = say_in_hundred(row.mean, worlds);
  const std::string interval = std::isfinite(row.mean_se) && row.mean_se > 0 ? error_in_worlds(row.mean_se) : "";
  rows.push_back({"China is level or ahead in that month", say_month(month), frequency + " worlds", interval});
}

/// Filled with blanks to a number of characters (not bytes); one blank at least.
std::string padded(const std::string& text, std::size_t columns) {
  auto characters = static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
  return text + std::string(characters < columns ? columns - characters : 1, ' ');
}

}  // namespace

std::vector<HeadlineRow> headline_rows(const ChartData& data) {
  std::vector<HeadlineRow> rows;
  if (data.summary.last_month().empty()) return rows;
  std::vector<std::string> months = quoted_months(data);
  for (const std::string& month : months)
    add_median(rows, data, "Standing lag (months)", "gap_months", month, Unit::kMonths);
  add_median(rows, data, "Lag as published figures show it (months)", "gap_observed_months", months.front(),
             Unit::kMonths);
  add_median(rows, data, "China's compute over the US's", "compute_share_cn", months.front(), Unit::kShare);
  if (months.size() > 1)
    add_median(rows, data, "China's compute over the US's", "compute_share_cn", months.back(), Unit::kShare);
  add_median(rows, data, "The same, Chinese-made chips only", "compute_share_domestic_cn", months.front(),
             Unit::kShare);
  add_chokepoint(rows, data, months.front());
  for (const std::string& month : months) add_parity(rows, data, month);
  return rows;
}

std::string headline_text(const std::vector<HeadlineRow>& rows) {
  std::string text;
  std::string before;
  for (const HeadlineRow& row : rows) {
    text += padded(row.question == before ? "" : row.question, 42) + padded(row.when, 15) + padded(row.answer, 19) +
            row.interval + "\n";
    before = row.question;
  }
  return text;
}

std::vector<std::string> headline_sentences(const ChartData& data) {
  std::vector<std::string> sentences;
  if (data.summary.last_month().empty()) return sentences;
  Dates dates = quoted_dates(data);
  sentences.push_back(gap_finding(data) + ".");
  const SummaryRow &last = data.summary.at("gap_months", dates.last),
                   &parity = data.summary.at("parity_share", dates.last);
  if (dates.last != dates.now && std::isfinite(last.p50)) {
    std::string text = "By " + say_month(dates.last) + " the median of the standing lag is " +
                       say(last.p50, Unit::kMonths) + " months";
    if (std::isfinite(last.p05) && std::isfinite(last.p95))
      text += "; 9 in 10 worlds lie between " + say(last.p05, Unit::kMonths) + " and " + say(last.p95, Unit::kMonths);
    if (std::isfinite(parity.mean))
      text += ", and China is level or ahead in that month in " +
              say_frequency(parity.mean, static_cast<double>(data.run.replicates));
    sentences.push_back(text + ".");
  } else if (std::isfinite(parity.mean)) {
    sentences.push_back("China is level or ahead in " + say_month(dates.last) + " in " +
                        say_frequency(parity.mean, static_cast<double>(data.run.replicates)) + ".");
  }
  sentences.push_back(compute_share_finding(data) + ".");
  sentences.insert(sentences.end(), data.run.hangs_on.begin(), data.run.hangs_on.end());
  return sentences;
}

}  // namespace io
