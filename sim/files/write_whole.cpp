#include "files/write_whole.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <vector>

namespace io {

namespace fs = std::filesystem;

namespace {

// Asked once: to read the mask is to change it, which threads that write at the same time must not see.
mode_t creation_mask() {
  static const mode_t mask = [] {
    const mode_t found = ::umask(0);
    ::umask(found);
    return found;
  }();
  return mask;
}

constexpr std::string_view kEnding = ".tmp-", kAnyEnding = ".tmp-XXXXXX";

// Temporary files of killed programs: nobody holds their locks. A lock is held while they are removed, by which their
// owner, if it has made one just now and not locked it yet, sees that it is gone.
void remove_left_behind(const fs::path& target) {
  const std::string begin = target.filename().string() + std::string(kEnding);
  const std::size_t length = target.filename().string().size() + kAnyEnding.size();
  std::error_code ignored;  // what cannot be removed hurts nobody
  for (const fs::directory_entry& entry : fs::directory_iterator(fs::absolute(target).parent_path(), ignored)) {
    const std::string name = entry.path().filename().string();
    if (name.size() != length || !name.starts_with(begin) || !entry.is_regular_file(ignored)) continue;
    const int descriptor = ::open(entry.path().c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    if (descriptor < 0) continue;
    if (::flock(descriptor, LOCK_EX | LOCK_NB) == 0) fs::remove(entry.path(), ignored);
    ::close(descriptor);
  }
}

// A file that vanishes unless it is renamed: closes its descriptor and removes itself whatever happens.
class TemporaryFile {
 public:
  explicit TemporaryFile(const fs::path& target) : target_(target) {
    remove_left_behind(target);
    while (!make()) ::close(descriptor_);
  }
  ~TemporaryFile() {
    if (descriptor_ >= 0) ::close(descriptor_);
    if (!renamed_) ::unlink(name_.data());
  }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;

  void write(std::string_view bytes) {
    while (!bytes.empty()) {
      const ssize_t written = ::write(descriptor_, bytes.data(), bytes.size());
      if (written < 0 && errno == EINTR) continue;
      if (written < 0) fail();
      bytes.remove_prefix(static_cast<std::size_t>(written));
    }
  }

  // mkstemp makes files for the owner alone; results are as readable as any new file. The lock is held until the file has
  // its name.
  void finish() {
    if (::fchmod(descriptor_, 0666u & ~creation_mask()) != 0 || ::fsync(descriptor_) != 0) fail();
    if (::rename(name_.data(), target_.c_str()) != 0) fail();
    renamed_ = true;
  }

 private:
  // False if another program has removed the file before it was locked.
  bool make() {
    const std::string pattern = target_.string() + std::string(kAnyEnding);
    name_.assign(pattern.begin(), pattern.end());
    name_.push_back('\0');
    descriptor_ = ::mkostemp(name_.data(), O_CLOEXEC);
    if (descriptor_ < 0) fail();
    ::flock(descriptor_, LOCK_EX);
    struct stat found {};
    return ::fstat(descriptor_, &found) != 0 || found.st_nlink > 0;
  }

  [[noreturn]] void fail() const { throw WriteError(target_, std::strerror(errno)); }

  fs::path target_;
  std::vector<char> name_;
  int descriptor_ = -1;
  bool renamed_ = false;
};

}  // namespace

void sync_folder(const fs::path& folder) {
  const int descriptor = ::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY);
  if (descriptor < 0) return;
  ::fsync(descriptor);
  ::close(descriptor);
}

void write_whole(const fs::path& path, std::string_view bytes) {
  write_whole(path, [&](const std::function<void(std::string_view)>& put) { put(bytes); });
}

void write_whole(const fs::path& path, const std::function<void(const std::function<void(std::string_view)>&)>& write) {
  TemporaryFile file(path);
  write([&](std::string_view bytes) { file.write(bytes); });
  file.finish();
  sync_folder(path.parent_path());
}

}  // namespace io
