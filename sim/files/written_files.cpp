#include "files/written_files.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>

#include "files/paths.hpp"
#include "files/standing_pictures.hpp"
#include "files/vouched.hpp"
#include "output/chart/frame/charts_themes.hpp"

namespace io {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view kCharts = "charts";
/// What runs wrote before their manifests vouched for each file.
constexpr std::array<std::string_view, 11> kOfARun = {
    "manifest.json", "scenario.json", "summary.csv", "parameters.csv", "events.csv",  "dictionary.csv",
    "report.html",   "claims.json",   "methods.txt", "ensemble.nc",    "against.json"};
constexpr std::array<std::string_view, 10> kChartNames = {
    "gap-fan", "compute-share",       "compute-by-source", "chokepoint", "frontiers",
    "prices",  "third-country-share", "ascend-units",      "paradox",    "learnt"};
/// Begins of the names of charts of which there may be any number.
constexpr std::array<std::string_view, 5> kChartFamilies = {"hindcast-", "voi-", "change-", "fans-", "attribution-"};

/// Folders of charts of another look: `narrow`, and THEME-WIDTH of the command `chart`.
bool is_a_look(const std::string& name) {
  const std::size_t dash = name.find('-');
  if (dash == std::string::npos) return name == "narrow";
  const std::string width = name.substr(dash + 1);
  return find_theme(name.substr(0, dash)) && !width.empty() && width.find_first_not_of("0123456789") == width.npos;
}

/// NAME of charts/NAME.vl.json, charts/LOOK/NAME.svg and so on; empty if the file is none of a chart.
std::string chart_of(const fs::path& file) {
  const fs::path folder = file.parent_path();
  if (folder != kCharts && (folder.parent_path() != kCharts || !is_a_look(folder.filename().string()))) return "";
  const std::string name = file.filename().string();
  for (const std::string_view ending : kChartFileEndings)
    if (name.size() > ending.size() && name.ends_with(ending)) return name.substr(0, name.size() - ending.size());
  return "";
}

bool is_known_chart(const std::string& chart) {
  return std::find(kChartNames.begin(), kChartNames.end(), chart) != kChartNames.end() ||
         std::any_of(kChartFamilies.begin(), kChartFamilies.end(),
                     [&](std::string_view family) { return chart.starts_with(family); });
}

/// Charts whose specification is among the files.
std::set<std::string> specified(const auto& files) {
  std::set<std::string> charts;
  for (const fs::path& file : files)
    if (const std::string chart = chart_of(file); !chart.empty() && file.filename().string() == chart + ".vl.json")
      charts.insert(chart);
  return charts;
}

bool is_of_an_older_run(const fs::path& name) {
  return std::find(kOfARun.begin(), kOfARun.end(), name.string()) != kOfARun.end();
}

}  // namespace

Stays stays_beside_a_new_result(const fs::path& folder) {
  const std::set<fs::path> vouched = vouched_names(folder);
  if (!vouched.empty())
    return [vouched, charts = specified(vouched)](const fs::path& name) {
      return name != kManifestFile && !vouched.contains(name) && !charts.contains(chart_of(name));
    };
  std::error_code absent;
  const bool is_run = fs::exists(folder / kManifestFile, absent) || fs::exists(folder / "summary.csv", absent);
  return [is_run](const fs::path& name) {
    const std::string chart = chart_of(name);
    return chart.empty() ? !is_run || !is_of_an_older_run(name) : !is_known_chart(chart);
  };
}

Stays stays_beside_new_charts(const fs::path& fresh) {
  std::set<std::pair<fs::path, std::string>> drawn;
  for (const fs::path& name : files_below(fresh))
    if (const std::string chart = chart_of(name); !chart.empty() && name.filename().string() == chart + ".vl.json")
      drawn.emplace(name.parent_path(), chart);
  return [drawn](const fs::path& name) { return !drawn.contains({name.parent_path(), chart_of(name)}); };
}

}  // namespace io
