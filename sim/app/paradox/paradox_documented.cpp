#include <algorithm>
#include <array>
#include <cmath>

#include "analysis/scores.hpp"
#include "app/paradox/paradox_words.hpp"
#include "input/csv/csv.hpp"
#include "output/words/charts_words.hpp"
#include "output/words/lag_words.hpp"

namespace app {

namespace {

io::LagReading lag_reading(const std::string& metric, const std::vector<double>& lags,
                           const io::DocumentedFigure* documented) {
  constexpr std::array kPlaces{0.05, 0.5, 0.95};
  const std::vector<double> places = analysis::quantiles(lags, kPlaces);
  io::LagReading reading;
  reading.metric = metric, reading.low = places[0], reading.median = places[1], reading.high = places[2];
  if (documented == nullptr) return reading;
  reading.documented_low = documented->low, reading.documented_high = documented->high;
  const auto share = [&](const auto& holds) {
    return static_cast<double>(std::count_if(lags.begin(), lags.end(), holds)) / static_cast<double>(lags.size());
  };
  reading.below = share([&](double lag) { return lag < documented->low; });
  reading.within = share([&](double lag) { return documented->low <= lag && lag <= documented->high; });
  return reading;
}

}  // namespace

std::vector<io::LagReading> lag_readings(const ParadoxInquiry& inquiry, const study::ParadoxCase& posterior) {
  const auto& figures = inquiry.calibration.figures;
  const auto found = std::find_if(figures.begin(), figures.end(),
                                  [](const io::DocumentedFigure& figure) { return figure.id == "seed002-gap"; });
  const io::DocumentedFigure* documented = found == figures.end() ? nullptr : &*found;
  const study::Split& last = posterior.splits.back();
  return {lag_reading("gap_observed_months", last.observed, documented),
          lag_reading("gap_stated_months", last.stated, documented)};
}

std::string documented_words(const ParadoxInquiry& inquiry, const study::ParadoxCase& posterior) {
  return io::documented_lag_words(lag_readings(inquiry, posterior), io::csv_month(posterior.splits.back().month),
                                  static_cast<double>(posterior.worlds));
}

std::string documented_range(const ParadoxInquiry& inquiry, const study::ParadoxCase& posterior) {
  const io::LagReading lag = lag_readings(inquiry, posterior).front();
  if (!std::isfinite(lag.documented_low) || !std::isfinite(lag.documented_high)) return "";
  return ", where documents say " + io::say_range(lag.documented_low, lag.documented_high, io::Unit::kMonths);
}

io::Claim documented_claim(const io::LagReading& lag, const std::string& month, double worlds) {
  const bool stated = lag.metric == "gap_stated_months";
  io::Claim claim;
  claim.id = (stated ? "paradox-stated-" : "paradox-documented-") + month;
  claim.metric = lag.metric, claim.unit = "months", claim.month = month;
  claim.value = lag.median, claim.low = lag.low, claim.high = lag.high;
  const bool has_range = !std::isnan(lag.low);
  claim.interval = has_range ? "nine simulated worlds in ten" : "none: too few worlds for a range";
  claim.told_from_zero = lag.low > 0 || lag.high < 0;
  claim.figures = {"paradox"};
  claim.sentence = "In " + io::say_month(month) + " the median of the lag as " +
                   (stated ? "officials and laboratories state it" : "published figures would show it") + " is " +
                   io::say(lag.median, io::Unit::kMonths) + " months (" +
                   (has_range ? io::say_range(lag.low, lag.high, io::Unit::kMonths) + " in nine simulated worlds in ten"
                              : "too few worlds for a range") +
                   "), where documents say " +
                   io::say_range(lag.documented_low, lag.documented_high, io::Unit::kMonths) +
                   "; it lies within that range in " + io::say_in_hundred(lag.within, worlds) +
                   " worlds and below it in " + io::say_in_hundred(lag.below, worlds) + ".";
  return claim;
}

}  // namespace app
