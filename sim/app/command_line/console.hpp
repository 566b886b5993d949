#pragma once
#include <ostream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "input/json/json_node.hpp"

namespace app {

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
  bool json = false;   ///< tables as JSON instead of text
  bool quiet = false;  ///< nothing but results and faults

  /// Prints a document as JSON.
  void print(const io::Node& document) const;
  /// Tells a person something that is not a result, in one line; silent if quiet.
  void note(std::string_view text) const;
  /// Tells what went wrong or is missing in the results, in one line, quiet or not.
  void warn(std::string_view text) const;
};

/// Columns of printable text for people to read, or to cut at by a program: two blanks at least between columns.
class TextTable {
 public:
  enum class Align { kLeft, kRight };
  explicit TextTable(std::vector<Align> columns) : columns_(std::move(columns)) {}

  /// As many cells as columns.
  void row(std::vector<std::string> cells);
  /// A line that starts in the first column and ignores the others.
  void heading(const std::string& text);
  std::string text() const;

 private:
  std::vector<Align> columns_;
  std::vector<std::vector<std::string>> rows_;
};

/// Characters that a UTF-8 text takes on a screen (no wide or combining characters are used here).
std::size_t width_of(std::string_view text);

}  // namespace app
