#include "study/attribute/channel_scaling.hpp"

#include <algorithm>
#include <array>
#include <numeric>

#include "base/error.hpp"
#include "base/field.hpp"

namespace study {

namespace {

using Names = std::vector<std::string_view>;

/// The record's likelihood in one world.
double log_likelihood(const RunWorld& world, const std::vector<io::Target>& targets) {
  engine::PosteriorWorld branches;
  for (std::size_t h = 0; h < model::kHypotheses; ++h)
    branches.branch[h] = static_cast<std::uint8_t>(world.record.branches[h]);
  double sum = 0;
  for (const io::Target& target : targets)
    sum += analysis::log_density(error_model_of(target, widening_in(target, branches)),
                                 reading_of(target, world.results, world.place));
  return sum;
}

}  // namespace

std::vector<std::string_view> drivers_of(std::size_t channel) {
  const std::string_view name = model::kChannelRows[channel].name;
  if (name == "domestic")
    return {"smic_adv_capacity_2022_wpm", "smic_adv_capacity_2025_wpm", "packaging_2025_dies_per_month",
            "others_nonsmic_h100e_2025"};
  if (name == "smuggled") return {"smuggling_capacity_2025_h100e_per_year", "smuggling_share_of_world_sales"};
  if (name == "offshore") return {"leased_power_most_gw"};
  if (name == "distillation")
    return {"distillation_little_dex_per_year", "distillation_some_dex_per_year", "distillation_most_dex_per_year"};
  if (name == "concentration") return {"cn_run_share"};
  return {};
}

std::vector<ChannelScaling> scalings() {
  std::vector<ChannelScaling> all;
  for (std::size_t channel = 0; channel < model::kChannelRows.size(); ++channel)
    for (const double factor : {0.5, 2.0})
      if (factor < 1 || channel != find_channel("legal")) all.push_back({channel, factor});
  return all;
}

void scale_channel(const ChannelScaling& scaling, model::Setting& setting, std::vector<engine::WorldRecord>& records) {
  const Names drivers = drivers_of(scaling.channel);
  if (drivers.empty()) setting.channels.*model::kChannelMembers<double>[scaling.channel] *= scaling.factor;
  for (const std::string_view driver : drivers) {
    const auto i = static_cast<std::size_t>(base::find_field(model::kParameterRows, driver));
    const auto& row = model::kParameterRows[i];
    for (engine::WorldRecord& record : records)
      record.parameters[i] = std::clamp(record.parameters[i] * scaling.factor, row.low, row.high);
  }
}

std::vector<double> log_likelihoods(const model::Setting& setting, const GameWorlds& worlds,
                                    const std::vector<io::Target>& targets, const Machine& machine) {
  std::vector<double> sums(worlds.records.size());
  run_world_blocks(
      setting, worlds.luck_seed, machine, worlds.records.size(), targets,
      [&](std::size_t i) { return worlds.records[i]; },
      [&](const RunWorld& world) { sums[world.number] = log_likelihood(world, targets); });
  return sums;
}

std::vector<std::size_t> places_by_weight(const std::vector<double>& weights, std::size_t count) {
  const double total = std::accumulate(weights.begin(), weights.end(), 0.0);
  base::ensure(total > 0, "some world needs weight");
  std::vector<std::size_t> places;
  double reached = 0;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    reached += weights[i];
    while (places.size() < count &&
           (static_cast<double>(places.size()) + 0.5) * total < reached * static_cast<double>(count))
      places.push_back(i);
  }
  while (places.size() < count) places.push_back(weights.size() - 1);  // a last one that rounding left out
  return places;
}

}  // namespace study
