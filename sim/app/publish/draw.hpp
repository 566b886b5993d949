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

/// A chart in both layouts, before it is drawn. Of one that is told in no page only name and specifications are known.
struct Picture {
  io::Chart chart;     ///< the wide layout
  std::string narrow;  ///< the specification for a phone; empty: there is none
};

/// Charts as the report takes them, and what is missing.
struct DrawnCharts {
  std::vector<io::ReportChart> charts;
  std::vector<io::ReportChart> found;  ///< those of findings
  io::Rendering rendering;             ///< what could be drawn
};

/// How charts are to look, and which of them are drawn.
struct Drawing {
  int width = io::kWideChart;  ///< pixels
  io::Theme theme = io::Theme::kLight;
  io::Pictures pictures = io::Pictures::kPixels;
  std::vector<std::string> names;  ///< empty: every chart that the data allow

  /// What the report and the page show: these have narrow ones beside them, for phones.
  bool is_usual() const { return width == io::kWideChart && theme == io::Theme::kLight; }
  bool draws(const std::string& chart) const;
};

/// Where charts of that look lie in a results directory: `charts`, or a folder of it named after theme and width.
std::filesystem::path folder_of(const Drawing& drawing);

/// Draws all specifications in `directory` and its folder `narrow` with the programs of this source tree (scripts/charts).
/// Throws Stopped where the user has asked to stop meanwhile; the programs have then been ended.
io::Rendering draw_specifications(const std::filesystem::path& directory,
                                  io::Pictures pictures = io::Pictures::kPixels);

/// Says what could not be drawn and why: quiet or not if a program failed. Gives how a call ends whose results are whole but
/// for that: kCannotFinish where a program is there and could not draw, else kDone.
ExitCode tell_drawing(const io::Rendering& rendering, const Console& console);

/// The charts of a run, and those of findings.
std::vector<Picture> pictures_of(const io::ChartData& data);
std::vector<Picture> pictures_of(const io::Findings& findings);

/// Writes the specifications of charts into `directory` and its folder `narrow`, and draws them if the programs for that
/// are there. Throws io::WriteError if the disk refuses.
DrawnCharts draw_pictures(const std::filesystem::path& directory, const std::vector<Picture>& own,
                          const std::vector<Picture>& found);

/// Writes the specifications NAME.vl.json of the run's charts and of those of findings into `directory` (and, of the
/// usual look, its folder `narrow`), their data as NAME.csv, and their drawings if the programs for that are there
/// (scripts/charts of this source tree). Throws io::WriteError if the disk refuses.
DrawnCharts draw_charts(const std::filesystem::path& directory, const io::ChartData& data, const io::Findings& findings,
                        const Drawing& drawing = {});

}  // namespace app
