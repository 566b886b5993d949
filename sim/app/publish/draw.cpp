#include "app/publish/draw.hpp"

#include <algorithm>

#include "app/command_line/data_home.hpp"
#include "files/render.hpp"
#include "files/write_whole.hpp"
#include "output/chart/charts.hpp"
#include "output/chart/charts_points.hpp"
#include "parallel/interrupt.hpp"

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
  info.hangs_on = manifest.hangs_on;
  info.calibration_note = io::draws_in_words(manifest.run.draws);
  return info;
}

std::vector<io::DocumentedPoint> documented_points(const io::Calibration& calibration) {
  const auto figures = std::find_if(calibration.files.begin(), calibration.files.end(), [](const io::InputFile& file) {
    return fs::path(file.path).filename() == "figures.json";
  });
  return figures == calibration.files.end() ? std::vector<io::DocumentedPoint>() : io::chart_points(figures->bytes);
}

void write_figures(const fs::path& directory, const std::vector<io::Figure>& figures) {
  for (const io::Figure& figure : figures) {
    io::write_whole(directory / (figure.name + ".vl.json"), figure.spec.json);
    io::write_whole(directory / (figure.name + ".csv"), io::table_csv(figure.data));
    if (figure.narrow.json.empty()) continue;
    fs::create_directories(directory / "narrow");
    io::write_whole(directory / "narrow" / (figure.name + ".vl.json"), figure.narrow.json);
  }
}

std::vector<io::DrawnFigure> with_drawings(const fs::path& directory, std::vector<io::Figure> figures) {
  std::vector<io::DrawnFigure> drawn;
  for (io::Figure& figure : figures) {
    const std::string name = figure.name;
    drawn.push_back(
        {std::move(figure), io::read_drawing(directory, name), io::read_drawing(directory / "narrow", name)});
  }
  return drawn;
}

io::Rendering draw_specifications(const fs::path& directory, io::Pictures pictures) {
  return io::render_charts(directory, chart_programs(), pictures, &parallel::stop_requested());
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

ExitCode tell_drawing(const io::Rendering& rendering, const Console& console) {
  if (rendering.failed || rendering.stopped)
    console.warn(rendering.why_not);
  else if (!rendering.why_not.empty())
    console.note(rendering.why_not);
  return rendering.stopped ? kStopped : rendering.failed ? kCannotFinish : kDone;
}

std::vector<io::Figure> run_figures(const io::ChartData& data, const Drawing& drawing) {
  constexpr int kWidestLayout = 1200;  // pixels: beyond it type of 12 would be too small, so all is enlarged
  std::vector<io::Figure> figures;
  if (drawing.is_usual())
    figures = io::in_both_layouts([&](int width) { return io::make_charts(data, width); });
  else if (drawing.width <= kWidestLayout)
    figures = io::make_charts(data, drawing.width, drawing.theme);
  else
    for (const io::Figure& chart : io::make_charts(data))
      figures.push_back(io::figure_of(chart.kept(), drawing.theme, drawing.width));
  std::erase_if(figures, [&](const io::Figure& figure) { return !drawing.draws(figure.name); });
  return figures;
}

DrawnCharts draw_figures(const fs::path& directory, std::vector<io::Figure> own, std::vector<io::Figure> found,
                         io::Pictures pictures) {
  fs::create_directories(directory);
  write_figures(directory, own), write_figures(directory, found);
  io::Rendering rendering = draw_specifications(directory, pictures);
  return {with_drawings(directory, std::move(own)), with_drawings(directory, std::move(found)), std::move(rendering)};
}

}  // namespace app
