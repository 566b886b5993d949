#pragma once
#include <string>

namespace CLI {  // NOLINT(readability-identifier-naming): the command line library stays in the sources of this folder
class App;
}  // namespace CLI

namespace app {

/// The manual page, in the language of man(7), of the program (`app` is `program`) or of one command.
std::string manual_page(const CLI::App& program, const CLI::App& app);

}  // namespace app
