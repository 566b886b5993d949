#include "files/paths.hpp"

#include <system_error>

namespace io {

namespace fs = std::filesystem;

bool is_there(const fs::path& path) {
  std::error_code absent;
  return fs::exists(fs::symlink_status(path, absent));
}

fs::path tidy_path(const fs::path& path) {
  const fs::path tidy = fs::weakly_canonical(fs::absolute(path));
  return tidy.has_filename() ? tidy : tidy.parent_path();
}

bool stays_below(const fs::path& name) {
  return !name.empty() && !name.is_absolute() && name == name.lexically_normal() && *name.begin() != ".." &&
         *name.begin() != "." && name.has_filename();
}

bool is_plain_way(const fs::path& folder, const fs::path& name) {
  fs::path way = folder;
  std::error_code absent;
  for (const fs::path& step : name.parent_path()) {
    way /= step;
    const fs::file_status status = fs::symlink_status(way, absent);
    if (fs::exists(status) && !fs::is_directory(status)) return false;
  }
  return true;
}

}  // namespace io
