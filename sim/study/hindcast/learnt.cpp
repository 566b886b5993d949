#include "study/hindcast/learnt.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "analysis/effective.hpp"
#include "analysis/scores.hpp"
#include "base/distribution.hpp"
#include "base/math.hpp"
#include "base/normal.hpp"

namespace study {

namespace {

constexpr double kEdge = 0.05;            ///< the outer part of a prior
constexpr std::size_t kMostTargets = 3;   ///< named per parameter
constexpr double kLeastMove = 0.1;        ///< in standard deviations of the prior: below that a target moved nothing
constexpr double kLeastEffective = 0.05;  ///< of the worlds must be left when a target is left out

double score_of(std::uint16_t place) { return base::normal_quantile(engine::quantile_of_place(place)); }

/// The weights that take one target out of the posterior again: the inverse of its density in each world. Empty if the
/// target decides so much that too few worlds would be left to tell.
std::vector<double> weights_without(const RecordFit& record, std::size_t target, const engine::Posterior& posterior,
                                    const std::vector<double>& values) {
  std::vector<double> logs;
  for (std::size_t i = 0; i < values.size(); ++i)
    logs.push_back(-record.log_density(target, values[i], posterior.worlds[i]));
  const double largest = *std::max_element(logs.begin(), logs.end());
  std::vector<double> weights;
  for (const double value : logs) weights.push_back(base::exp(value - largest));
  const double left = analysis::effective_size(weights);
  return left >= kLeastEffective * static_cast<double>(weights.size()) ? weights : std::vector<double>{};
}

double deviation(const std::vector<double>& values, double mean) {
  double sum = 0;
  for (const double value : values) sum += (value - mean) * (value - mean);
  return std::sqrt(sum / static_cast<double>(values.size() - 1));
}

/// Names the targets without which the mean would lie elsewhere.
void name_movers(const RecordFit& record, const std::vector<std::vector<double>>& weights,
                 const std::vector<double>& scores, Learnt& learnt) {
  std::vector<std::pair<double, std::size_t>> moves;
  for (std::size_t t = 0; t < weights.size(); ++t)
    if (!weights[t].empty()) moves.emplace_back(std::fabs(learnt.shift - analysis::mean(scores, weights[t])), t);
  std::sort(moves.begin(), moves.end(),
            [](const auto& a, const auto& b) { return a.first != b.first ? a.first > b.first : a.second < b.second; });
  for (const auto& [move, t] : moves)
    if (move >= kLeastMove && learnt.moved_by.size() < kMostTargets) learnt.moved_by.push_back(record.targets()[t].id);
}

}  // namespace

bool is_informed(const Learnt& learnt) {
  const bool moved = std::fabs(learnt.shift) > 3 * learnt.shift_error && std::fabs(learnt.shift) > 0.1;
  return moved || learnt.shrinkage > 0.1;
}

bool is_at_edge(const Learnt& learnt) { return learnt.edge_share >= 0.25; }

std::vector<Learnt> what_was_learnt(const RecordFit& record, const std::vector<base::Distribution>& priors,
                                    const engine::Posterior& posterior,
                                    const std::vector<std::vector<double>>& readings) {
  std::vector<std::vector<double>> weights;
  for (std::size_t t = 0; t < readings.size(); ++t)
    weights.push_back(weights_without(record, t, posterior, readings[t]));
  std::vector<std::uint32_t> ancestors;
  for (const engine::PosteriorWorld& world : posterior.worlds) ancestors.push_back(world.ancestor);

  std::vector<Learnt> all;
  for (std::size_t i = 0; i < model::kParameters; ++i) {
    Learnt& learnt = all.emplace_back();
    learnt.parameter = i;
    std::vector<double> scores, values;
    double low = 0, high = 0;
    for (const engine::PosteriorWorld& world : posterior.worlds) {
      const double u = engine::quantile_of_place(world.places[i]);
      scores.push_back(score_of(world.places[i]));
      values.push_back(base::draw(priors[i], u));
      low += u < kEdge ? 1 : 0, high += u > 1 - kEdge ? 1 : 0;
    }
    learnt.shift = analysis::mean(scores);
    learnt.shift_error = analysis::clustered_standard_error(scores, ancestors);
    learnt.shrinkage = 1 - deviation(scores, learnt.shift);
    learnt.edge_share = std::max(low, high) / static_cast<double>(scores.size());
    const std::vector<double> ends = analysis::quantiles(values, std::vector<double>{0.05, 0.5, 0.95});
    learnt.p05 = ends[0], learnt.p50 = ends[1], learnt.p95 = ends[2];
    const std::vector<double> places = analysis::quantiles(scores, std::vector<double>{0.05, 0.5, 0.95});
    learnt.score_p05 = places[0], learnt.score_p50 = places[1], learnt.score_p95 = places[2];
    learnt.prior_p05 = base::draw(priors[i], 0.05), learnt.prior_p50 = base::draw(priors[i], 0.5);
    learnt.prior_p95 = base::draw(priors[i], 0.95);
    learnt.informed = is_informed(learnt);
    name_movers(record, weights, scores, learnt);
  }
  return all;
}

}  // namespace study
