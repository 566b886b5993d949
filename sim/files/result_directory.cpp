#include "files/result_directory.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "files/standing_pictures.hpp"
#include "files/write_whole.hpp"
#include "output/chart/frame/charts_themes.hpp"

namespace io {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view kManifest = "manifest.json";
constexpr std::string_view kCharts = "charts";
/// All that a run may write: what an older run left of it goes before the newer one comes. Beside the charts in their
/// folder a person may keep pictures of their own, so those are known by name.
constexpr std::array<std::string_view, 13> kWritten = {
    "manifest.json", "scenario.json", "summary.csv", "parameters.csv", "events.csv",    "dictionary.csv", "report.html",
    "claims.json",   "methods.txt",   "ensemble.nc", "against.json",   "quantiles.csv", "worlds"};
constexpr std::array<std::string_view, 10> kChartNames = {
    "gap-fan", "compute-share",       "compute-by-source", "chokepoint", "frontiers",
    "prices",  "third-country-share", "ascend-units",      "paradox",    "learnt"};
/// Begins of the names of charts of which there may be any number.
constexpr std::array<std::string_view, 4> kChartFamilies = {"hindcast-", "voi-", "change-", "fans-"};
constexpr std::array<std::string_view, 5> kChartEndings = {".vl.json", ".svg", ".png", ".pdf", ".csv"};

/// Without a trailing slash or dots, so that ".part" is put after a name.
fs::path tidy(const fs::path& target) {
  const fs::path path = fs::weakly_canonical(fs::absolute(target));
  return path.has_filename() ? path : path.parent_path();
}

/// Folders of charts of another look: `narrow`, and THEME-WIDTH of the command `chart`.
bool holds_charts(const fs::path& folder) {
  const std::string name = folder.filename().string();
  const std::size_t dash = name.find('-');
  if (dash == std::string::npos) return name == "narrow";
  const std::string width = name.substr(dash + 1);
  return find_theme(name.substr(0, dash)) && !width.empty() && width.find_first_not_of("0123456789") == width.npos;
}

/// NAME of a file NAME.vl.json, NAME.svg and so on; empty if the file is none of a chart.
std::string chart_of(const fs::path& file) {
  const std::string name = file.filename().string();
  for (const std::string_view ending : kChartEndings)
    if (name.size() > ending.size() && name.ends_with(ending)) return name.substr(0, name.size() - ending.size());
  return "";
}

/// Whether a run draws a chart of that name.
bool is_of_a_run(const std::string& chart) {
  return std::find(kChartNames.begin(), kChartNames.end(), chart) != kChartNames.end() ||
         std::any_of(kChartFamilies.begin(), kChartFamilies.end(),
                     [&](std::string_view family) { return chart.starts_with(family); });
}

std::vector<fs::path> files_in(const fs::path& folder) {
  std::vector<fs::path> files;
  std::error_code absent;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder, absent))
    if (entry.is_regular_file()) files.push_back(entry.path());
  return files;
}

std::vector<fs::path> chart_folders(const fs::path& charts) {
  std::vector<fs::path> folders{charts};
  std::error_code absent;
  for (const fs::directory_entry& entry : fs::directory_iterator(charts, absent))
    if (entry.is_directory() && holds_charts(entry.path())) folders.push_back(entry.path());
  return folders;
}

/// Of the charts that are drawn anew nothing old stays, whatever could be drawn of them now.
void remove_redrawn_charts(const fs::path& drawn, const fs::path& charts) {
  for (const fs::path& folder : chart_folders(drawn))
    for (const fs::path& file : files_in(folder))
      if (file.filename().string().ends_with(kChartEndings[0]))
        for (const std::string_view ending : kChartEndings)
          fs::remove(charts / folder.lexically_relative(drawn) / (chart_of(file) + std::string(ending)));
}

}  // namespace

void remove_charts(const fs::path& charts, const std::function<bool(const std::string&)>& is_old) {
  for (const fs::path& folder : chart_folders(charts)) {
    for (const fs::path& file : files_in(folder)) {
      const std::string chart = chart_of(file);
      if (!chart.empty() && is_old(chart)) fs::remove(file);
    }
    if (folder != charts && fs::is_empty(folder)) fs::remove(folder);
  }
}

namespace {

void remove_old_run(const fs::path& target) {
  if (occupant_of(target) != Occupant::kRun) return;
  for (const std::string_view name : kWritten) fs::remove_all(target / name);
  remove_charts(target / kCharts, is_of_a_run);
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
  if (!fs::exists(target_)) return part_.move_to(target_);
  keep_pictures(part(), target_);
  remove_old_run(target_);
  move_files(part(), target_);
  fs::rename(part() / kManifest, target_ / kManifest);
}

void ResultDirectory::update(const std::function<void()>& approve) {
  const FolderLock turn(target_.parent_path());
  if (approve) approve();
  remove_redrawn_charts(part() / kCharts, target_ / kCharts);
  move_files(part(), target_);
}

Occupant occupant_of(const fs::path& target) {
  if (!fs::exists(target)) return Occupant::kNothing;
  if (!fs::is_directory(target)) return Occupant::kSomethingElse;
  if (fs::is_empty(target)) return Occupant::kNothing;
  return fs::is_regular_file(target / kManifest) ? Occupant::kRun : Occupant::kSomethingElse;
}

}  // namespace io
