#include "study/compare/rates.hpp"

#include <cmath>

namespace study {

namespace {

constexpr const char* kMoneys[] = {"receipts", "sales_to_china"};
constexpr double kLeastMonths = 0.02;

std::vector<double> times(std::vector<double> values, double factor) {
  for (double& value : values) value *= factor;
  return values;
}

/// The lag of a world, and the money, with the signs that make a concession paid for positive on both sides.
MoneyRate rate_of(const ComparePlan& plan, const Comparison& comparison, std::size_t s, std::size_t date,
                  const char* money) {
  const Compared &reference = comparison.reference(), &scenario = comparison.scenarios[s];
  const std::size_t gap = find_outcome(plan.outcomes, "gap_pace"), m = find_outcome(plan.outcomes, money);
  const auto lag = analysis::differences(reference.at[gap][date], scenario.at[gap][date]);
  const auto usd = analysis::differences(reference.at[m][date], scenario.at[m][date]);
  const bool gained = analysis::mean_of({lag, reference.clusters}).mean > 0;
  const std::vector<double> months = times(lag, gained ? 1 : -1), dollars = times(usd, gained ? -1 : 1);
  MoneyRate rate;
  rate.scenario = s, rate.month = plan.dates[date];
  rate.money_outcome = money, rate.gained = gained;
  rate.money = analysis::mean_of({dollars, reference.clusters});
  rate.lag = analysis::mean_of({months, reference.clusters});
  if (!rate.hardly_moves()) rate.rate = analysis::ratio_of_means({dollars, reference.clusters}, months);
  return rate;
}

}  // namespace

bool MoneyRate::hardly_moves() const { return std::abs(lag.mean) < kLeastMonths; }

std::vector<MoneyRate> money_rates(const ComparePlan& plan, const Comparison& comparison) {
  std::vector<MoneyRate> rates;
  for (std::size_t s = 1; s < comparison.scenarios.size(); ++s)
    for (std::size_t date = 0; date < plan.dates.size() && comparison.scenarios[s].same_worlds; ++date)
      for (const char* money : kMoneys) rates.push_back(rate_of(plan, comparison, s, date, money));
  return rates;
}

}  // namespace study
