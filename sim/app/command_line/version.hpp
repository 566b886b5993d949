#pragma once
#include <string>

namespace app {

/// Version, commit, model digest (of a fixed probe of worlds) and posterior digest, a line each.
std::string version_text();

}  // namespace app
