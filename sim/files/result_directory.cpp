#include "files/result_directory.hpp"

#include <fcntl.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <sstream>
#include <vector>

#include "files/digest.hpp"
#include "files/journal.hpp"
#include "files/paths.hpp"
#include "files/standing_pictures.hpp"
#include "files/vouched.hpp"
#include "files/write_whole.hpp"
#include "files/written_files.hpp"

namespace io {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view kOfACall = ".chokepoint-";

/// A new folder is made beside its target and renamed; one that cannot be exchanged has its files moved from within.
ScratchDirectory::Where where_for(const fs::path& target) {
  using Where = ScratchDirectory::Where;
  if (!is_there(target)) return Where::kBeside;
  if (::access(target.c_str(), W_OK | X_OK) != 0) throw WriteError(target, std::strerror(errno));
  return may_be_exchanged(target) ? Where::kBeside : Where::kInside;
}

void check_room(const fs::path& scratch, const fs::path& target, std::uint64_t room) {
  struct statvfs disk {};
  if (::statvfs(scratch.c_str(), &disk) != 0) return;
  const std::uint64_t free = static_cast<std::uint64_t>(disk.f_bavail) * disk.f_frsize;
  constexpr std::uint64_t kFiles = 300;
  const auto megabytes = [](std::uint64_t bytes) { return std::to_string((bytes + 999'999) / 1'000'000) + " MB"; };
  if (free < room)
    throw WriteError(target,
                     "the disk has room for " + megabytes(free) + ", and the results may take " + megabytes(room));
  if (disk.f_files > 0 && disk.f_favail < kFiles) throw WriteError(target, "the disk has no room for more files");
}

/// Programs that draw, and libraries, write without waiting for the disk.
void sync_below(const fs::path& folder) {
  for (const fs::path& name : files_below(folder)) {
    const int descriptor = ::open((folder / name).c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    if (descriptor < 0) continue;
    const bool synced = ::fsync(descriptor) == 0;
    const int error = errno;
    ::close(descriptor);
    if (!synced && error != EINVAL && error != EROFS) throw WriteError(folder / name, std::strerror(error));
  }
}

/// What calls that have not ended keep in a folder, and what the system puts into a new disk.
bool is_of_a_call(const std::string& name) { return name.starts_with(kOfACall) || name == "lost+found"; }

std::string text_of(const fs::path& file) {
  std::ostringstream text;
  text << std::ifstream(file, std::ios::binary).rdbuf();
  return std::move(text).str();
}

}  // namespace

ResultDirectory::ResultDirectory(const fs::path& target, std::uint64_t room) : target_(tidy_path(target)) {
  mend_place(target_);
  try {
    fs::create_directories(target_.parent_path());  // a folder that is not there cannot be held
    const PlaceLock turn(target_);
    scratch_.emplace(target_, where_for(target_));
  } catch (const fs::filesystem_error& error) {  // of a name that nobody has heard of
    throw WriteError(target, error.code().message() + "; see whether the place may be written to, or choose another");
  }
  part_ = scratch_->fresh();
  check_room(part_, target_, room);
}

void ResultDirectory::add(const fs::path& name, std::string_view bytes) {
  const fs::path path = part() / name;
  fs::create_directories(path.parent_path());
  write_whole(path, bytes);
}

void ResultDirectory::publish(const std::function<void()>& approve) {
  const PlaceLock turn(target_);
  if (approve) approve();
  keep_pictures(part(), target_);
  put(stays_beside_a_new_result(target_));
  scratch_.reset();
}

void ResultDirectory::update(const std::function<void()>& approve) {
  const PlaceLock turn(target_);
  if (approve) approve();
  const Stays stays = stays_beside_new_charts(part());
  renew_manifest(stays);
  put(stays);
  scratch_.reset();
}

void ResultDirectory::put(const Stays& stays) {
  sync_below(part());
  if (!is_there(target_)) {
    fs::rename(part(), target_);
    return sync_folder(target_.parent_path());
  }
  const std::vector<fs::path> fresh = files_below(part());
  const bool beside = scratch_->where() == ScratchDirectory::Where::kBeside;
  if (beside && carry_over(target_, part(), stays) && exchange(part(), target_, aside_in(scratch_->path())))
    return sync_folder(target_.parent_path());
  put_file_by_file(fresh, stays);
}

void ResultDirectory::put_file_by_file(const std::vector<fs::path>& fresh, const Stays& stays) {
  std::vector<fs::path> stale;
  for (const fs::path& name : files_below(target_))
    if (!is_scratch_inside(*name.begin()) && !stays(name)) stale.push_back(name);
  if (scratch_->where() == ScratchDirectory::Where::kInside) {
    move_in(scratch_->path(), target_, fresh, stale);
  } else {
    const ScratchDirectory inside(target_, ScratchDirectory::Where::kInside);
    for (const fs::path& name : fresh) {
      fs::create_directories((inside.fresh() / name).parent_path());
      fs::copy_file(part() / name, inside.fresh() / name);
    }
    sync_below(inside.fresh());
    move_in(inside.path(), target_, fresh, stale);
  }
  sync_folder(target_);
}

void ResultDirectory::renew_manifest(const Stays& stays) {
  if (is_there(part() / kManifestFile) || !is_there(target_ / kManifestFile)) return;
  std::vector<fs::path> gone;
  for (const fs::path& name : vouched_names(target_))
    if (!stays(name)) gone.push_back(name);
  const std::string old = text_of(target_ / kManifestFile), renewed = with_digests(old, digests_below(part()), gone);
  if (renewed != old) add(kManifestFile, renewed);
}

fs::path checkpoint_of(const fs::path& target) {
  const fs::path place = tidy_path(target), beside = place.string() + ".checkpoint",
                 inside = place / (std::string(kOfACall) + "checkpoint");
  if (is_there(beside) || is_there(inside)) return is_there(beside) ? beside : inside;
  return is_there(place) && where_for(place) == ScratchDirectory::Where::kInside ? inside : beside;
}

Occupant occupant_of(const fs::path& target) {
  if (!fs::exists(target)) return Occupant::kNothing;
  if (!fs::is_directory(target)) return Occupant::kSomethingElse;
  if (fs::is_regular_file(target / kManifestFile)) return Occupant::kRun;
  for (const fs::directory_entry& entry : fs::directory_iterator(target))
    if (!is_of_a_call(entry.path().filename().string())) return Occupant::kSomethingElse;
  return Occupant::kNothing;
}

}  // namespace io
