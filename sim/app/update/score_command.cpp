#include <algorithm>
#include <filesystem>

#include "app/ground/answers.hpp"
#include "app/ground/study.hpp"
#include "app/ground/units.hpp"
#include "app/publish/draw.hpp"
#include "app/publish/place.hpp"
#include "app/update/score.hpp"
#include "files/digest.hpp"
#include "files/read_file.hpp"
#include "input/json/json_read.hpp"
#include "input/kept/manifest.hpp"

namespace app {

namespace {

/// The bytes of a file, or a fault and nothing.
std::string bytes_of(const std::string& file, io::FaultList& faults) {
  try {
    return io::read_input(file, io::kMostBytes);
  } catch (const base::InputError& error) {
    for (const base::Fault& fault : error.faults()) faults.add(fault);
    return "";
  }
}

std::string text_of(const std::vector<Scored>& rows) {
  using enum TextTable::Align;
  TextTable table({kLeft, kRight, kLeft, kLeft, kRight, kRight});
  table.row({"figure", "came", "expected (90 % interval)", "inside", "place", "CRPS"});
  double crps = 0, inside = 0;
  for (const Scored& row : rows) {
    const io::Unit unit = unit_of(row.metric);
    table.row({row.figure, io::say(row.value, unit),
               io::say(row.median, unit) + " (" + io::say_range(row.low, row.high, unit) + ")",
               row.inside ? "yes" : "no", io::say(row.pit, io::Unit::kShare), io::say(row.crps, io::Unit::kFactor)});
    crps += row.crps, inside += row.inside ? 1 : 0;
  }
  const auto count = static_cast<double>(rows.size());
  return table.text() + io::say(inside / count, io::Unit::kShare) + " of " + std::to_string(rows.size()) +
         " figures inside their 90 % interval, mean CRPS " + io::say(crps / count, io::Unit::kFactor) +
         " of each figure's scale\n";
}

io::Node node_of(const std::vector<Scored>& rows) {
  io::Node list = io::make_list();
  for (const Scored& row : rows) {
    io::Node& node = list.items.emplace_back(io::make_object());
    io::add_member(node, "forecast", io::make_text(row.forecast));
    io::add_member(node, "figure", io::make_text(row.figure));
    io::add_member(node, "value", io::make_number(row.value));
    io::add_member(node, "p05", io::make_number(row.low));
    io::add_member(node, "p50", io::make_number(row.median));
    io::add_member(node, "p95", io::make_number(row.high));
    io::add_member(node, "inside", io::make_boolean(row.inside));
    io::add_member(node, "pit", io::make_number(row.pit));
    io::add_member(node, "crps", io::make_number(row.crps));
    io::add_member(node, "interval_score", io::make_number(row.interval_score));
  }
  return list;
}

ExitCode write(const std::string& out, const io::ForecastFile& file, const std::vector<Scored>& rows,
               const Console& console) {
  const auto points = calibration_points(rows);
  const std::string source = "Source: Chokepoint " + file.version + ", forecast of " + file.date + ", scenario " +
                             file.scenario + ", posterior " + io::short_digest(file.posterior_digest) + ".";
  Place place(out, kind::kScores);
  io::ResultDirectory& directory = place.files();
  directory.add("scores.csv", scores_csv(rows));
  directory.add("charts/calibration.vl.json", io::calibration_chart(points, rows.size(), source).spec_json);
  directory.add("charts/narrow/calibration.vl.json",
                io::calibration_chart(points, rows.size(), source, io::kNarrowChart).spec_json);
  const io::Rendering rendering = draw_specifications(directory.part() / "charts");
  place.publish({{"forecast", file.date}, {"scenario", file.scenario}, {"posterior", file.posterior_digest}});
  console.note("Results are in " + out);
  return tell_drawing(rendering, console);
}

}  // namespace

ExitCode score(const ScoreOptions& options, const Console& console) {
  io::FaultList faults;
  if (!options.out.empty()) check_place(options.out, kind::kScores, faults);
  const io::Calibration calibration = load_calibration(options.data);
  const std::string forecast_bytes = bytes_of(options.forecast, faults),
                    figure_bytes = bytes_of(options.figures, faults);
  faults.throw_if_any();
  const io::ForecastFile file = io::read_forecast(forecast_bytes, options.forecast, io::digest, faults);
  const auto figures = io::read_new_figures(figure_bytes, options.figures, calibration, faults);
  faults.throw_if_any();
  const std::vector<Scored> rows = score_figures(file.forecasts, figures);
  for (const io::NewFigure& figure : figures)
    if (std::none_of(rows.begin(), rows.end(), [&](const Scored& row) { return row.figure == figure.target.id; }))
      console.note("No forecast of " + figure.target.id + " (" + in_words(figure.target) + ") is in " +
                   options.forecast);
  if (rows.empty()) {
    add_option_fault("FIGURES", "none of the figures was forecast in " + options.forecast,
                     "a figure of a forecast's metric, statistic and months", faults);
    faults.throw_if_any();
  }
  const ExitCode code = options.out.empty() ? kDone : write(options.out, file, rows, console);
  if (console.json)
    console.print(node_of(rows));
  else
    console.out << text_of(rows);
  return code;
}

}  // namespace app
