#pragma once
#include <filesystem>
#include <memory>
#include <string>

#include "app/command_line/options.hpp"
#include "input/record/calibration.hpp"
#include "input/scenario/scenario.hpp"
#include "study/ground/posterior.hpp"

namespace app {

/// What a posterior must agree with: digests of the model on the documented years, of the priors and of the targets.
struct Basis {
  std::string model, priors, targets;
};
Basis basis_of(const io::Calibration& calibration, const io::Scenario& baseline,
               const std::vector<io::Target>& targets);

/// DATA/scenarios/baseline.json as it stands: the documented history.
io::Scenario load_baseline(const std::string& data, const io::Calibration& calibration);

/// DATA/calibration/posterior.
std::filesystem::path posterior_place(const std::string& data);

/// The posterior of DATA; never null. Throws base::InputError if there is none, if any of it is missing or damaged, or if
/// it does not belong to the model, priors and targets of today, naming the command that fits anew.
std::shared_ptr<const study::LoadedPosterior> load_posterior(const std::string& data,
                                                             const io::Calibration& calibration);

/// The posterior of a directory that `calibrate --out` wrote, with the data of `data`. Throws as load_posterior does.
std::shared_ptr<const study::LoadedPosterior> load_posterior_at(const std::string& directory, const std::string& data,
                                                                const io::Calibration& calibration);

}  // namespace app
