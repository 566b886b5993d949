#include "io/files/result_directory.hpp"

#include <array>
#include <system_error>

#include "io/files/write_whole.hpp"

namespace io {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view kManifest = "manifest.json";
/// All that a run may write: what an older run left of it goes before the newer one comes.
constexpr std::array<std::string_view, 8> kWritten = {"manifest.json",  "scenario.json", "summary.csv",
                                                      "parameters.csv", "events.csv",    "dictionary.csv",
                                                      "report.html",    "charts"};

fs::path part_of(const fs::path& target) {
  fs::path part = target;
  return part += ".part";
}

/// Without a trailing slash or dots, so that ".part" is put after a name.
fs::path tidy(const fs::path& target) {
  const fs::path path = fs::weakly_canonical(fs::absolute(target));
  return path.has_filename() ? path : path.parent_path();
}

void remove_old_run(const fs::path& target) {
  if (occupant_of(target) != Occupant::kRun) return;
  for (const std::string_view name : kWritten) fs::remove_all(target / name);
}

void move_into(const fs::path& part, const fs::path& target) {
  for (const fs::directory_entry& entry : fs::directory_iterator(part))
    if (entry.path().filename() != kManifest) fs::rename(entry.path(), target / entry.path().filename());
  fs::rename(part / kManifest, target / kManifest);
  fs::remove(part);
}

}  // namespace

ResultDirectory::ResultDirectory(const fs::path& target) : target_(tidy(target)), part_(part_of(target_)) {
  fs::remove_all(part_);  // left behind by a run that was killed
  fs::create_directories(part_);
}

ResultDirectory::~ResultDirectory() {
  std::error_code ignored;  // nothing can be done about it here, and what stays behind is named .part
  fs::remove_all(part_, ignored);
}

void ResultDirectory::add(const fs::path& name, std::string_view bytes) {
  const fs::path path = part_ / name;
  fs::create_directories(path.parent_path());
  write_whole(path, bytes);
}

void ResultDirectory::publish() {
  if (!fs::exists(target_)) return fs::rename(part_, target_);
  remove_old_run(target_);
  move_into(part_, target_);
}

Occupant occupant_of(const fs::path& target) {
  if (!fs::exists(target)) return Occupant::kNothing;
  if (!fs::is_directory(target)) return Occupant::kSomethingElse;
  if (fs::is_empty(target)) return Occupant::kNothing;
  return fs::is_regular_file(target / kManifest) ? Occupant::kRun : Occupant::kSomethingElse;
}

}  // namespace io
