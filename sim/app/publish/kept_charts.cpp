#include "app/publish/kept_charts.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "files/read_file.hpp"
#include "files/write_whole.hpp"
#include "output/chart/frame/charts_themes.hpp"

namespace app {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view kEnding = ".vl.json";

std::string read_if_there(const fs::path& file) {
  std::error_code absent;
  return fs::is_regular_file(file, absent) ? io::read_file(file.string()) : "";
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

std::vector<KeptChart> kept_in(const fs::path& charts) {
  std::vector<KeptChart> kept;
  std::error_code absent;
  for (const fs::directory_entry& entry : fs::directory_iterator(charts, absent)) {
    const std::string file = entry.path().filename().string();
    if (!entry.is_regular_file() || !file.ends_with(kEnding)) continue;
    kept.push_back({file.substr(0, file.size() - kEnding.size()), read_if_there(entry.path()),
                    read_if_there(charts / "narrow" / file)});
  }
  std::sort(kept.begin(), kept.end(), [](const KeptChart& a, const KeptChart& b) { return a.name < b.name; });
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
