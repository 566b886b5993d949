#include "app/publish/kept_charts.hpp"

#include <algorithm>

#include "app/command_line/options.hpp"
#include "base/error.hpp"
#include "files/read_inside.hpp"
#include "files/write_whole.hpp"
#include "input/json/input_values.hpp"
#include "input/json/json_read.hpp"
#include "input/kept/kept_chart.hpp"
#include "output/chart/frame/charts_themes.hpp"

namespace app {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view kEnding = ".vl.json";

constexpr std::uint64_t kMostSpecBytes = 16u << 20, kMostSpecsBytes = 64u << 20;
constexpr std::size_t kMostCharts = 500;

/// One specification of a folder of results, looked at before anything else sees it; empty if it is not there.
std::string read_spec(const fs::path& results, const fs::path& file, io::FaultList& faults) {
  try {
    const std::string text = io::read_inside(results, file, kMostSpecBytes).value_or("");
    const auto spec = text.empty() ? std::nullopt : io::read_json(text, (results / file).string(), faults);
    if (spec && io::expect_kind(*spec, io::Node::Kind::kObject, faults)) io::check_chart(*spec, faults);
    return text;
  } catch (const base::InputError& error) {
    for (const base::Fault& fault : error.faults()) faults.add(fault);
    return "";
  }
}

}  // namespace

std::vector<io::FoundChart> found_in(const io::Findings& findings) {
  std::vector<io::FoundChart> charts;
  const auto add = [&](const auto& finding) {
    if (finding) charts.insert(charts.end(), finding->charts.begin(), finding->charts.end());
  };
  add(findings.paradox), add(findings.hindcast), add(findings.learnt), add(findings.claims), add(findings.against);
  return charts;
}

std::vector<KeptChart> charts_of(const io::Findings& findings) {
  std::vector<KeptChart> charts;
  for (const io::FoundChart& chart : found_in(findings))
    charts.push_back({chart.name, chart.wide.json, chart.narrow.json});
  return charts;
}

bool has_kept(const fs::path& results) {
  const std::vector<std::string> files = io::names_inside(results, "charts");
  return std::any_of(files.begin(), files.end(), [](const std::string& file) { return file.ends_with(kEnding); });
}

std::vector<KeptChart> kept_in(const fs::path& results) {
  std::vector<KeptChart> kept;
  io::FaultList faults;
  std::size_t bytes = 0;
  for (const std::string& file : io::names_inside(results, "charts")) {
    if (!file.ends_with(kEnding)) continue;
    const std::string name = file.substr(0, file.size() - kEnding.size());
    if (!io::is_chart_name(name)) {
      add_place_fault(results / "charts" / file, "is no name of a chart: small letters, digits and dashes",
                      "rename it, or take it out of the folder", faults);
      continue;
    }
    kept.push_back({name, read_spec(results, fs::path("charts") / file, faults),
                    read_spec(results, fs::path("charts") / "narrow" / file, faults)});
    bytes += kept.back().wide.size() + kept.back().narrow.size();
    if (kept.size() > kMostCharts || bytes > kMostSpecsBytes)
      refuse_place(results / "charts", "holds more charts than may be drawn at once", "at most 500 charts and 64 MiB");
  }
  faults.throw_if_any();
  return kept;
}

void write_kept(const fs::path& directory, const std::vector<KeptChart>& charts, const Drawing& drawing) {
  const auto write = [&](const fs::path& folder, const KeptChart& chart, int width) {
    const bool narrow = !chart.narrow.empty() && width < io::kPhoneBelow;
    fs::create_directories(folder);
    const std::string file = chart.name + std::string(kEnding);
    try {
      io::write_whole(folder / file, io::in_look(narrow ? chart.narrow : chart.wide, drawing.theme, width));
    } catch (const base::InputError& error) {
      base::Fault fault = error.faults().front();
      fault.file = std::string(narrow ? "charts/narrow/" : "charts/") + file;
      throw base::InputError({fault});
    }
  };
  for (const KeptChart& chart : charts) {
    if (!drawing.draws(chart.name)) continue;
    write(directory, chart, drawing.width);
    if (drawing.is_usual() && !chart.narrow.empty()) write(directory / "narrow", chart, io::kNarrowChart);
  }
}

}  // namespace app
