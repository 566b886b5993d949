#include "engine/inputs.hpp"

#include <string>

namespace engine {

namespace {

/// A named uniform of the world itself, before any month: same address space as `base::Luck`, names of their own.
double uniform_of(std::uint64_t seed, std::uint64_t replicate, std::string_view process, std::string_view name) {
  return base::uniform_from_bits(base::random_bits<std::uint64_t>(seed, replicate, base::name_of(process, name), 0));
}

/// The branch whose part of the total weight holds u.
double draw_branch(const std::array<double, 4>& weights, double u) {
  double total = 0;
  for (double weight : weights) total += weight;
  base::ensure(total > 0, "a hypothesis needs a branch with a positive weight");
  double reached = 0;
  std::size_t last = 0;
  for (std::size_t branch = 0; branch < weights.size(); ++branch) {
    if (weights[branch] <= 0) continue;
    last = branch;
    reached += weights[branch];
    if (u * total < reached) break;
  }
  return static_cast<double>(last);
}

}  // namespace

WorldRecord draw_world(const Inputs& inputs, std::uint64_t seed, std::uint64_t replicate, int months) {
  base::ensure(inputs.priors.size() == model::kParameters, "there is one prior per parameter");
  WorldRecord record;
  record.parameters.reserve(model::kParameters);
  for (std::size_t i = 0; i < model::kParameters; ++i)
    record.parameters.push_back(
        base::draw(inputs.priors[i], uniform_of(seed, replicate, "parameter", model::kParameterRows[i].name)));
  for (std::size_t h = 0; h < model::kHypotheses; ++h)
    record.branches[h] =
        draw_branch(inputs.weights[h], uniform_of(seed, replicate, "hypothesis", model::kHypothesisRows[h].name));
  record.luck.assign(static_cast<std::size_t>(base::kGroups) * static_cast<std::size_t>(luck_slots(months)), replicate);
  return record;
}

}  // namespace engine
