#include "study/fit/record_fit.hpp"

#include <algorithm>
#include <set>

#include "base/normal.hpp"
#include "parallel/executor.hpp"

namespace study {

namespace {

/// Places end where the distribution function of the normal is a multiple of 1/65536.
std::vector<double> bounds_of_places() {
  std::vector<double> bounds;
  bounds.reserve(engine::kPriorPlaces - 1);
  for (int place = 1; place < engine::kPriorPlaces; ++place)
    bounds.push_back(base::normal_quantile(static_cast<double>(place) / engine::kPriorPlaces));
  return bounds;
}

model::Setting setting_of_record(const io::Scenario& baseline, const std::vector<io::Target>& targets) {
  model::Setting setting = baseline.setting;
  setting.months = months_of_record(setting, targets);
  return setting;
}

}  // namespace

double widening_in(const io::Target& target, const engine::PosteriorWorld& world) {
  double factor = 1;
  for (const io::Widening& widening : target.widen)
    if (world.branch[widening.hypothesis] == widening.branch) factor *= widening.factor;
  return factor;
}

analysis::ErrorModel error_model_of(const io::Target& target, double factor) {
  analysis::ErrorModel model;
  model.scale = static_cast<analysis::Scale>(target.scale);
  static_assert(static_cast<int>(analysis::Scale::kLogit) == static_cast<int>(io::Scale::kLogit) &&
                static_cast<int>(analysis::Scale::kLog10) == static_cast<int>(io::Scale::kLog10));
  const double tails = analysis::scale_of_spread(target.degrees_of_freedom);
  for (const io::Reading& reading : target.readings)
    model.readings.push_back({reading.centre, reading.sd * factor * tails, reading.weight});
  model.discrepancy_sd = target.discrepancy * tails;
  model.degrees_of_freedom = target.degrees_of_freedom;
  return model;
}

RecordFit::RecordFit(const io::Scenario& baseline, const std::vector<io::Target>& targets, std::uint64_t luck_seed,
                     Machine machine)
    : targets_(targets),
      setting_(setting_of_record(baseline, targets)),
      priors_(baseline.inputs.priors),
      luck_seed_(luck_seed),
      machine_(machine),
      bounds_(bounds_of_places()) {}

analysis::Space RecordFit::space() const {
  analysis::Space space;
  space.coordinates = model::kParameters;
  for (const model::HypothesisRow& row : model::kHypothesisRows)
    space.branches.push_back(static_cast<int>(row.branches));
  space.keys = static_cast<std::size_t>(base::kGroups) * static_cast<std::size_t>(engine::past_slots(setting_));
  space.each = [this](std::size_t count, const std::function<void(std::size_t)>& body) { each(count, body); };
  return space;
}

void RecordFit::each(std::size_t count, const std::function<void(std::size_t)>& body) const {
  parallel::for_each_index(parallel::Executor::kTbb, static_cast<int>(count), machine_.threads,
                           [&](int i) { body(static_cast<std::size_t>(i)); });
}

engine::PosteriorWorld RecordFit::world_of(const analysis::Particle& particle) const {
  engine::PosteriorWorld world;
  world.places.reserve(particle.z.size());
  for (const double z : particle.z)
    world.places.push_back(
        static_cast<std::uint16_t>(std::upper_bound(bounds_.begin(), bounds_.end(), z) - bounds_.begin()));
  for (std::size_t h = 0; h < model::kHypotheses; ++h) world.branch[h] = static_cast<std::uint8_t>(particle.choices[h]);
  world.luck = particle.keys;
  return world;
}

std::vector<std::vector<double>> RecordFit::readings(const std::vector<engine::PosteriorWorld>& worlds) const {
  const auto record_of = [&](std::size_t i) {  // beyond the record each world has luck of its own
    return engine::world_of(worlds[i], priors_, engine::luck_slots(setting_), i + 1);
  };
  const std::size_t width = targets_.size();
  const std::vector<double> numbers =
      readings_of_worlds(setting_, luck_seed_, machine_, worlds.size(), targets_, record_of);
  std::vector<std::vector<double>> values(width, std::vector<double>(worlds.size()));
  for (std::size_t world = 0; world < worlds.size(); ++world)
    for (std::size_t t = 0; t < width; ++t) values[t][world] = numbers[world * width + t];
  return values;
}

double RecordFit::log_density(std::size_t target, double value, const engine::PosteriorWorld& world) const {
  const io::Target& row = targets_[target];
  return analysis::log_density(error_model_of(row, widening_in(row, world)), value);
}

std::vector<double> RecordFit::log_likelihood(const std::vector<analysis::Particle>& particles) const {
  std::vector<engine::PosteriorWorld> worlds(particles.size());
  each(worlds.size(), [&](std::size_t i) { worlds[i] = world_of(particles[i]); });
  const auto values = readings(worlds);
  std::vector<double> sums(worlds.size(), 0.0);
  each(worlds.size(), [&](std::size_t i) {
    for (std::size_t t = 0; t < targets_.size(); ++t) sums[i] += log_density(t, values[t][i], worlds[i]);
  });
  return sums;
}

}  // namespace study
