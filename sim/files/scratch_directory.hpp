#pragma once
#include <filesystem>
#include <vector>

/// Places to gather files in that no other call shares, the right to put them in their place, and what becomes of those
/// that a killed program left behind.
namespace io {

/// Holds a folder against every other holder, in this process or another, until it goes. Waits for its turn. On a disk
/// that knows no locks (some network disks) it holds nothing and does not complain.
class FolderLock {
 public:
  explicit FolderLock(const std::filesystem::path& folder);
  ~FolderLock();
  FolderLock(const FolderLock&) = delete;
  FolderLock& operator=(const FolderLock&) = delete;

 private:
  int descriptor_ = -1;
};

/// The right to change what stands at `target`: holds the folder above, and the one there, which another may know by
/// another name (a mounted folder). Not to be taken twice by one thread.
class PlaceLock {
 public:
  explicit PlaceLock(const std::filesystem::path& target);
  ~PlaceLock();
  PlaceLock(const PlaceLock&) = delete;
  PlaceLock& operator=(const PlaceLock&) = delete;

 private:
  FolderLock above_, itself_;
};

/// A new directory for this object alone, which goes with it: TARGET.part-PROCESS-NUMBER beside `target`, or
/// .chokepoint-part-PROCESS-NUMBER in it. A file in it marks it as this program's.
class ScratchDirectory {
 public:
  enum class Where { kBeside, kInside };
  /// For whoever holds the place. Makes what lies above it too. Throws std::filesystem::filesystem_error if it cannot.
  ScratchDirectory(const std::filesystem::path& target, Where where);
  /// What was moved aside and not replaced goes back.
  ~ScratchDirectory();
  ScratchDirectory(const ScratchDirectory&) = delete;
  ScratchDirectory& operator=(const ScratchDirectory&) = delete;

  const std::filesystem::path& path() const { return path_; }
  /// Where the new files are gathered; it is there from the beginning.
  std::filesystem::path fresh() const { return path_ / "new"; }
  Where where() const { return where_; }

 private:
  std::filesystem::path target_, path_;
  Where where_;
  int alive_ = -1;  ///< holds a lock on the directory, which the system lets go when the process ends in any way
};

/// Where in a scratch directory lies what was moved aside.
std::filesystem::path aside_in(const std::filesystem::path& scratch);

/// Puts the place right after a call that was killed while it replaced what stood there: all of the old goes back, or, if
/// all of the new was in its place already, that stays. Removes the scratch directories that killed calls left there and
/// beside it. Looks, and changes nothing, if there are none. Throws std::filesystem::filesystem_error if something old
/// cannot be put back.
void mend_place(const std::filesystem::path& target);

/// Whether an entry of a folder of results is a scratch directory in it.
bool is_scratch_inside(const std::filesystem::path& entry);

}  // namespace io
