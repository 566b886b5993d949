#pragma once
#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

#include "base/distribution.hpp"
#include "base/random.hpp"
#include "engine/posterior.hpp"
#include "model/hypotheses.hpp"
#include "model/parameters.hpp"
#include "model/setting.hpp"

namespace engine {

/// What is uncertain about a scenario: a prior per parameter (in the order of `model::kParameterRows`) and the weights
/// of each hypothesis' branches (non-negative, sum > 0; unused places 0). With a posterior, worlds come from it instead:
/// replicate k is world order[(k - 1) mod size], with fresh luck after the record.
struct Inputs {
  std::vector<base::Distribution> priors;
  std::array<std::array<double, 4>, model::kHypotheses> weights{};
  const Posterior* posterior = nullptr;    ///< borrowed
  std::vector<std::uint32_t> order;        ///< as `posterior_order` gives it; not empty with a posterior
  std::vector<std::size_t> interventions;  ///< parameters drawn from `priors` even so: the scenario sets them
};

/// One possible world before it runs: parameters, branches, and a luck key per process group and half-year.
struct WorldRecord {
  std::vector<double> parameters;                     ///< order of `model::kParameterRows`
  std::array<double, model::kHypotheses> branches{};  ///< whole numbers
  std::vector<std::uint64_t> luck;                    ///< group-major: luck[group * slots + half_year]
};

/// Half-years from 2022-01 that `months` months touch.
inline int luck_slots(int months) { return (months + 5) / 6; }
/// Half-years of the record, and of a whole run: never fewer than the record's, so that a run that ends early is the
/// beginning of a longer one.
inline int past_slots(const model::Setting& setting) { return luck_slots(setting.present + 1); }
inline int luck_slots(const model::Setting& setting) {
  return std::max(luck_slots(setting.months), past_slots(setting));
}

/// The seed to which luck keys belong: the posterior's, or the run's own.
inline std::uint64_t luck_seed(const Inputs& inputs, std::uint64_t seed) {
  return inputs.posterior ? inputs.posterior->luck_seed : seed;
}

/// The world of a replicate, which counts from 1. In a run from priors it is fixed by (seed, replicate) and the names of
/// parameters and hypotheses alone, so that a new parameter shifts no other's draw and replicate 7 is the same in a run of
/// 10 and of 1,000; from a posterior, by (posterior, weights of the branches, seed, replicate).
WorldRecord draw_world(const Inputs& inputs, std::uint64_t seed, std::uint64_t replicate,
                       const model::Setting& setting);

/// A world of the posterior as it stands, all luck its own, for `slots` half-years (at least the posterior's; later ones
/// take the key `fresh`).
WorldRecord world_of(const PosteriorWorld& world, const std::vector<base::Distribution>& priors, int slots,
                     std::uint64_t fresh = 0);

}  // namespace engine
