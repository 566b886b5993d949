#include "app/publish/picture_place.hpp"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <set>

#include "app/command_line/options.hpp"
#include "app/publish/files.hpp"
#include "app/publish/target.hpp"
#include "files/read_inside.hpp"
#include "files/standing_pictures.hpp"
#include "input/kept/kept_chart.hpp"

namespace app {

namespace fs = std::filesystem;

namespace {

constexpr const char* kAnother = "choose another --out";
constexpr const char* kReport = "report.html";
constexpr std::string_view kReportBegins = "<title>Chokepoint: ";
constexpr std::size_t kHead = 1000;

/// The chart that a file belongs to; empty if it is none of a chart.
std::string chart_of(const std::string& file) {
  for (const std::string_view ending : io::kChartFileEndings)
    if (file.ends_with(ending)) return file.substr(0, file.size() - ending.size());
  return "";
}

/// What in a folder is no chart of ours; empty if there is nothing.
std::string foreign_in(const fs::path& folder, bool may_have_folders) {
  const std::vector<std::string> names = io::names_inside(folder, "");
  const std::set<std::string> there(names.begin(), names.end());
  for (const std::string& name : names) {
    const fs::file_status status = fs::symlink_status(folder / name);
    if (may_have_folders && name == "narrow" && fs::is_directory(status)) {
      const std::string foreign = foreign_in(folder / name, false);
      if (!foreign.empty()) return name + "/" + foreign;
      continue;
    }
    const std::string chart = chart_of(name);
    const bool is_ours = fs::is_regular_file(status) && io::is_chart_name(chart) &&
                         there.contains(chart + std::string(io::kChartFileEndings.front()));
    if (!is_ours) return name;
  }
  return "";
}

/// Whether a folder may be looked into. Adds a fault if something else stands there.
bool is_folder(const fs::path& out, io::FaultList& faults) {
  const fs::path file = file_in_the_way(out);
  std::error_code ignored;
  if (!file.empty() || (fs::exists(fs::symlink_status(out, ignored)) && !fs::is_directory(out, ignored))) {
    add_place_fault(out, (file.empty() ? out : file).string() + " is a file, not a directory", kAnother, faults);
    return false;
  }
  return fs::is_directory(out, ignored);
}

void check_page(const fs::path& page, io::FaultList& faults) {
  const fs::path folder = page.has_parent_path() ? page.parent_path() : fs::path(".");
  try {
    const std::optional<std::string> there = io::read_inside(folder, page.filename(), kMostResultBytes);
    if (there && there->substr(0, kHead).find(kReportBegins) == std::string::npos)
      add_place_fault(page, "is no report of this program", kAnother, faults);
  } catch (const base::InputError& error) {
    for (const base::Fault& fault : error.faults()) faults.add(fault);
  }
}

}  // namespace

void check_charts_place(const fs::path& out, io::FaultList& faults) {
  if (!is_folder(out, faults)) return;
  const std::string foreign = foreign_in(out, true);
  if (!foreign.empty()) add_place_fault(out, "holds something that is no chart (" + foreign + ")", kAnother, faults);
}

void check_results_writable(const fs::path& directory, io::FaultList& faults) {
  if (::access(directory.c_str(), W_OK | X_OK) != 0)
    add_place_fault(directory, std::string("may only be read (") + std::strerror(errno) + ")",
                    "--out DIR writes elsewhere", faults);
}

bool is_page(const fs::path& out) { return out.extension() == ".html"; }

void check_report_place(const fs::path& out, io::FaultList& faults) {
  if (is_page(out)) {
    const fs::path file = file_in_the_way(out);
    if (!file.empty()) add_place_fault(out, file.string() + " is a file, not a directory", kAnother, faults);
    return check_page(out, faults);
  }
  if (!is_folder(out, faults)) return;
  for (const std::string& name : io::names_inside(out, ""))
    if (name != kReport && name != "charts")
      return add_place_fault(out, "holds something that is no report (" + name + ")", kAnother, faults);
  check_page(out / kReport, faults);
  io::names_inside(out, "charts");  // no link
  check_charts_place(out / "charts", faults);
}

bool is_drawn_report(const fs::path& page) {
  try {
    const fs::path folder = page.has_parent_path() ? page.parent_path() : fs::path(".");
    return io::read_inside(folder, page.filename(), kMostResultBytes).value_or("").find("<svg") != std::string::npos;
  } catch (const base::InputError&) {
    return false;
  }
}

}  // namespace app
