#pragma once
#include <filesystem>

/// Places to gather files in that no other run shares, and the right to put them in their place.
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

/// A new empty directory TARGET.part-PROCESS-NUMBER beside `target`, for this object alone, removed with it. Those that
/// killed programs left behind for the same target are removed when the next one is made.
class ScratchDirectory {
 public:
  /// Makes what lies above it too. Throws std::filesystem::filesystem_error if it cannot.
  explicit ScratchDirectory(const std::filesystem::path& target);
  ~ScratchDirectory();
  ScratchDirectory(const ScratchDirectory&) = delete;
  ScratchDirectory& operator=(const ScratchDirectory&) = delete;

  /// Empty once it has been moved.
  const std::filesystem::path& path() const { return path_; }
  /// Puts the directory at `place`, where nothing stands, and gives it up: its old name may be another's from now on.
  /// For whoever holds the folder. Throws std::filesystem::filesystem_error, and keeps it, if the disk refuses.
  void move_to(const std::filesystem::path& place);

 private:
  std::filesystem::path path_;
  int alive_ = -1;  ///< holds a lock on the directory, which the system lets go when the process ends in any way
};

}  // namespace io
