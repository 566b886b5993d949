#include "files/scratch_directory.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

namespace io {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view kDigitsAndDash = "0123456789-";

int open_folder(const fs::path& folder) {
  return ::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
}

void close_folder(int descriptor) {
  if (descriptor >= 0) ::close(descriptor);
}

int lock(int descriptor, int how) {
  int result = ::flock(descriptor, how);
  while (result != 0 && errno == EINTR) result = ::flock(descriptor, how);
  return result;
}

std::string stem_of(const fs::path& target) { return target.filename().string() + ".part-"; }

bool is_scratch_of(const fs::path& path, const std::string& stem) {
  const std::string name = path.filename().string();
  return name.size() > stem.size() && name.compare(0, stem.size(), stem) == 0 &&
         name.find_first_not_of(kDigitsAndDash, stem.size()) == std::string::npos;
}

// Whose lock is free has no owner any more. Only for whoever holds the folder: a directory that is just being made is
// not locked yet.
void remove_left_behind(const fs::path& target) {
  std::error_code ignored;  // what cannot be removed hurts nobody
  std::vector<fs::path> found;
  for (const fs::directory_entry& entry : fs::directory_iterator(target.parent_path(), ignored))
    if (is_scratch_of(entry.path(), stem_of(target))) found.push_back(entry.path());
  for (const fs::path& path : found) {
    const int descriptor = open_folder(path);
    if (descriptor >= 0 && lock(descriptor, LOCK_EX | LOCK_NB) == 0) fs::remove_all(path, ignored);
    close_folder(descriptor);
  }
}

fs::path make_new(const fs::path& target) {
  const std::string stem = stem_of(target) + std::to_string(::getpid()) + "-";
  for (int number = 1;; ++number) {
    fs::path path = target.parent_path() / (stem + std::to_string(number));
    if (::mkdir(path.c_str(), 0777) == 0) return path;
    if (errno != EEXIST)
      throw fs::filesystem_error("cannot make a directory beside", target,
                                 std::error_code(errno, std::generic_category()));
  }
}

}  // namespace

FolderLock::FolderLock(const fs::path& folder) : descriptor_(open_folder(folder)) {
  if (descriptor_ >= 0) lock(descriptor_, LOCK_EX);
}

FolderLock::~FolderLock() { close_folder(descriptor_); }

ScratchDirectory::ScratchDirectory(const fs::path& target) {
  fs::create_directories(target.parent_path());
  const FolderLock turn(target.parent_path());
  remove_left_behind(target);
  path_ = make_new(target);
  alive_ = open_folder(path_);
  if (alive_ >= 0) lock(alive_, LOCK_EX | LOCK_NB);
}

void ScratchDirectory::move_to(const fs::path& place) {
  fs::rename(path_, place);
  path_.clear();
}

ScratchDirectory::~ScratchDirectory() {
  std::error_code ignored;  // nothing can be done about it here, and the next one for this target tries again
  if (!path_.empty()) fs::remove_all(path_, ignored);
  close_folder(alive_);
}

}  // namespace io
