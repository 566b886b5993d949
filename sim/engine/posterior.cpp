#include "engine/posterior.hpp"

#include <cstddef>
#include <utility>

#include "base/random.hpp"

namespace engine {

namespace {

using Weights = std::array<std::array<double, 4>, model::kHypotheses>;

/// Weight of a world against one drawn with equal branches.
double weight_of(const PosteriorWorld& world, const Weights& weights) {
  double weight = 1;
  for (std::size_t h = 0; h < model::kHypotheses; ++h) {
    double total = 0;
    for (const double branch : weights[h]) total += branch;
    weight *= weights[h][world.branch[h]] / total * static_cast<double>(model::kHypothesisRows[h].branches);
  }
  return weight;
}

/// Shuffles with luck of its own (Fisher and Yates).
void shuffle(std::vector<std::uint32_t>& order, std::uint64_t seed) {
  base::Philox luck(seed, 0, base::name_of("order of posterior worlds"));
  for (std::size_t left = order.size(); left > 1; --left) {
    const double u = base::uniform_from_bits(luck());
    std::swap(order[left - 1], order[static_cast<std::size_t>(u * static_cast<double>(left))]);
  }
}

}  // namespace

std::vector<std::uint32_t> posterior_order(const Posterior& posterior, const Weights& weights, std::uint64_t seed) {
  double total = 0;
  for (const PosteriorWorld& world : posterior.worlds) total += weight_of(world, weights);
  std::vector<std::uint32_t> order;
  if (!(total > 0)) return order;
  const auto places = static_cast<double>(posterior.worlds.size());
  double reached = 0;
  for (std::size_t i = 0; i < posterior.worlds.size(); ++i) {  // systematic: place k goes to the world over (k + 1/2)
    reached += weight_of(posterior.worlds[i], weights);
    while (order.size() < posterior.worlds.size() &&
           (static_cast<double>(order.size()) + 0.5) * total < reached * places)
      order.push_back(static_cast<std::uint32_t>(i));
  }
  shuffle(order, seed);
  return order;
}

}  // namespace engine
