#include "files/write_whole.hpp"

#include <fcntl.h>
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

// A file that vanishes unless it is renamed: closes its descriptor and removes itself whatever happens.
class TemporaryFile {
 public:
  explicit TemporaryFile(const fs::path& target) : target_(target) {
    std::string pattern = target.string() + ".XXXXXX";
    name_.assign(pattern.begin(), pattern.end());
    name_.push_back('\0');
    descriptor_ = ::mkstemp(name_.data());
    if (descriptor_ < 0) fail();
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

  // mkstemp makes files for the owner alone; results are as readable as any new file.
  void finish() {
    if (::fchmod(descriptor_, 0666u & ~creation_mask()) != 0 || ::fsync(descriptor_) != 0) fail();
    const int closed = ::close(descriptor_);
    descriptor_ = -1;
    if (closed != 0 || ::rename(name_.data(), target_.c_str()) != 0) fail();
    renamed_ = true;
  }

 private:
  [[noreturn]] void fail() const { throw WriteError(target_, std::strerror(errno)); }

  fs::path target_;
  std::vector<char> name_;
  int descriptor_ = -1;
  bool renamed_ = false;
};

// The name of a file is on the disk once its folder is. A disk that cannot do this has written the file all the same.
void sync_folder(const fs::path& folder) {
  const int descriptor = ::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY);
  if (descriptor < 0) return;
  ::fsync(descriptor);
  ::close(descriptor);
}

}  // namespace

void write_whole(const fs::path& path, std::string_view bytes) {
  TemporaryFile file(path);
  file.write(bytes);
  file.finish();
  sync_folder(path.parent_path());
}

}  // namespace io
