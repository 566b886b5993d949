#pragma once
#include <string>
#include <vector>

#include "app/publish/draw.hpp"
#include "engine/results.hpp"
#include "input/scenario/scenario.hpp"

namespace app {

/// What the worlds of a run drew, and what happened in them.
struct RunTold {
  std::vector<engine::Summary> parameters;    ///< as drawn, in the order of model::kParameterRows
  std::vector<std::vector<double>> branches;  ///< [hypothesis][branch]: the share of the worlds
  std::vector<io::EventLine> events;
};
RunTold told_by(const engine::Results& results);
/// The same out of parameters.csv and events.csv of `directory`. Throws base::InputError if one is not this program's.
RunTold told_by(const std::string& parameters_csv, const std::string& events_csv, const std::string& directory);

/// What the report shows beside charts: the scenario in words, and what its worlds told.
struct ReportSource {
  const io::Manifest& manifest;
  const io::Scenario& scenario;
  const io::Calibration& calibration;
  const RunTold& told;
};

/// Puts together the report.
io::ReportData report_data(const ReportSource& source, io::ChartData data, DrawnCharts drawn, io::Findings findings);

}  // namespace app
