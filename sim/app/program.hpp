#pragma once

namespace app {

/// The whole program: reads the command line, runs the command, and turns what went wrong into a sentence on standard error
/// and an exit code (see ExitCode). Throws nothing.
int program(int argc, const char* const* argv);

}  // namespace app
