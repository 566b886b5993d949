#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "app/command_line/console.hpp"
#include "files/render.hpp"
#include "input/kept/chart_data.hpp"
#include "input/kept/manifest.hpp"
#include "input/record/calibration.hpp"
#include "output/chart/charts.hpp"
#include "output/page/report.hpp"

namespace app {

/// What the charts of a run are drawn from.
io::ChartData chart_data(const io::Manifest& manifest, std::vector<io::SummaryRow> rows,
                         const io::Calibration& calibration);

/// Charts as the report takes them, and what is missing.
struct DrawnCharts {
  std::vector<io::DrawnFigure> charts;
  std::vector<io::DrawnFigure> found;  ///< those of findings
  io::Rendering rendering;             ///< what could be drawn
};

/// How charts are to look, and which of them are drawn.
struct Drawing {
  int width = io::kWideChart;  ///< pixels
  io::Theme theme = io::Theme::kLight;
  io::Pictures pictures = io::Pictures::kDrawings;
  std::vector<std::string> names;  ///< empty: every chart that the data allow

  /// What the report and the page show: these have narrow ones beside them, for phones.
  bool is_usual() const { return width == io::kWideChart && theme == io::Theme::kLight; }
  bool draws(const std::string& chart) const;
};

/// Where charts of that look lie in a results directory: `charts`, or a folder of it named after theme and width.
std::filesystem::path folder_of(const Drawing& drawing);

/// Says what could not be drawn and why: quiet or not if a program failed or the user stopped it. Gives how a call ends whose
/// results are whole but for that: kCannotFinish where a program is there and could not draw, kStopped, else kDone.
ExitCode tell_drawing(const io::Rendering& rendering, const Console& console);

/// The charts of a run that are to be drawn, of the usual look in both layouts.
std::vector<io::Figure> run_figures(const io::ChartData& data, const Drawing& drawing = {});

/// Writes the specifications NAME.vl.json of the command's own charts and of those of findings into `directory`, those for
/// phones into its folder `narrow`, and their data as NAME.csv; draws them if the programs for that are there
/// (chart_programs). Where the user asks to stop meanwhile the programs are ended, and the rendering says
/// so. Throws io::WriteError if the disk refuses.
DrawnCharts draw_figures(const std::filesystem::path& directory, std::vector<io::Figure> own,
                         std::vector<io::Figure> found, io::Pictures pictures = io::Pictures::kDrawings);

}  // namespace app
