#pragma once
#include <filesystem>
#include <string>

namespace app {

/// The whole file, of any size: for this program's own results. Input goes through io::read_file, which bounds it.
/// Throws std::system_error, naming the file, if it cannot be read.
std::string read_result(const std::filesystem::path& path);

}  // namespace app
