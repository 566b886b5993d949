#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "io/text/calibration.hpp"
#include "io/text/chart_data.hpp"
#include "io/text/manifest.hpp"
#include "io/text/report.hpp"

namespace app {

/// What the charts of a run are drawn from.
io::ChartData chart_data(const io::Manifest& manifest, std::vector<io::SummaryRow> rows,
                         const io::Calibration& calibration);

/// Charts as the report takes them, and what is missing.
struct DrawnCharts {
  std::vector<io::ReportChart> charts;
  std::vector<io::ReportChart> found;  ///< those of findings
  std::string why_not;                 ///< sentences on drawings that could not be made; empty if all were
};

/// Writes the specifications NAME.vl.json of the run's charts and of those of findings into `directory` and its folder
/// `narrow`, and their drawings if the programs
/// for that are there (scripts/charts of this source tree). Throws io::WriteError if the disk refuses.
DrawnCharts draw_charts(const std::filesystem::path& directory, const io::ChartData& data,
                        const io::Findings& findings);

}  // namespace app
