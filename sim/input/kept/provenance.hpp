#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace io {

/// A file that was read, as the user named it, and the SHA-256 of its bytes.
using InputDigest = std::pair<std::string, std::string>;

/// Where numbers come from, the same for manifests, pages, charts and claims: what decides them. Two runs that agree here have
/// byte-equal summary.csv, parameters.csv and events.csv.
struct Provenance {
  std::string scenario;         ///< its name
  std::string scenario_digest;  ///< of the effective scenario, scenario.json
  std::string version, commit;  ///< of the program
  std::uint64_t seed = 0;
  int replicates = 0;  ///< worlds
  std::string sampling = "random";
  std::string draws = "prior";  ///< prior: no posterior was used
  std::vector<InputDigest> calibration;

  bool operator==(const Provenance&) const = default;
};

/// How quantiles over so many worlds were taken: "exact, type 7", or, of a run that is surveyed, from a sketch.
std::string quantiles_in_words(int replicates);

/// "sha256:22be05d5..." as pages and charts name it: "22be05d5".
std::string short_digest(std::string_view digest);
/// `draws` of a run in a few words: "posterior sha256:22be05d5..." becomes "fitted to the record (posterior 22be05d5)".
std::string draws_in_words(std::string_view draws);

}  // namespace io
