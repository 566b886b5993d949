#include "output/words/lag_words.hpp"

#include <cmath>

#include "output/words/charts_words.hpp"

namespace io {

namespace {

constexpr const char *kPublished = "gap_observed_months", *kStated = "gap_stated_months";

const LagReading* reading_of(const std::vector<LagReading>& lags, const char* metric) {
  for (const LagReading& lag : lags)
    if (lag.metric == metric && std::isfinite(lag.median)) return &lag;
  return nullptr;
}

std::string months(double value) {
  const std::string number = say(value, Unit::kMonths);
  return number + (number == "1" ? " month" : " months");
}

/// Months by which the median lies above (or, negative, below) the documented range; 0 within it.
double off_range(const LagReading& lag) {
  if (lag.median > lag.documented_high) return lag.median - lag.documented_high;
  return lag.median < lag.documented_low ? lag.median - lag.documented_low : 0;
}

/// "lies 2 months above that range".
std::string place_of(const LagReading& lag) {
  const double off = off_range(lag);
  if (off == 0) return "lies within that range";
  return "lies " + months(std::fabs(off)) + (off > 0 ? " above" : " below") + " that range";
}

std::string published_words(const LagReading& lag, const std::string& month, double worlds) {
  const bool reached = off_range(lag) == 0;
  return "The documents say " + say_range(lag.documented_low, lag.documented_high, Unit::kMonths) + " months. " +
         (reached ? "Published figures get there in the median: "
                  : "Published figures do not get there in the median: ") +
         "in " + say_month(month) + " the median of what they would show, " + months(lag.median) + ", " +
         place_of(lag) + ". They lie within it in " + say_in_hundred(lag.within, worlds) + " worlds, below it in " +
         say_in_hundred(lag.below, worlds) + " and above it in " + say_in_hundred(1 - lag.within - lag.below, worlds) +
         ".";
}

std::string stated_words(const LagReading& published, const LagReading& stated) {
  std::string text = " The lag as officials and laboratories state it is a reading of its own: its median, " +
                     months(stated.median) + " (9 in 10 worlds: " + say_range(stated.low, stated.high, Unit::kMonths) +
                     "), " + place_of(stated) + ".";
  const double between = published.median - stated.median;
  if (!(between > 0)) return text;
  return text + " The " + months(between) +
         " between the two medians, it is thought, come of the reading and not of the models: a statement is made when "
         "a "
         "Chinese model appears, when the lag is shortest, and leaves out what those who make it prefer to leave out; "
         "a lag read off published figures goes on growing until the next model.";
}

}  // namespace

std::string documented_lag_words(const std::vector<LagReading>& lags, const std::string& month, double worlds) {
  const LagReading *published = reading_of(lags, kPublished), *stated = reading_of(lags, kStated);
  if (published == nullptr || !std::isfinite(published->documented_low) || !std::isfinite(published->documented_high))
    return "";
  return published_words(*published, month, worlds) + (stated == nullptr ? "" : stated_words(*published, *stated));
}

}  // namespace io
