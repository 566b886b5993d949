#pragma once
#include <string>
#include <string_view>

namespace app {

/// A word as a shell takes it for one, for commands that messages tell to copy: in quotes where it needs them.
std::string shell_quoted(std::string_view word);

}  // namespace app
