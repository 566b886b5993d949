#pragma once
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"
#include "files/render.hpp"
#include "input/json/json_node.hpp"

namespace app {

class Company;

/// Exit codes of the program (product.md).
enum ExitCode : int {
  kDone = 0,
  kDifferent = 1,     ///< a check that compares found a difference
  kBadInput = 2,      ///< wrong usage or input; nothing was written
  kCannotFinish = 3,  ///< disk or memory
  kBroken = 4,        ///< an invariant of the model broke
  kStopped = 130      ///< stopped by the user
};

/// Where a command speaks. Results go to `out`; progress, notes and faults go to `err`, so that a pipe carries results
/// only.
struct Console {
  std::ostream& out;
  std::ostream& err;
  bool json = false;                                ///< tables as JSON instead of text
  bool quiet = false;                               ///< nothing but results and faults
  io::Pictures pictures = io::Pictures::kDrawings;  ///< that are drawn beside results
  std::vector<std::string> call = {};               ///< the command line, for manifests (repeatable_words)
  Company* company = nullptr;                       ///< that the program works in; null: alone

  /// Prints a document as JSON.
  void print(const io::Node& document) const;
  /// Tells a person something that is not a result, in one line; silent if quiet.
  void note(std::string_view text) const;
  /// Tells what went wrong or is missing in the results, in one line, quiet or not.
  void warn(std::string_view text) const;
};

/// `{ "faults": [{ "file", "line", "column", "place", "problem", "allowed", "suggestion" }] }`: what --json prints where the
/// input is bad. Null is what is not known.
io::Node faults_node(const std::vector<base::Fault>& faults);

}  // namespace app
