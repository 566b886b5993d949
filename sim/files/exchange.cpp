#include "files/exchange.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/xattr.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <system_error>

#include "files/scratch_directory.hpp"
#include "files/write_whole.hpp"

namespace io {

namespace fs = std::filesystem;

namespace {

struct stat status_of(const fs::path& path) {
  struct stat status {};
  if (::lstat(path.c_str(), &status) != 0)
    throw fs::filesystem_error("cannot look at", path, std::error_code(errno, std::generic_category()));
  return status;
}

/// A folder whose rights another folder can have, and whose entries may be linked and removed.
bool is_own_folder(const struct stat& status, const fs::path& path) {
  constexpr mode_t kAll = S_IRWXU;
  return status.st_uid == ::geteuid() && (status.st_mode & kAll) == kAll &&
         ::lgetxattr(path.c_str(), "system.posix_acl_access", nullptr, 0) < 0 &&
         ::lgetxattr(path.c_str(), "system.posix_acl_default", nullptr, 0) < 0;
}

bool give_rights(const struct stat& status, const fs::path& folder) {
  const bool same_group = status_of(folder).st_gid == status.st_gid;
  if (!same_group && ::chown(folder.c_str(), static_cast<uid_t>(-1), status.st_gid) != 0) return false;
  return ::chmod(folder.c_str(), status.st_mode & 07777u) == 0;
}

[[noreturn]] void refuse_kind(const fs::path& path) {
  throw WriteError(path, "something of another kind is in its way");
}

/// Where the walk through the folders is.
struct Walk {
  const fs::path& old;
  const fs::path& fresh;
  const Stays& stays;
  dev_t device;
};

bool carry(const Walk& walk, const fs::path& name);

bool carry_folder(const Walk& walk, const fs::path& name, const struct stat& status) {
  const fs::path from = walk.old / name, to = walk.fresh / name;
  if (status.st_dev != walk.device || !is_own_folder(status, from)) return false;
  const bool was_empty = fs::is_empty(from), is_new = ::mkdir(to.c_str(), 0777) == 0;
  if (!is_new && (errno != EEXIST || !fs::is_directory(fs::symlink_status(to)))) {
    if (errno == EEXIST) refuse_kind(from);
    return false;
  }
  for (const fs::directory_entry& entry : fs::directory_iterator(from))
    if (!carry(walk, name / entry.path().filename())) return false;
  if (is_new && !was_empty && fs::is_empty(to)) return fs::remove(to);  // all that it had was of the older result
  return give_rights(status, to);
}

bool carry(const Walk& walk, const fs::path& name) {
  const struct stat status = status_of(walk.old / name);
  if (S_ISDIR(status.st_mode)) return !is_scratch_inside(walk.old / name) && carry_folder(walk, name, status);
  if (!walk.stays(name)) return true;
  const fs::file_status there = fs::symlink_status(walk.fresh / name);
  if (fs::is_directory(there)) refuse_kind(walk.old / name);
  if (fs::exists(there)) return true;
  return ::linkat(AT_FDCWD, (walk.old / name).c_str(), AT_FDCWD, (walk.fresh / name).c_str(), 0) == 0;
}

bool is_mounted(const fs::path& folder) {
  struct statx found {};
  if (::statx(AT_FDCWD, folder.c_str(), AT_SYMLINK_NOFOLLOW, STATX_BASIC_STATS, &found) == 0 &&
      (found.stx_attributes_mask & STATX_ATTR_MOUNT_ROOT) != 0)
    return (found.stx_attributes & STATX_ATTR_MOUNT_ROOT) != 0;
  return status_of(folder).st_dev != status_of(folder.parent_path()).st_dev;
}

/// What the system says where a folder cannot be moved, though its files can be.
bool is_of_the_place(int error) { return error == EXDEV || error == EBUSY || error == EPERM || error == EACCES; }

}  // namespace

bool carry_over(const fs::path& old, const fs::path& fresh, const Stays& stays) {
  const struct stat status = status_of(old);
  const Walk walk{old, fresh, stays, status.st_dev};
  for (const fs::directory_entry& entry : fs::directory_iterator(old))
    if (!carry(walk, entry.path().filename())) return false;
  return give_rights(status, fresh);
}

bool exchange(const fs::path& fresh, const fs::path& target, const fs::path& aside) {
  const auto fail = [&](int error) {
    throw fs::filesystem_error("cannot replace", target, std::error_code(error, std::generic_category()));
  };
  if (::renameat2(AT_FDCWD, fresh.c_str(), AT_FDCWD, target.c_str(), RENAME_EXCHANGE) == 0) return true;
  if (is_of_the_place(errno)) return false;
  if (errno != EINVAL && errno != ENOSYS && errno != EOPNOTSUPP) fail(errno);
  if (::rename(target.c_str(), aside.c_str()) != 0) {
    if (is_of_the_place(errno)) return false;
    fail(errno);
  }
  if (::rename(fresh.c_str(), target.c_str()) != 0) {
    const int error = errno;
    fs::rename(aside, target);
    fail(error);
  }
  std::error_code ignored;
  fs::rename(aside, fresh, ignored);  // as after an exchange: what lies there goes
  return true;
}

bool may_be_exchanged(const fs::path& target) {
  const struct stat status = status_of(target);
  if (!is_own_folder(status, target) || ::access(target.parent_path().c_str(), W_OK | X_OK) != 0) return false;
  std::error_code unknown;
  const fs::path here = fs::current_path(unknown), way = here.lexically_relative(target);
  if (unknown || (!way.empty() && *way.begin() != "..")) return false;
  return !is_mounted(target);
}

}  // namespace io
