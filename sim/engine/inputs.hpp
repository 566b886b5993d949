#pragma once
#include <array>
#include <cstdint>
#include <vector>

#include "base/distribution.hpp"
#include "base/random.hpp"
#include "model/hypotheses.hpp"
#include "model/parameters.hpp"

namespace engine {

/// What is uncertain about a scenario: a prior per parameter (in the order of `model::kParameterRows`) and the weights
/// of each hypothesis' branches (non-negative, sum > 0; unused places 0).
struct Inputs {
  std::vector<base::Distribution> priors;
  std::array<std::array<double, 4>, model::kHypotheses> weights{};
};

/// One possible world before it runs: parameters, branches, and a luck key per process group and half-year.
struct WorldRecord {
  std::vector<double> parameters;                     ///< order of `model::kParameterRows`
  std::array<double, model::kHypotheses> branches{};  ///< whole numbers
  std::vector<std::uint64_t> luck;                    ///< group-major: luck[group * slots + half_year]
};

/// Half-years from 2022-01 that `months` months touch.
inline int luck_slots(int months) { return (months + 5) / 6; }

/// The world of a plain run: fixed by (seed, replicate) and the names of parameters and hypotheses alone, so that a new
/// parameter shifts no other's draw and replicate 7 is the same in a run of 10 and of 1,000. `replicate` counts from 1.
WorldRecord draw_world(const Inputs& inputs, std::uint64_t seed, std::uint64_t replicate, int months);

}  // namespace engine
