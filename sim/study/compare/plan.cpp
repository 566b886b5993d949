#include "study/compare/plan.hpp"

namespace study {

std::vector<int> usual_dates(int last) {
  return last > kUsualDate ? std::vector<int>{kUsualDate, last} : std::vector<int>{last};
}

engine::Wanted wanted_of(const ComparePlan& plan) {
  return wanted_of(plan.outcomes, {model::kMetric_gap_months, model::kMetric_gap_pace_months,
                                   model::kMetric_serving_capacity_cn_mtok_per_day});
}

bool same_worlds(const io::Scenario& a, const io::Scenario& b) { return a.inputs.weights == b.inputs.weights; }

}  // namespace study
