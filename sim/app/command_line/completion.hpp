#pragma once
#include <string>

namespace CLI {  // NOLINT(readability-identifier-naming): the command line library stays in the sources of this folder
class App;
}  // namespace CLI

namespace app {

/// Scripts that a shell reads: they complete commands, their options, and files; zsh and fish show what each is for.
std::string bash_completion(const CLI::App& program);
std::string zsh_completion(const CLI::App& program);
std::string fish_completion(const CLI::App& program);

}  // namespace app
