#include "files/read_inside.hpp"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <system_error>

#include "base/error.hpp"

namespace io {

namespace fs = std::filesystem;

namespace {

constexpr int kPlain = O_RDONLY | O_CLOEXEC | O_NONBLOCK;  // a pipe without a writer must not keep us waiting

/// A descriptor, closed with this object; negative: there is none.
class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  Descriptor(Descriptor&& other) noexcept : number_(other.release()) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    std::swap(number_, other.number_);
    return *this;
  }

  int number() const { return number_; }
  int release() {
    const int number = number_;
    number_ = -1;
    return number;
  }

 private:
  int number_;
};

[[noreturn]] void refuse(const fs::path& file, const std::string& problem, const std::string& remedy) {
  base::Fault fault;
  fault.file = file.string();
  fault.problem = problem;
  fault.suggestion = remedy;
  throw base::InputError({fault});
}

[[noreturn]] void refuse_error(const fs::path& file, int error) {
  if (error == ELOOP || error == EMLINK)
    refuse(file, "is a link, and links in a folder of results are not followed", "put the file itself there");
  refuse(file, "cannot be read: " + std::generic_category().message(error), "");
}

bool is_link(int folder, const fs::path& part) {
  struct stat there {};
  return ::fstatat(folder, part.c_str(), &there, AT_SYMLINK_NOFOLLOW) == 0 && S_ISLNK(there.st_mode);
}

/// What stands at `name` below `directory`, reached without a link; nothing if it is not there.
Descriptor open_inside(const fs::path& directory, const fs::path& name, int last) {
  Descriptor here(::open(directory.empty() ? "." : directory.c_str(), kPlain | O_DIRECTORY));
  fs::path reached = directory;
  for (auto part = name.begin(); part != name.end() && here.number() >= 0; ++part) {
    reached /= *part;
    if (*part == ".." || part->is_absolute()) refuse(reached, "leads out of the folder of results", "");
    const bool is_last = std::next(part) == name.end();
    Descriptor next(::openat(here.number(), part->c_str(), kPlain | O_NOFOLLOW | (is_last ? last : O_DIRECTORY)));
    const int error = errno;
    if (next.number() < 0 && is_link(here.number(), *part)) refuse_error(reached, ELOOP);  // O_DIRECTORY calls it none
    if (next.number() < 0 && error == ENOTDIR) refuse(reached, "is no folder", "");
    if (next.number() < 0 && error != ENOENT) refuse_error(reached, error);
    here = std::move(next);
  }
  return here;
}

std::string read_all(const Descriptor& file, const fs::path& path, std::uint64_t most) {
  std::string bytes;
  std::array<char, 1u << 16> buffer{};
  while (bytes.size() <= most) {
    const ssize_t got = ::read(file.number(), buffer.data(), buffer.size());
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) refuse_error(path, errno);
    if (got == 0) return bytes;
    bytes.append(buffer.data(), static_cast<std::size_t>(got));
  }
  refuse(path, "has more than " + std::to_string(most >> 20) + " MiB", "");
}

}  // namespace

std::optional<std::string> read_inside(const fs::path& directory, const fs::path& name, std::uint64_t most) {
  const fs::path path = directory / name;
  const Descriptor file = open_inside(directory, name, 0);
  if (file.number() < 0) return std::nullopt;
  struct stat there {};
  if (::fstat(file.number(), &there) != 0) refuse_error(path, errno);
  if (!S_ISREG(there.st_mode)) refuse(path, "is no regular file", "");
  if (static_cast<std::uint64_t>(there.st_size) > most)
    refuse(path, "has more than " + std::to_string(most >> 20) + " MiB", "");
  return read_all(file, path, most);
}

std::vector<std::string> names_inside(const fs::path& directory, const fs::path& name) {
  Descriptor folder = open_inside(directory, name, O_DIRECTORY);
  std::vector<std::string> names;
  if (folder.number() < 0) return names;
  DIR* const entries = ::fdopendir(folder.number());
  if (entries == nullptr) refuse_error(directory / name, errno);
  folder.release();
  while (const dirent* entry = ::readdir(entries)) names.emplace_back(entry->d_name);
  ::closedir(entries);
  std::erase_if(names, [](const std::string& found) { return found == "." || found == ".."; });
  std::sort(names.begin(), names.end());
  return names;
}

}  // namespace io
