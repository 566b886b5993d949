#include "app/compare_findings.hpp"

#include <cmath>

#include "io/text/charts_words.hpp"

namespace app {

namespace {

std::string signed_words(double value, io::Unit unit) {
  const std::string said = io::say(value, unit);
  return value > 0 && said != io::say(0, unit) ? "+" + said : said;
}

}  // namespace

ComparisonFindings findings_of(const ComparePlan& plan, const Comparison& comparison) {
  return {plan,
          comparison,
          branch_differences(plan, comparison),
          regrets(plan, comparison),
          best_flips(plan, comparison),
          money_rates(plan, comparison)};
}

double level_of(const std::vector<double>& column, const std::vector<std::uint32_t>& clusters, const Outcome& outcome) {
  const double mean = analysis::mean_of({column, clusters}).mean;
  return outcome.is_ratio() ? std::exp(mean) : mean;
}

std::string change_in_words(const analysis::Mean& change, const Outcome& outcome, Errors errors) {
  if (change.worlds == 0) return "undefined";
  if (change.mean == 0 && change.standard_error == 0) return "the same";
  // A difference of shares is one of percentage points, and not a percentage of the share.
  const bool ratio = outcome.is_ratio(), points = !ratio && outcome.unit == io::Unit::kShare;
  const auto read = [&](double value) { return ratio ? std::expm1(value) : points ? 100 * value : value; };
  const io::Unit unit = ratio                                         ? io::Unit::kShare
                        : points || outcome.unit == io::Unit::kMonths ? io::Unit::kFactor
                                                                      : outcome.unit;
  const std::string after = points ? " points" : "";
  const std::string interval = io::say_range(read(change.interval.low), read(change.interval.high), unit) + after;
  if (!change.told_from_zero()) return "indistinguishable (" + interval + ")";
  std::string said = signed_words(read(change.mean), unit) + after;
  if (!ratio && errors == Errors::kShown) said += " ± " + io::say(read(change.standard_error), unit);
  return said + " (" + interval + ")";
}

}  // namespace app
