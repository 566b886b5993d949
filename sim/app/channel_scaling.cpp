#include "app/channel_scaling.hpp"

#include <algorithm>
#include <array>
#include <numeric>

#include "base/error.hpp"
#include "base/field.hpp"
#include "parallel/blocks.hpp"

namespace app {

namespace {

using Names = std::vector<std::string_view>;

/// The record's likelihood in one world: `results` holds it at `place`.
double log_likelihood(const engine::Results& results, int place, const engine::WorldRecord& record,
                      const std::vector<io::Target>& targets) {
  engine::PosteriorWorld branches;
  for (std::size_t h = 0; h < model::kHypotheses; ++h)
    branches.branch[h] = static_cast<std::uint8_t>(record.branches[h]);
  std::vector<double> series(static_cast<std::size_t>(results.months()));
  double sum = 0;
  for (const io::Target& target : targets) {
    for (int month = 0; month < results.months(); ++month)
      series[static_cast<std::size_t>(month)] = results.column(target.metric, month)[place];
    sum +=
        analysis::log_density(error_model_of(target, widening_in(target, branches)), io::statistic_of(target, series));
  }
  return sum;
}

}  // namespace

std::vector<std::string_view> drivers_of(std::size_t channel) {
  const std::string_view name = model::kChannelRows[channel].name;
  if (name == "domestic")
    return {"smic_adv_capacity_2022_wpm", "smic_adv_capacity_2025_wpm", "packaging_2025_dies_per_month",
            "others_nonsmic_h100e_2025"};
  if (name == "smuggled") return {"smuggling_capacity_2024_units_per_year"};
  if (name == "offshore") return {"offshore_share_third_country_2025", "offshore_share_cap"};
  if (name == "distillation")
    return {"distillation_share_little", "distillation_share_some", "distillation_share_most"};
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

int months_of_record(const model::Setting& setting, const std::vector<io::Target>& targets) {
  int months = setting.present + 1;
  for (const io::Target& target : targets) months = std::max(months, target.to + 1);
  return months;
}

std::vector<double> log_likelihoods(const model::Setting& setting, const GameWorlds& worlds,
                                    const std::vector<io::Target>& targets, const RecordFit::Machine& machine) {
  const auto count = static_cast<int>(worlds.records.size());
  std::vector<double> sums(worlds.records.size());
  const auto work = [&](int block) {
    const int first = block * engine::kBlock, size = std::min(engine::kBlock, count - first);
    const std::vector<engine::WorldRecord> records(worlds.records.begin() + first,
                                                   worlds.records.begin() + first + size);
    engine::Results results(setting.months, size, {});
    engine::run_worlds(setting, records, worlds.luck_seed, machine.kernel, false, 0, results);
    for (int i = 0; i < size; ++i)
      sums[static_cast<std::size_t>(first) + static_cast<std::size_t>(i)] =
          log_likelihood(results, i, records[static_cast<std::size_t>(i)], targets);
  };
  parallel::Progress silent("", 0, nullptr);
  const auto outcome = parallel::run_blocks(engine::block_count(count), machine.threads, work, silent, *machine.stop);
  if (outcome == parallel::Outcome::kStopped) throw Stopped{};
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

}  // namespace app
