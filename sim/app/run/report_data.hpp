#pragma once
#include <string>

#include "app/publish/draw.hpp"
#include "input/scenario/scenario.hpp"

namespace app {

/// What the report shows beside charts: the scenario in words, and the run's own tables as text.
struct ReportSource {
  const io::Manifest& manifest;
  const io::Scenario& scenario;
  const io::Calibration& calibration;
  const std::string& parameters_csv;
  const std::string& events_csv;
  std::string directory = {};  ///< where the tables lie, for what may be wrong in them
};

/// Puts together the report. Throws base::InputError if a table is not one of this program's.
io::ReportData report_data(const ReportSource& source, io::ChartData data, DrawnCharts drawn, io::Findings findings);

}  // namespace app
