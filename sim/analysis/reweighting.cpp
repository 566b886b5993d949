#include "analysis/reweighting.hpp"

#include <algorithm>
#include <cmath>

#include "analysis/draws.hpp"
#include "base/error.hpp"
#include "base/math.hpp"

namespace analysis {

namespace {

constexpr double kFarthest = 1000;  ///< of a scale: nothing that a source reports lies there

/// A natural value on a scale, held in what the scale can show.
double held_on_scale(Scale scale, double value) {
  const double place = to_scale(scale, value);
  if (std::isnan(place)) return value >= 1 ? kFarthest : -kFarthest;
  return scale == Scale::kLinear ? place : std::clamp(place, -kFarthest, kFarthest);
}

}  // namespace

std::vector<double> reweighted(std::span<const double> weights, std::span<const double> log_likelihoods) {
  base::ensure(weights.size() == log_likelihoods.size() && !weights.empty(), "one likelihood per weight");
  double largest = -HUGE_VAL;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    base::ensure(weights[i] >= 0 && std::isfinite(weights[i]) && std::isfinite(log_likelihoods[i]),
                 "weights and the logarithms of likelihoods must be finite");
    if (weights[i] > 0) largest = std::max(largest, log_likelihoods[i]);
  }
  base::ensure(std::isfinite(largest), "weights must have a positive sum");
  std::vector<double> result;
  double total = 0;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    result.push_back(weights[i] > 0 ? weights[i] * base::exp(log_likelihoods[i] - largest) : 0);
    total += result.back();
  }
  for (double& weight : result) weight /= total;
  return result;
}

Surprise surprise_of(double figure, std::span<const double> drawn, std::span<const double> weights) {
  Surprise surprise;
  surprise.median = quantile(drawn, 0.5, weights);
  surprise.interval = central_interval(drawn, 0.9, weights);
  const double distance = base::abs(figure - surprise.median);
  double total = 0, farther = 0;
  for (std::size_t i = 0; i < drawn.size(); ++i) {
    total += weights[i];
    if (base::abs(drawn[i] - surprise.median) >= distance) farther += weights[i];
  }
  surprise.probability = farther / total;
  return surprise;
}

Reports draw_reports(std::span<const double> values, std::span<const double> weights,
                     const std::function<ErrorModel(std::size_t)>& model_of, std::size_t each,
                     std::string_view purpose) {
  base::ensure(values.size() == weights.size(), "one weight per value");
  Reports reports;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (!(weights[i] > 0) || !std::isfinite(values[i])) continue;
    ErrorModel model = model_of(i);
    const double truth = held_on_scale(model.scale, values[i]);
    model.scale = Scale::kLinear;  // the value is on its scale already
    for (std::size_t draw = 0; draw < each; ++draw) {
      Draws luck(0, purpose, draw, i);
      reports.values.push_back(draw_reading(model, truth, luck.uniform()).value);
      reports.weights.push_back(weights[i] / static_cast<double>(each));
    }
  }
  return reports;
}

}  // namespace analysis
