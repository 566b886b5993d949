#include <cmath>

#include "app/command_line/command.hpp"
#include "app/ground/ground.hpp"
#include "app/publish/perform.hpp"
#include "app/voi/voi_tables.hpp"
#include "files/read_file.hpp"
#include "input/csv/csv.hpp"
#include "input/json/input_values.hpp"
#include "input/json/json_read.hpp"
#include "input/record/new_figures.hpp"
#include "study/fit/record_fit.hpp"
#include "study/ground/units.hpp"
#include "study/update/update.hpp"
#include "study/voi/branch_weights.hpp"
#include "telling/words.hpp"

namespace app {

namespace {

struct UpdateOptions : GroundOptions {
  std::string figure;  ///< file with one new figure
};

/// How one outcome moved.
struct Moved {
  const io::Target* outcome = nullptr;
  study::MedianRange before, after;
};

/// What `update` found, whole.
struct Findings {
  io::NewFigure figure;
  study::Update update;
  std::vector<Moved> moved;
  std::vector<study::BranchWeight> before, after;  ///< row by row of the same branches
  std::vector<std::string> notes;
};

std::string whole(double value) { return io::say(std::floor(value), io::Unit::kCount); }

double natural(io::Scale scale, double value) {
  return analysis::from_scale(static_cast<analysis::Scale>(scale), value);
}

io::NewFigure read_figure(const std::string& file, const study::Ground& ground, io::FaultList& faults) {
  io::NewFigure figure;
  std::string bytes;
  try {
    bytes = io::read_input(file, io::kMostBytes);
  } catch (const base::InputError& error) {
    for (const base::Fault& fault : error.faults()) faults.add(fault);
    return figure;
  }
  const std::size_t known = faults.size();
  auto figures = io::read_new_figures(bytes, file, ground.calibration, faults);
  if (faults.size() > known || figures.empty()) return figure;
  if (figures.size() > 1)
    add_option_fault("FIGURE", file + " holds " + std::to_string(figures.size()) + " figures",
                     "one: figures of one report go together and need a refit", faults);
  for (const io::Target& fitted : ground.targets.fitted)
    if (fitted.id == figures[0].target.id)
      add_option_fault("FIGURE", "\"" + fitted.id + "\" is a target that the posterior was fitted to",
                       "a figure that the posterior has not seen, under an id of its own", faults);
  return figures[0];
}

/// What a careful reader should know before believing the result.
std::vector<std::string> notes_on(const io::Target& figure, const study::Ground& ground,
                                  const std::vector<double>& values) {
  std::vector<std::string> notes;
  for (const io::Target& fitted : ground.targets.fitted)
    if (fitted.metric == figure.metric && fitted.statistic == figure.statistic && fitted.from <= figure.to &&
        figure.from <= fitted.to)
      notes.emplace_back("The posterior was fitted to " + fitted.id +
                         ", which reads the same metric in these months: unless the sources are independent, evidence "
                         "counts twice.");
  std::size_t undefined = 0;
  for (const double value : values) undefined += std::isfinite(value) ? 0 : 1;
  if (undefined > 0)
    notes.emplace_back("In " + std::to_string(undefined) +
                       " worlds the figure's metric is undefined: they lose all weight.");
  if (!ground.scenario.interventions.empty())
    notes.emplace_back("The scenario sets parameters of its own, which cuts their tie to the record.");
  return notes;
}

/// A call of `update`, checked.
struct UpdateQuestion {
  std::unique_ptr<study::Ground> ground;
  io::NewFigure figure;
  Destination destination;
};

UpdateQuestion read(const UpdateOptions& options) {
  io::FaultList faults;
  UpdateQuestion question;
  question.destination = destination(options.out, "", kind::kUpdate);
  if (!options.out.empty()) check_place(options.out, kind::kUpdate, faults);
  question.ground = open_ground(options, faults);
  question.figure = read_figure(options.figure, *question.ground, faults);
  faults.throw_if_any();
  question.destination.facts = {
      {"figure", question.figure.target.id}, {"scenario", options.scenario}, {"seed", options.seed}};
  return question;
}

Findings study(const UpdateQuestion& question, Call& call) {
  const study::Ground& ground = *question.ground;
  Findings found;
  found.figure = question.figure;
  static const std::vector<io::Target> kOutcomes = study::update_outcomes();
  std::vector<io::Target> questions = kOutcomes;
  questions.push_back(found.figure.target);
  const study::Answers answers = study::ask(ground, questions, call.stop());
  const engine::Posterior& posterior = ground.posterior->worlds;
  const std::vector<double>& values = answers.values.back();
  found.update = study::update_by(found.figure.target, posterior.worlds, values, answers.weights, answers.clusters,
                                  std::span(answers.values).first(kOutcomes.size()));
  for (std::size_t q = 0; q < kOutcomes.size(); ++q)
    found.moved.push_back({&kOutcomes[q], study::spread_of(answers.values[q], found.update.before),
                           study::spread_of(answers.values[q], found.update.after)});
  found.before = study::branch_weights(posterior, ground.scenario.inputs.weights);
  found.after = study::branch_weights(posterior, ground.scenario.inputs.weights, found.update.evidence);
  found.notes = notes_on(found.figure.target, ground, values);
  return found;
}

std::string spread_text(const study::MedianRange& spread, io::Unit unit) {
  return io::say_with_range(spread.median, spread.low, spread.high, unit);
}

std::string surprise_text(const Findings& found, std::size_t r) {
  const io::Target& target = found.figure.target;
  const analysis::Surprise& surprise = found.update.surprises[r];
  const io::Unit unit = study::unit_of(target.metric);
  const study::MedianRange expected{natural(target.scale, surprise.median),
                                    natural(target.scale, surprise.interval.low),
                                    natural(target.scale, surprise.interval.high)};
  return io::say(target.readings[r].value, unit) + " where " + spread_text(expected, unit) +
         " was expected; a figure at least as far off had a probability of " +
         io::say(surprise.probability, io::Unit::kShare);
}

std::string worlds_text(const study::Update& update) {
  std::string text = "effective worlds: " + whole(update.worlds_before) + " before, " + whole(update.worlds_after) +
                     " after, worth " + whole(update.independent_before) + " and " + whole(update.independent_after) +
                     " independent ones\n";
  if (update.refit_due())
    text += "Too few are left (fewer than " + whole(study::kFewestWorlds) + ", or worth fewer than " +
            whole(study::kFewestIndependent) +
            "): what follows is rough. Put the figure among the targets and refit: `chokepoint calibrate`.\n";
  return text;
}

std::string text_of(const Findings& found) {
  const io::Target& target = found.figure.target;
  std::string text = target.id + ": " + in_words(target) + "\n";
  for (std::size_t r = 0; r < found.update.surprises.size(); ++r) text += surprise_text(found, r) + "\n";
  text += worlds_text(found.update) + "\n";
  io::Table moved, claims;
  moved.columns = io::columns_headed({"median (90 % interval)", "before", "after"});
  for (const Moved& row : found.moved) {
    const io::Unit unit = study::unit_of(row.outcome->metric);
    moved.row({in_words(*row.outcome), spread_text(row.before, unit), spread_text(row.after, unit)});
  }
  using enum io::Unit;
  claims.columns = {{"", "", kCount, io::Look::kGroup},
                    {"", "weight of each branch"},
                    {"", "before", kShare},
                    {"", "after", kShare},
                    {"", "error", kShare}};
  for (std::size_t i = 0; i < found.before.size(); ++i) {
    const model::HypothesisRow& row = model::kHypothesisRows[found.before[i].hypothesis];
    claims.row({row.name, row.branch[found.before[i].branch], found.before[i].weight, found.after[i].weight,
                found.after[i].error});
  }
  return text + io::table_text(moved) + "\n" + io::table_text(claims);
}

io::Node spread_node(const study::MedianRange& spread) {
  io::Node node = io::make_object();
  io::add_member(node, "p05", io::make_number_or_null(spread.low));
  io::add_member(node, "p50", io::make_number_or_null(spread.median));
  io::add_member(node, "p95", io::make_number_or_null(spread.high));
  return node;
}

io::Node surprises_node(const Findings& found) {
  io::Node list = io::make_list();
  const io::Target& target = found.figure.target;
  for (std::size_t r = 0; r < found.update.surprises.size(); ++r) {
    const analysis::Surprise& surprise = found.update.surprises[r];
    io::Node& node = list.items.emplace_back(io::make_object());
    io::add_member(node, "value", io::make_number(target.readings[r].value));
    io::add_member(node, "expected",
                   spread_node({natural(target.scale, surprise.median), natural(target.scale, surprise.interval.low),
                                natural(target.scale, surprise.interval.high)}));
    io::add_member(node, "probability_as_far", io::make_number(surprise.probability));
  }
  return list;
}

io::Node node_of(const Findings& found) {
  io::Node node = io::make_object();
  io::add_member(node, "figure", io::make_text(found.figure.target.id));
  io::add_member(node, "readings", surprises_node(found));
  io::add_member(node, "effective_worlds_before", io::make_number(found.update.worlds_before));
  io::add_member(node, "effective_worlds_after", io::make_number(found.update.worlds_after));
  io::add_member(node, "independent_worlds_before", io::make_number(found.update.independent_before));
  io::add_member(node, "independent_worlds_after", io::make_number(found.update.independent_after));
  io::add_member(node, "refit_due", io::make_boolean(found.update.refit_due()));
  io::Node& outcomes = io::add_member(node, "outcomes", io::make_list());
  for (const Moved& row : found.moved) {
    io::Node& outcome = outcomes.items.emplace_back(io::make_object());
    io::add_member(outcome, "outcome", io::make_text(in_words(*row.outcome)));
    io::add_member(outcome, "before", spread_node(row.before));
    io::add_member(outcome, "after", spread_node(row.after));
  }
  io::add_member(node, "hypotheses_before", hypotheses_node(found.before));
  io::add_member(node, "hypotheses_after", hypotheses_node(found.after));
  return node;
}

io::Table table_of(const Findings& found) {
  io::Table table;
  table.name = "update", table.title = "What the figure moves";
  table.columns = io::columns_named(
      "outcome,metric,statistic,from,to,before_p05,before_p50,before_p95,after_p05,after_p50,after_p95");
  for (const Moved& row : found.moved) {
    const io::Target& outcome = *row.outcome;
    table.row({in_words(outcome), model::kMetricRows[outcome.metric].name, io::statistic_name(outcome.statistic),
               io::month_text(outcome.from), io::month_text(outcome.to), row.before.low, row.before.median,
               row.before.high, row.after.low, row.after.median, row.after.high});
  }
  return table;
}

Report tell(const UpdateQuestion&, const Findings& found) {
  Report report;
  report.notes = found.notes;
  report.files = {{"update.csv", io::table_csv(table_of(found))},
                  {"hypotheses.csv", io::table_csv(hypotheses_table(found.after))}};
  report.text = text_of(found);
  report.json = node_of(found);
  return report;
}

/// `update FIGURE.json`: prints (and, with an output directory, writes update.csv and hypotheses.csv) how surprising the
/// figure is, what is left of the posterior, and what moves.
ExitCode update(const UpdateOptions& options, const Console& console) {
  return perform(options, console, read, study, tell);
}

}  // namespace

void set_up_update(Command& command) {
  auto& options = command.keep<UpdateOptions>();
  command.option("FIGURE", options.figure, "A file with the figure (see calibration/README.md)").required();
  options.scenario_option = "--scenario";
  command.option(options.scenario_option, options.scenario, "The scenario under which the figure came")
      .scenario()
      .shows_default();
  command.option("--out", options.out, "Directory for update.csv and hypotheses.csv (default: nothing is written)");
  takes_study_options(command, options);
  command.does(options, update);
}

}  // namespace app
