#include "io/files/result_directory.hpp"

#include <array>
#include <string>

#include "io/files/write_whole.hpp"

namespace io {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view kManifest = "manifest.json";
constexpr std::string_view kCharts = "charts";
/// All that a run may write: what an older run left of it goes before the newer one comes. Beside the charts in their
/// folder a person may keep pictures of their own, so those are known by name.
constexpr std::array<std::string_view, 8> kWritten = {"manifest.json",  "scenario.json", "summary.csv",
                                                      "parameters.csv", "events.csv",    "dictionary.csv",
                                                      "report.html",    "ensemble.nc"};
constexpr std::array<std::string_view, 8> kChartNames = {
    "gap-fan",   "compute-share", "compute-by-source",   "chokepoint",
    "frontiers", "prices",        "third-country-share", "ascend-units"};
constexpr std::array<std::string_view, 3> kChartEndings = {".vl.json", ".svg", ".png"};

/// Without a trailing slash or dots, so that ".part" is put after a name.
fs::path tidy(const fs::path& target) {
  const fs::path path = fs::weakly_canonical(fs::absolute(target));
  return path.has_filename() ? path : path.parent_path();
}

void remove_old_charts(const fs::path& charts) {
  for (const fs::path& folder : {charts, charts / "narrow"})
    for (const std::string_view name : kChartNames)
      for (const std::string_view ending : kChartEndings)
        fs::remove(folder / (std::string(name) + std::string(ending)));
}

void remove_old_run(const fs::path& target) {
  if (occupant_of(target) != Occupant::kRun) return;
  for (const std::string_view name : kWritten) fs::remove_all(target / name);
  remove_old_charts(target / kCharts);
}

/// Moves files one by one: a folder that is there already keeps what else is in it.
void move_files(const fs::path& from, const fs::path& to) {
  fs::create_directories(to);
  for (const fs::directory_entry& entry : fs::directory_iterator(from)) {
    const fs::path target = to / entry.path().filename();
    if (entry.is_directory() && fs::is_directory(target))
      move_files(entry.path(), target);
    else if (entry.path().filename() != kManifest)
      fs::rename(entry.path(), target);
  }
}

}  // namespace

ResultDirectory::ResultDirectory(const fs::path& target) : target_(tidy(target)), part_(target_) {}

void ResultDirectory::add(const fs::path& name, std::string_view bytes) {
  const fs::path path = part() / name;
  fs::create_directories(path.parent_path());
  write_whole(path, bytes);
}

void ResultDirectory::publish(const std::function<void()>& approve) {
  const FolderLock turn(target_.parent_path());
  if (approve) approve();
  if (!fs::exists(target_)) return fs::rename(part(), target_);
  remove_old_run(target_);
  move_files(part(), target_);
  fs::rename(part() / kManifest, target_ / kManifest);
}

void ResultDirectory::update(const std::function<void()>& approve) {
  const FolderLock turn(target_.parent_path());
  if (approve) approve();
  if (fs::exists(part() / kCharts)) remove_old_charts(target_ / kCharts);
  move_files(part(), target_);
}

Occupant occupant_of(const fs::path& target) {
  if (!fs::exists(target)) return Occupant::kNothing;
  if (!fs::is_directory(target)) return Occupant::kSomethingElse;
  if (fs::is_empty(target)) return Occupant::kNothing;
  return fs::is_regular_file(target / kManifest) ? Occupant::kRun : Occupant::kSomethingElse;
}

}  // namespace io
