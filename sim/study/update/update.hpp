#pragma once
#include <span>
#include <vector>

#include "analysis/reweighting.hpp"
#include "study/worlds/answers.hpp"

namespace study {

/// Below these a refit is due: a twentieth of 400 worlds is 20, the least on which an end of a 90 % interval should rest;
/// and of 100 independent ones it is 5.
inline constexpr double kFewestWorlds = 400, kFewestIndependent = 100;

/// What a new figure does to the worlds of the posterior.
struct Update {
  std::vector<analysis::Surprise> surprises;   ///< one per reading, on the figure's scale
  std::vector<double> evidence;                ///< what each world's weight is multiplied by (largest 1)
  std::vector<double> before, after;           ///< weights of the worlds, sum 1
  double worlds_before = 0, worlds_after = 0;  ///< effective, by Kish's formula: what the weights leave
  /// Independent worlds that the weighted ones are worth: the median over the outcomes, clustered by ancestor.
  double independent_before = 0, independent_after = 0;
  bool refit_due() const { return worlds_after < kFewestWorlds || independent_after < kFewestIndependent; }
};

/// Reweights worlds by a figure: `values` is what the figure's metric shows in each, outcomes[outcome][world] what the worth
/// of the worlds is judged by. `before` has one weight per world, sum 1.
Update update_by(const io::Target& figure, const std::vector<engine::PosteriorWorld>& worlds,
                 const std::vector<double>& values, const std::vector<double>& before,
                 const std::vector<std::uint32_t>& clusters, std::span<const std::vector<double>> outcomes);

/// The outcomes of which `update` tells how far they move.
std::vector<io::Target> update_outcomes();

}  // namespace study
