#pragma once
// What one half of a population has learnt about the coordinates: which of them the data inform, and a normal
// distribution of those. Read off one half and used for the moves of the other, it leaves those moves exact.

#include <cstddef>
#include <span>
#include <vector>

#include "analysis/cholesky.hpp"
#include "analysis/draws.hpp"
#include "analysis/particles.hpp"

namespace analysis {

/// Coordinates outside of `informed` are taken to be as in the prior.
struct Reference {
  std::vector<std::size_t> informed, uninformed;  ///< ascending; together all coordinates
  std::vector<double> mean;                       ///< of the informed
  Matrix precision;                               ///< of the informed: the inverse of their covariance
};

/// The reference of the particles numbered `members` (at least one).
Reference learn(const std::vector<Particle>& particles, std::span<const std::size_t> members, std::size_t coordinates);

/// `size` of `items` (or all, if there are fewer), at random, in their order.
std::vector<std::size_t> draw_subset(std::span<const std::size_t> items, std::size_t size, Draws& draws);

/// Moves the informed coordinates numbered `places` (in Reference::informed) by a Crank-Nicolson step
/// z' = m + sqrt(1 - b^2) (z - m) + b xi, 0 < b <= 1, where m and the covariance of xi are those of the reference given
/// all other coordinates of the particle. The step leaves the reference as it is, so what acceptance must still weigh
/// is the ratio of the prior to the reference: its logarithm is returned. Where the posterior is about normal, the
/// product of that ratio and the likelihoods is about 1 for steps of any size.
double walk(std::vector<double>& z, const std::vector<std::size_t>& places, const Reference& reference, double step,
            Draws& draws);

/// Moves the coordinates of the subset by `factor` times to - from, and a hair at random so that every place can be
/// reached. Returns the logarithm of the prior's ratio.
double differ(std::vector<double>& z, const std::vector<std::size_t>& subset, const std::vector<double>& to,
              const std::vector<double>& from, double factor, Draws& draws);

}  // namespace analysis
