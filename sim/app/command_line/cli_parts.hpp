#pragma once
#include <CLI/CLI.hpp>
#include <vector>

/// What manual pages and completions read of the command line.
namespace app {

inline std::vector<const CLI::App*> commands_of(const CLI::App& program) {
  return program.get_subcommands([](const CLI::App*) { return true; });
}

inline bool takes_value(const CLI::Option& option) { return option.get_items_expected_max() > 0; }

}  // namespace app
