#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

namespace io {

/// How a program ended.
struct Outcome {
  bool absent = false;   ///< there is no such program
  bool overran = false;  ///< it was ended, since it took longer than it may
  bool stopped = false;  ///< it was ended or not begun, since the user stops this program
  int code = 0;          ///< its exit code; 128 + N when signal N ended it; 127 when absent
  std::string errors;    ///< what it wrote to its error stream, at most 64 KiB
};

/// What a program may take. Whatever takes more is ended, with all that it started.
struct Limits {
  std::chrono::milliseconds time{std::chrono::minutes(10)};  ///< on the clock
  std::uint64_t memory = 0;                                  ///< bytes of its data; 0: no limit
  std::uint64_t file = 0;                                    ///< bytes of a file that it writes; 0: no limit
  const std::atomic<bool>* stop = nullptr;                   ///< once true, it is ended at once
};

/// Runs a program found on PATH and waits for it: command[0] is its name, the rest its arguments as they are (no shell,
/// so nothing needs quoting). It reads nothing, and its standard output goes nowhere. It dies with this program, however that
/// ends, and what it started in its process group is ended with it. `command` must not be empty.
/// Throws std::system_error when the system can start no process at all.
Outcome run_program(const std::vector<std::string>& command, const Limits& limits = {});

/// Runs several, as many at once as the machine has processors. Outcomes in the order of the commands. Throws as above,
/// after the others have ended.
std::vector<Outcome> run_programs(const std::vector<std::vector<std::string>>& commands, const Limits& limits = {});

}  // namespace io
