#include "study/fit/synthetic_record.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "analysis/draws.hpp"
#include "analysis/effective.hpp"
#include "analysis/scores.hpp"
#include "base/error.hpp"
#include "engine/results.hpp"
#include "input/json/input_values.hpp"

namespace study {

namespace {

constexpr std::size_t kAttempts = 64;    // one block of worlds
constexpr std::size_t kRankGroups = 20;  // the possible ranks divide into as many bins, or a divisor of it

/// The first eight are those that the documented record narrows most, one for each part of the model: to 0.4 to 0.9 of
/// their prior's spread. Of the last two, one is about years to come and one about a rule that was never in force.
constexpr std::array<std::string_view, 10> kParameters{"us_series_scale",
                                                       "cn_utilisation_clouds",
                                                       "defect_density_2023_per_cm2",
                                                       "packaging_2025_dies_per_month",
                                                       "benchmark_flattery_dex",
                                                       "cn_accel_budget_2023_usd",
                                                       "smuggling_capacity_2025_h100e_per_year",
                                                       "own_efficiency_growth_us",
                                                       "cn_budget_growth_later",
                                                       "remote_access_leak"};
constexpr std::array<std::string_view, 2> kMetricNames{"gap_pace_months", "compute_share_cn"};

constexpr double kBeyondAll = std::numeric_limits<double>::infinity();

/// A seed of its own for each purpose and record.
std::uint64_t seed_for(std::uint64_t seed, std::string_view purpose, std::size_t index) {
  analysis::Draws draws(seed, purpose, index, 0);
  const std::uint64_t high = draws.key();
  return high << 32 | draws.key();
}

/// The reading that a source picked by weight would report: its sd stays that of the source in worlds that do not widen
/// it, as the fit expects.
io::Reading report(const io::Target& target, double factor, double truth, analysis::Draws& luck) {
  double rest = luck.uniform();
  std::size_t picked = 0;
  while (picked + 1 < target.readings.size() && rest >= target.readings[picked].weight)
    rest -= target.readings[picked++].weight;
  io::Reading reading = target.readings[picked];
  analysis::ErrorModel model = error_model_of(target, factor);
  model.readings = {model.readings[picked]};
  reading.centre = analysis::draw_reading(model, truth, luck.uniform()).value;
  reading.value = analysis::from_scale(model.scale, reading.centre);
  reading.low = reading.high = reading.value;
  reading.weight = 1;
  reading.figures.clear();
  return reading;
}

bool readable(const std::vector<io::Target>& targets, const std::vector<std::vector<double>>& values,
              std::size_t world) {
  for (std::size_t t = 0; t < targets.size(); ++t)
    if (!std::isfinite(analysis::to_scale(error_model_of(targets[t]).scale, values[t][world]))) return false;
  return true;
}

/// Every quantity in every world: values[quantity][world]. Parameters by their normal coordinate; a metric that is not
/// defined counts as larger than all others.
std::vector<std::vector<double>> quantity_values(const std::vector<RankedQuantity>& quantities, const RecordFit& probe,
                                                 const std::vector<analysis::Particle>& particles) {
  std::vector<engine::PosteriorWorld> worlds;
  for (const analysis::Particle& particle : particles) worlds.push_back(probe.world_of(particle));
  const auto metrics = probe.readings(worlds);
  std::vector<std::vector<double>> values;
  std::size_t next = 0;
  for (const RankedQuantity& quantity : quantities) {
    std::vector<double> column;
    if (quantity.parameter)
      for (const analysis::Particle& particle : particles) column.push_back(particle.z[quantity.number]);
    else
      for (const double value : metrics[next++]) column.push_back(std::isnan(value) ? kBeyondAll : value);
    values.push_back(std::move(column));
  }
  return values;
}

/// Spread evenly over the particles, which stand in the order of their ancestors.
std::vector<double> thinned(const std::vector<double>& values, std::size_t count) {
  std::vector<double> kept;
  for (std::size_t i = 0; i < count; ++i) kept.push_back(values[i * values.size() / count]);
  return kept;
}

double median_worth(const std::vector<std::vector<double>>& columns, const std::vector<std::uint32_t>& ancestors) {
  std::vector<double> worth;
  for (const auto& column : columns)
    if (std::all_of(column.begin(), column.end(), [](double value) { return std::isfinite(value); }))
      worth.push_back(analysis::effective_size(column, ancestors));
  return worth.empty() ? 0 : analysis::quantile(worth, 0.5);
}

}  // namespace

std::vector<RankedQuantity> ranked_quantities(int present) {
  std::vector<RankedQuantity> quantities;
  for (const std::string_view name : kParameters) {
    const int at = base::find_field(model::kParameterRows, name);
    base::ensure(at >= 0, "a ranked parameter does not exist");
    quantities.push_back({std::string(name), true, static_cast<std::size_t>(at), 0});
  }
  for (const std::string_view name : kMetricNames)
    quantities.push_back({std::string(name) + "@" + io::month_text(present), false,
                          static_cast<std::size_t>(engine::find_output(name)), present});
  return quantities;
}

std::vector<io::Target> probes_of(const std::vector<RankedQuantity>& quantities) {
  std::vector<io::Target> probes;
  for (const RankedQuantity& quantity : quantities) {
    if (quantity.parameter) continue;
    io::Target probe;
    probe.id = quantity.name, probe.metric = quantity.number;
    probe.from = probe.to = quantity.month;
    probes.push_back(std::move(probe));
  }
  return probes;
}

SyntheticRecord draw_record(const RecordFit& record, std::uint64_t seed, std::size_t index) {
  const std::uint64_t truths = seed_for(seed, "synthetic truth", index);
  std::vector<analysis::Particle> tries;
  std::vector<engine::PosteriorWorld> worlds;
  for (std::size_t i = 0; i < kAttempts; ++i) {
    tries.push_back(analysis::draw_prior(record.space(), truths, i));
    worlds.push_back(record.world_of(tries.back()));
  }
  const std::vector<io::Target>& targets = record.targets();
  const auto values = record.readings(worlds);
  std::size_t chosen = 0;
  while (chosen < kAttempts && !readable(targets, values, chosen)) ++chosen;
  base::ensure(chosen < kAttempts, "the prior makes no world in which every target can be read");

  SyntheticRecord synthetic{tries[chosen], targets};
  const std::uint64_t errors = seed_for(seed, "synthetic error", index);
  for (std::size_t t = 0; t < targets.size(); ++t) {
    analysis::Draws luck(errors, targets[t].id, 0, 0);
    const double factor = widening_in(targets[t], worlds[chosen]);
    synthetic.targets[t].readings = {report(targets[t], factor, values[t][chosen], luck)};
  }
  return synthetic;
}

std::size_t ranked_draws(std::size_t particles) {
  base::ensure(particles + 1 >= kRankGroups, "too few particles to rank among");
  return (particles + 1) / kRankGroups * kRankGroups - 1;
}

RankedRecord rank_record(const io::Scenario& baseline, const std::vector<io::Target>& targets,
                         const std::vector<RankedQuantity>& quantities, const analysis::SmcOptions& options,
                         std::size_t index, Machine machine, double believed_error) {
  const std::uint64_t seed = options.seed;
  const RecordFit documented(baseline, targets, seed, machine);
  SyntheticRecord synthetic = draw_record(documented, seed, index);
  for (io::Target& target : synthetic.targets) {
    target.discrepancy *= believed_error;
    for (io::Reading& reading : target.readings) reading.sd *= believed_error;
  }
  const RecordFit record(baseline, synthetic.targets, seed, machine);
  analysis::SmcOptions own = options;
  own.seed = seed_for(seed, "synthetic fit", index);
  const analysis::SmcState state = analysis::smc_run(
      record.space(), own,
      [&](const std::vector<analysis::Particle>& particles) { return record.log_likelihood(particles); });

  const std::vector<io::Target> probes = probes_of(quantities);
  const RecordFit probe(baseline, probes, seed, machine);
  const auto truth = quantity_values(quantities, probe, {synthetic.truth});
  const auto fitted = quantity_values(quantities, probe, state.particles);
  RankedRecord ranked;
  ranked.record = index;
  for (const analysis::SmcStep& step : state.history) ranked.temperatures += step.log_evidence_increment != 0 ? 1 : 0;
  ranked.ancestors = state.history.back().distinct_ancestors;
  ranked.effective_draws = median_worth(fitted, state.ancestors);
  for (std::size_t q = 0; q < quantities.size(); ++q) {
    analysis::Draws tie(seed, quantities[q].name, index, 0);
    ranked.ranks.push_back(
        analysis::rank_of(thinned(fitted[q], ranked_draws(own.particles)), truth[q][0], tie.uniform()));
  }
  return ranked;
}

}  // namespace study
