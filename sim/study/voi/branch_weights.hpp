#pragma once
#include <array>
#include <vector>

#include "engine/posterior.hpp"
#include "model/hypotheses.hpp"

namespace study {

/// One branch of one contested claim after the evidence. Odds after it are odds before it times the Bayes factor.
struct BranchWeight {
  std::size_t hypothesis = 0, branch = 0;  ///< in model::kHypothesisRows
  double prior = 0;                        ///< weight before the evidence: the scenario's
  double weight = 0, error = 0;            ///< after it, and its Monte Carlo standard error over ancestors
  double factor = 0;                     ///< Bayes factor against the best branch of the claim, at most 1; 0: no world
  double log_factor_error = 0;           ///< standard error of its natural logarithm; 0 for the best branch
  double if_halved = 0, if_doubled = 0;  ///< the weight, had the prior odds of the branch been half or twice as high
};

/// All branches of all claims. `evidence` multiplies the worlds' weights (empty: nothing new came). The other claims
/// weigh as the scenario says.
std::vector<BranchWeight> branch_weights(const engine::Posterior& posterior,
                                         const std::array<std::array<double, 4>, model::kHypotheses>& weights,
                                         const std::vector<double>& evidence = {});

}  // namespace study
