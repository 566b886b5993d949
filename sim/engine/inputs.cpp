#include "engine/inputs.hpp"

#include <string>

namespace engine {

namespace {

/// A named uniform of the world itself, before any month: same address space as `base::Luck`, names of their own.
double uniform_of(std::uint64_t seed, std::uint64_t replicate, std::string_view process, std::string_view name) {
  return base::uniform_from_bits(base::random_bits<std::uint64_t>(seed, replicate, base::name_of(process, name), 0));
}

double draw_parameter(const Inputs& inputs, std::size_t i, std::uint64_t seed, std::uint64_t replicate) {
  return base::draw(inputs.priors[i], uniform_of(seed, replicate, "parameter", model::kParameterRows[i].name));
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

WorldRecord draw_from_priors(const Inputs& inputs, std::uint64_t seed, std::uint64_t replicate, int slots) {
  WorldRecord record;
  record.parameters.reserve(model::kParameters);
  for (std::size_t i = 0; i < model::kParameters; ++i)
    record.parameters.push_back(draw_parameter(inputs, i, seed, replicate));
  for (std::size_t h = 0; h < model::kHypotheses; ++h)
    record.branches[h] =
        draw_branch(inputs.weights[h], uniform_of(seed, replicate, "hypothesis", model::kHypothesisRows[h].name));
  record.luck.assign(static_cast<std::size_t>(base::kGroups) * static_cast<std::size_t>(slots), replicate);
  return record;
}

/// A key for what comes after the record: another in every replicate of a run, and in another run.
std::uint64_t fresh_key(std::uint64_t seed, std::uint64_t replicate) {
  const auto start = base::random_bits<std::uint64_t>(seed, 0, base::name_of("luck after the record"), 0);
  return (start + replicate) & 0xffffffffull;
}

}  // namespace

WorldRecord world_of(const PosteriorWorld& world, const std::vector<base::Distribution>& priors, int slots,
                     std::uint64_t fresh) {
  base::ensure(priors.size() == model::kParameters && world.places.size() == model::kParameters,
               "there is one prior per parameter");
  WorldRecord record;
  record.parameters.reserve(model::kParameters);
  for (std::size_t i = 0; i < model::kParameters; ++i)
    record.parameters.push_back(base::draw(priors[i], quantile_of_place(world.places[i])));
  for (std::size_t h = 0; h < model::kHypotheses; ++h) record.branches[h] = world.branch[h];
  const std::size_t kept = world.luck.size() / static_cast<std::size_t>(base::kGroups);
  base::ensure(kept <= static_cast<std::size_t>(slots), "a world has luck for no more half-years than it runs");
  for (std::size_t group = 0; group < static_cast<std::size_t>(base::kGroups); ++group)
    for (std::size_t slot = 0; slot < static_cast<std::size_t>(slots); ++slot)
      record.luck.push_back(slot < kept ? world.luck[group * kept + slot] : fresh);
  return record;
}

WorldRecord draw_world(const Inputs& inputs, std::uint64_t seed, std::uint64_t replicate,
                       const model::Setting& setting) {
  base::ensure(inputs.priors.size() == model::kParameters, "there is one prior per parameter");
  if (!inputs.posterior) return draw_from_priors(inputs, seed, replicate, luck_slots(setting));
  base::ensure(!inputs.order.empty(), "a run from a posterior has an order of worlds");
  const PosteriorWorld& world = inputs.posterior->worlds[inputs.order[(replicate - 1) % inputs.order.size()]];
  WorldRecord record = world_of(world, inputs.priors, luck_slots(setting), fresh_key(seed, replicate));
  for (const std::size_t i : inputs.interventions) record.parameters[i] = draw_parameter(inputs, i, seed, replicate);
  return record;
}

}  // namespace engine
