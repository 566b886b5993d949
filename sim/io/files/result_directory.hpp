#pragma once
#include <filesystem>
#include <string_view>

namespace io {

/// A directory of results in the making. Files are gathered in TARGET.part beside it; `publish` moves them to TARGET.
/// What is never published is removed with this object.
///
/// If TARGET is absent, it appears whole by one rename. If it exists, each file of the new run replaces the one of that
/// name, manifest.json last and after the old one is gone: a directory with a manifest is complete. Files that no run
/// writes are left alone.
class ResultDirectory {
 public:
  /// Makes TARGET.part, empty, and what lies above it. Throws std::filesystem::filesystem_error if it cannot.
  explicit ResultDirectory(const std::filesystem::path& target);
  ~ResultDirectory();
  ResultDirectory(const ResultDirectory&) = delete;
  ResultDirectory& operator=(const ResultDirectory&) = delete;

  /// Where the files are gathered.
  const std::filesystem::path& part() const { return part_; }
  /// Adds a file. `name` may have folders in it. Throws WriteError, naming the file, if the disk refuses.
  void add(const std::filesystem::path& name, std::string_view bytes);
  void publish();

 private:
  std::filesystem::path target_, part_;
};

/// What stands where results are to go.
enum class Occupant { kNothing, kRun, kSomethingElse };
/// kNothing: no such path or an empty directory. kRun: a directory with a manifest.json. kSomethingElse: anything else.
Occupant occupant_of(const std::filesystem::path& target);

}  // namespace io
