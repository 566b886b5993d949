#include "app/publish/files.hpp"

#include <cerrno>
#include <fstream>
#include <sstream>
#include <system_error>

#include "app/command_line/options.hpp"
#include "files/read_inside.hpp"

namespace app {

std::string read_result(const std::filesystem::path& path) {
  if (std::filesystem::is_directory(path))
    throw std::system_error(EISDIR, std::generic_category(), "cannot read " + path.string());
  errno = 0;
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  if (!file) throw std::system_error(errno != 0 ? errno : EIO, std::generic_category(), "cannot read " + path.string());
  return std::move(text).str();
}

std::string read_result(const std::filesystem::path& directory, const std::filesystem::path& name) {
  std::optional<std::string> bytes = io::read_inside(directory, name, kMostResultBytes);
  if (!bytes) refuse_place(directory / name, "is no file, and these results have one", "make the results again");
  return std::move(*bytes);
}

}  // namespace app
