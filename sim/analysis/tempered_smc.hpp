#pragma once
// Tempered sequential Monte Carlo (Del Moral, Doucet and Jasra 2006): a population is led from the prior to the
// posterior through prior * likelihood^temperature, by weighting, resampling and moving. The result is a set of equally
// weighted particles and the evidence. The state is plain data: saved between two calls and read back it goes on to the
// same bits, and the same seed gives the same bits on any number of threads of the callable.

#include <cstddef>
#include <cstdint>
#include <vector>

#include "analysis/moves.hpp"
#include "analysis/particles.hpp"

namespace analysis {

/// What a fit costs in likelihoods is particles * (initial_factor + temperatures * rounds + final_rounds).
struct SmcOptions {
  std::size_t particles = 4096;    ///< >= 4
  std::size_t initial_factor = 8;  ///< so many times more prior draws, >= 1: more ancestors survive the first step
  double effective_share = 0.5;    ///< effective over all particles after each weighting, 0 < share < 1
  int rounds = 16;                 ///< rounds of moves after each weighting, >= 1
  int final_rounds = 200;          ///< further rounds at temperature 1, >= 0
  std::uint64_t seed = 0;
};

/// What one call of `smc_advance` did.
struct SmcStep {
  double temperature = 0;             ///< after the step
  double effective_size = 0;          ///< Kish's size of the weights before resampling; for a round at 1 all particles
  double log_evidence_increment = 0;  ///< natural logarithm; 0 for a round at temperature 1
  std::size_t distinct_ancestors = 0;
  MoveCounts moves = {};
  double walk_step = 0;        ///< after the step: the median over classes of Adaptation::walk_step; 0 without any
  double difference_step = 0;  ///< the same of Adaptation::difference_step
  double refresh = 0;          ///< Adaptation::refresh after the step
  double keys = 0;             ///< Adaptation::keys after the step
};

/// All that a fit needs to go on. Before the first step it holds initial_factor * particles draws from the prior.
struct SmcState {
  std::vector<Particle> particles;
  std::vector<double> log_likelihoods;   ///< one per particle
  std::vector<std::uint32_t> ancestors;  ///< for each particle the number of the prior draw that it descends from
  double temperature = 0;                ///< from 0 (prior) to 1 (posterior)
  double log_evidence = 0;               ///< natural logarithm of the mean likelihood under the prior, so far
  std::uint64_t round = 0;               ///< rounds of moves made: the address of the next one's random numbers
  int final_rounds = 0;                  ///< of them after the temperature 1 was reached
  std::uint64_t evaluations = 0;         ///< likelihoods computed
  Adaptation adaptation;
  std::vector<SmcStep> history;  ///< one entry per step
};

/// Draws from the prior and their likelihoods (in batches of `options.particles`). Throws InvariantError for options
/// out of range and as `evaluate` does; InputError if no draw has a likelihood above zero.
SmcState smc_begin(const Space& space, const SmcOptions& options, const LogLikelihood& log_likelihood);

/// The next step: to the next temperature, by weighting, resampling and `rounds` rounds of moves, or one final round at
/// temperature 1. Returns false, and changes nothing, when all is done. The space, options and callable must be those
/// of `smc_begin`. If it throws, the state may be half way through a step and must not be used any more.
bool smc_advance(SmcState& state, const Space& space, const SmcOptions& options, const LogLikelihood& log_likelihood);

/// Whether a state that was kept, perhaps by somebody else, can be one of such a fit: numbers of everything, branches that there
/// are, finite where arithmetic needs it.
bool can_go_on(const SmcState& state, const Space& space, const SmcOptions& options);

/// All steps at once.
SmcState smc_run(const Space& space, const SmcOptions& options, const LogLikelihood& log_likelihood);

}  // namespace analysis
