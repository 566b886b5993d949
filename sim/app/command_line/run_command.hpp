#pragma once
#include <string>
#include <vector>

namespace app {

class Company;

/// Reads the command line, runs its command and returns the exit code. Prints help, version and wrong usage. Throws
/// whatever the command throws, and std::runtime_error if standard output cannot be written to.
int run_command(int argc, const char* const* argv);

/// The same for words as they come after the program's name, in a company (null: alone): for a command that calls another.
int run_command(const std::vector<std::string>& words, Company* company);

}  // namespace app
