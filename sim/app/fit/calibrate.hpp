#pragma once
#include "app/command_line/console.hpp"
#include "app/command_line/options.hpp"

namespace app {}  // namespace app
