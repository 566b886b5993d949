#pragma once
#include <cstdint>
#include <vector>

#include "study/compare/branches.hpp"
#include "study/compare/rates.hpp"

namespace study {

/// Everything that is told of a comparison, computed once.
struct ComparisonFindings {
  const ComparePlan& plan;
  const Comparison& comparison;
  std::vector<BranchDifference> branches;
  std::vector<Regret> regrets;
  std::vector<BestFlip> flips;
  std::vector<MoneyRate> rates;
};
ComparisonFindings findings_of(const ComparePlan& plan, const Comparison& comparison);

/// A level as people read it: a mean, or the geometric one of a ratio's outcome.
double level_of(const std::vector<double>& column, const std::vector<std::uint32_t>& clusters, const Outcome& outcome);

}  // namespace study
