#pragma once
#include <cstddef>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "input/json/json_node.hpp"

namespace app {

/// What made a folder of results, by its manifest.json.
struct Recall {
  std::filesystem::path directory;
  std::vector<std::string> call;                             ///< the words of the command line, without places
  std::vector<std::pair<std::string, std::string>> digests;  ///< of the files that it vouches for
  std::string version, commit;                               ///< of the program
  io::Node manifest;
  /// The call, as one would type it.
  std::string words() const;
};

/// Throws base::InputError if the folder holds no results of this program, or such as do not tell by which call they were
/// made (those of before, and what came by standard input).
Recall recall_of(const std::filesystem::path& directory);

/// How results that were made again stand beside those that were there.
struct Verified {
  std::size_t files = 0, same = 0, but_for_commit = 0;
  std::size_t drawn_later = 0;  ///< charts that the call does not draw here: `chart` added them, or nothing draws
  std::vector<std::string> different, missing;
  std::vector<std::string> reasons;  ///< what the two were made from and by, where that differs
  bool holds() const { return different.empty() && missing.empty(); }
};

/// Compares every file that the manifest vouches for, as it says it was and as it lies there, with that of `again`.
Verified compared(const Recall& recall, const std::filesystem::path& again);

}  // namespace app
