#include "app/draw.hpp"

#include <algorithm>

#include "io/files/render.hpp"
#include "io/files/write_whole.hpp"
#include "io/text/charts.hpp"
#include "io/text/charts_points.hpp"

namespace app {

namespace fs = std::filesystem;

namespace {

/// What the worlds are, in a few words: "posterior sha256:22be05d5..." becomes "fitted to the record
/// (posterior 22be05d5)".
std::string draws_in_words(const std::string& draws) {
  const std::size_t digest = draws.find(':');
  if (digest == std::string::npos) return "prior draws, not calibrated";
  return "fitted to the record (posterior " + draws.substr(digest + 1, 8) + ")";
}

io::RunInfo run_info(const io::Manifest& manifest) {
  io::RunInfo info;
  info.title = manifest.title;
  info.scenario = manifest.run.scenario;
  info.description = manifest.description;
  info.overrides = manifest.overrides;
  info.version = manifest.run.version;
  info.commit = manifest.run.commit;
  info.seed = manifest.run.seed;
  info.replicates = manifest.run.replicates;
  info.present = manifest.present;
  info.calibration_note = draws_in_words(manifest.run.draws);
  return info;
}

std::vector<io::DocumentedPoint> documented_points(const io::Calibration& calibration) {
  const auto figures = std::find_if(calibration.files.begin(), calibration.files.end(), [](const io::InputFile& file) {
    return fs::path(file.path).filename() == "figures.json";
  });
  return figures == calibration.files.end() ? std::vector<io::DocumentedPoint>() : io::chart_points(figures->bytes);
}

void write_specifications(const fs::path& directory, const std::vector<io::Chart>& charts) {
  fs::create_directories(directory);
  for (const io::Chart& chart : charts) io::write_whole(directory / (chart.name + ".vl.json"), chart.spec_json);
}

/// The charts of all findings that are there.
std::vector<io::FoundChart> charts_of(const io::Findings& findings) {
  std::vector<io::FoundChart> charts;
  const auto add = [&](const auto& finding) {
    if (finding) charts.insert(charts.end(), finding->charts.begin(), finding->charts.end());
  };
  add(findings.paradox), add(findings.hindcast), add(findings.learnt), add(findings.claims);
  return charts;
}

io::ReportChart report_chart(const fs::path& directory, io::Chart chart) {
  std::string wide = io::read_drawing(directory, chart.name),
              narrow = io::read_drawing(directory / "narrow", chart.name);
  return {std::move(chart), std::move(wide), std::move(narrow)};
}

}  // namespace

io::ChartData chart_data(const io::Manifest& manifest, std::vector<io::SummaryRow> rows,
                         const io::Calibration& calibration) {
  return {run_info(manifest), io::SummaryTable(std::move(rows)), documented_points(calibration)};
}

DrawnCharts draw_charts(const fs::path& directory, const io::ChartData& data, const io::Findings& findings) {
  const std::vector<io::Chart> wide = io::make_charts(data, io::kWideChart),
                               narrow = io::make_charts(data, io::kNarrowChart);
  write_specifications(directory, wide);
  write_specifications(directory / "narrow", narrow);
  const std::vector<io::FoundChart> found = charts_of(findings);
  for (const io::FoundChart& chart : found) {
    io::write_whole(directory / (chart.name + ".vl.json"), chart.wide.json);
    io::write_whole(directory / "narrow" / (chart.name + ".vl.json"), chart.narrow.json);
  }
  const io::Rendering rendering =
      io::render_charts(directory, fs::path(CHOKEPOINT_DATA_DIRECTORY) / "scripts" / "charts");
  DrawnCharts drawn;
  drawn.why_not = rendering.why_not;
  for (const io::Chart& chart : wide) drawn.charts.push_back(report_chart(directory, chart));
  for (const io::FoundChart& chart : found)
    drawn.found.push_back(
        report_chart(directory, {chart.name, chart.title, chart.caption, chart.reading, chart.alt, chart.wide.json}));
  return drawn;
}

}  // namespace app
