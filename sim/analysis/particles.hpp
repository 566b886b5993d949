#pragma once
// What inference knows of a world: numbers with a standard normal prior, choices between branches, keys of luck. What
// they mean is the caller's business; a callable tells how well a particle agrees with the record.

#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

namespace analysis {

/// Calls a body once for each number from 0 to count - 1, in any order and on as many threads as it likes. The body must not
/// throw.
using ForEach = std::function<void(std::size_t count, const std::function<void(std::size_t)>& body)>;

/// In order, on this thread.
void one_by_one(std::size_t count, const std::function<void(std::size_t)>& body);

/// The shape that all particles of one inference share.
struct Space {
  std::size_t coordinates = 0;     ///< numbers per particle
  std::vector<int> branches = {};  ///< for each choice its number of branches, >= 1; the prior is uniform over them
  std::size_t keys = 0;            ///< luck keys per particle
  ForEach each = one_by_one;       ///< how draws and proposals are spread over threads; changes no result
};

/// One point of a space.
struct Particle {
  std::vector<double> z = {};            ///< independent standard normals under the prior
  std::vector<int> choices = {};         ///< a branch per choice, counted from 0
  std::vector<std::uint32_t> keys = {};  ///< under the prior each is uniform over all 32-bit numbers: a fresh draw
  friend bool operator==(const Particle&, const Particle&) = default;
};

/// The natural logarithm of the likelihood of every particle of a batch, in the batch's order: finite or -infinity. It
/// must be a pure function of each particle by itself, so that batches may be cut and run on threads in any way.
using LogLikelihood = std::function<std::vector<double>(const std::vector<Particle>&)>;

/// Draw number `index` from the prior: a function of the seed and the index alone. Throws InvariantError for a space
/// with nothing in it or with a choice that has no branch.
Particle draw_prior(const Space& space, std::uint64_t seed, std::size_t index);

/// The likelihoods of a batch, checked: throws InvariantError unless there is one per particle and none is NaN or
/// +infinity.
std::vector<double> evaluate(const LogLikelihood& log_likelihood, const std::vector<Particle>& particles);

}  // namespace analysis
