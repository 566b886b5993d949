#pragma once
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "files/exchange.hpp"
#include "files/scratch_directory.hpp"

namespace io {

/// The room that results take at most, unless a command knows better: bytes.
inline constexpr std::uint64_t kUsualRoom = 4u << 20;

/// A directory of results in the making. Files are gathered in a scratch directory that no other call shares; `publish` or
/// `update` puts them at TARGET. What is never published is removed with this object.
///
/// What stands at TARGET is at every moment the old or the new, whole: the folders are exchanged in one step, with a
/// person's own files linked into the new one. Where a folder cannot be exchanged, as a mounted one, files are moved one by
/// one with a list that says how to take it back; `mend_place` does so after a kill. A call that fails leaves the old. Of
/// several that publish to one TARGET at once, each waits for the one before.
class ResultDirectory {
 public:
  /// Mends what stands at TARGET after a killed call, and makes the scratch directory and what lies above it. To be called
  /// before anything is computed: throws std::filesystem::filesystem_error or WriteError if the place cannot be written
  /// to, or has less room than that.
  explicit ResultDirectory(const std::filesystem::path& target, std::uint64_t room = kUsualRoom);

  /// Where the files are gathered.
  const std::filesystem::path& part() const { return part_; }
  /// Adds a file. `name` may have folders in it. Throws WriteError, naming the file, if the disk refuses.
  void add(const std::filesystem::path& name, std::string_view bytes);
  /// Puts a whole result in its place; what an older one wrote goes. `approve` is called when nobody else can publish any
  /// more and may throw, if what stands there by now must stay. To be called once.
  void publish(const std::function<void()>& approve = nullptr);
  /// Adds to the result that stands at TARGET what was gathered, and the digests of it to its manifest; of a chart that is
  /// drawn anew no old file is left.
  void update(const std::function<void()>& approve = nullptr);

 private:
  void put(const Stays& stays);
  void put_file_by_file(const std::vector<std::filesystem::path>& fresh, const Stays& stays);
  void renew_manifest(const Stays& stays);

  std::filesystem::path target_;
  std::optional<ScratchDirectory> scratch_;
  std::filesystem::path part_;
};

/// The file that keeps what a long call for TARGET has done so far, so that another goes on with it: TARGET.checkpoint, or,
/// where nothing can stand beside TARGET, one in it. Throws WriteError if neither can be written.
std::filesystem::path checkpoint_of(const std::filesystem::path& target);

/// What stands where results are to go.
enum class Occupant { kNothing, kRun, kSomethingElse };
/// kNothing: no such path, or a directory with nothing in it but what the system or a killed call put there. kRun: a
/// directory with a manifest.json. kSomethingElse: anything else.
Occupant occupant_of(const std::filesystem::path& target);

}  // namespace io
