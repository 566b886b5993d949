#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "input/json/input_values.hpp"
#include "study/compare/outcomes.hpp"
#include "study/worlds/run_plan.hpp"

namespace study {

/// What is compared, on what and when.
struct ComparePlan {
  RunPlan run;  ///< its jobs are the scenarios, the reference first
  std::vector<Outcome> outcomes;
  std::vector<int> dates;     ///< months at which tables read the outcomes, in order
  std::size_t objective = 0;  ///< in `outcomes`
  bool more_is_better = true;
  std::optional<double> value_of_a_month;  ///< USD that a month of China's lag is worth to who asks; nothing: not said

  const Job& reference() const { return run.jobs.front(); }
  int present() const { return reference().scenario.setting.present; }
  int months() const { return reference().scenario.setting.months; }
};

/// December 2028, where policies are compared unless another month is asked for.
inline constexpr int kUsualDate = io::month_number(2028, 12);
/// With fewer worlds than this a standard error is itself a guess, and nothing is compared.
inline constexpr std::uint64_t kLeastCompared = 30;

/// Where tables read the outcomes if no month is asked for: December 2028 and the last month. Where the scenarios do not
/// differ before December 2028, nothing can be told then: the December two years after the year of their first difference,
/// `begins`, stands in its place, if it comes before the last month.
std::vector<int> usual_dates(int last, int begins = 0);

/// The month in which two scenarios first differ: when the first policy that one of them alone has begins or is announced,
/// or when governments may react, where they react otherwise; 0 where anything else differs. kMaxMonths if nothing does.
int first_difference(const io::Scenario& a, const io::Scenario& b);
/// The first month in which any of these differs from the first of them.
int first_difference(const std::vector<Job>& jobs);

/// What a comparison holds of each world.
engine::Wanted wanted_of(const ComparePlan& plan);

/// Do two scenarios run the same worlds? They do unless their contested claims weigh otherwise.
bool same_worlds(const io::Scenario& a, const io::Scenario& b);

}  // namespace study
