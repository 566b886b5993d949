#include "app/publish/draw.hpp"

#include <algorithm>

#include "app/publish/kept_charts.hpp"
#include "files/render.hpp"
#include "files/write_whole.hpp"
#include "output/chart/charts.hpp"
#include "output/chart/charts_points.hpp"
#include "parallel/interrupt.hpp"
#include "study/worlds/world_blocks.hpp"

namespace app {

namespace fs = std::filesystem;

namespace {

io::RunInfo run_info(const io::Manifest& manifest) {
  io::RunInfo info;
  static_cast<io::Provenance&>(info) = manifest.run;
  info.title = manifest.title;
  info.description = manifest.description;
  info.overrides = manifest.overrides;
  info.present = manifest.present;
  info.told = manifest.told;
  info.calibration_note = io::draws_in_words(manifest.run.draws);
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

io::ReportChart report_chart(const fs::path& directory, io::Chart chart) {
  std::string wide = io::read_drawing(directory, chart.name),
              narrow = io::read_drawing(directory / "narrow", chart.name);
  return {std::move(chart), std::move(wide), std::move(narrow)};
}

std::vector<io::Chart> chosen(std::vector<io::Chart> charts, const Drawing& drawing) {
  std::erase_if(charts, [&](const io::Chart& chart) { return !drawing.draws(chart.name); });
  return charts;
}

}  // namespace

io::ChartData chart_data(const io::Manifest& manifest, std::vector<io::SummaryRow> rows,
                         const io::Calibration& calibration) {
  return {run_info(manifest), io::SummaryTable(std::move(rows)), documented_points(calibration)};
}

bool Drawing::draws(const std::string& chart) const {
  return names.empty() || std::find(names.begin(), names.end(), chart) != names.end();
}

fs::path folder_of(const Drawing& drawing) {
  const std::string look = std::string(io::theme_name(drawing.theme)) + "-" + std::to_string(drawing.width);
  return drawing.is_usual() ? fs::path("charts") : fs::path("charts") / look;
}

io::Rendering draw_specifications(const fs::path& directory, io::Pictures pictures) {
  const fs::path programs = fs::path(CHOKEPOINT_DATA_DIRECTORY) / "scripts" / "charts";
  io::Rendering rendering = io::render_charts(directory, programs, pictures, &parallel::stop_requested());
  if (parallel::stop_requested()) throw study::Stopped();
  return rendering;
}

ExitCode tell_drawing(const io::Rendering& rendering, const Console& console) {
  if (rendering.failed)
    console.warn(rendering.why_not);
  else if (!rendering.why_not.empty())
    console.note(rendering.why_not);
  return rendering.failed ? kCannotFinish : kDone;
}

std::vector<Picture> pictures_of(const io::ChartData& data) {
  std::vector<Picture> pictures;
  for (io::Chart& chart : io::make_charts(data, io::kWideChart)) pictures.push_back({std::move(chart), ""});
  const std::vector<io::Chart> narrow = io::make_charts(data, io::kNarrowChart);
  for (std::size_t i = 0; i < narrow.size(); ++i) pictures[i].narrow = narrow[i].spec_json;
  return pictures;
}

std::vector<Picture> pictures_of(const io::Findings& findings) {
  std::vector<Picture> pictures;
  for (const io::FoundChart& chart : found_in(findings))
    pictures.push_back(
        {{chart.name, chart.title, chart.caption, chart.reading, chart.alt, chart.wide.json}, chart.narrow.json});
  return pictures;
}

DrawnCharts draw_pictures(const fs::path& directory, const std::vector<Picture>& own,
                          const std::vector<Picture>& found) {
  fs::create_directories(directory / "narrow");
  for (const auto* pictures : {&own, &found})
    for (const Picture& picture : *pictures) {
      io::write_whole(directory / (picture.chart.name + ".vl.json"), picture.chart.spec_json);
      if (!picture.narrow.empty())
        io::write_whole(directory / "narrow" / (picture.chart.name + ".vl.json"), picture.narrow);
    }
  DrawnCharts drawn;
  drawn.rendering = draw_specifications(directory);
  for (const Picture& picture : own) drawn.charts.push_back(report_chart(directory, picture.chart));
  for (const Picture& picture : found) drawn.found.push_back(report_chart(directory, picture.chart));
  return drawn;
}

DrawnCharts draw_charts(const fs::path& directory, const io::ChartData& data, const io::Findings& findings,
                        const Drawing& drawing) {
  const std::vector<io::Chart> wide = chosen(io::make_charts(data, drawing.width, drawing.theme), drawing);
  write_specifications(directory, wide);
  if (drawing.is_usual())
    write_specifications(directory / "narrow", chosen(io::make_charts(data, io::kNarrowChart), drawing));
  write_kept(directory, charts_of(findings), drawing);
  DrawnCharts drawn;
  drawn.rendering = draw_specifications(directory, drawing.pictures);
  for (const io::Chart& chart : wide) drawn.charts.push_back(report_chart(directory, chart));
  for (const io::FoundChart& chart : found_in(findings))
    if (drawing.draws(chart.name))
      drawn.found.push_back(
          report_chart(directory, {chart.name, chart.title, chart.caption, chart.reading, chart.alt, chart.wide.json}));
  return drawn;
}

}  // namespace app
