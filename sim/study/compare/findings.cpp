#include "study/compare/findings.hpp"

#include "base/math.hpp"

namespace study {

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
  return outcome.is_ratio() ? base::exp(mean) : mean;
}

}  // namespace study
