#include "output/chart/charts_findings.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "base/share.hpp"
#include "engine/results.hpp"

namespace io {
namespace {

bool defined(const SummaryRow& row) { return std::isfinite(row.p50); }
/// Few worlds have a median and no range.
bool has_range(const SummaryRow& row) { return defined(row) && std::isfinite(row.p05) && std::isfinite(row.p95); }
bool surely_above(const SummaryRow& a, const SummaryRow& b) { return has_range(a) && has_range(b) && a.p05 > b.p95; }

/// How the end of the run compares with the present: a claim where the intervals do not touch, else just the numbers.
std::string later(const SummaryRow& now, const SummaryRow& last, Unit unit) {
  if (!has_range(last) || last.month == now.month) return "";
  std::string when = say_month(last.month);
  std::string range = say_range(last.p05, last.p95, unit);
  if (surely_above(last, now)) return "; by " + when + " it is higher in at least 9 in 10 worlds, " + range;
  if (surely_above(now, last)) return "; by " + when + " it is lower in at least 9 in 10 worlds, " + range;
  return "; by " + when + ", " + range;
}

/// The month that is quoted: a printed page is read later than today.
std::string when_quoted(const Dates& dates) { return "in " + say_month(dates.now); }

std::string absent(const std::string& what, const Dates& dates) {
  return what + " is undefined in " + say_month(dates.now);
}

/// The metric with the highest mean in a month; empty when none is defined.
struct Foremost {
  std::string name;
  SummaryRow row;
  bool clear = false;  ///< ahead of the second by more than twice the Monte Carlo error
};

Foremost foremost(const ChartData& data, const std::vector<Named>& metrics, const std::string& month) {
  Foremost first;
  double second = -HUGE_VAL, second_se = 0;
  for (const Named& named : metrics) {
    const SummaryRow& row = data.summary.at(named.metric, month);
    if (!std::isfinite(row.mean)) continue;
    bool leads = first.name.empty() || row.mean > first.row.mean;
    const SummaryRow& loser = leads ? first.row : row;
    if (!first.name.empty() && loser.mean > second) {
      second = loser.mean;
      second_se = std::isfinite(loser.mean_se) ? loser.mean_se : 0;
    }
    if (leads) first = {named.name, row, false};
  }
  double se = std::isfinite(first.row.mean_se) ? first.row.mean_se : 0;
  first.clear = !first.name.empty() && first.row.mean - second > 2 * std::hypot(se, second_se);
  return first;
}

/// "40 ± 1.3 %": a mean over worlds, which has a standard error and no range of worlds.
std::string mean_with_error(const SummaryRow& row, Unit unit) {
  return row.mean_se > 0 ? say_with_error(row.mean, row.mean_se, unit) : say(row.mean, unit);
}

}  // namespace

std::string nine_in_ten(const SummaryRow& row, Unit unit) {
  return has_range(row) ? "9 in 10 worlds: " + say_range(row.p05, row.p95, unit) : "too few worlds for a range";
}

std::string with_interval(const SummaryRow& row, Unit unit, const std::string& word) {
  return defined(row) ? say(row.p50, unit) + (word.empty() ? "" : " " + word) + " (" + nine_in_ten(row, unit) + ")"
                      : "undefined";
}

std::string with_range(const SummaryRow& row, Unit unit) { return say_with_range(row.p50, row.p05, row.p95, unit); }

std::string if_ranges(const RunInfo& run, const std::string& words) {
  return run.replicates < base::kFewestForRange ? "" : words;
}

Dates present_dates(const ChartData& data) {
  const std::string &first = data.summary.first_month(), &last = data.summary.last_month();
  return {std::clamp(data.run.present, std::min(first, last), last), last};
}

Dates quoted_dates(const ChartData& data) {
  Dates dates = present_dates(data);
  if (!data.run.told.empty()) dates.now = std::clamp(data.run.told, std::min(dates.now, dates.last), dates.last);
  return dates;
}

std::string gap_finding(const ChartData& data) {
  Dates dates = quoted_dates(data);
  const SummaryRow& now = data.summary.at("gap_months", dates.now);
  if (!defined(now)) return absent("The standing lag", dates);
  std::string size = say(std::abs(now.p50), Unit::kMonths), range = say_range(now.p05, now.p95, Unit::kMonths);
  if (now.p05 > 0)
    return "China trails by " + size + " months in the median world " + when_quoted(dates) +
           "; 9 in 10 simulated worlds lie between " + say(now.p05, Unit::kMonths) + " and " +
           say(now.p95, Unit::kMonths);
  if (now.p95 < 0)
    return "China leads by " + size + " months in the median world " + when_quoted(dates) +
           "; 9 in 10 simulated worlds: a standing lag of " + range;
  std::string verb = now.p50 >= 0 ? "trails" : "leads";
  if (!has_range(now))
    return "China " + verb + " by " + size + " months in the median world " + when_quoted(dates) +
           "; the worlds are too few for a range";
  return "China " + verb + " by " + size + " months in the median world " + when_quoted(dates) +
         ", but 9 in 10 worlds span parity: a standing lag of " + range;
}

std::string compute_share_finding(const ChartData& data) {
  Dates dates = quoted_dates(data);
  const SummaryRow &all = data.summary.at("compute_share_cn", dates.now),
                   &home = data.summary.at("compute_share_domestic_cn", dates.now);
  if (!defined(all)) return absent("China's share of compute", dates);
  std::string text = "China commands " + say(all.p50, Unit::kShare) + " as much AI compute as the United States " +
                     when_quoted(dates) + " (" + nine_in_ten(all, Unit::kShare) + ")";
  return defined(home) ? text + "; Chinese-made chips alone give " + with_range(home, Unit::kShare) : text;
}

std::string sources_finding(const ChartData& data, const std::vector<Named>& sources) {
  Dates dates = quoted_dates(data);
  Foremost now = foremost(data, sources, dates.now), last = foremost(data, sources, dates.last);
  if (now.name.empty()) return absent("China's compute by source", dates);
  std::string text = capitalised(now.name) +
                     (now.clear ? " are on average China's largest source of AI compute "
                                : " are on average among China's largest sources of AI compute ") +
                     when_quoted(dates) + ": ";
  text += defined(now.row)
              ? "a median of " + say(now.row.p50, Unit::kCount) + " H100e (" + nine_in_ten(now.row, Unit::kCount) + ")"
              : "a mean of " + say(now.row.mean, Unit::kCount) + " H100e";
  if (last.name.empty() || last.name == now.name || !last.clear) return text;
  return text + "; by " + say_month(dates.last) + " " + last.name + " lead";
}

std::string chokepoint_finding(const ChartData& data, const std::vector<Named>& limits, std::string_view none_metric) {
  Dates dates = quoted_dates(data);
  Foremost now = foremost(data, limits, dates.now), last = foremost(data, limits, dates.last);
  if (now.name.empty()) return absent("What holds up Chinese chips", dates);
  const SummaryRow& none = data.summary.at(none_metric, dates.now);
  std::string text;
  if (std::isfinite(none.mean) && none.mean > 0.5)
    text = "Most Chinese accelerator orders are held up by none of the three limits " + when_quoted(dates) + ": " +
           mean_with_error(none, Unit::kShare) + " go through on average over the worlds (mean and standard error)";
  else
    text = capitalised(now.name) +
           (now.clear ? " is on average the tightest limit on Chinese accelerators "
                      : " is on average among the tightest limits on Chinese accelerators ") +
           when_quoted(dates) + ": it holds up " + mean_with_error(now.row, Unit::kShare) +
           " of orders (mean over the worlds and its standard error; worlds differ widely)";
  if (last.name.empty() || last.name == now.name || !last.clear) return text;
  return text + "; by " + say_month(dates.last) + " " + last.name + " leads, " +
         mean_with_error(last.row, Unit::kShare);
}

std::string frontiers_finding(const ChartData& data) {
  Dates dates = quoted_dates(data);
  const SummaryRow& lead = data.summary.at("gap_dex", dates.now);  // within each world, so that shared luck cancels
  if (!defined(lead)) return absent("The distance between the frontiers", dates);
  const auto factor = [](double dex) { return say(std::pow(10.0, std::abs(dex)), Unit::kFactor); };
  const std::string who = lead.p50 >= 0 ? "The American" : "The Chinese";
  std::string text = who + " frontier is ahead " + when_quoted(dates) + " by a factor of " + factor(lead.p50) +
                     " of effective training compute in the median world";
  if (!has_range(lead)) return text;
  if (lead.p05 <= 0 && lead.p95 >= 0)
    return text + "; 9 in 10 worlds span parity, " + say_range(lead.p05, lead.p95, Unit::kDex) + " dex";
  const double least = std::min(std::abs(lead.p05), std::abs(lead.p95)),
               most = std::max(std::abs(lead.p05), std::abs(lead.p95));
  return text + "; 9 in 10 worlds: " + factor(least) + " to " + factor(most);
}

std::string third_country_finding(const ChartData& data) {
  Dates dates = quoted_dates(data);
  const SummaryRow& now = data.summary.at("third_country_share_cn_stack", dates.now);
  if (!defined(now)) return absent("The Chinese stack's share in third countries", dates);
  return "Chinese AI serves " + say(now.p50, Unit::kShare) + " of third countries' use " + when_quoted(dates) + " (" +
         nine_in_ten(now, Unit::kShare) + ")" +
         later(now, data.summary.at("third_country_share_cn_stack", dates.last), Unit::kShare);
}

std::string prices_finding(const ChartData& data) {
  Dates dates = quoted_dates(data);
  const SummaryRow &us = data.summary.at("price_usd_per_mtok_us", dates.now),
                   &cn = data.summary.at("price_usd_per_mtok_cn", dates.now);
  if (!defined(us) || !defined(cn)) return absent("The price of tokens", dates);
  std::string numbers = "a median of " + with_interval(us, Unit::kUsd) + " for American models, " +
                        with_range(cn, Unit::kUsd) + " for Chinese";
  if (surely_above(us, cn))
    return "Chinese tokens are cheaper " + when_quoted(dates) + " in at least 9 in 10 worlds: " + numbers;
  return "A million tokens " + when_quoted(dates) + ": " + numbers;
}

std::string ascend_finding(const ChartData& data) {
  Dates dates = quoted_dates(data);
  const SummaryRow& now = data.summary.at("ascend_units_per_year", dates.now);
  if (!defined(now)) return absent("Output of Ascend chips", dates);
  return "Huawei makes " + say(now.p50, Unit::kCount) + " Ascend chips a year " + when_quoted(dates) + " (" +
         nine_in_ten(now, Unit::kCount) + ")" +
         later(now, data.summary.at("ascend_units_per_year", dates.last), Unit::kCount);
}

}  // namespace io
