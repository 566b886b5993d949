#pragma once
#include <cstdint>
#include <filesystem>
#include <string>

namespace app {

/// The whole file, of any size: for this program's own results. Input goes through io::read_file, which bounds it.
/// Throws std::system_error, naming the file, if it cannot be read.
std::string read_result(const std::filesystem::path& path);

/// So many bytes of one file of results are read.
inline constexpr std::uint64_t kMostResultBytes = 64u << 20;

/// The file `name` of a folder of results, which may be anybody's: no link is followed, and of its bytes there are at most
/// kMostResultBytes. Throws base::InputError, naming the file, if it is not there or cannot be read.
std::string read_result(const std::filesystem::path& directory, const std::filesystem::path& name);

}  // namespace app
