#include "app/ground/posterior.hpp"

#include <filesystem>

#include "app/ground/study.hpp"
#include "engine/model_digest.hpp"
#include "files/digest.hpp"
#include "files/load.hpp"
#include "files/read_file.hpp"

namespace app {

namespace fs = std::filesystem;

namespace {

constexpr std::uint64_t kMostBytes = 512u << 20;  ///< more worlds than any fit makes

/// Every branch of every hypothesis as likely as the others: what a posterior is fitted with.
engine::Inputs equal_branches(engine::Inputs inputs) {
  for (std::size_t h = 0; h < model::kHypotheses; ++h) {
    inputs.weights[h] = {};
    for (std::size_t branch = 0; branch < model::kHypothesisRows[h].branches; ++branch) inputs.weights[h][branch] = 1;
  }
  return inputs;
}

void check_digest(const std::string& what, const std::string& then, const std::string& now, const std::string& file,
                  io::FaultList& faults) {
  if (then == now) return;
  base::Fault fault;
  fault.file = file;
  fault.problem = "the posterior was fitted with other " + what;
  fault.allowed = "a posterior of the " + what + " in use";
  fault.suggestion = "`chokepoint calibrate` fits it anew; --prior runs without it";
  faults.add(std::move(fault));
}

}  // namespace

Basis basis_of(const io::Calibration& calibration, const io::Scenario& baseline,
               const std::vector<io::Target>& targets) {
  model::Setting record = baseline.setting;
  record.months = record.present + 1;
  return {engine::model_digest(record, equal_branches(baseline.inputs)),
          io::digest(io::priors_digest_text(calibration)), io::digest(io::targets_digest_text(targets))};
}

io::Scenario load_baseline(const std::string& data, const io::Calibration& calibration) {
  return io::load_scenario((fs::path(data) / "scenarios" / "baseline.json").string(), calibration);
}

std::shared_ptr<const LoadedPosterior> load_posterior(const std::string& data, const io::Calibration& calibration) {
  const fs::path directory = fs::path(data) / "calibration" / "posterior";
  std::error_code ignored;
  if (!fs::exists(directory / "manifest.json", ignored)) return nullptr;
  return load_posterior_at(directory.string(), data, calibration);
}

std::shared_ptr<const LoadedPosterior> load_posterior_at(const std::string& directory, const std::string& data,
                                                         const io::Calibration& calibration) {
  const std::string manifest = (fs::path(directory) / "manifest.json").string();
  const std::string worlds = (fs::path(directory) / "worlds.csv").string();
  LoadedPosterior loaded;
  loaded.manifest = io::read_posterior_manifest(io::read_input(manifest, kMostBytes), manifest);
  const std::string bytes = io::read_input(worlds, kMostBytes);
  loaded.worlds = io::read_posterior_csv(bytes, worlds);
  loaded.worlds.luck_seed = loaded.manifest.seed;

  const io::Targets targets = io::load_targets((fs::path(data) / "calibration").string(), calibration);
  const Basis now = basis_of(calibration, load_baseline(data, calibration), targets.fitted);
  io::FaultList faults;
  check_digest("worlds than worlds.csv holds", loaded.manifest.worlds_digest, io::digest(bytes), manifest, faults);
  check_digest("priors", loaded.manifest.priors_digest, now.priors, manifest, faults);
  check_digest("targets", loaded.manifest.targets_digest, now.targets, manifest, faults);
  check_digest("equations or documented data", loaded.manifest.model_digest, now.model, manifest, faults);
  faults.throw_if_any();
  return std::make_shared<const LoadedPosterior>(std::move(loaded));
}

void draw_from(const LoadedPosterior& posterior, std::uint64_t seed, io::Scenario& scenario, io::FaultList& faults) {
  engine::Inputs& inputs = scenario.inputs;
  inputs.posterior = &posterior.worlds;
  inputs.order = engine::posterior_order(posterior.worlds, inputs.weights, seed);
  inputs.interventions = positions_of(scenario.interventions);
  if (!inputs.order.empty()) return;
  base::Fault fault;
  fault.file = scenario.name;
  fault.pointer = "/hypotheses";
  fault.problem = "no world that agrees with the record has the branches that this scenario wants";
  fault.allowed = "weights that leave some world of the posterior, or --prior";
  faults.add(std::move(fault));
}

}  // namespace app
