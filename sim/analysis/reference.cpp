#include "analysis/reference.hpp"

#include <algorithm>
#include <numeric>

#include "base/error.hpp"
#include "base/math.hpp"

namespace analysis {

namespace {

/// A coordinate counts as informed from this divergence from the prior on, in nats times particles: the mean and spread
/// of n draws of the prior itself would show about 0.75 / n, and more after resampling.
constexpr double kNoise = 6.0;
/// And at most so many per particle of the half: a covariance from fewer draws would be mostly noise.
constexpr double kMostPerParticle = 0.125;
/// The reference is a little wider than the population, so that its own tails do not bind, and never so narrow that a
/// population of few ancestors could not open up again. In spreads and in prior standard deviations.
constexpr double kWider = 1.05, kNarrowest = 0.01;
/// Spread of the random hair on differences, in prior standard deviations.
constexpr double kHair = 1e-3;

struct Marginals {
  std::vector<double> mean, divergence;  ///< Kullback and Leibler's divergence of N(mean, variance) from the prior
};

Marginals marginals(const std::vector<Particle>& particles, std::span<const std::size_t> members,
                    std::size_t coordinates) {
  const double share = 1.0 / static_cast<double>(members.size());
  std::vector<double> mean(coordinates, 0.0), variance(coordinates, kNarrowest * kNarrowest), divergence;
  for (const std::size_t member : members)
    for (std::size_t j = 0; j < coordinates; ++j) mean[j] += share * particles[member].z[j];
  for (const std::size_t member : members)
    for (std::size_t j = 0; j < coordinates; ++j) {
      const double miss = particles[member].z[j] - mean[j];
      variance[j] += share * miss * miss;
    }
  for (std::size_t j = 0; j < coordinates; ++j)
    divergence.push_back(0.5 * (mean[j] * mean[j] + variance[j] - 1 - base::log(variance[j])));
  return {std::move(mean), std::move(divergence)};
}

/// Those that diverge most, as far as the number of particles allows.
std::vector<std::size_t> find_informed(const std::vector<double>& divergence, double particles) {
  std::vector<std::size_t> informed;
  for (std::size_t j = 0; j < divergence.size(); ++j)
    if (divergence[j] * particles > kNoise) informed.push_back(j);
  std::stable_sort(informed.begin(), informed.end(),
                   [&](std::size_t a, std::size_t b) { return divergence[a] > divergence[b]; });
  const auto most = static_cast<std::size_t>(std::max(1.0, kMostPerParticle * particles));
  if (informed.size() > most) informed.resize(most);
  std::sort(informed.begin(), informed.end());
  return informed;
}

Matrix covariance(const std::vector<Particle>& particles, std::span<const std::size_t> members,
                  const std::vector<std::size_t>& informed, const std::vector<double>& mean) {
  Matrix result(informed.size());
  const double share = kWider * kWider / static_cast<double>(members.size());
  std::vector<double> miss(informed.size());
  for (const std::size_t member : members) {
    for (std::size_t i = 0; i < miss.size(); ++i) miss[i] = particles[member].z[informed[i]] - mean[i];
    for (std::size_t i = 0; i < miss.size(); ++i)
      for (std::size_t j = 0; j <= i; ++j) result.at(i, j) += share * miss[i] * miss[j];
  }
  for (std::size_t i = 0; i < miss.size(); ++i) result.at(i, i) += kNarrowest * kNarrowest;
  return result;
}

double sum_of_squares(const std::vector<double>& values) {
  return std::inner_product(values.begin(), values.end(), values.begin(), 0.0);
}

}  // namespace

Reference learn(const std::vector<Particle>& particles, std::span<const std::size_t> members, std::size_t coordinates) {
  base::ensure(!members.empty(), "a reference needs particles");
  const Marginals found = marginals(particles, members, coordinates);
  Reference reference;
  reference.informed = find_informed(found.divergence, static_cast<double>(members.size()));
  for (std::size_t j = 0; j < coordinates; ++j)
    if (!std::binary_search(reference.informed.begin(), reference.informed.end(), j)) reference.uninformed.push_back(j);
  for (const std::size_t j : reference.informed) reference.mean.push_back(found.mean[j]);
  reference.precision = inverse_from(cholesky(covariance(particles, members, reference.informed, reference.mean)));
  return reference;
}

std::vector<std::size_t> draw_subset(std::span<const std::size_t> items, std::size_t size, Draws& draws) {
  std::vector<std::size_t> subset;
  std::size_t left = items.size();
  for (const std::size_t item : items) {
    // Knuth's selection sampling: each subset of the size is equally likely
    if (draws.below(left) < size - std::min(size, subset.size())) subset.push_back(item);
    --left;
  }
  return subset;
}

double walk(std::vector<double>& z, const std::vector<std::size_t>& places, const Reference& reference, double step,
            Draws& draws) {
  const std::size_t size = places.size();
  Matrix block(size);
  std::vector<double> pull(size, 0.0);  // precision times distance from the mean; then the distance in spreads
  for (std::size_t i = 0; i < size; ++i) {
    for (std::size_t j = 0; j <= i; ++j) block.at(i, j) = reference.precision.at(places[i], places[j]);
    for (std::size_t k = 0; k < reference.informed.size(); ++k)
      pull[i] += reference.precision.at(places[i], k) * (z[reference.informed[k]] - reference.mean[k]);
  }
  const Matrix lower = cholesky(block);
  solve_lower(lower, pull);
  const double kept = base::sqrt(1 - step * step);
  std::vector<double> change(size);
  double log_ratio = -0.5 * sum_of_squares(pull);
  for (std::size_t i = 0; i < size; ++i) {
    const double after = kept * pull[i] + step * draws.normal();
    log_ratio += 0.5 * after * after;
    change[i] = after - pull[i];
  }
  solve_upper(lower, change);
  for (std::size_t i = 0; i < size; ++i) {
    double& moved = z[reference.informed[places[i]]];
    log_ratio += 0.5 * moved * moved;
    moved += change[i];
    log_ratio -= 0.5 * moved * moved;
  }
  return log_ratio;
}

double differ(std::vector<double>& z, const std::vector<std::size_t>& subset, const std::vector<double>& to,
              const std::vector<double>& from, double factor, Draws& draws) {
  double log_ratio = 0;
  for (const std::size_t j : subset) {
    const double moved = z[j] + factor * (to[j] - from[j]) + kHair * draws.normal();
    log_ratio += 0.5 * (z[j] * z[j] - moved * moved);
    z[j] = moved;
  }
  return log_ratio;
}

}  // namespace analysis
