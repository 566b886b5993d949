#pragma once

#include <string>
#include <vector>

namespace io {

/// How a program ended.
struct Outcome {
  bool absent = false;  ///< there is no such program
  int code = 0;         ///< its exit code; 128 + N when signal N ended it; 127 when absent
  std::string errors;   ///< what it wrote to its error stream
};

/// Runs a program found on PATH and waits for it: command[0] is its name, the rest its arguments as they are (no shell,
/// so nothing needs quoting). It reads nothing, and its standard output goes nowhere. `command` must not be empty.
/// Throws std::system_error when the system can start no process at all.
Outcome run_program(const std::vector<std::string>& command);

/// Runs several, as many at once as the machine has processors. Outcomes in the order of the commands. Throws as above,
/// after the others have ended.
std::vector<Outcome> run_programs(const std::vector<std::vector<std::string>>& commands);

}  // namespace io
