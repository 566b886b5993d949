#include "app/ground/posterior.hpp"

#include <filesystem>

#include "app/ground/load_scenario.hpp"
#include "engine/model_digest.hpp"
#include "files/digest.hpp"
#include "files/load.hpp"
#include "files/read_file.hpp"
#include "files/scratch_directory.hpp"
#include "files/vouched.hpp"

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

constexpr const char* kAnew = "`chokepoint calibrate` fits it anew; --prior runs without it";

struct PosteriorFiles {
  std::string manifest, worlds;
};

/// The bytes of the two files that make a posterior. What a killed call left half-way is mended first; anything else that
/// is not whole is refused, so that priors never take a posterior's place unasked.
PosteriorFiles read_whole_posterior(const std::string& directory, const std::string& manifest,
                                    const std::string& worlds) {
  io::mend_place(directory);
  io::FaultList faults;
  const auto add = [&](base::Fault fault) {
    fault.suggestion = kAnew;
    faults.add(std::move(fault));
  };
  std::error_code absent;
  if (!fs::exists(fs::symlink_status(directory, absent))) {
    base::Fault fault;
    fault.file = directory;
    fault.problem = "there is no posterior to draw worlds from";
    add(std::move(fault));
    faults.throw_if_any();
  }
  const auto read = [&](const std::string& file) -> std::string {
    try {
      return io::read_input(file, kMostBytes);
    } catch (const base::InputError& error) {
      for (base::Fault fault : error.faults())
        fault.problem = "the posterior is not whole: " + fault.problem, add(fault);
      return "";
    }
  };
  PosteriorFiles files{read(manifest), read(worlds)};
  faults.throw_if_any();
  return files;
}

void check_digest(const std::string& what, const std::string& then, const std::string& now, const std::string& file,
                  io::FaultList& faults) {
  if (then == now) return;
  base::Fault fault;
  fault.file = file;
  fault.problem = "the posterior was fitted with other " + what;
  fault.allowed = "a posterior of the " + what + " in use";
  fault.suggestion = kAnew;
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

fs::path posterior_place(const std::string& data) { return fs::path(data) / "calibration" / "posterior"; }

std::shared_ptr<const study::LoadedPosterior> load_posterior(const std::string& data,
                                                             const io::Calibration& calibration) {
  return load_posterior_at(posterior_place(data).string(), data, calibration);
}

std::shared_ptr<const study::LoadedPosterior> load_posterior_at(const std::string& directory, const std::string& data,
                                                                const io::Calibration& calibration) {
  const std::string manifest = (fs::path(directory) / "manifest.json").string();
  const std::string worlds = (fs::path(directory) / "worlds.csv").string();
  const PosteriorFiles files = read_whole_posterior(directory, manifest, worlds);
  const std::string& bytes = files.worlds;
  study::LoadedPosterior loaded;
  loaded.manifest = io::read_posterior_manifest(files.manifest, manifest);
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
  io::check_vouched(directory);
  return std::make_shared<const study::LoadedPosterior>(std::move(loaded));
}

}  // namespace app
