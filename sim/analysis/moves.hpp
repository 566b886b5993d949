#pragma once
// Metropolis moves of a population of particles that leave prior * likelihood^temperature as it is. Made for spaces of
// some hundred coordinates of which the data inform a few dozen, and for likelihoods so dear that each particle can
// afford some hundred proposals: so moves look at what the rest of the population has learnt.

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "analysis/particles.hpp"

namespace analysis {

/// The kinds of move. A proposal changes a random subset of coordinates, some keys, or a choice.
enum class Move {
  kDifference,  ///< coordinates along the difference of two other particles (ter Braak 2006): follows any shape
  kJump,        ///< the same by the whole difference, which leads from one mode into another
  kWalk,        ///< informed coordinates, by a Crank-Nicolson walk in the normal distribution that the others show
  kRefresh,     ///< uninformed coordinates, drawn again from the prior
  kKeys,        ///< fresh luck keys
  kChoice,      ///< another branch of one choice
  kSwitch       ///< another branch and a walk at once, for branches that need other numbers
};
inline constexpr std::size_t kMoves = 7;

/// The place of a kind of move in arrays of `kMoves`, in the order of `Move`.
constexpr std::size_t index_of(Move move) { return static_cast<std::size_t>(move); }

/// A short name for tables: "difference", "jump", "walk", "refresh", "keys", "choice", "switch".
const char* move_name(Move move);

/// How often each kind of move was proposed and accepted, in the order of `Move`.
struct MoveCounts {
  std::array<std::uint64_t, kMoves> proposed{}, accepted{};

  /// Accepted over proposed, from 0 to 1; 0 where nothing was proposed.
  double acceptance(Move move) const;
  MoveCounts& operator+=(const MoveCounts& other);
};

/// What the moves have learnt about their own sizes. Coordinates move in subsets of about 1, 2, 4, ... of them; each
/// such class has its own step.
struct Adaptation {
  std::vector<double> difference_step;  ///< per class: factor on the classic 2.38 / sqrt(2 * size), 0.02 to 2
  std::vector<double> walk_step;        ///< per class: weight of the new normal in a walk, 0.01 to 1
  double refresh = 1.0;                 ///< mean number of uninformed coordinates redrawn at once, at least 1
  double keys = 1.0;                    ///< mean number of keys redrawn at once, at least 1
};

/// The sizes to start with near the prior, where nearly everything is accepted: large ones.
Adaptation begin_adaptation(const Space& space);

/// One round: one proposal for each particle, accepted or not, and then better step sizes. Half of the particles (a new
/// half in each round) move given the other half, then the other way round, so the likelihood sees two batches that
/// together hold each particle once. Sizes are matched to an acceptance of about a quarter. `round` is the address of
/// the round's random numbers and must not come twice for a seed. At least 4 particles, 0 < temperature <= 1; throws
/// InvariantError otherwise and as `evaluate` does.
MoveCounts move_round(std::vector<Particle>& particles, std::vector<double>& log_likelihoods, double temperature,
                      Adaptation& adaptation, const Space& space, std::uint64_t seed, std::uint64_t round,
                      const LogLikelihood& log_likelihood);

}  // namespace analysis
