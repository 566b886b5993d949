#pragma once
#include <string>

#include "app/publish/draw.hpp"
#include "input/scenario/scenario.hpp"
#include "output/table/tables.hpp"

namespace app {

/// What the report shows beside charts: the scenario in words, what its worlds drew and what happened in them.
struct ReportSource {
  const io::Manifest& manifest;
  const io::Scenario& scenario;
  const io::Calibration& calibration;
  const io::Draws& draws;
  const std::vector<io::EventLine>& events;
  io::ExplorerLink explorer;
};

/// Puts together the report.
io::ReportData report_data(const ReportSource& source, io::ChartData data, DrawnCharts drawn, io::Findings findings);

}  // namespace app
