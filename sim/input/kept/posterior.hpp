#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/posterior.hpp"
#include "input/kept/provenance.hpp"
#include "input/record/calibration.hpp"
#include "input/record/targets.hpp"

/// The worlds that agree with the record, as calibration/posterior/ holds them: worlds.csv and manifest.json.
namespace io {

/// One step of the fit, for the record of how it went.
struct FitStep {
  double temperature = 0, effective_size = 0, acceptance = 0;
  int distinct_ancestors = 0;
};

/// What a posterior was made of, and how the fit went.
struct PosteriorManifest {
  std::string version;         ///< of the program that made it
  std::string model_digest;    ///< of a probe of 64 worlds of the documented years
  std::string priors_digest;   ///< of the distributions, not of the words about them
  std::string targets_digest;  ///< of all that decides a likelihood
  std::string worlds_digest;   ///< of the bytes of worlds.csv: the posterior's own name
  std::uint64_t seed = 0;
  int particles = 0, initial_factor = 0, rounds = 0, final_rounds = 0;
  std::uint64_t evaluations = 0;  ///< worlds simulated
  double log_evidence = 0;
  double effective_worlds = 0;         ///< median over metrics of the worlds' worth in independent draws
  double effective_worlds_lowest = 0;  ///< the lowest of them
  int ancestors = 0;                   ///< distinct draws of the prior that the worlds descend from
  std::vector<FitStep> steps;
  std::vector<std::string> targets;  ///< ids of what was fitted
  std::vector<std::string> call;     ///< the words of the command line, without places; none in those of before
  std::vector<InputDigest> files;    ///< beside the manifest, with their digests; none in those of before
  friend bool operator==(const PosteriorManifest&, const PosteriorManifest&);
};

/// worlds.csv: `ancestor`, for each parameter its place in the prior (0 to 65535), for each hypothesis its branch (from
/// 0), then the luck keys by group and half-year.
std::string posterior_csv(const engine::Posterior& posterior);
/// The same read back; `file` is named in faults. Throws base::InputError.
engine::Posterior read_posterior_csv(std::string_view text, const std::string& file);

std::string posterior_manifest_json(const PosteriorManifest& manifest);
PosteriorManifest read_posterior_manifest(std::string_view text, const std::string& file);

/// The distributions of all priors as one text, for a digest that words about them do not change.
std::string priors_digest_text(const Calibration& calibration);

}  // namespace io
