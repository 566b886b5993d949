#pragma once

namespace app {

/// Reads the command line, runs its command and returns the exit code. Prints help, version and wrong usage. Throws
/// whatever the command throws, and std::runtime_error if standard output cannot be written to.
int run_command(int argc, const char* const* argv);

}  // namespace app
