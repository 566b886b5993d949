#include "files/scratch_directory.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>

#include "files/journal.hpp"
#include "files/paths.hpp"

namespace io {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view kDigitsAndDash = "0123456789-";
constexpr std::string_view kBesideEnding = ".part-";
constexpr std::string_view kInsideName = ".chokepoint-part-";
constexpr const char* kMark = "chokepoint-scratch";

thread_local int places_held = 0;

int open_folder(const fs::path& folder) {
  return ::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW);
}

void close_folder(int descriptor) {
  if (descriptor >= 0) ::close(descriptor);
}

int lock(int descriptor, int how) {
  int result = ::flock(descriptor, how);
  while (result != 0 && errno == EINTR) result = ::flock(descriptor, how);
  return result;
}

[[noreturn]] void fail(const char* what, const fs::path& place) {
  throw fs::filesystem_error(what, place, std::error_code(errno, std::generic_category()));
}

fs::path make_new(const fs::path& stem) {
  const std::string begin = stem.string() + std::to_string(::getpid()) + "-";
  for (int number = 1;; ++number) {
    fs::path path = begin + std::to_string(number);
    if (::mkdir(path.c_str(), 0777) == 0) return path;
    if (errno != EEXIST) fail("cannot make a directory", path);
  }
}

/// A name that is `begin` and then a process and a number.
bool is_numbered(std::string_view name, std::string_view begin) {
  return name.size() > begin.size() && name.starts_with(begin) &&
         name.find_first_not_of(kDigitsAndDash, begin.size()) == std::string_view::npos;
}

bool is_plain_folder(const fs::path& path) {
  std::error_code absent;
  return fs::is_directory(fs::symlink_status(path, absent));
}

/// The mark is written before anything else: a folder of that name that holds something and has no mark is somebody's own.
bool is_ours(const fs::path& path) {
  std::error_code unreadable;
  return is_plain_folder(path) && (is_there(path / kMark) || fs::is_empty(path, unreadable));
}

struct LeftBehind {
  fs::path path, target;
};

/// The target of a scratch directory that lies beside it.
std::optional<fs::path> target_of_scratch(const fs::path& path) {
  const std::string name = path.filename().string();
  const std::size_t end = name.rfind(kBesideEnding);
  if (end == std::string::npos || end == 0 || !is_numbered(name, name.substr(0, end + kBesideEnding.size()))) return {};
  return path.parent_path() / name.substr(0, end);
}

/// Scratch directories at a place and beside it, whatever target those were for.
std::vector<LeftBehind> scratch_around(const fs::path& target) {
  std::vector<LeftBehind> found;
  std::error_code absent;
  for (const fs::directory_entry& entry : fs::directory_iterator(target.parent_path(), absent))
    if (const auto of = target_of_scratch(entry.path()); of && is_ours(entry.path()))
      found.push_back({entry.path(), *of});
  for (const fs::directory_entry& entry : fs::directory_iterator(target, absent))
    if (is_scratch_inside(entry.path()) && is_ours(entry.path())) found.push_back({entry.path(), target});
  return found;
}

/// By the process that the name tells, where the disk knows no locks.
bool has_no_process(const fs::path& path) {
  const std::string name = path.filename().string();
  const auto process = static_cast<pid_t>(std::atol(name.c_str() + name.find("part-") + 5));
  return process > 0 && ::kill(process, 0) != 0 && errno == ESRCH;
}

/// Holds a scratch directory that nobody uses. Whose lock is free has no owner any more.
class Abandoned {
 public:
  explicit Abandoned(const fs::path& path) : descriptor_(open_folder(path)) {
    if (descriptor_ < 0) return;
    free_ = lock(descriptor_, LOCK_EX | LOCK_NB) == 0 || (errno != EWOULDBLOCK && has_no_process(path));
  }
  ~Abandoned() { close_folder(descriptor_); }
  Abandoned(const Abandoned&) = delete;
  Abandoned& operator=(const Abandoned&) = delete;
  explicit operator bool() const { return free_; }

 private:
  int descriptor_ = -1;
  bool free_ = false;
};

/// The mark goes last, so that what is left of an interrupted removal is still known.
void remove_scratch(const fs::path& scratch) {
  std::error_code ignored;  // what cannot be removed hurts nobody, and the next call tries again
  std::vector<fs::path> entries;
  for (const fs::directory_entry& entry : fs::directory_iterator(scratch, ignored))
    if (entry.path().filename() != kMark) entries.push_back(entry.path());
  for (const fs::path& entry : entries) {
    fs::remove_all(entry, ignored);
    if (ignored) return;
  }
  fs::remove(scratch / kMark, ignored);
  fs::remove(scratch, ignored);
}

/// Puts back what was moved aside and not replaced, and removes the directory.
void settle(const fs::path& scratch, const fs::path& target) {
  std::error_code absent;
  if (fs::is_regular_file(
          fs::symlink_status(journal_in(scratch), absent)))  // the folder may be anybody's: no pipe, no link
    undo_moves(scratch, target);
  else if (!is_there(target) && is_plain_folder(aside_in(scratch)))
    fs::rename(aside_in(scratch), target);
  remove_scratch(scratch);
}

}  // namespace

FolderLock::FolderLock(const fs::path& folder) : descriptor_(open_folder(folder)) {
  if (descriptor_ >= 0) lock(descriptor_, LOCK_EX);
}

FolderLock::~FolderLock() { close_folder(descriptor_); }

PlaceLock::PlaceLock(const fs::path& target) : above_(target.parent_path()), itself_(target) { ++places_held; }

PlaceLock::~PlaceLock() { --places_held; }

ScratchDirectory::ScratchDirectory(const fs::path& target, Where where) : target_(target), where_(where) {
  if (where == Where::kBeside) fs::create_directories(target.parent_path());
  path_ = make_new(where == Where::kBeside ? target.string() + std::string(kBesideEnding)
                                           : (target / kInsideName).string());
  alive_ = open_folder(path_);
  if (alive_ >= 0) lock(alive_, LOCK_EX | LOCK_NB);
  std::ofstream mark(path_ / kMark);
  mark << "Files of a call of chokepoint that has not ended, or was killed, for " << target.filename().string()
       << ".\nThe next call for that place puts things right and removes this folder.\n";
  mark.close();
  std::error_code error = mark ? std::error_code() : std::make_error_code(std::errc::io_error);
  if (!error) fs::create_directory(fresh(), error);
  if (!error) return;
  remove_scratch(path_);
  close_folder(alive_);
  throw fs::filesystem_error("cannot write", path_, error);
}

ScratchDirectory::~ScratchDirectory() {
  try {
    settle(path_, target_);
  } catch (const fs::filesystem_error&) {  // the next call for this place tries again
  }
  close_folder(alive_);
}

fs::path aside_in(const fs::path& scratch) { return scratch / "old"; }

bool is_scratch_inside(const fs::path& entry) { return is_numbered(entry.filename().string(), kInsideName); }

void mend_place(const fs::path& target) {
  if (places_held > 0) return;  // whoever holds the place has mended it
  const fs::path place = tidy_path(target);
  const auto is_abandoned = [](const LeftBehind& one) { return static_cast<bool>(Abandoned(one.path)); };
  std::vector<LeftBehind> found = scratch_around(place);
  std::erase_if(found, [&](const LeftBehind& one) { return !is_abandoned(one); });
  if (found.empty()) return;
  const PlaceLock turn(place);
  for (const LeftBehind& one : scratch_around(place))
    if (const Abandoned held(one.path); held) settle(one.path, one.target);
}

}  // namespace io
