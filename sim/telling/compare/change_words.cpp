#include "telling/compare/change_words.hpp"

#include <cmath>

#include "output/table/table.hpp"
#include "telling/compare/outcome_words.hpp"

namespace app {

std::string signed_words(double value, io::Unit unit) {
  const std::string said = io::say(value, unit);
  return value > 0 && said != io::say(0, unit) ? "+" + said : said;
}

namespace {

constexpr const char* kServing = "Mtok/day";
constexpr double kTokens = 1e6;  ///< in a Mtok

/// How differences of an outcome are said: a ratio as a change in per cent; one of shares in percentage points, which are
/// no percentage of the share; one of months without its unit, which stands in the heading.
struct Reading {
  explicit Reading(const study::Outcome& outcome)
      : ratio(outcome.is_ratio()),
        points(!ratio && outcome.unit == io::Unit::kShare),
        unit(ratio                                         ? io::Unit::kShare
             : points || outcome.unit == io::Unit::kMonths ? io::Unit::kFactor
                                                           : outcome.unit),
        after(points ? " points" : "") {}

  double operator()(double value) const { return ratio ? std::expm1(value) : points ? 100 * value : value; }
  std::string range(double low, double high) const { return io::say_range((*this)(low), (*this)(high), unit) + after; }
  std::string signed_words(double value) const { return app::signed_words((*this)(value), unit); }

  bool ratio, points;
  io::Unit unit;
  std::string after;
};

}  // namespace

std::string change_in_words(const analysis::Mean& change, const study::Outcome& outcome, Errors errors) {
  if (change.worlds == 0) return "undefined";
  if (change.mean == 0 && change.standard_error == 0) return "the same";
  const Reading read(outcome);
  const std::string interval = read.range(change.interval.low, change.interval.high);
  if (!change.told_from_zero()) return "indistinguishable (" + interval + ")";
  std::string said = read.signed_words(change.mean) + read.after;
  if (!outcome.is_ratio() && errors == Errors::kShown) said += " ± " + io::say(read(change.standard_error), read.unit);
  return said + " (" + interval + ")";
}

std::string spread_in_words(const study::Spread& spread, const study::Outcome& outcome) {
  if (std::isnan(spread.p05) || std::isnan(spread.p95)) return "";
  if (spread.p05 == 0 && spread.p95 == 0) return "the same";
  const Reading read(outcome);
  return read.signed_words(spread.p05) + " to " + read.signed_words(spread.p95) + read.after + ", median " +
         read.signed_words(spread.p50) + read.after;
}

std::string level_in_words(double level, const study::Outcome& outcome) {
  return io::words_of(outcome.unit_text() == kServing ? level * kTokens : level, outcome.unit);
}

std::string heading_of(const study::Outcome& outcome) {
  const std::string unit = outcome.unit_text();
  std::string after;
  if (unit == kServing) after = ", tokens a day";
  if (unit == "dex" || (unit == "months" && label_of(outcome).find(unit) == std::string::npos)) after = ", " + unit;
  return io::capitalised(label_of(outcome)) + after;
}

}  // namespace app
