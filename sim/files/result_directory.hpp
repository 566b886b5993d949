#pragma once
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

#include "files/scratch_directory.hpp"

namespace io {

/// A directory of results in the making. Files are gathered in a directory beside TARGET that no other run shares;
/// `publish` or `update` moves them to TARGET. What is never published is removed with this object.
///
/// If TARGET is absent, it appears whole by one rename. If it exists, each file of the new run replaces the one of that
/// name, manifest.json last and after the old one is gone: a directory with a manifest is complete. Files that no run
/// writes are left alone, in `charts` too. Of several that publish to one TARGET at once, each waits for the one before.
class ResultDirectory {
 public:
  /// Makes the directory beside TARGET, empty, and what lies above it. Throws std::filesystem::filesystem_error if it
  /// cannot.
  explicit ResultDirectory(const std::filesystem::path& target);

  /// Where the files are gathered.
  const std::filesystem::path& part() const { return part_.path(); }
  /// Adds a file. `name` may have folders in it. Throws WriteError, naming the file, if the disk refuses.
  void add(const std::filesystem::path& name, std::string_view bytes);
  /// Puts a whole run in its place; what an older run wrote goes. `approve` is called when nobody else can publish any
  /// more and may throw, if what stands there by now must stay.
  void publish(const std::function<void()>& approve = nullptr);
  /// Adds to the run that stands at TARGET what was gathered; of a chart that is drawn anew no old file is left.
  void update(const std::function<void()>& approve = nullptr);

 private:
  std::filesystem::path target_;
  ScratchDirectory part_;
};

/// Removes every file of the charts whose name is old, from `charts` and from its folders of other looks: `narrow`, and
/// THEME-WIDTH of the command `chart`. Such a folder goes too once it is empty.
void remove_charts(const std::filesystem::path& charts, const std::function<bool(const std::string&)>& is_old);

/// What stands where results are to go.
enum class Occupant { kNothing, kRun, kSomethingElse };
/// kNothing: no such path or an empty directory. kRun: a directory with a manifest.json. kSomethingElse: anything else.
Occupant occupant_of(const std::filesystem::path& target);

}  // namespace io
