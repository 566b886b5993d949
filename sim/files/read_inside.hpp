#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

/// Reading a folder of results, which may come from anybody: nothing outside of it is read, whatever lies in it.
namespace io {

/// The bytes of the regular file `name` (which may have folders in it) of `directory`, or nothing if there is none.
/// `directory` itself may be a link; below it no link is followed. Throws base::InputError, naming the file, for a link,
/// for what is no regular file or cannot be read, and for more than `most` bytes.
std::optional<std::string> read_inside(const std::filesystem::path& directory, const std::filesystem::path& name,
                                       std::uint64_t most);

/// The names of all that lies in the folder `name` of `directory`, in order; none if there is no such folder. Throws
/// base::InputError if it is a link or no folder.
std::vector<std::string> names_inside(const std::filesystem::path& directory, const std::filesystem::path& name);

}  // namespace io
