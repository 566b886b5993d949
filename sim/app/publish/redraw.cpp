#include <boost/algorithm/string/join.hpp>
#include <filesystem>
#include <optional>

#include "app/command_line/chart_options.hpp"
#include "app/command_line/command.hpp"
#include "app/command_line/options.hpp"
#include "app/publish/explorer_link.hpp"
#include "app/publish/kept_charts.hpp"
#include "app/publish/kept_run.hpp"
#include "app/publish/picture_place.hpp"
#include "app/publish/place.hpp"
#include "app/publish/target.hpp"
#include "app/run/report_data.hpp"
#include "files/read_inside.hpp"
#include "files/result_directory.hpp"
#include "files/scratch_directory.hpp"
#include "files/standing_pictures.hpp"
#include "files/vouched.hpp"
#include "files/write_whole.hpp"
#include "output/page/report.hpp"
#include "parallel/interrupt.hpp"
#include "study/worlds/world_blocks.hpp"

namespace app {

namespace fs = std::filesystem;

namespace {

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

/// Comparisons, hindcasts and so on keep their charts as specifications; only runs keep the numbers.
bool is_run(const fs::path& directory) {
  const Standing there = look_at(directory);
  return there.is_whole() && there.of != nullptr && *there.of == kind::kRun;
}

std::vector<std::string> names_of(const std::vector<io::Figure>& charts, const std::vector<io::KeptFigure>& kept) {
  std::vector<std::string> names;
  for (const io::Figure& chart : charts) names.push_back(chart.name);
  for (const io::KeptFigure& chart : kept) names.push_back(chart.name);
  return names;
}

/// Where the charts of a call go: below DIR, or into the folder that it names.
struct PicturePlace {
  fs::path target, charts;  ///< charts: their folder in the target
  fs::path folder() const { return charts.empty() ? target : target / charts; }
};

/// Throws base::InputError if what stands there may not be replaced, or leads elsewhere.
PicturePlace place_of(const ChartOptions& options, const Drawing& drawing, io::FaultList& faults) {
  if (options.out.empty()) {
    check_results_writable(options.directory, faults);
    for (const fs::path& folder : {fs::path("charts"), fs::path("charts/narrow"), folder_of(drawing)})
      read_with(faults, [&] { return io::names_inside(options.directory, folder); });
    return {options.directory, folder_of(drawing)};
  }
  check_charts_place(options.out, faults);
  return {options.out, ""};
}

/// Puts the new files in their place, unless what they were made from has been replaced meanwhile.
void put(io::ResultDirectory& parts, const fs::path& directory, const std::function<bool()>& is_same) {
  parts.update([&] {
    if (parallel::stop_requested()) throw study::Stopped();
    if (!is_same())
      throw io::WriteError(directory, "other results have replaced these meanwhile; call again for their charts");
  });
}

/// Who asks for pictures and gets none, or stops their drawing, has not been served: nothing is put in their place.
void ensure_drawn(const io::Rendering& rendering, const fs::path& directory) {
  if (rendering.stopped) throw study::Stopped();
  if (rendering.failed) throw io::WriteError(directory, rendering.why_not);
}

/// Publishes what was drawn and tells of it; where a program is missing, what stood stays.
ExitCode put_charts(io::ResultDirectory& parts, const PicturePlace& place, const io::Rendering& rendering,
                    const Drawing& drawing, std::size_t count, const Console& console,
                    const std::function<bool()>& is_same) {
  ensure_drawn(rendering, place.target);
  io::keep_pictures(parts.part(), place.target);
  const std::vector<std::string> left = io::leave_undrawn(parts.part(), place.target, drawing.pictures);
  put(parts, place.target, is_same);
  if (!rendering.why_not.empty()) console.warn(rendering.why_not);
  if (!left.empty())
    console.warn("What stood there stays, since it could not be drawn anew: " + boost::algorithm::join(left, ", "));
  console.note(std::to_string(count) + (count == 1 ? " chart is in " : " charts are in ") + place.folder().string());
  return left.empty() ? kDone : kCannotFinish;
}

ExitCode redraw_run(const fs::path& directory, const ChartOptions& options, Drawing drawing, io::FaultList& faults,
                    const Console& console) {
  const KeptRun run = read_with(faults, [&] { return kept_run(directory, options.data); });
  // A run without a report has never held the charts of findings.
  const io::Findings findings = fs::is_regular_file(fs::symlink_status(directory / "report.html"))
                                    ? findings_of(run, directory, options.data)
                                    : io::Findings();
  const std::vector<io::KeptFigure> found = found_in(findings);
  const PicturePlace place = place_of(options, drawing, faults);
  drawing.names = select_charts(options.select, names_of(io::make_charts(run.data), found), faults);
  faults.throw_if_any();
  const parallel::Interrupt interrupt;
  io::ResultDirectory parts(place.target);
  const DrawnCharts drawn = draw_figures(parts.part() / place.charts, run_figures(run.data, drawing),
                                         in_look(found, drawing), drawing.pictures);
  return put_charts(parts, place, drawn.rendering, drawing, drawn.charts.size() + drawn.found.size(), console,
                    [&] { return manifest_in(directory).run == run.manifest.run; });
}

/// The charts of a comparison, a hindcast and so on, from the specifications that lie there.
ExitCode redraw_kept(const fs::path& directory, const ChartOptions& options, Drawing drawing, io::FaultList& faults,
                     const Console& console) {
  const std::vector<io::KeptFigure> kept = read_with(faults, [&] { return kept_in(directory); });
  if (kept.empty())
    refuse_place(directory, "holds a comparison without charts: there are none in " + (directory / "charts").string(),
                 "call `chokepoint compare` again");
  const PicturePlace place = place_of(options, drawing, faults);
  drawing.names = select_charts(options.select, names_of({}, kept), faults);
  faults.throw_if_any();
  const parallel::Interrupt interrupt;
  io::ResultDirectory parts(place.target);
  const DrawnCharts drawn = draw_figures(parts.part() / place.charts, {}, in_look(kept, drawing), drawing.pictures);
  return put_charts(parts, place, drawn.rendering, drawing, drawing.names.size(), console,
                    [&] { return kept_in(directory) == kept; });
}

/// The page of a run, and its charts drawn into `charts`.
std::string make_page(KeptRun& run, const fs::path& directory, const fs::path& charts, const fs::path& page,
                      const std::string& data, const Console& console) {
  const io::Scenario scenario = kept_scenario(directory, run.calibration);
  io::Findings findings = findings_of(run, directory, data);
  DrawnCharts drawn = draw_figures(charts, run_figures(run.data), in_look(found_in(findings), {}), console.pictures);
  ensure_drawn(drawn.rendering, page);
  if (drawn.rendering.svg == 0 && is_drawn_report(page))
    throw io::WriteError(page, drawn.rendering.why_not + " The report that stands there has its charts, and stays");
  if (!drawn.rendering.why_not.empty()) console.warn(drawn.rendering.why_not);
  const io::Draws draws = io::read_parameters_csv(run.tables.parameters, (directory / "parameters.csv").string());
  const auto events = io::read_events_csv(run.tables.events, (directory / "events.csv").string());
  const ReportSource source{run.manifest, scenario, run.calibration,
                            draws,        events,   explorer_of(run.manifest, page.parent_path(), data)};
  return io::make_report(report_data(source, std::move(run.data), std::move(drawn), std::move(findings)));
}

/// A page alone: the charts in it are drawn beside it and not kept.
void write_page(KeptRun& run, const fs::path& directory, const ReportOptions& options, const Console& console) {
  const fs::path page = fs::absolute(options.out);
  std::optional<io::ScratchDirectory> scratch;
  {
    const io::PlaceLock turn(page);
    scratch.emplace(page, io::ScratchDirectory::Where::kBeside);
  }
  const std::string html = make_page(run, directory, scratch->fresh() / "charts", page, options.data, console);
  if (parallel::stop_requested()) throw study::Stopped();
  io::write_whole(page, html);
}

void write_report(KeptRun& run, const fs::path& directory, const fs::path& target, const ReportOptions& options,
                  const Console& console) {
  io::ResultDirectory parts(target);
  const io::Provenance drawn_from = run.manifest.run;
  parts.add("report.html",
            make_page(run, directory, parts.part() / "charts", target / "report.html", options.data, console));
  io::keep_pictures(parts.part(), target);
  io::leave_undrawn(parts.part(), target, console.pictures);
  put(parts, directory, [&] { return manifest_in(directory).run == drawn_from; });
}

/// The manifest of results that may be anybody's is a file of their own, and no link to another.
void refuse_linked_manifest(const fs::path& directory) {
  std::error_code absent;
  const fs::path manifest = directory / "manifest.json";
  const fs::file_status status = fs::symlink_status(manifest, absent);
  if (fs::exists(status) && !fs::is_regular_file(status))
    refuse_place(manifest, "is no plain file", "make the results again");
}

/// `chart DIR`: draws charts of a results directory again, with PDF too: into `charts`, or for another theme or width into
/// a folder of it; with --out into that folder, and DIR is only read. DIR may be anybody's. Throws base::InputError with
/// every fault of the call, of DIR and of the place; io::WriteError if the disk refuses, or a chart cannot be drawn although
/// the programs for it are there. Returns kDone, or kCannotFinish where charts stay as they were since a program is missing.
ExitCode redraw_charts(const ChartOptions& options, const Console& console) {
  const fs::path directory = options.directory;
  io::FaultList faults;
  const Drawing drawing = read_drawing(options, faults);
  refuse_linked_manifest(directory);
  if (options.out.empty()) io::mend_place(directory);  // else it is only read
  const bool kept = !is_run(directory) && (!comparison_at(directory).empty() || has_kept(directory));
  read_with(faults, [&] { return io::check_vouched(directory), true; });
  return (kept ? redraw_kept : redraw_run)(directory, options, drawing, faults, console);
}

/// Reports are of runs; other results have a page of their own, or none.
void refuse_what_is_no_run(const fs::path& directory) {
  const Standing there = look_at(directory);
  if (there.of == nullptr || *there.of == kind::kRun) return;
  std::string open = "`chokepoint chart` draws its charts again";
  for (const char* page : {"compare.html", "no-controls.html", "hindcast.html", "attribution.html", "levers.html",
                           "paradox.html", "voi.html"})
    if (fs::is_regular_file(fs::symlink_status(directory / page))) open = "open " + (directory / page).string();
  refuse_place(directory, "is " + with_article(there.of->in_words) + "; reports are of runs", open);
}

/// `report DIR`: makes report.html again, with the charts, from the files of a results directory; with --out as that page,
/// or into that folder. Throws as above; a page with drawings is not replaced by one without.
ExitCode redraw_report(const ReportOptions& options, const Console& console) {
  const fs::path directory = options.directory;
  refuse_linked_manifest(directory);
  if (options.out.empty()) io::mend_place(directory);  // else it is only read
  refuse_what_is_no_run(directory);
  io::FaultList faults;
  KeptRun run = read_with(faults, [&] { return kept_run(directory, options.data); });
  read_with(faults, [&] { return io::check_vouched(directory), true; });
  if (options.out.empty()) {
    check_results_writable(directory, faults);
    for (const char* folder : {"charts", "charts/narrow"}) io::names_inside(directory, folder);
  } else {
    check_report_place(options.out, faults);
  }
  faults.throw_if_any();
  const parallel::Interrupt interrupt;
  const fs::path target = options.out.empty() ? directory : fs::path(options.out);
  const bool page = !options.out.empty() && is_page(target);
  if (page)
    write_page(run, directory, options, console);
  else
    write_report(run, directory, target, options, console);
  console.note("The report is " + (page ? target : target / "report.html").string());
  return kDone;
}

}  // namespace

void set_up_chart(Command& command) {
  auto& options = command.keep<ChartOptions>();
  command.option("DIR", options.directory, "A directory that `run` or another command with charts wrote").required();
  command.option("--select", options.select,
                 "Names of charts between commas, or how they begin: compute is compute-share and "
                 "compute-by-source (default: every chart)");
  command.option("--theme", options.theme, "light, dark or print").shows_default();
  command.option("--width", options.width, "Pixels, 300 to 2400; below 500 the layout is that of a phone")
      .shows_default();
  command.option("--out", options.out, "A folder for the charts (default: DIR/charts), so that DIR is only read");
  command.does(options, redraw_charts);
}

void set_up_report(Command& command) {
  auto& options = command.keep<ReportOptions>();
  command.option("DIR", options.directory, "A directory that `run` wrote").required();
  command.option("--out", options.out,
                 "A page (NAME.html) or a folder for the report (default: DIR), so that DIR is only read");
  command.does(options, redraw_report);
}

}  // namespace app
