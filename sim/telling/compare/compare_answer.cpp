#include "telling/compare/compare_answer.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <vector>

#include "output/words/charts_words.hpp"
#include "telling/compare/change_words.hpp"
#include "telling/compare/compare_words.hpp"
#include "telling/compare/outcome_words.hpp"

namespace app {

namespace {

const analysis::Mean& lag_change(const study::ComparisonFindings& f, std::size_t scenario, int month) {
  const std::size_t lag = study::find_outcome(f.plan.outcomes, "gap_pace");
  return study::change_at(f.comparison.scenarios[scenario], lag, month).difference;
}

/// The date at which the lag is told most surely from none; the last one if it is told at none.
int surest_date(const study::ComparisonFindings& f, std::size_t scenario) {
  int surest = f.plan.dates.back();
  double most = 0;
  for (const int date : f.plan.dates) {
    const analysis::Mean& change = lag_change(f, scenario, date);
    const double errors = std::abs(change.mean) / change.standard_error;
    if (change.told_from_zero() && errors > most) most = errors, surest = date;
  }
  return surest;
}

/// "0.9 months less in December 2028 (0.75 to 1.1)". `what` the interval is stands in the brackets.
std::string change_at_date(const analysis::Mean& change, int month, const std::string& what = "") {
  const double low = std::min(std::abs(change.interval.low), std::abs(change.interval.high)),
               high = std::max(std::abs(change.interval.low), std::abs(change.interval.high));
  return months_in_words(std::abs(change.mean)) + (change.mean > 0 ? " more" : " less") + " in " +
         month_in_words(month) + " (" + months_range(low, high) + what + ")";
}

/// Where the standing lag moves mostly because the American frontier does: "; the standing lag grows by 3 months, as the
/// American frontier is slower".
std::string standing_words(const study::StandingChange& change) {
  if (!change.is_mostly_pace()) return "";
  const bool grows = change.lag.mean > 0;
  return std::string("; the standing lag ") + (grows ? "grows by " : "shrinks by ") +
         months_in_words(std::abs(change.lag.mean)) + ", as the American frontier is " + (grows ? "slower" : "faster");
}

/// What Washington receives and what vendors sell, as far as it can be told: whose money it is decides the answer.
std::vector<const study::MoneyRate*> rates_to_tell(const study::ComparisonFindings& f, std::size_t scenario,
                                                   int month) {
  std::vector<const study::MoneyRate*> told;
  for (const study::MoneyRate& rate : f.rates)
    if (rate.scenario == scenario && rate.month == month && rate.money.told_from_zero()) told.push_back(&rate);
  return told;
}

/// "foreign vendors sell China accelerators for 35 billion dollars more".
std::string money_words(const study::MoneyRate& rate) {
  const bool more = (rate.money.mean > 0) != rate.gained;
  const std::string sum = io::say(std::abs(rate.money.mean), io::Unit::kUsd) + (more ? " more" : " less");
  return rate.money_outcome == "receipts" ? "Washington receives " + sum
                                          : "foreign vendors sell China accelerators for " + sum + " (gross)";
}

/// At a value of a month: does it earn more than it costs?
std::string verdict(const study::MoneyRate& rate, double value) {
  const std::string at = "at " + io::say(value, io::Unit::kUsd) + " a month of lag ";
  const bool pays = rate.gained ? value > rate.rate.interval.high : value < rate.rate.interval.low;
  const bool costs = rate.gained ? value < rate.rate.interval.low : value > rate.rate.interval.high;
  if (pays) return at + "it earns more than it costs";
  if (costs) return at + "it costs more than it earns";
  return at + "it cannot be told whether it earns more than it costs";
}

/// What one kind of money says of the lag that it is paid with.
std::string worth_of(const study::MoneyRate& rate, const std::optional<double>& value_of_a_month) {
  std::string text = money_words(rate);
  if (!rate.rate.exists) return text;
  if (rate.money.mean < 0) return text + (rate.gained ? ", and there is nothing to weigh" : ", so it costs both ways");
  if (value_of_a_month) return text + ": " + verdict(rate, *value_of_a_month);
  return text + ": worth it for whoever values a month of China's lag at " + (rate.gained ? "more" : "less") +
         " than " + io::say(rate.rate.value, io::Unit::kUsd) + " (" +
         io::say_range(rate.rate.interval.low, rate.rate.interval.high, io::Unit::kUsd) + ")";
}

/// For whom it is worth it; empty where no money moves.
std::string worth_words(const study::ComparisonFindings& f, std::size_t scenario, int month) {
  std::string text;
  for (const study::MoneyRate* rate : rates_to_tell(f, scenario, month))
    text += (text.empty() ? ". By " + month_in_words(month) + " " : "; ") + worth_of(*rate, f.plan.value_of_a_month);
  return text;
}

std::string of_one(const study::ComparisonFindings& f) {
  return "Against \"" + f.comparison.reference().title + "\", " + lag_answer(f, 1) +
         worth_words(f, 1, surest_date(f, 1)) + ".";
}

/// "remote-access-closed by 0.8 months (0.7 to 0.9)".
std::string of_scenario(const study::ComparisonFindings& f, std::size_t scenario, int month) {
  const analysis::Mean& change = lag_change(f, scenario, month);
  const bool less = change.mean < 0;
  return "\"" + f.comparison.scenarios[scenario].title + "\" by " + months_in_words(std::abs(change.mean)) + " (" +
         months_range(less ? -change.interval.high : change.interval.low,
                      less ? -change.interval.low : change.interval.high) +
         ")";
}

std::string of_several(const study::ComparisonFindings& f) {
  const int month = answer_date(f);
  std::size_t more = 0, less = 0, untold = 0;
  std::optional<std::size_t> most, least;
  for (std::size_t s = 1; s < f.comparison.scenarios.size(); ++s) {
    const analysis::Mean& change = lag_change(f, s, month);
    if (!change.told_from_zero()) {
      ++untold;
    } else if (change.mean > 0) {
      ++more;
      if (!most || change.mean > lag_change(f, *most, month).mean) most = s;
    } else {
      ++less;
      if (!least || change.mean < lag_change(f, *least, month).mean) least = s;
    }
  }
  std::string text = "Of " + std::to_string(more + less + untold) + " scenarios, " + std::to_string(more) +
                     (more == 1 ? " lengthens" : " lengthen") + " China's lag at the present pace in " +
                     month_in_words(month) + " and " + std::to_string(less) + (less == 1 ? " shortens" : " shorten") +
                     " it, compared with \"" + f.comparison.reference().title + "\"";
  if (untold > 0) text += "; " + std::to_string(untold) + " cannot be told from it";
  if (most) text += ". Most longer: " + of_scenario(f, *most, month);
  if (least) text += (most ? "; most shorter: " : ". Most shorter: ") + of_scenario(f, *least, month);
  return text + (most || least ? ", with 99 % intervals of the means." : ".");
}

}  // namespace

std::string lag_answer(const study::ComparisonFindings& f, std::size_t scenario) {
  const int month = surest_date(f, scenario);
  const analysis::Mean& change = lag_change(f, scenario, month);
  if (!change.told_from_zero())
    return lag_finding(change) + " in " + month_in_words(month) + standing_words(standing_at(f, scenario, month));
  std::string text = "China trails " + change_at_date(change, month, ", 99 % interval of the mean");
  for (const int other : f.plan.dates) {
    if (other == month) continue;
    const analysis::Mean& then = lag_change(f, scenario, other);
    text += then.told_from_zero() ? ", and " + change_at_date(then, other)
                                  : "; in " + month_in_words(other) + " no difference can be told";
  }
  return text + standing_words(standing_at(f, scenario, month));
}

int answer_date(const study::ComparisonFindings& f) {
  for (auto date = f.plan.dates.rbegin(); date != f.plan.dates.rend(); ++date)
    for (std::size_t s = 1; s < f.comparison.scenarios.size(); ++s)
      if (lag_change(f, s, *date).told_from_zero()) return *date;
  return f.plan.dates.back();
}

std::string answer_of(const study::ComparisonFindings& f) {
  return f.comparison.scenarios.size() == 2 ? of_one(f) : of_several(f);
}

}  // namespace app
