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

/// What charts are drawn from.
struct FoundRun {
  io::Manifest manifest;
  io::ChartData data;
};

/// Without a run nothing can be drawn: its faults are told with those that were found before.
FoundRun read_run(const fs::path& directory, const std::string& data, io::FaultList& faults) {
  try {
    const io::Manifest manifest = manifest_in(directory);
    return {manifest, data_in(directory, manifest, load_calibration(data))};
  } catch (const base::InputError& error) {
    for (const base::Fault& fault : error.faults()) faults.add(fault);
    faults.throw_if_any();
    throw;
  }
}

/// Draws into `parts`, to replace the old charts when all is done.
DrawnCharts redraw(const io::ResultDirectory& parts, const io::ChartData& data, const Drawing& drawing,
                   const Console& console) {
  DrawnCharts drawn = draw_charts(parts.part() / folder_of(drawing), data, drawing);
  if (!drawn.why_not.empty()) console.note(drawn.why_not);
  return drawn;
}

std::vector<std::string> names_of(const std::vector<io::Chart>& charts) {
  std::vector<std::string> names;
  for (const io::Chart& chart : charts) names.push_back(chart.name);
  return names;
}

/// Puts the new files beside the numbers that they were made from, unless another run has replaced those meanwhile.
void put(io::ResultDirectory& parts, const fs::path& directory, const io::Manifest& drawn_from) {
  parts.update([&] {
    if (manifest_in(directory).run == drawn_from.run) return;
    throw io::WriteError(directory, "another run has replaced this one meanwhile; call again for its charts");
  });
}

}  // namespace

void redraw_charts(const ChartOptions& options, const Console& console) {
  const fs::path directory = options.directory;
  io::FaultList faults;
  Drawing drawing = read_drawing(options, faults);
  const FoundRun from = read_run(directory, options.data, faults);
  drawing.names = select_charts(options.select, names_of(io::make_charts(from.data)), faults);
  faults.throw_if_any();
  io::ResultDirectory parts(directory);
  const auto count = redraw(parts, from.data, drawing, console).charts.size();
  put(parts, directory, from.manifest);
  console.note(std::to_string(count) + (count == 1 ? " chart is in " : " charts are in ") +
               (directory / folder_of(drawing)).string());
}

void redraw_report(const std::string& directory, const std::string& data, const Console& console) {
  const io::Manifest manifest = manifest_in(directory);
  const io::Calibration calibration = load_calibration(data);
  const io::Scenario scenario = io::load_scenario((fs::path(directory) / "scenario.json").string(), calibration);
  const std::string parameters = read_result(fs::path(directory) / "parameters.csv");
  const std::string events = read_result(fs::path(directory) / "events.csv");
  io::ChartData charts = data_in(directory, manifest, calibration);
  io::ResultDirectory parts(directory);
  DrawnCharts drawn = redraw(parts, charts, {}, console);
  const ReportSource source{manifest, scenario, calibration, parameters, events, directory};
  parts.add("report.html", io::make_report(report_data(source, std::move(charts), std::move(drawn))));
  put(parts, directory, manifest);
  console.note("The report is " + (fs::path(directory) / "report.html").string());
}

}  // namespace app
