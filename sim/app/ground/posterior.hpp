#pragma once
#include <filesystem>
#include <memory>
#include <string>

#include "app/command_line/options.hpp"
#include "engine/posterior.hpp"
#include "input/kept/posterior.hpp"
#include "input/record/calibration.hpp"
#include "input/scenario/scenario.hpp"

namespace app {

/// What a posterior must agree with: digests of the model on the documented years, of the priors and of the targets.
struct Basis {
  std::string model, priors, targets;
};
Basis basis_of(const io::Calibration& calibration, const io::Scenario& baseline,
               const std::vector<io::Target>& targets);

/// DATA/scenarios/baseline.json as it stands: the documented history.
io::Scenario load_baseline(const std::string& data, const io::Calibration& calibration);

struct LoadedPosterior {
  engine::Posterior worlds;
  io::PosteriorManifest manifest;
};

/// DATA/calibration/posterior.
std::filesystem::path posterior_place(const std::string& data);

/// The posterior of DATA; never null. Throws base::InputError if there is none, if any of it is missing or damaged, or if
/// it does not belong to the model, priors and targets of today, naming the command that fits anew.
std::shared_ptr<const LoadedPosterior> load_posterior(const std::string& data, const io::Calibration& calibration);

/// The posterior of a directory that `calibrate --out` wrote, with the data of `data`. Throws as load_posterior does.
std::shared_ptr<const LoadedPosterior> load_posterior_at(const std::string& directory, const std::string& data,
                                                         const io::Calibration& calibration);

/// Makes a scenario draw from the posterior (which is borrowed): parameters that the scenario sets stay its own, its
/// hypotheses reweight the worlds. Adds a fault if no world of the posterior has the branches that it wants.
void draw_from(const LoadedPosterior& posterior, std::uint64_t seed, io::Scenario& scenario, io::FaultList& faults);

}  // namespace app
