#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "input/kept/provenance.hpp"

namespace io {

/// manifest.json: the identity of a run, how it was made, and what it cost. Only this file holds anything that differs
/// between two executions of the same run.
struct Manifest {
  Provenance run;
  std::string title, description;      ///< of the scenario
  std::vector<std::string> overrides;  ///< what --set changed, in words
  std::string present, horizon;        ///< YYYY-MM
  std::string told;                   ///< YYYY-MM that titles tell: the horizon, if the scenario's own moves come later
  std::vector<std::string> hangs_on;  ///< sentences: which contested claims decide the headline; none in runs of before
  std::string results_digest;         ///< of the numbers: io::results_digest
  std::string kernel;
  int threads = 0;
  std::vector<InputDigest> scenario_files;                     ///< the scenario and all that it extends
  std::vector<std::pair<std::string, std::string>> libraries;  ///< name and version
  std::vector<std::string> call;  ///< the words of the command line, without places; none in runs of before
  double wall_seconds = 0;
  double peak_memory_mb = 0;
  std::vector<InputDigest> files;  ///< that the run wrote, with their digests; none in runs of before
};

/// The file's text. The seed is a number if JSON readers can hold it exactly (up to 2^53), otherwise a text.
std::string manifest_json(const Manifest& manifest);

/// A manifest out of its text; `file` is named in faults. Throws base::InputError if it is not one of this program's.
Manifest read_manifest(std::string_view text, const std::string& file);

}  // namespace io
