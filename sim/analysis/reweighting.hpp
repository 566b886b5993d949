#pragma once
// New evidence without a new fit: draws keep their values and change their weights.

#include <cstddef>
#include <functional>
#include <span>
#include <string_view>
#include <vector>

#include "analysis/error_model.hpp"
#include "analysis/scores.hpp"

namespace analysis {

/// Weights (>= 0, positive sum) times exp(log_likelihoods), with sum 1: importance weights of the same draws given the
/// new evidence. As many of each, log_likelihoods finite, else InvariantError.
std::vector<double> reweighted(std::span<const double> weights, std::span<const double> log_likelihoods);

/// How far a figure lies from what was expected of it.
struct Surprise {
  double probability = 1;  ///< of a figure at least as far from the predictive median as this one, 0 to 1
  double median = 0;       ///< predictive, on the scale
  Interval interval;       ///< the central 90 % of the predictive distribution, on the scale
};

/// `drawn` are figures as sources would report them (on the scale), one weight each (see `quantile`).
Surprise surprise_of(double figure, std::span<const double> drawn, std::span<const double> weights);

/// What sources would report: `each` draws per world that shows a number, on the scale of `model_of(world)`, and their
/// weights. `values` are natural; those far outside of the scale are held at +-1000 of it. `purpose` names the random
/// numbers. For what people read: the last bits may differ between machines, as those of `draw_reading` do.
struct Reports {
  std::vector<double> values, weights;
};
Reports draw_reports(std::span<const double> values, std::span<const double> weights,
                     const std::function<ErrorModel(std::size_t)>& model_of, std::size_t each,
                     std::string_view purpose);

}  // namespace analysis
