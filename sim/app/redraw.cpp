#include "app/redraw.hpp"

#include <filesystem>

#include "app/files.hpp"
#include "app/report_data.hpp"
#include "app/study.hpp"
#include "io/files/load.hpp"
#include "io/files/result_directory.hpp"
#include "io/files/write_whole.hpp"
#include "io/text/report.hpp"
#include "io/text/tables.hpp"

namespace app {

namespace fs = std::filesystem;

namespace {

io::Manifest manifest_in(const fs::path& directory) {
  const fs::path file = directory / "manifest.json";
  if (io::occupant_of(directory) == io::Occupant::kRun) return io::read_manifest(read_result(file), file.string());
  base::Fault fault;
  fault.file = directory.string();
  fault.problem = "holds no run: there is no " + file.string();
  fault.suggestion = "a directory that `chokepoint run` wrote, such as results/baseline";
  throw base::InputError({fault});
}

io::ChartData data_in(const fs::path& directory, const io::Manifest& manifest, const io::Calibration& calibration) {
  const fs::path file = directory / "summary.csv";
  return chart_data(manifest, io::read_summary_csv(read_result(file), file.string()), calibration);
}

/// Draws beside the old charts, and replaces them when all is done.
DrawnCharts redraw(const fs::path& directory, const io::ChartData& data, const Console& console) {
  const fs::path charts = directory / "charts", part = directory / "charts.part";
  fs::remove_all(part);
  DrawnCharts drawn = draw_charts(part, data);
  fs::remove_all(charts);
  fs::rename(part, charts);
  if (!drawn.why_not.empty()) console.note(drawn.why_not);
  return drawn;
}

}  // namespace

void redraw_charts(const std::string& directory, const std::string& data, const Console& console) {
  const io::Manifest manifest = manifest_in(directory);
  const DrawnCharts drawn = redraw(directory, data_in(directory, manifest, load_calibration(data)), console);
  console.note(std::to_string(drawn.charts.size()) + " charts are in " + (fs::path(directory) / "charts").string());
}

void redraw_report(const std::string& directory, const std::string& data, const Console& console) {
  const io::Manifest manifest = manifest_in(directory);
  const io::Calibration calibration = load_calibration(data);
  const io::Scenario scenario = io::load_scenario((fs::path(directory) / "scenario.json").string(), calibration);
  const std::string parameters = read_result(fs::path(directory) / "parameters.csv");
  const std::string events = read_result(fs::path(directory) / "events.csv");
  io::ChartData charts = data_in(directory, manifest, calibration);
  DrawnCharts drawn = redraw(directory, charts, console);
  const ReportSource source{manifest, scenario, calibration, parameters, events};
  const fs::path report = fs::path(directory) / "report.html";
  io::write_whole(report, io::make_report(report_data(source, std::move(charts), std::move(drawn))));
  console.note("The report is " + report.string());
}

}  // namespace app
