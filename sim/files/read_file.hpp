#pragma once

#include <cstdint>
#include <string>

namespace io {

/// The bytes of a regular file of at most 16 MiB, as all inputs are. Throws Unreadable with the reason.
std::string read_file(const std::string& path);

/// All of standard input, of at most 16 MiB. It is read once; later calls give the same. Throws Unreadable.
const std::string& standard_input();

/// The same for a file of at most `most` bytes that must be there: throws base::InputError with the reason.
std::string read_input(const std::string& path, std::uint64_t most);

}  // namespace io
