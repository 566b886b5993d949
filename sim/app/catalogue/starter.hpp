#pragma once
#include <string>

#include "app/command_line/console.hpp"

namespace app {

/// `new NAME`: writes NAME.json, a small commented scenario that passes `check` and extends the baseline of `data` by a
/// path that works from where the file is written. Throws base::InputError if NAME is not fit or the file exists.
void write_starter(const std::string& name, const std::string& data, const Console& console);

}  // namespace app
