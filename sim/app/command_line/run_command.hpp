#pragma once
#include <string>
#include <vector>

namespace app {

class Company;

/// Reads the words that come after the program's name, runs their command in a company (null: alone) and returns the exit code.
/// Prints help, version and wrong usage. Throws whatever the command throws, and std::runtime_error if standard output cannot
/// be written to.
int run_command(const std::vector<std::string>& words, Company* company = nullptr);

}  // namespace app
