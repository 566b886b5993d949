#include <algorithm>

#include "app/command_line/command.hpp"
#include "app/publish/perform.hpp"
#include "app/update/score_question.hpp"
#include "app/update/score_split.hpp"
#include "app/update/score_tables.hpp"
#include "input/kept/manifest.hpp"
#include "parallel/interrupt.hpp"
#include "study/ground/units.hpp"
#include "study/update/score.hpp"
#include "telling/words.hpp"

namespace app {

namespace {

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

/// A call of `score` without --came, checked.
struct PlainQuestion : ScoreQuestion {
  std::vector<study::Scored> rows;
};

PlainQuestion read(const ScoreOptions& options) {
  io::FaultList faults;
  PlainQuestion question{read_score_question(options, faults), {}};
  question.rows = study::score_figures(question.forecast, question.figures);
  if (question.rows.empty()) {
    add_option_fault(
        "FIGURES", "none of the figures was forecast in " + options.forecast,
        "a figure of a forecast's metric, statistic and months, which were not over on " + question.forecast.date,
        faults);
    faults.throw_if_any();
  }
  return question;
}

Report tell(const PlainQuestion& question, const std::vector<study::Scored>& rows) {
  const io::ForecastFile& file = question.forecast;
  Report report;
  for (const io::NewFigure& figure : question.figures)
    if (std::none_of(rows.begin(), rows.end(),
                     [&](const study::Scored& row) { return row.figure == figure.target.id; }))
      report.notes.push_back(why_not_scored(question, figure));
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
/// calibration chart. With --came it tells misses of the policy from misses of the model (score_split).
ExitCode score(const ScoreOptions& options, const Console& console) {
  if (!options.came.empty()) return split_score(options, console);
  const auto study = [](const PlainQuestion& question, Call&) { return question.rows; };
  return perform(options, console, read, study, tell);
}

}  // namespace

void set_up_score(Command& command) {
  auto& options = command.keep<ScoreOptions>();
  command.option("FILE", options.forecast, "A file that `forecast` wrote").required();
  command.option("FIGURES", options.figures, "A file with the figures, in the form that `update` reads").required();
  const Command::Option came = command
                                   .option("--came", options.came,
                                           "The scenario with the policy that came: each miss is asked again under it, "
                                           "to tell a wrong policy from a "
                                           "wrong model; months that were not forecast are asked afterwards")
                                   .scenario();
  command
      .option("--scenario", options.scenario,
              "With --came: the scenario that was expected (default: the forecast's, by name)")
      .scenario()
      .needs(came);
  command.option("--out", options.out,
                 "Directory for scores.csv and the chart, with --came for split.csv and misses.md (default: nothing is "
                 "written)");
  takes_machine(command, options, "With --came, luck after the record: any whole number from 0 to 2^64 - 1");
  command.flag("--force", options.force, "Replace what stands at --out");
  command.prints_json();
  command.does(options, score);
}

}  // namespace app
