#pragma once
#include <string>
#include <vector>

#include "base/distribution.hpp"
#include "engine/posterior.hpp"
#include "study/fit/record_fit.hpp"

namespace study {

/// What the record says about one parameter. Prior and posterior are compared as normal scores of the place in the prior,
/// so that the prior has mean 0 and standard deviation 1 whatever its family.
struct Learnt {
  std::size_t parameter = 0;  ///< row of model::kParameterRows
  double shift = 0;           ///< posterior mean, in standard deviations of the prior
  double shift_error = 0;     ///< its standard error, over ancestors
  double shrinkage = 0;       ///< 1 less the posterior's standard deviation; negative if it is wider than the prior
  double edge_share = 0;      ///< share of worlds in the outer twentieth of the prior on the side where most are
  double p05 = 0, p50 = 0, p95 = 0;                    ///< posterior, natural units
  double score_p05 = 0, score_p50 = 0, score_p95 = 0;  ///< posterior, in standard deviations of the prior
  double prior_p05 = 0, prior_p50 = 0, prior_p95 = 0;  ///< natural units
  bool informed = false;                               ///< see `is_informed`
  std::vector<std::string> moved_by;                   ///< ids of the targets that moved it most, strongest first
};

/// A shift beyond three standard errors and a tenth of the prior's deviation, or a tenth narrower: less is noise.
bool is_informed(const Learnt& learnt);
/// A quarter of the worlds or more in a twentieth of the prior: the prior and not the record ends the posterior there.
bool is_at_edge(const Learnt& learnt);

/// One entry per parameter, in the order of the rows. `readings` are the fitted targets' in the posterior's worlds.
std::vector<Learnt> what_was_learnt(const RecordFit& record, const std::vector<base::Distribution>& priors,
                                    const engine::Posterior& posterior,
                                    const std::vector<std::vector<double>>& readings);

}  // namespace study
