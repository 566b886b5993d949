#include "telling/compare/compare_words.hpp"

#include <algorithm>
#include <cmath>

#include "input/json/input_values.hpp"
#include "input/kept/kept_chart.hpp"
#include "output/words/charts_words.hpp"
#include "telling/compare/change_words.hpp"
#include "telling/compare/outcome_words.hpp"

namespace app {

namespace {

constexpr double kLeastSaid = 0.05;  ///< months; what is less rounds to none

bool is_same(const analysis::Mean& change) { return change.mean == 0 && change.standard_error == 0; }

/// `reading`: " at the present pace", or nothing; `mean`: " on average", or nothing where that has been said.
std::string lag_title(const analysis::Mean& change, const std::string& reading, const std::string& mean) {
  if (change.worlds == 0) return "China's lag" + reading + " is undefined";
  if (is_same(change)) return "China's lag" + reading + " is the same in every world";
  if (!change.told_from_zero()) return "China's lag" + reading + " cannot be told from no change";
  return "China trails" + mean + " " + months_in_words(std::abs(change.mean)) + (change.mean > 0 ? " more" : " less") +
         reading;
}

std::string serving_title(const analysis::Mean& change, const std::string& who) {
  const std::string subject = "what " + who + " can serve ";
  if (change.worlds == 0) return subject + "is undefined";
  if (is_same(change)) return subject + "is the same in every world";
  if (!change.told_from_zero()) return subject + "cannot be told from no change";
  return who + " can serve" + kOnAverage + " " + factor_in_words(std::exp(change.mean)) + " at equal quality";
}

/// "(0.8 to 1.6 months)" where there is an interval to tell.
std::string in_brackets(const analysis::Mean& change, bool as_share) {
  if (change.worlds == 0 || is_same(change)) return "";
  const bool less = change.told_from_zero() && change.mean < 0;  // "1.2 months less (0.8 to 1.6 months)"
  const auto read = [as_share](double value) { return as_share ? std::expm1(value) : value; };
  const double low = read(change.interval.low), high = read(change.interval.high);
  return " (" + io::say_range(less ? -high : low, less ? -low : high, as_share ? io::Unit::kShare : io::Unit::kFactor) +
         (as_share ? ")" : " months)");
}

}  // namespace

std::string months_in_words(double value) {
  const std::string number = io::say(value, io::Unit::kMonths);
  return std::abs(value) < kLeastSaid ? "less than a tenth of a month"
                                      : number + (number == "1" ? " month" : " months");
}

std::string months_range(double low, double high) {
  return io::say_range(low, high, low < kLeastSaid ? io::Unit::kFactor : io::Unit::kMonths);
}

std::string factor_in_words(double factor) {
  return io::say(std::abs(factor - 1), io::Unit::kShare) + (factor > 1 ? " more" : " less");
}

std::string month_in_words(int month) { return io::say_month(io::month_text(month)); }

std::string lag_finding(const analysis::Mean& change, const std::string& reading, const std::string& mean) {
  return lag_title(change, reading, mean) + in_brackets(change, false);
}

std::string serving_finding(const analysis::Mean& change, const std::string& who) {
  return serving_title(change, who) + in_brackets(change, true);
}

std::string standing_finding(const study::StandingChange& change) {
  const std::string subject = "the standing lag ";
  if (change.lag.worlds == 0) return subject + "is undefined";
  if (is_same(change.lag)) return subject + "is the same in every world";
  if (!change.lag.told_from_zero()) return subject + "cannot be told from no change" + in_brackets(change.lag, false);
  std::string moved = subject + (change.lag.mean > 0 ? "grows by " : "shrinks by ") +
                      months_in_words(std::abs(change.lag.mean)) + in_brackets(change.lag, false);
  if (!change.is_split()) return moved;
  return moved + ", of which " + signed_words(change.by_distance, io::Unit::kMonths) + " by the distance and " +
         signed_words(change.by_pace, io::Unit::kMonths) + " by the pace of the American frontier";
}

study::StandingChange standing_at(const study::ComparisonFindings& f, std::size_t scenario, int month) {
  const auto date = std::find(f.plan.dates.begin(), f.plan.dates.end(), month) - f.plan.dates.begin();
  return study::standing_change(f.plan, f.comparison, scenario, static_cast<std::size_t>(date));
}

std::string pair_finding(const study::ComparisonFindings& f, std::size_t scenario, int month) {
  const auto change = [&](const char* name) -> const analysis::Mean& {
    return study::change_at(f.comparison.scenarios[scenario], study::find_outcome(f.plan.outcomes, name), month)
        .difference;
  };
  return "in " + month_in_words(month) + " " + lag_finding(change("gap_pace")) + ", " +
         standing_finding(standing_at(f, scenario, month)) + ", and " + serving_finding(change("serving_cn"), "China");
}

std::string rate_sentence(const study::MoneyRate& rate) {
  const std::string no_rate = "no rate of " + money_of(rate) + ": ", lag_word = rate.gained ? "gained" : "conceded";
  if (rate.lag.mean == 0 && rate.lag.standard_error == 0) return no_rate + "the lag is the same in every world";
  if (rate.hardly_moves()) return no_rate + "the lag moves by less than a fiftieth of a month";
  if (!rate.rate.exists) return no_rate + "the lag " + lag_word + " cannot be told from zero";
  if (!rate.money.told_from_zero()) return no_rate + "they cannot be told from zero";
  if (rate.money.mean < 0)  // both sides of the ledger point one way, and a price would mislead
    return "no price: lag is " + lag_word + " while " + money_of(rate) + (rate.gained ? " rise by " : " fall by ") +
           io::say(-rate.money.mean, io::Unit::kUsd);
  return io::say(rate.rate.value, io::Unit::kUsd) + " of " + label_of(rate) + " (" +
         io::say_range(rate.rate.interval.low, rate.rate.interval.high, io::Unit::kUsd) + ")";
}

bool draws_dots(const study::ComparisonFindings& f) { return f.comparison.scenarios.size() > 2; }

std::string fans_name(const study::Compared& scenario) { return "fans-" + io::as_chart_name(scenario.name); }
std::string change_name(const study::Compared& scenario) { return "change-" + io::as_chart_name(scenario.name); }
std::string dots_name(const std::string& outcome, int month) {
  std::string name = "dots-" + outcome + "-" + io::month_text(month);
  std::replace(name.begin(), name.end(), '_', '-');
  return name;
}

}  // namespace app
