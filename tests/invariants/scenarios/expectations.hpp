#pragma once
#include <string_view>
#include <vector>

/// What each scenario of scenarios/ must be seen to do: the claim of its title as a paired difference, in numbers.
namespace scenarios {

enum class Way { kFalls, kRises };

/// The metric's mean over the year that ends with `month` falls or rises against the same worlds under `against`, by more
/// than three standard errors and by at least `share` of its mean there.
struct Expectation {
  std::string_view scenario, metric, month;
  Way way;
  double share;
  std::string_view against = "baseline";
};
const std::vector<Expectation>& expectations();

/// Before `month` the scenario is the other one bit for bit, in every output of every world.
struct Sameness {
  std::string_view scenario, month;
  std::string_view against = "baseline";
};
const std::vector<Sameness>& samenesses();

}  // namespace scenarios
