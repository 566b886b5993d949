#pragma once
#include <cstdint>
#include <vector>

#include "app/compare/compare.hpp"
#include "app/compare/compare_outcomes.hpp"
#include "app/run/run_plan.hpp"

namespace app {

/// A call of `compare`, checked.
struct ComparePlan {
  CompareOptions given;
  RunPlan run;  ///< its jobs are the scenarios, the reference first; their targets are not used
  std::vector<Outcome> outcomes;
  std::vector<int> dates;     ///< months at which tables read the outcomes, in order
  std::size_t objective = 0;  ///< in `outcomes`
  bool more_is_better = true;
  Destination destination;
  std::string identity;  ///< digest of all that decides the numbers

  const Job& reference() const { return run.jobs.front(); }
  int present() const { return reference().scenario.setting.present; }
  int months() const { return reference().scenario.setting.months; }
};

/// With fewer worlds than this a standard error is itself a guess, and nothing is compared.
inline constexpr std::uint64_t kLeastCompared = 30;

/// Where tables read the outcomes if no month is asked for: December 2028 and the last month.
std::vector<int> usual_dates(int last);

/// Checks a call. Throws base::InputError with all faults.
ComparePlan plan_compare(const CompareOptions& options);

/// Do two scenarios run the same worlds? They do unless their contested claims weigh otherwise.
bool same_worlds(const io::Scenario& a, const io::Scenario& b);

}  // namespace app
