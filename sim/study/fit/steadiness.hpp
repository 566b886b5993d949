#pragma once
#include <array>
#include <string>
#include <vector>

#include "engine/posterior.hpp"
#include "model/hypotheses.hpp"

namespace study {

/// How one quantity comes out in several fits of one record that differ in their seed only.
struct Steadiness {
  std::string kind;  ///< "branch" (its weight after the evidence) or "parameter" (its mean, in prior deviations)
  std::string name;  ///< hypothesis.branch or the parameter
  std::vector<double> values;  ///< a fit each
  std::vector<double> errors;  ///< their Monte Carlo standard errors, over ancestors

  double range() const;
  /// The range over what errors alone would give between two fits: a few at most if the errors tell the truth.
  double range_in_errors() const;
};

/// Every branch of every hypothesis, then every parameter in the order of the rows. `weights` are the prior weights of
/// the branches. Two fits at least.
std::vector<Steadiness> steadiness_of(const std::vector<const engine::Posterior*>& fits,
                                      const std::array<std::array<double, 4>, model::kHypotheses>& weights);

}  // namespace study
