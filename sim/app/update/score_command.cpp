#include <algorithm>
#include <filesystem>

#include "app/command_line/command.hpp"
#include "app/ground/load_scenario.hpp"
#include "app/ground/words.hpp"
#include "app/publish/perform.hpp"
#include "app/update/score_tables.hpp"
#include "files/digest.hpp"
#include "files/read_file.hpp"
#include "input/json/json_read.hpp"
#include "input/kept/manifest.hpp"
#include "parallel/interrupt.hpp"
#include "study/ground/units.hpp"
#include "study/update/score.hpp"

namespace app {

namespace {

struct ScoreOptions {
  std::string data, forecast, figures, out;
  bool force = false;
};

/// The bytes of a file, or a fault and nothing.
std::string bytes_of(const std::string& file, io::FaultList& faults) {
  try {
    return io::read_input(file, io::kMostBytes);
  } catch (const base::InputError& error) {
    for (const base::Fault& fault : error.faults()) faults.add(fault);
    return "";
  }
}

std::string text_of(const std::vector<study::Scored>& rows) {
  io::Table table;
  table.columns = {{"", "figure"},
                   {"", "came"},
                   {"", "expected (90 % interval)"},
                   {"", "inside"},
                   {"", "place", io::Unit::kShare},
                   {"", "CRPS", io::Unit::kFactor}};
  double crps = 0, inside = 0;
  for (const study::Scored& row : rows) {
    const io::Unit unit = study::unit_of(row.metric);
    table.row({row.figure, io::Cell(row.value, io::say(row.value, unit)),
               io::say(row.median, unit) + " (" + io::say_range(row.low, row.high, unit) + ")",
               row.inside ? "yes" : "no", row.pit, row.crps});
    crps += row.crps, inside += row.inside ? 1 : 0;
  }
  const auto count = static_cast<double>(rows.size());
  return io::table_text(table) + io::say(inside / count, io::Unit::kShare) + " of " + std::to_string(rows.size()) +
         " figures inside their 90 % interval, mean CRPS " + io::say(crps / count, io::Unit::kFactor) +
         " of each figure's scale\n";
}

io::Node node_of(const std::vector<study::Scored>& rows) {
  io::Node list = io::make_list();
  for (const study::Scored& row : rows) {
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

std::string why_not_scored(const io::ForecastFile& file, const io::NewFigure& figure, const std::string& name) {
  const std::string what = figure.target.id + " (" + in_words(figure.target) + ")";
  const bool over = std::any_of(file.forecasts.begin(), file.forecasts.end(),
                                [&](const io::Forecast& forecast) { return study::asks_for(forecast, figure); });
  return over ? what + " is not scored: its months were over on " + file.date + ", the date of " + name
              : "No forecast of " + what + " is in " + name;
}

/// A call of `score`, checked.
struct ScoreQuestion {
  std::string name;  ///< the file with the forecasts, as given
  io::ForecastFile forecast;
  std::vector<io::NewFigure> figures;
  std::vector<study::Scored> rows;
  Destination destination;
};

ScoreQuestion read(const ScoreOptions& options) {
  io::FaultList faults;
  ScoreQuestion question;
  question.name = options.forecast;
  question.destination = destination(options.out, "", kind::kScores);
  if (!options.out.empty()) check_place(options.out, kind::kScores, faults);
  const io::Calibration calibration = load_calibration(options.data);
  const std::string forecast_bytes = bytes_of(options.forecast, faults),
                    figure_bytes = bytes_of(options.figures, faults);
  faults.throw_if_any();
  question.forecast = io::read_forecast(forecast_bytes, options.forecast, io::digest, faults);
  question.figures = io::read_new_figures(figure_bytes, options.figures, calibration, faults);
  faults.throw_if_any();
  question.rows = study::score_figures(question.forecast, question.figures);
  if (question.rows.empty()) {
    add_option_fault(
        "FIGURES", "none of the figures was forecast in " + options.forecast,
        "a figure of a forecast's metric, statistic and months, which were not over on " + question.forecast.date,
        faults);
    faults.throw_if_any();
  }
  const io::ForecastFile& file = question.forecast;
  question.destination.facts = {
      {"forecast", file.date}, {"scenario", file.scenario}, {"posterior", file.posterior_digest}};
  return question;
}

Report tell(const ScoreQuestion& question, const std::vector<study::Scored>& rows) {
  const io::ForecastFile& file = question.forecast;
  Report report;
  for (const io::NewFigure& figure : question.figures)
    if (std::none_of(rows.begin(), rows.end(),
                     [&](const study::Scored& row) { return row.figure == figure.target.id; }))
      report.notes.push_back(why_not_scored(file, figure, question.name));
  const auto points = calibration_points(rows);
  const std::string source = "Source: Chokepoint " + file.version + ", forecast of " + file.date + ", scenario " +
                             file.scenario + ", posterior " + io::short_digest(file.posterior_digest) + ".";
  report.files = {{"scores.csv", io::table_csv(scores_table(rows))}};
  report.figures = {
      io::in_both_layouts([&](int width) { return io::calibration_figure(points, rows.size(), source, width); })};
  report.text = text_of(rows);
  report.json = node_of(rows);
  return report;
}

/// `score FILE FIGURES`: scores a forecast file against figures that came later; with --out also scores.csv and the
/// calibration chart.
ExitCode score(const ScoreOptions& options, const Console& console) {
  const auto study = [](const ScoreQuestion& question, Call&) { return question.rows; };
  return perform(options, console, read, study, tell);
}

}  // namespace

void set_up_score(Command& command) {
  auto& options = command.keep<ScoreOptions>();
  command.option("FILE", options.forecast, "A file that `forecast` wrote").required();
  command.option("FIGURES", options.figures, "A file with the figures, in the form that `update` reads").required();
  command.option("--out", options.out, "Directory for scores.csv and the chart (default: nothing is written)");
  command.flag("--force", options.force, "Replace what stands at --out");
  command.prints_json();
  command.does(options, score);
}

}  // namespace app
