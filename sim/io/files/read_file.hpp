#pragma once

#include <string>

namespace io {

/// The bytes of a regular file of at most kMostBytes. Throws Unreadable with the reason.
std::string read_file(const std::string& path);

}  // namespace io
