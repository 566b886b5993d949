#pragma once
#include <optional>
#include <string>
#include <vector>

#include "study/compare/comparison.hpp"
#include "study/worlds/by_branch.hpp"

namespace study {

/// A difference where one branch of a contested claim holds, and where it does not.
struct BranchDifference {
  std::size_t scenario = 0, outcome = 0;
  int month = 0;
  std::size_t hypothesis = 0, branch = 0;
  double weight = 0;  ///< share of the worlds in which it holds, after the evidence
  analysis::Mean inside, outside;
  std::optional<double> flip;  ///< the weight at which the mean difference changes its sign
  /// Are both signs told from zero? Else the flip is one of noise.
  bool flip_is_told() const { return flip && inside.told_from_zero() && outside.told_from_zero(); }
};

/// For each scenario in the reference's worlds, date and branch: the lag's two readings, what each side can serve, the
/// objective and whatever was asked for beyond the usual outcomes.
std::vector<BranchDifference> branch_differences(const ComparePlan& plan, const Comparison& comparison);

/// "v4_training_hardware = ascend".
std::string branch_name(std::size_t hypothesis, std::size_t branch);

/// The objective at the last date: how far each scenario falls short of the best one.
struct Regret {
  std::size_t scenario = 0;
  analysis::Mean objective;
  double of_means = 0;     ///< distance of the mean from the best mean, >= 0, in units of the objective
  analysis::Mean to_best;  ///< the best less this one, paired: can they be told apart?
  double worst = 0;        ///< the largest distance within a branch of any claim, >= 0
  double worst_error = 0;  ///< standard error of the difference that it is; chance makes such a largest one too large
  std::string worst_at;    ///< the branch; empty: none
};
/// A row for each scenario in the reference's worlds, the best mean first. A ratio's regret is one of logarithms.
std::vector<Regret> regrets(const ComparePlan& plan, const Comparison& comparison);

/// Where the weight of a branch decides which scenario is best by the objective's mean.
struct BestFlip {
  std::size_t hypothesis = 0, branch = 0;
  double weight = 0;
  std::size_t best = 0;                    ///< scenario, at this weight
  std::optional<analysis::RankFlip> flip;  ///< `best` of it is a scenario; nothing: the same one for every weight
  bool is_told = false;  ///< the two differ beyond their errors both where the branch holds and where it does not
};
std::vector<BestFlip> best_flips(const ComparePlan& plan, const Comparison& comparison);

}  // namespace study
