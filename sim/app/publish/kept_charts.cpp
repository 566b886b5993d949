#include "app/publish/kept_charts.hpp"

#include <algorithm>

#include "app/command_line/options.hpp"
#include "base/error.hpp"
#include "files/read_inside.hpp"
#include "input/json/input_values.hpp"
#include "input/json/json_read.hpp"

namespace app {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view kEnding = ".vl.json";

constexpr std::uint64_t kMostSpecBytes = 16u << 20, kMostSpecsBytes = 64u << 20;
constexpr std::size_t kMostCharts = 500;

/// One specification of a folder of results, looked at before anything else sees it; empty if it is not there.
std::string read_spec(const fs::path& results, const fs::path& file, io::FaultList& faults) {
  try {
    std::string text = io::read_inside(results, file, kMostSpecBytes).value_or("");
    const auto spec = text.empty() ? std::nullopt : io::read_json(text, (results / file).string(), faults);
    if (spec && io::expect_kind(*spec, io::Node::Kind::kObject, faults)) io::check_chart(*spec, faults);
    return text;
  } catch (const base::InputError& error) {
    for (const base::Fault& fault : error.faults()) faults.add(fault);
    return "";
  }
}

}  // namespace

std::vector<io::KeptFigure> found_in(const io::Findings& findings) {
  std::vector<io::KeptFigure> charts;
  const auto add = [&](const auto& finding) {
    if (finding) charts.insert(charts.end(), finding->charts.begin(), finding->charts.end());
  };
  add(findings.paradox), add(findings.hindcast), add(findings.learnt), add(findings.claims), add(findings.against);
  return charts;
}

std::vector<io::Figure> kept_figures(const io::Findings& findings) {
  std::vector<io::Figure> figures;
  for (io::KeptFigure& chart : found_in(findings)) figures.push_back(io::figure_of(std::move(chart)));
  return figures;
}

bool has_kept(const fs::path& results) {
  const std::vector<std::string> files = io::names_inside(results, "charts");
  return std::any_of(files.begin(), files.end(), [](const std::string& file) { return file.ends_with(kEnding); });
}

std::vector<io::KeptFigure> kept_in(const fs::path& results) {
  std::vector<io::KeptFigure> kept;
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
    io::KeptFigure& chart = kept.emplace_back();
    chart.name = name, chart.spec.json = read_spec(results, fs::path("charts") / file, faults);
    chart.narrow.json = read_spec(results, fs::path("charts") / "narrow" / file, faults);
    bytes += chart.spec.json.size() + chart.narrow.json.size();
    if (kept.size() > kMostCharts || bytes > kMostSpecsBytes)
      refuse_place(results / "charts", "holds more charts than may be drawn at once", "at most 500 charts and 64 MiB");
  }
  faults.throw_if_any();
  return kept;
}

std::vector<io::Figure> in_look(const std::vector<io::KeptFigure>& charts, const Drawing& drawing) {
  const auto one = [&](const io::KeptFigure& chart, int width) {
    try {
      return io::figure_of(chart, drawing.theme, width);
    } catch (const base::InputError& error) {
      const bool narrow = !chart.narrow.json.empty() && width < io::kPhoneBelow;
      base::Fault fault = error.faults().front();
      fault.file = std::string(narrow ? "charts/narrow/" : "charts/") + chart.name + std::string(kEnding);
      throw base::InputError({fault});
    }
  };
  std::vector<io::Figure> figures;
  for (const io::KeptFigure& chart : charts) {
    if (!drawing.draws(chart.name)) continue;
    figures.push_back(one(chart, drawing.width));
    if (drawing.is_usual() && !chart.narrow.json.empty()) figures.back().narrow = one(chart, io::kNarrowChart).spec;
  }
  return figures;
}

}  // namespace app
