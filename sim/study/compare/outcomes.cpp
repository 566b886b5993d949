#include "study/compare/outcomes.hpp"

#include <algorithm>
#include <utility>

#include "base/error.hpp"
#include "base/math.hpp"
#include "base/undefined.hpp"
#include "study/ground/units.hpp"

namespace study {

namespace {

Outcome outcome(std::string name, std::string_view metric, Take take, bool stepwise = false) {
  const int output = engine::find_output(metric);
  base::ensure(output >= 0, "an outcome is an output");
  Outcome result{std::move(name), static_cast<std::size_t>(output), take, base::Unit::kCount, stepwise};
  if (result.output < model::kMetrics) result.unit = unit_of(result.output);
  return result;
}

/// The last month of every year that ends with `month`, summed: `*_per_year` is the sum of the last twelve months.
double total(const engine::Results& results, const Outcome& what, int month, std::size_t world) {
  double sum = 0;
  for (int m = month; m >= 0; m -= 12) sum += results.column(what.output, m)[world];
  return sum;
}

double year_mean(const engine::Results& results, const Outcome& what, int month, std::size_t world) {
  if (month < 11) return base::kUndefined;
  double sum = 0;
  for (int m = month - 11; m <= month; ++m) sum += results.column(what.output, m)[world];
  return sum / 12;
}

double read(const engine::Results& results, const Outcome& what, int month, std::size_t world) {
  const double value = results.column(what.output, month)[world];
  switch (what.take) {
    case Take::kYearMean:
      return year_mean(results, what, month, world);
    case Take::kTotal:
      return total(results, what, month, world);
    case Take::kLogarithm:
      return value > 0 ? base::log(value) : base::kUndefined;
    case Take::kValue:
      break;
  }
  return value;
}

}  // namespace

engine::Wanted wanted_of(const std::vector<Outcome>& outcomes, std::vector<std::size_t> more) {
  for (const Outcome& outcome : outcomes) more.push_back(outcome.output);
  std::sort(more.begin(), more.end());
  more.erase(std::unique(more.begin(), more.end()), more.end());
  return {std::move(more), 0};
}

std::string Outcome::unit_text() const {
  std::string whole = engine::output_unit(output);
  const std::string per_year = "/year";
  if (take != Take::kTotal || !whole.ends_with(per_year)) return whole;
  return whole.substr(0, whole.size() - per_year.size());
}

std::string Outcome::difference_unit() const { return is_ratio() ? "ln" : unit_text(); }

std::vector<Outcome> usual_outcomes() {
  return {
      outcome("gap_pace", "gap_pace_months", Take::kValue),
      outcome("gap_standing", "gap_months", Take::kValue, true),
      outcome("gap_year_mean", "gap_months", Take::kYearMean, true),
      outcome("gap_trend", "gap_trend_months", Take::kValue),
      outcome("capability_distance", "gap_dex", Take::kValue),
      outcome("serving_cn", "serving_capacity_cn_mtok_per_day", Take::kLogarithm),
      outcome("serving_us", "serving_capacity_us_mtok_per_day", Take::kLogarithm),
      outcome("parity", "parity_share", Take::kValue, true),
      outcome("domestic_chips", "domestic_chips_units_per_year", Take::kValue),
      outcome("sales_to_china", "china_revenue_usd_per_year", Take::kTotal),
      outcome("lost_revenue", "china_lost_revenue_usd_per_year", Take::kTotal),
      outcome("receipts", "revenue_share_receipts_usd_per_year", Take::kTotal),
      outcome("third_country_share", "third_country_share_cn_stack", Take::kValue),
      outcome("reactions", "reactions_fired", Take::kValue, true),
      outcome("materials", "lever_cn_materials_retaliation", Take::kValue, true),
  };
}

Outcome plain_outcome(std::size_t output) {
  const std::string name = engine::output_name(output);
  const bool of_distance = name == "gap_pace_months" || name == "gap_trend_months" || name == "gap_dex";
  const bool stepwise = name.starts_with("lever_") || (name.starts_with("gap_") && !of_distance);
  return outcome(name, name, Take::kValue, stepwise);
}

std::size_t find_outcome(const std::vector<Outcome>& outcomes, std::string_view name) {
  for (std::size_t i = 0; i < outcomes.size(); ++i)
    if (outcomes[i].name == name) return i;
  base::ensure(false, "an outcome by its name");
  return 0;
}

std::vector<double> column_of(const engine::Results& results, const Outcome& outcome, int month) {
  std::vector<double> column(static_cast<std::size_t>(results.replicates()));
  for (std::size_t world = 0; world < column.size(); ++world) column[world] = read(results, outcome, month, world);
  return column;
}

}  // namespace study
