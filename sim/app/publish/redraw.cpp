#include "app/publish/redraw.hpp"

#include <filesystem>

#include "app/command_line/options.hpp"
#include "app/ground/study.hpp"
#include "app/publish/files.hpp"
#include "app/publish/findings.hpp"
#include "app/publish/kept_charts.hpp"
#include "app/publish/place.hpp"
#include "app/publish/target.hpp"
#include "app/run/report_data.hpp"
#include "files/digest.hpp"
#include "files/load.hpp"
#include "files/result_directory.hpp"
#include "files/vouched.hpp"
#include "files/write_whole.hpp"
#include "output/page/report.hpp"
#include "output/table/tables.hpp"
#include "parallel/interrupt.hpp"

namespace app {

namespace fs = std::filesystem;

namespace {

io::Manifest manifest_in(const fs::path& directory) {
  const fs::path file = directory / "manifest.json";
  if (io::occupant_of(directory) == io::Occupant::kRun) return io::read_manifest(read_result(file), file.string());
  refuse_place(
      directory, "holds no run: there is no file " + file.string(),
      "a directory that `chokepoint run` wrote, such as results/baseline; `chart` takes those of other commands that "
      "draw charts, too");
}

/// The tables of a run as it wrote them.
struct RunTables {
  std::string summary, parameters, events;
};

/// Throws base::InputError if any is missing, or is not what the manifest vouches for.
RunTables tables_in(const fs::path& directory, const io::Manifest& manifest) {
  io::FaultList faults;
  for (const char* name : {"summary.csv", "parameters.csv", "events.csv", "scenario.json"})
    if (!fs::is_regular_file(directory / name))
      add_place_fault(directory / name, "is no file, and a run has one", "run the scenario again", faults);
  faults.throw_if_any();
  RunTables tables{read_result(directory / "summary.csv"), read_result(directory / "parameters.csv"),
                   read_result(directory / "events.csv")};
  if (io::digest(tables.summary + tables.parameters) != manifest.results_digest)
    refuse_place(directory,
                 "summary.csv or parameters.csv is not what manifest.json vouches for: they were changed or damaged",
                 "run the scenario again");
  return tables;
}

io::ChartData data_in(const fs::path& directory, const std::string& summary, const io::Manifest& manifest,
                      const io::Calibration& calibration) {
  return chart_data(manifest, io::read_summary_csv(summary, (directory / "summary.csv").string()), calibration);
}

/// What the charts of a run are drawn from.
struct FoundRun {
  io::Manifest manifest;
  io::ChartData data;
  io::Findings findings;  ///< none if the run has no report: then its folder has never held their charts
};

/// What `read` gives; its faults are told with those that were found before, since without results nothing can be drawn.
template <class Read> auto read_with(io::FaultList& faults, Read read) {
  try {
    return read();
  } catch (const base::InputError& error) {
    for (const base::Fault& fault : error.faults()) faults.add(fault);
    faults.throw_if_any();
    throw;
  }
}

FoundRun read_run(const fs::path& directory, const std::string& data) {
  FoundRun run;
  run.manifest = manifest_in(directory);
  const RunTables tables = tables_in(directory, run.manifest);
  const io::Calibration calibration = load_calibration(data);
  run.data = data_in(directory, tables.summary, run.manifest, calibration);
  if (fs::exists(directory / "report.html")) {
    run.findings = load_findings(data, run.manifest.run.draws, calibration);
    run.findings.against = against_in(directory);
  }
  return run;
}

/// Draws into `parts`, to replace the old charts when all is done.
DrawnCharts redraw(const io::ResultDirectory& parts, const io::ChartData& data, const io::Findings& findings,
                   const Drawing& drawing, const parallel::Interrupt& interrupt, const Console& console) {
  DrawnCharts drawn = draw_charts(parts.part() / folder_of(drawing), data, findings, drawing);
  if (!drawn.rendering.why_not.empty() && !drawn.rendering.failed && !interrupt.requested())
    console.note(drawn.rendering.why_not);
  return drawn;
}

/// Who asks for pictures and gets none has not been served: nothing is put in their place.
void ensure_drawn(const io::Rendering& rendering, const fs::path& directory) {
  if (rendering.failed) throw io::WriteError(directory, rendering.why_not);
}

/// Comparisons, hindcasts and so on keep their charts as specifications; only runs keep the numbers.
bool is_run(const fs::path& directory) {
  const Standing there = standing_at(directory);
  return there.is_whole() && there.of != nullptr && *there.of == kind::kRun;
}

std::vector<std::string> names_of(const std::vector<io::Chart>& charts, const std::vector<KeptChart>& kept) {
  std::vector<std::string> names;
  for (const io::Chart& chart : charts) names.push_back(chart.name);
  for (const KeptChart& chart : kept) names.push_back(chart.name);
  return names;
}

void tell(std::size_t count, const fs::path& where, const Console& console) {
  console.note(std::to_string(count) + (count == 1 ? " chart is in " : " charts are in ") + where.string());
}

/// Puts the new files beside the numbers that they were made from, unless another run has replaced those meanwhile.
void put(io::ResultDirectory& parts, const fs::path& directory, const io::Manifest& drawn_from) {
  parts.update([&] {
    if (manifest_in(directory).run == drawn_from.run) return;
    throw io::WriteError(directory, "another run has replaced this one meanwhile; call again for its charts");
  });
}

ExitCode redraw_run(const fs::path& directory, const ChartOptions& options, Drawing drawing, io::FaultList& faults,
                    const Console& console) {
  const FoundRun run = read_with(faults, [&] { return read_run(directory, options.data); });
  drawing.names = select_charts(options.select, names_of(io::make_charts(run.data), charts_of(run.findings)), faults);
  faults.throw_if_any();
  const parallel::Interrupt interrupt;
  io::ResultDirectory parts(directory);
  const DrawnCharts drawn = redraw(parts, run.data, run.findings, drawing, interrupt, console);
  if (interrupt.requested()) return kStopped;  // Ctrl-C also ends the programs that draw, which is no fault of theirs
  ensure_drawn(drawn.rendering, directory);
  put(parts, directory, run.manifest);
  tell(drawn.charts.size() + drawn.found.size(), directory / folder_of(drawing), console);
  return kDone;
}

/// The charts of a comparison, a hindcast and so on, from the specifications that lie there.
ExitCode redraw_kept(const fs::path& directory, const ChartOptions& options, Drawing drawing, io::FaultList& faults,
                     const Console& console) {
  const std::vector<KeptChart> kept = kept_in(directory / "charts");
  if (kept.empty())
    refuse_place(directory, "holds a comparison without charts: there are none in " + (directory / "charts").string(),
                 "call `chokepoint compare` again");
  drawing.names = select_charts(options.select, names_of({}, kept), faults);
  faults.throw_if_any();
  const parallel::Interrupt interrupt;
  io::ResultDirectory parts(directory);
  const fs::path charts = parts.part() / folder_of(drawing);
  write_kept(charts, kept, drawing);
  const io::Rendering rendering = draw_specifications(charts, drawing.pictures);
  if (interrupt.requested()) return kStopped;
  ensure_drawn(rendering, directory);
  if (!rendering.why_not.empty()) console.note(rendering.why_not);
  parts.update([&] {
    if (kept_in(directory / "charts") == kept) return;
    throw io::WriteError(directory, "others have replaced these charts meanwhile; call again for theirs");
  });
  tell(drawing.names.size(), directory / folder_of(drawing), console);
  return kDone;
}

}  // namespace

ExitCode redraw_charts(const ChartOptions& options, const Console& console) {
  const fs::path directory = options.directory;
  io::FaultList faults;
  const Drawing drawing = read_drawing(options, faults);
  const bool kept = !is_run(directory) && (!comparison_at(directory).empty() || !kept_in(directory / "charts").empty());
  read_with(faults, [&] { return io::check_vouched(directory), true; });
  return (kept ? redraw_kept : redraw_run)(directory, options, drawing, faults, console);
}

ExitCode redraw_report(const std::string& directory, const std::string& data, const Console& console) {
  io::mend_place(directory);
  if (!comparison_at(directory).empty())
    refuse_place(directory, "is a comparison; reports are of runs",
                 "open " + (fs::path(directory) / "compare.html").string());
  const io::Manifest manifest = manifest_in(directory);
  const RunTables tables = tables_in(directory, manifest);
  io::check_vouched(directory);
  const io::Calibration calibration = load_calibration(data);
  const io::Scenario scenario = io::load_scenario((fs::path(directory) / "scenario.json").string(), calibration);
  io::ChartData charts = data_in(directory, tables.summary, manifest, calibration);
  const parallel::Interrupt interrupt;
  io::ResultDirectory parts(directory);
  io::Findings findings = load_findings(data, manifest.run.draws, calibration);
  findings.against = against_in(directory);
  DrawnCharts drawn = redraw(parts, charts, findings, {}, interrupt, console);
  if (interrupt.requested()) return kStopped;
  ensure_drawn(drawn.rendering, directory);
  const ReportSource source{manifest, scenario, calibration, tables.parameters, tables.events, directory};
  parts.add("report.html",
            io::make_report(report_data(source, std::move(charts), std::move(drawn), std::move(findings))));
  put(parts, directory, manifest);
  console.note("The report is " + (fs::path(directory) / "report.html").string());
  return kDone;
}

}  // namespace app
