#pragma once
#include <ostream>

#include "app/command_line/console.hpp"

namespace app {

/// The exit code that stands for the exception now being handled, after telling of it on `err`. For use in a catch
/// block.
ExitCode explain_failure(std::ostream& err);

/// The whole program: reads the command line, runs the command, and turns what went wrong into a sentence on standard
/// error and an exit code (see ExitCode). Throws nothing.
/// In a company (null: alone), only the process that tells results says what is wrong.
int program(int argc, const char* const* argv, Company* company = nullptr);

}  // namespace app
