#pragma once
#include <array>
#include <cstdint>
#include <vector>

#include "model/hypotheses.hpp"

namespace engine {

/// A prior is cut into this many parts of equal probability; a posterior world says in which part each parameter lies.
inline constexpr int kPriorPlaces = 65536;
/// The probability below the middle of a part, which is what the draw of a posterior world is made from.
inline double quantile_of_place(std::uint16_t place) { return (place + 0.5) / kPriorPlaces; }

/// One world that agrees with the record: parameters, branches, and the luck of the documented years.
struct PosteriorWorld {
  std::vector<std::uint16_t> places;                      ///< order of `model::kParameterRows`; place in the prior
  std::array<std::uint8_t, model::kHypotheses> branch{};  ///< order of `model::kHypothesisRows`
  std::vector<std::uint32_t> luck;                        ///< luck[group * slots + half_year]
  std::uint32_t ancestor = 0;  ///< the draw from the prior that it descends from: worlds of one are not independent
};

/// Worlds that agree with the record, equally likely if every branch of every hypothesis was so before the evidence.
struct Posterior {
  std::uint64_t luck_seed = 0;  ///< what their luck keys belong to
  int slots = 0;                ///< half-years of the record
  std::vector<PosteriorWorld> worlds;
};

/// For each place of a run the world that stands there: worlds in proportion to the weights that the branches have
/// (relative to equal ones), in an order drawn by the seed. As many places as worlds; empty if no world has any weight.
std::vector<std::uint32_t> posterior_order(const Posterior& posterior,
                                           const std::array<std::array<double, 4>, model::kHypotheses>& weights,
                                           std::uint64_t seed);

}  // namespace engine
