#pragma once

#include <filesystem>
#include <functional>
#include <stdexcept>
#include <string>
#include <string_view>

/// Writing so that a file is there whole or not at all. For a folder of results see result_directory.hpp.
namespace io {

/// What could not be written, and why: "cannot write results/x.csv: No space left on device". The program ends with 3.
class WriteError : public std::runtime_error {
 public:
  WriteError(const std::filesystem::path& path, const std::string& reason)
      : std::runtime_error("cannot write " + path.string() + ": " + reason) {}
};

/// Writes a file through a temporary one beside it, which takes its place once the bytes are on the disk. Replaces a file
/// that is there. If anything fails the old file stays, nothing new is left, and WriteError is thrown.
/// Temporary files of this one that killed programs left are removed.
void write_whole(const std::filesystem::path& path, std::string_view bytes);
/// The same of a file too large to be held: `write` is called once, with what takes its bytes.
void write_whole(const std::filesystem::path& path,
                 const std::function<void(const std::function<void(std::string_view)>& put)>& write);

/// The name of a file is on the disk once its folder is. A disk that cannot do this has the file all the same.
void sync_folder(const std::filesystem::path& folder);

}  // namespace io
