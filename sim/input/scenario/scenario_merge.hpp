#pragma once

#include <functional>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "input/json/input_faults.hpp"
#include "input/json/json_node.hpp"

namespace io {

/// A file that cannot be read; what() says why, without the path.
class Unreadable : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// Gives the bytes of a file, or throws Unreadable. files/ reads the disk; a page in a browser has its own.
using ReadFile = std::function<std::string(const std::string& path)>;

/// A file that went into a result, byte for byte.
struct InputFile {
  std::string path, bytes;
};

/// A scenario with its ancestors merged in, not yet understood. Every node keeps the place it was read from.
struct MergedScenario {
  Node root;  ///< an object; no `extends`, `without`, `roster`, `format_version`; `policies`, `reactions` lists
  std::vector<Node> rosters;     ///< the roster overrides, the oldest ancestor's first, to be applied in turn
  std::vector<InputFile> files;  ///< the oldest ancestor's last
};

/// Reads a scenario and whatever it extends: paths are relative to the file that names them; a bare name ("baseline") is
/// that .json file beside it, else of the folder `library` (empty: there is none). The child's policies and
/// reactions come after the parent's, less those that `without` names; all else merges by RFC 7386, except that a
/// distribution is replaced whole. Adds a fault for a syntax error, a file that cannot be read, a cycle, an unknown id in
/// `without`, and an unknown format; returns nothing if nothing can be understood.
std::optional<MergedScenario> merge_scenario(const std::string& path, const ReadFile& read, FaultList& faults,
                                             const std::string& library = "");

/// `patch` applied to `target` as merge_scenario does it below the top.
Node merge_patch(Node target, const Node& patch);

}  // namespace io
