#pragma once
// One particle's proposal, given the half of the population that stands still.

#include <array>
#include <cstddef>
#include <span>
#include <vector>

#include "analysis/draws.hpp"
#include "analysis/moves.hpp"
#include "analysis/particles.hpp"
#include "analysis/reference.hpp"

namespace analysis {

/// A changed particle and what its acceptance needs beside the likelihoods.
struct Proposal {
  Particle particle;
  Move move = Move::kWalk;
  std::size_t size_class = 0;  ///< for moves of coordinates: about 2^size_class of them
  double log_ratio = 0;        ///< of prior and proposal densities, after over before
};

/// Subsets of at most `items` come in so many classes: of 1, 2, 4, ... and of all items.
std::size_t size_classes(std::size_t items);

/// What the proposals of one half of the population may look at: nothing of that half itself.
struct Surroundings {
  /// Borrows all of its arguments. `others` are the particles that stand still, at least 2.
  Surroundings(const Space& space_value, const Adaptation& adaptation_value, const std::vector<Particle>& all,
               std::span<const std::size_t> others_value);

  const Space& space;
  const Adaptation& adaptation;
  const std::vector<Particle>& particles;
  std::span<const std::size_t> others;
  Reference reference;
  std::vector<std::size_t> coordinates, places, keys;  ///< 0, 1, 2, ...: of z, Reference::informed and the keys
  std::vector<std::size_t> choices;                    ///< those with more than one branch
  std::array<double, kMoves> frequency;                ///< of the moves that make sense; need not sum to 1
};

/// A move of a random kind and size.
Proposal propose(const Particle& particle, const Surroundings& around, Draws& draws);

}  // namespace analysis
