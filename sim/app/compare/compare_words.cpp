#include "app/compare/compare_words.hpp"

#include <algorithm>
#include <cmath>

#include "app/compare/outcome_words.hpp"
#include "input/json/input_values.hpp"
#include "input/kept/kept_chart.hpp"
#include "output/words/charts_words.hpp"

namespace app {

namespace {

bool is_same(const analysis::Mean& change) { return change.mean == 0 && change.standard_error == 0; }

/// `reading`: " by trend", or nothing; `mean`: " on average", or nothing where that has been said.
std::string lag_title(const analysis::Mean& change, const std::string& reading, const std::string& mean) {
  if (change.worlds == 0) return "China's lag" + reading + " is undefined";
  if (is_same(change)) return "China's lag" + reading + " is the same in every world";
  if (!change.told_from_zero()) return "China's lag" + reading + " cannot be told from no change";
  return "China trails" + mean + " " + months_in_words(std::abs(change.mean)) + (change.mean > 0 ? " more" : " less") +
         reading;
}

std::string serving_title(const analysis::Mean& change, const std::string& who, const std::string& mean) {
  const std::string subject = "what " + who + " can serve ";
  if (change.worlds == 0) return subject + "is undefined";
  if (is_same(change)) return subject + "is the same in every world";
  if (!change.told_from_zero()) return subject + "cannot be told from no change";
  return who + " can serve" + mean + " " + factor_in_words(std::exp(change.mean)) + " at its frontier quality";
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
  return std::abs(value) < 0.05 ? "less than a tenth of a month" : number + (number == "1" ? " month" : " months");
}

std::string factor_in_words(double factor) {
  return io::say(std::abs(factor - 1), io::Unit::kShare) + (factor > 1 ? " more" : " less");
}

std::string month_in_words(int month) { return io::say_month(io::month_text(month)); }

std::string lag_finding(const analysis::Mean& change, const std::string& reading, const std::string& mean) {
  return lag_title(change, reading, mean) + in_brackets(change, false);
}

std::string serving_finding(const analysis::Mean& change, const std::string& who) {
  return serving_title(change, who, kOnAverage) + in_brackets(change, true);
}

std::string pace_finding(const analysis::Mean& lag, const analysis::Mean& distance, double months_per_dex) {
  if (!lag.told_from_zero()) return "";
  const std::string why = ", since months are counted at an American pace that changes too,";
  if (!distance.told_from_zero()) return " though the distance in capability cannot be told from unchanged" + why;
  if ((lag.mean > 0) != (distance.mean > 0))
    return std::string(" though the distance in capability ") + (distance.mean > 0 ? "grows" : "shrinks") + why;
  const bool mostly_pace = std::abs(distance.mean * months_per_dex) < std::abs(lag.mean) / 2;
  return mostly_pace ? " though less than half of that is distance in capability" + why : "";
}

namespace {

/// The same for a scenario of a comparison.
std::string pace_of(const study::ComparisonFindings& f, std::size_t scenario, int month) {
  const std::size_t lag = study::find_outcome(f.plan.outcomes, "gap_trend"),
                    distance = study::find_outcome(f.plan.outcomes, "capability_distance");
  const study::Compared &one = f.comparison.scenarios[scenario], &reference = f.comparison.reference();
  const auto date =
      static_cast<std::size_t>(std::find(f.plan.dates.begin(), f.plan.dates.end(), month) - f.plan.dates.begin());
  const auto level = [&](std::size_t o) {
    return study::level_of(reference.at[o][date], reference.clusters, f.plan.outcomes[o]);
  };
  return pace_finding(study::change_at(one, lag, month).difference, study::change_at(one, distance, month).difference,
                      level(lag) / level(distance));
}

}  // namespace

std::string pair_finding(const study::ComparisonFindings& f, std::size_t scenario, int month) {
  const auto change = [&](const char* name) -> const analysis::Mean& {
    return study::change_at(f.comparison.scenarios[scenario], study::find_outcome(f.plan.outcomes, name), month)
        .difference;
  };
  return "in " + month_in_words(month) + " " + lag_finding(change("gap_trend")) + pace_of(f, scenario, month) +
         " and " + serving_finding(change("serving_cn"), "China");
}

namespace {

/// What was told before, where nothing is told at `month`: ", though it is 0.2 months less in December 2028".
std::string earlier_title(const study::ComparisonFindings& f, std::size_t scenario, int month) {
  const study::Compared& one = f.comparison.scenarios[scenario];
  const std::size_t lag = study::find_outcome(f.plan.outcomes, "gap_trend");
  if (study::change_at(one, lag, month).difference.told_from_zero()) return "";
  std::string text;  // of the last date that tells something
  for (const int earlier : f.plan.dates) {
    const analysis::Mean& change = study::change_at(one, lag, earlier).difference;
    if (earlier < month && change.told_from_zero())
      text = ", though it is " + months_in_words(std::abs(change.mean)) + (change.mean > 0 ? " more" : " less") +
             " in " + month_in_words(earlier);
  }
  return text;
}

}  // namespace

std::string pair_title(const study::ComparisonFindings& f, std::size_t scenario, int month) {
  const study::Compared& one = f.comparison.scenarios[scenario];
  const auto change = [&](const char* name) -> const analysis::Mean& {
    return study::change_at(one, study::find_outcome(f.plan.outcomes, name), month).difference;
  };
  return one.title + ": in " + month_in_words(month) + " " + lag_title(change("gap_trend"), kByTrend, kOnAverage) +
         earlier_title(f, scenario, month) +
         (pace_of(f, scenario, month).empty() ? "; " : ", mostly as the American pace changes; ") +
         serving_title(change("serving_cn"), "China", "");
}

std::string rate_sentence(const study::MoneyRate& rate) {
  const std::string no_rate = "no rate of " + money_of(rate) + ": ", lag_word = rate.gained ? "gained" : "conceded";
  if (rate.lag.mean == 0 && rate.lag.standard_error == 0) return no_rate + "the lag is the same in every world";
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
