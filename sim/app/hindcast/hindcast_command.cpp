#include <algorithm>
#include <filesystem>
#include <set>

#include "app/build_info.hpp"
#include "app/command_line/command.hpp"
#include "app/ground/load_scenario.hpp"
#include "app/ground/posterior.hpp"
#include "app/hindcast/hindcast_page.hpp"
#include "app/hindcast/hindcast_tables.hpp"
#include "app/hindcast/learnt_words.hpp"
#include "app/hindcast/strip.hpp"
#include "app/publish/findings.hpp"
#include "app/publish/perform.hpp"
#include "files/load.hpp"
#include "input/json/input_values.hpp"
#include "input/json/json_write.hpp"
#include "input/kept/manifest.hpp"
#include "output/words/charts_words.hpp"
#include "study/fit/prior_worlds.hpp"
#include "study/hindcast/rolling.hpp"
#include "study/worlds/answers.hpp"

namespace app {

namespace fs = std::filesystem;

namespace {

struct HindcastOptions {
  std::string data, out, threads = "0", kernel = "auto", particles = "768";
  bool rolling = false;
  bool keep = false;  ///< put what reports show of it beside the posterior
};

/// All that a hindcast is made from. Rows point into `fitted`, `held_out` and `forecasts`.
struct Record {
  io::Calibration calibration;
  io::Targets targets;
  std::vector<io::Target> held_out, forecasts;  ///< never fitted: up to the present, and about later months
  io::Scenario baseline;
  std::shared_ptr<const study::LoadedPosterior> posterior;
  study::Machine machine;
  bool also_rolling = false, keep = false;
  Destination destination;
  analysis::SmcOptions rolling{.particles = 768, .initial_factor = 4, .rounds = 8, .final_rounds = 40};
};

Record prepare(const HindcastOptions& options) {
  io::FaultList faults;
  Record record;
  record.destination = destination(options.out, fs::path("results") / "hindcast", kind::kHindcast);
  check_place(record.destination.target, kind::kHindcast, faults);
  if (options.keep) ensure_can_keep(options.data);
  record.also_rolling = options.rolling, record.keep = options.keep;
  record.machine.threads =
      static_cast<int>(read_whole(options.threads, 0, kMostThreads, "--threads", faults).value_or(0));
  record.machine.kernel = read_kernel(options.kernel, faults);
  record.rolling.particles = read_whole(options.particles, 64, 1u << 16, "--particles", faults).value_or(64);
  faults.throw_if_any();
  record.calibration = load_calibration(options.data);
  record.targets = io::load_targets((fs::path(options.data) / "calibration").string(), record.calibration);
  record.baseline = load_baseline(options.data, record.calibration);
  for (const io::Target& target : record.targets.held_out)
    (target.to > record.baseline.setting.present ? record.forecasts : record.held_out).push_back(target);
  record.posterior = load_posterior(options.data, record.calibration);
  record.destination.facts = {{"posterior", record.posterior->manifest.worlds_digest}};
  return record;
}

std::vector<study::HindcastRow> compare(const Record& from, const study::Machine& machine,
                                        const std::vector<io::Target>& some, study::TargetSet set) {
  if (some.empty()) return {};
  const std::uint64_t seed = from.posterior->worlds.luck_seed;
  const study::RecordFit record(from.baseline, some, seed, machine);
  const auto& worlds = from.posterior->worlds.worlds;
  const auto prior = study::prior_worlds(record, worlds.size(), seed);
  std::vector<io::Target> earlier = from.targets.fitted;
  earlier.insert(earlier.end(), from.held_out.begin(), from.held_out.end());
  return study::hindcast_rows(record, set, worlds, record.readings(worlds), record.readings(prior), earlier);
}

std::string words_of(study::TargetSet set) {
  return set == study::TargetSet::kFitted     ? "fitted"
         : set == study::TargetSet::kHeldOut  ? "held out"
         : set == study::TargetSet::kForecast ? "another's forecast"
                                              : "later";
}

std::string text_of(const io::HindcastScoreLine& score) {
  std::string text = score.set + ": " + std::to_string(score.targets) + " targets, " + std::to_string(score.readings) +
                     " readings, " + io::say(score.among_worlds_share, io::Unit::kShare) +
                     " in the range of nine worlds in ten, " + io::say(score.inside_share, io::Unit::kShare) +
                     " in the range in which nine reports in ten should lie (with errors " +
                     io::say(score.error_scale, io::Unit::kFactor) + " times as large nine in ten would lie in it)";
  if (score.with_last > 0)
    text += "; error over that of repeating the last figure " + io::say(score.over_last, io::Unit::kFactor) + " (" +
            std::to_string(score.with_last) + ")";
  if (score.with_trend > 0)
    text += ", of going on as before " + io::say(score.over_trend, io::Unit::kFactor) + " (" +
            std::to_string(score.with_trend) + ")";
  return text + "\n";
}

std::string source_line(const Record& record) {
  return "Source: Chokepoint " + std::string(kVersion) + " (" + std::string(kCommit).substr(0, 12) + "), " +
         io::with_commas(static_cast<long long>(record.posterior->worlds.worlds.size())) + " worlds of posterior " +
         io::short_digest(record.posterior->manifest.worlds_digest) + ".";
}

std::vector<study::Learnt> learnt_of(const Record& from, const study::Machine& machine) {
  const study::RecordFit record(from.baseline, from.targets.fitted, from.posterior->worlds.luck_seed, machine);
  return study::what_was_learnt(record, from.baseline.inputs.priors, from.posterior->worlds,
                                record.readings(from.posterior->worlds.worlds));
}

/// Metrics with their figures, and the chart of each.
struct Series {
  std::vector<io::HindcastChart> metrics;
  std::vector<io::Figure> charts;
};

Series series_of(const Record& record, const study::Machine& machine, const std::vector<study::HindcastRow>& rows,
                 const io::HindcastPage& page) {
  int last = record.baseline.setting.present;
  for (const study::HindcastRow& row : rows) last = std::max(last, row.target->to);
  const auto& worlds = record.posterior->worlds.worlds;
  const std::uint64_t seed = record.posterior->worlds.luck_seed;
  const study::RecordFit any(record.baseline, record.targets.fitted, seed, machine);
  Series series;
  series.metrics = hindcast_charts(rows, record.baseline, worlds, study::prior_worlds(any, worlds.size(), seed), seed,
                                   last, machine);
  for (const io::HindcastChart& metric : series.metrics)
    series.charts.push_back(io::in_both_layouts([&](int width) {
      return io::hindcast_figure(metric, io::month_text(0), io::month_text(last), page.present, source_line(record),
                                 width);
    }));
  return series;
}

/// Everything that a hindcast found.
struct Found {
  io::HindcastPage page;                 ///< but for its charts
  std::vector<study::HindcastRow> rows;  ///< point into the record and the folds
  std::list<study::RollingFold> folds;
  std::vector<study::Learnt> learnt;
  Series series;
  io::Figure learnt_figure, strip;
};

std::string hindcast_finding(const Record& record, const Found& found) {
  const io::HindcastPage& page = found.page;
  io::HindcastFinding finding;
  finding.origin = origin_of(*record.posterior, record.baseline, page.worlds);
  finding.present = page.present;
  finding.scores = page.scores, finding.rolling_scores = page.rolling_scores, finding.lines = page.lines;
  finding.unanswered = static_cast<int>(page.unanswered.size());
  std::set<std::size_t> read;
  for (const study::HindcastRow& row : found.rows)
    if (row.set != study::TargetSet::kForecast) read.insert(row.target->metric);
  finding.metrics = static_cast<int>(model::kMetrics), finding.metrics_read = static_cast<int>(read.size());
  finding.series = static_cast<int>(found.series.charts.size()), finding.charts = {found.strip.kept()};
  return io::finding_json(finding);
}

std::string learnt_finding(const Record& record, const Found& found) {
  io::LearntFinding about;
  about.origin = origin_of(*record.posterior, record.baseline, found.page.worlds);
  about.lines = learnt_lines(found.learnt, record.calibration);
  about.charts = {found.learnt_figure.kept()};
  return io::finding_json(about);
}

void add_rolling(const Record& record, const study::Machine& machine, const Console& console, Found& found) {
  found.folds = study::rolling_folds(
      record.targets, record.baseline, record.rolling, machine, [&](const study::RollingFold& fold) {
        console.note("fitting " + std::to_string(fold.known.size()) + " targets from before " +
                     io::month_text(fold.cut) + " to predict " + std::to_string(fold.later.size()));
      });
  std::vector<study::HindcastRow> all;
  for (const study::RollingFold& fold : found.folds) {
    const std::string cut = io::month_text(fold.cut);
    found.page.rolling_scores.push_back(score_line("from " + cut + " on", study::score_of(fold.rows)));
    for (const study::HindcastRow& row : fold.rows) found.page.rolling_lines.push_back(line_of(row, "after " + cut));
    all.insert(all.end(), fold.rows.begin(), fold.rows.end());
  }
  found.page.rolling_scores.push_back(score_line("all of them", study::score_of(all)));
  found.page.topics = topics_table(found.folds);
  found.page.inside_by_rule = study::inside_by_rule(found.folds);
  found.rows.insert(found.rows.end(), all.begin(), all.end());
}

/// The page's head: what was compared with what.
io::HindcastPage page_of(const Record& record) {
  io::HindcastPage page;
  page.version = kVersion, page.posterior = record.posterior->manifest.worlds_digest;
  page.worlds = record.posterior->worlds.worlds.size();
  page.present = io::month_text(record.baseline.setting.present);
  for (const io::Unanswered& row : record.targets.unanswered) page.unanswered.push_back({row.figure, row.why});
  return page;
}

Found study(const Record& record, Call& call) {
  study::Machine machine = record.machine;
  machine.stop = &call.stop();
  Found found;
  found.page = page_of(record);
  const std::pair<study::TargetSet, const std::vector<io::Target>*> sets[] = {
      {study::TargetSet::kFitted, &record.targets.fitted},
      {study::TargetSet::kHeldOut, &record.held_out},
      {study::TargetSet::kForecast, &record.forecasts}};
  for (const auto& [set, targets] : sets) {
    const std::vector<study::HindcastRow> rows = compare(record, machine, *targets, set);
    if (set != study::TargetSet::kForecast)
      found.page.scores.push_back(score_line(words_of(set), study::score_of(rows)));
    for (const study::HindcastRow& row : rows) found.page.lines.push_back(line_of(row, words_of(set)));
    found.rows.insert(found.rows.end(), rows.begin(), rows.end());
  }
  found.learnt = learnt_of(record, machine);
  const io::LearntChart chart = learnt_chart(found.learnt, source_line(record));
  found.learnt_figure = io::in_both_layouts([&](int width) { return io::learnt_figure(chart, width); });
  found.strip = io::in_both_layouts(
      [&](int width) { return strip_figure(found.rows, record.calibration.figures, source_line(record), width); });
  found.series = series_of(record, machine, found.rows, found.page);
  if (record.also_rolling) add_rolling(record, machine, call.console(), found);
  return found;
}

Report tell(const Record& record, const Found& found) {
  Report report;
  report.files = {{"hindcast.csv", io::table_csv(hindcast_table(found.rows))}};
  report.figures = {found.strip};
  report.figures.insert(report.figures.end(), found.series.charts.begin(), found.series.charts.end());
  report.found = {found.learnt_figure};  // drawn beside them, and shown by the reports of runs
  for (const auto* scores : {&found.page.scores, &found.page.rolling_scores})
    for (const io::HindcastScoreLine& score : *scores) report.text += text_of(score);
  if (!found.page.topics.rows.empty()) {
    report.files.emplace_back("by-topic.csv", io::table_csv(found.page.topics));
    report.text += "by the rule for errors by topic, " + io::say(found.page.inside_by_rule, io::Unit::kShare) +
                   " in the range in which nine in ten should lie\n\n" + io::table_text(found.page.topics);
  }
  report.files.emplace_back("hindcast.json", io::write_json(hindcast_node(found.page)));
  report.page_name = "hindcast.html";
  report.page = [&found](DrawnCharts drawn) {
    io::HindcastPage page = found.page;
    page.charts = std::move(drawn.charts), page.charts_note = drawn.rendering.why_not;
    page.with_png = drawn.rendering.png > 0;
    return io::make_hindcast_page(page);
  };
  if (record.keep)
    report.kept = {{"hindcast", hindcast_finding(record, found)}, {"learnt", learnt_finding(record, found)}};
  return report;
}

/// Compares the posterior of DATA with every figure that a metric answers to, prints the scores and writes hindcast.csv,
/// hindcast.json, hindcast.html and its charts to a directory (default: results/hindcast). `rolling` adds fits to what
/// refers to dates before 2024-01, 2025-01 and 2025-07, of `particles` worlds each, and what they say of later figures.
ExitCode hindcast(const HindcastOptions& options, const Console& console) {
  return perform(options, console, prepare, study, tell);
}

}  // namespace

void set_up_hindcast(Command& command) {
  auto& options = command.keep<HindcastOptions>();
  command.option("--out", options.out, "Directory of the results (default: results/hindcast)");
  command.flag("--rolling", options.rolling,
               "Also fit what refers to dates before 2024-01, 2025-01 and 2025-07, and predict what followed");
  takes_keep(command, options.keep);
  command.option("--particles", options.particles, "Worlds of each of these fits").shows_default();
  command.option("--threads", options.threads, "Threads; 0: all of the machine. Changes no result").shows_default();
  command.option("--kernel", options.kernel, "Instruction set, as for run. Changes no result").shows_default();
  command.draws_charts();
  command.does(options, hindcast);
}

}  // namespace app
