#pragma once
#include <functional>
#include <vector>

#include "analysis/error_model.hpp"
#include "analysis/particles.hpp"
#include "input/record/calibration.hpp"
#include "input/record/targets.hpp"
#include "input/scenario/scenario.hpp"
#include "study/worlds/world_blocks.hpp"

namespace study {

/// The documented record as a problem of inference: a particle is a world (parameters by their place in the prior,
/// branches, luck of the documented half-years), its likelihood the densities of all targets at what the world shows.
class RecordFit {
 public:
  /// `baseline` is the documented history; `luck_seed` is what the luck keys belong to. All are borrowed. The record runs
  /// to the present, or to the last date of a target if that is later.
  RecordFit(const io::Scenario& baseline, const std::vector<io::Target>& targets, std::uint64_t luck_seed,
            Machine machine);

  /// Spreads its work over the threads of the machine, so this must outlive it.
  analysis::Space space() const;
  /// One number per particle. Throws base::InvariantError if the model breaks, Stopped if the user asked to stop.
  std::vector<double> log_likelihood(const std::vector<analysis::Particle>& particles) const;
  /// What particles stand for.
  engine::PosteriorWorld world_of(const analysis::Particle& particle) const;
  /// The number that each target reads in each world: values[target][world], natural units.
  std::vector<std::vector<double>> readings(const std::vector<engine::PosteriorWorld>& worlds) const;
  /// The logarithm of one target's density in a world of these branches that shows `value`.
  double log_density(std::size_t target, double value, const engine::PosteriorWorld& world) const;
  const std::vector<io::Target>& targets() const { return targets_; }

 private:
  void each(std::size_t count, const std::function<void(std::size_t)>& body) const;

  const std::vector<io::Target>& targets_;
  model::Setting setting_;
  const std::vector<base::Distribution>& priors_;
  std::uint64_t luck_seed_;
  Machine machine_;
  std::vector<double> bounds_;  ///< the normal coordinate at which each place of a prior ends
};

/// How much less reliable the target's readings are in a world of these branches; 1: not at all.
double widening_in(const io::Target& target, const engine::PosteriorWorld& world);

/// The likelihood of a target's readings, and the same in worlds where they are less reliable by `factor`.
analysis::ErrorModel error_model_of(const io::Target& target, double factor = 1);

}  // namespace study
