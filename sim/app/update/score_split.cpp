#include "app/update/score_split.hpp"

#include <algorithm>

#include "app/command_line/options.hpp"
#include "app/ground/load_scenario.hpp"
#include "app/publish/perform.hpp"
#include "app/update/score_tables.hpp"
#include "app/update/split_tables.hpp"
#include "input/kept/manifest.hpp"

namespace app {

namespace {

/// A call of `score` with --came, checked.
struct SplitQuestion : ScoreQuestion {
  std::unique_ptr<study::Ground> expecting, came_about;
};

SplitQuestion read_split(const ScoreOptions& options) {
  io::FaultList faults;
  SplitQuestion question{read_score_question(options, faults), nullptr, nullptr};
  const io::ForecastFile& file = question.forecast;
  if (std::all_of(question.figures.begin(), question.figures.end(),
                  [&](const io::NewFigure& figure) { return io::is_over(figure.target, file.date); }))
    add_option_fault("FIGURES", "the months of all figures were over on " + file.date + ", the date of the forecast",
                     "at least one figure of later months", faults);
  GroundOptions given = static_cast<const GroundOptions&>(options);
  if (given.scenario.empty()) given.scenario = file.scenario;
  given.scenario_option = "--scenario";
  question.expecting = open_ground(given, faults);
  given.scenario = options.came, given.scenario_option = "--came";
  io::FaultList again;  // what is wrong with the other options has been told
  question.came_about = open_ground(given, again);
  add_new(again.faults(), faults);
  faults.throw_if_any();
  question.destination.facts.emplace_back("came", question.came_about->scenario.name);
  question.destination.facts.emplace_back("asked_posterior", question.expecting->posterior->manifest.worlds_digest);
  question.destination.facts.emplace_back("seed", options.seed);
  return question;
}

std::vector<study::SplitRow> study_split(const SplitQuestion& question, Call& call) {
  std::vector<io::Target> asked;
  for (const io::NewFigure& figure : question.figures) asked.push_back(figure.target);
  const study::Answers again = study::ask(*question.expecting, asked, call.stop()),
                       came = study::ask(*question.came_about, asked, call.stop());
  return study::split_figures(question.forecast, question.figures, *question.expecting, again, *question.came_about,
                              came);
}

Report tell_split(const SplitQuestion& question, const std::vector<study::SplitRow>& rows) {
  const io::ForecastFile& file = question.forecast;
  SplitFacts facts;
  facts.date = file.date, facts.expected = question.expecting->scenario.name;
  facts.came = question.came_about->scenario.name;
  facts.posterior_on_record = io::short_digest(file.posterior_digest);
  facts.posterior_asked = io::short_digest(question.expecting->posterior->manifest.worlds_digest);
  Report report;
  for (const io::NewFigure& figure : question.figures) {
    if (std::any_of(rows.begin(), rows.end(), [&](const study::SplitRow& row) { return row.figure == &figure; }))
      continue;
    report.notes.push_back(io::is_over(figure.target, file.date)
                               ? figure.target.id + " is not scored: its months were over on " + file.date
                               : figure.target.id + " is not scored: it is undefined in all worlds");
  }
  std::vector<study::Scored> places(rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) places[i].pit = rows[i].said.pit;
  const auto points = calibration_points(places);
  const std::string source = "Source: Chokepoint " + file.version + ", forecast of " + file.date + ", scenario " +
                             facts.expected + ", posteriors " + facts.posterior_on_record + " and " +
                             facts.posterior_asked + ".";
  report.figures = {
      io::in_both_layouts([&](int width) { return io::calibration_figure(points, rows.size(), source, width); })};
  report.files = {{"split.csv", io::table_csv(split_table(rows))}, {"misses.md", misses_page(rows, facts)}};
  report.text = io::table_text(people_table(rows));
  for (const std::string& sentence : split_summary(rows, facts)) report.text += sentence + "\n";
  report.json = io::table_node(split_table(rows));
  return report;
}

}  // namespace

ExitCode split_score(const ScoreOptions& options, const Console& console) {
  return perform(options, console, read_split, study_split, tell_split);
}

}  // namespace app
