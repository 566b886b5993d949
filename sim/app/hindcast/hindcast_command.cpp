#include <algorithm>
#include <array>
#include <filesystem>
#include <set>

#include "app/build_info.hpp"
#include "app/ground/answers.hpp"
#include "app/ground/posterior.hpp"
#include "app/ground/study.hpp"
#include "app/hindcast/hindcast.hpp"
#include "app/hindcast/hindcast_page.hpp"
#include "app/hindcast/hindcast_rolling.hpp"
#include "app/hindcast/learnt.hpp"
#include "app/publish/draw.hpp"
#include "app/publish/findings.hpp"
#include "app/publish/place.hpp"
#include "files/load.hpp"
#include "files/render.hpp"
#include "files/write_whole.hpp"
#include "input/json/input_values.hpp"
#include "input/json/json_write.hpp"
#include "input/kept/manifest.hpp"
#include "output/words/charts_words.hpp"
#include "parallel/interrupt.hpp"
#include "study/fit/prior_worlds.hpp"

namespace app {

namespace fs = std::filesystem;

namespace {

/// All that a hindcast is made from. Rows point into `fitted`, `held_out` and `forecasts`.
struct Record {
  io::Calibration calibration;
  io::Targets targets;
  std::vector<io::Target> held_out, forecasts;  ///< never fitted: up to the present, and about later months
  io::Scenario baseline;
  std::shared_ptr<const LoadedPosterior> posterior;
  Machine machine;
  analysis::SmcOptions rolling{.particles = 768, .initial_factor = 4, .rounds = 8, .final_rounds = 40};
};

std::string place_of(const HindcastOptions& options) {
  return options.out.empty() ? (fs::path("results") / "hindcast").string() : options.out;
}

Record prepare(const HindcastOptions& options) {
  io::FaultList faults;
  Record record;
  check_place(place_of(options), kind::kHindcast, faults);
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
  return record;
}

std::vector<HindcastRow> compare(const Record& from, const std::vector<io::Target>& some, Seen seen) {
  if (some.empty()) return {};
  const std::uint64_t seed = from.posterior->worlds.luck_seed;
  const RecordFit record(from.baseline, some, seed, from.machine);
  const auto& worlds = from.posterior->worlds.worlds;
  const auto prior = prior_worlds(record, worlds.size(), seed);
  std::vector<io::Target> earlier = from.targets.fitted;
  earlier.insert(earlier.end(), from.held_out.begin(), from.held_out.end());
  return hindcast_rows(record, seen, worlds, record.readings(worlds), record.readings(prior), earlier);
}

std::string words_of(Seen seen) {
  return seen == Seen::kFitted     ? "fitted"
         : seen == Seen::kHeldOut  ? "held out"
         : seen == Seen::kForecast ? "another's forecast"
                                   : "later";
}

void tell(const Console& console, const io::HindcastScoreLine& score) {
  console.out << score.set << ": " << score.targets << " targets, " << score.readings << " readings, "
              << io::say(score.among_worlds_share, io::Unit::kShare) << " among nine worlds in ten, "
              << io::say(score.inside_share, io::Unit::kShare)
              << " where nine reports in ten were expected (with errors "
              << io::say(score.error_scale, io::Unit::kFactor) << " times as large it would be nine in ten)";
  if (score.with_last > 0)
    console.out << "; error over that of repeating the last figure " << io::say(score.over_last, io::Unit::kFactor)
                << " (" << score.with_last << ")";
  if (score.with_trend > 0)
    console.out << ", of going on as before " << io::say(score.over_trend, io::Unit::kFactor) << " ("
                << score.with_trend << ")";
  console.out << "\n";
}

std::string source_line(const Record& record) {
  return "Source: Chokepoint " + std::string(kVersion) + ", " +
         io::with_commas(static_cast<long long>(record.posterior->worlds.worlds.size())) + " worlds of posterior " +
         io::short_digest(record.posterior->manifest.worlds_digest) + ".";
}

/// A chart's two widths, in the folder of the results and for reports.
struct Drawn {
  io::Chart wide;
  std::string narrow;
  std::string metric = {};
  int readings = 0, outside = 0;
};

void write_specifications(const fs::path& directory, const std::vector<Drawn>& charts) {
  fs::create_directories(directory / "narrow");
  for (const Drawn& chart : charts) {
    io::write_whole(directory / (chart.wide.name + ".vl.json"), chart.wide.spec_json);
    io::write_whole(directory / "narrow" / (chart.wide.name + ".vl.json"), chart.narrow);
  }
}

std::vector<Learnt> learnt_of(const Record& from) {
  const RecordFit record(from.baseline, from.targets.fitted, from.posterior->worlds.luck_seed, from.machine);
  return what_was_learnt(record, from.baseline.inputs.priors, from.posterior->worlds,
                         record.readings(from.posterior->worlds.worlds));
}

std::vector<Drawn> series_charts(const Record& record, const std::vector<HindcastRow>& rows,
                                 const io::HindcastPage& page) {
  int last = record.baseline.setting.present;
  for (const HindcastRow& row : rows) last = std::max(last, row.target->to);
  const auto& worlds = record.posterior->worlds.worlds;
  const std::uint64_t seed = record.posterior->worlds.luck_seed;
  const RecordFit any(record.baseline, record.targets.fitted, seed, record.machine);
  const auto series = hindcast_charts(rows, record.baseline, worlds, prior_worlds(any, worlds.size(), seed), seed, last,
                                      record.machine);
  const auto charts = [&](int width) {
    return io::make_hindcast_charts(series, io::month_text(0), io::month_text(last), page.present, source_line(record),
                                    width);
  };
  const auto wide = charts(io::kWideChart), narrow = charts(io::kNarrowChart);
  std::vector<Drawn> drawn;
  for (std::size_t i = 0; i < wide.size(); ++i)
    drawn.push_back(
        {wide[i], narrow[i].spec_json, series[i].metric, series[i].readings, series[i].readings - series[i].inside});
  return drawn;
}

/// Draws into DIR/charts of the results in the making; `learnt` goes beside the others.
io::Rendering draw(const std::vector<Drawn>& charts, const Drawn& learnt, const fs::path& directory,
                   io::HindcastPage& page) {
  write_specifications(directory, charts);
  write_specifications(directory, {learnt});
  io::Rendering rendering = draw_specifications(directory);
  page.charts_note = rendering.why_not;
  for (const Drawn& chart : charts)
    page.charts.push_back({chart.wide, io::read_drawing(directory, chart.wide.name),
                           io::read_drawing(directory / "narrow", chart.wide.name)});
  return rendering;
}

/// For reports: the lags and the share of compute that documents tell, the charts with the most readings, and those with
/// the most outside.
std::vector<io::FoundChart> chosen(const std::vector<Drawn>& charts) {
  constexpr std::array<std::string_view, 3> kHeadlines{"gap_index_months", "gap_stated_months",
                                                       "compute_share_as_read"};
  constexpr std::size_t kMostRead = 2, kWorst = 2;
  std::set<std::size_t> taken;
  const auto take = [&](std::size_t most, auto value) {
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < charts.size(); ++i)
      if (!taken.contains(i) && value(charts[i]) > 0) order.push_back(i);
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return value(charts[a]) > value(charts[b]); });
    order.resize(std::min(order.size(), most));
    taken.insert(order.begin(), order.end());
  };
  for (std::size_t i = 0; i < charts.size(); ++i)
    if (std::find(kHeadlines.begin(), kHeadlines.end(), charts[i].metric) != kHeadlines.end()) taken.insert(i);
  take(kMostRead, [](const Drawn& chart) { return chart.readings; });
  take(kWorst, [](const Drawn& chart) { return chart.outside; });
  std::vector<io::FoundChart> found;
  for (const std::size_t i : taken) found.push_back(found_chart(charts[i].wide, charts[i].narrow));
  return found;
}

void keep(const Record& record, const std::string& data, const io::HindcastPage& page,
          const std::vector<HindcastRow>& rows, const std::vector<Drawn>& charts, const std::vector<Learnt>& learnt,
          const Drawn& learnt_drawn) {
  io::HindcastFinding finding;
  finding.origin = origin_of(*record.posterior, record.baseline, page.worlds);
  finding.present = page.present;
  finding.scores = page.scores, finding.rolling_scores = page.rolling_scores, finding.lines = page.lines;
  finding.unanswered = static_cast<int>(page.unanswered.size());
  std::set<std::size_t> read;
  for (const HindcastRow& row : rows)
    if (row.seen != Seen::kForecast) read.insert(row.target->metric);
  finding.metrics = static_cast<int>(model::kMetrics), finding.metrics_read = static_cast<int>(read.size());
  finding.series = static_cast<int>(charts.size()), finding.charts = chosen(charts);
  keep_finding(data, "hindcast", io::finding_json(finding));
  io::LearntFinding about;
  about.origin = finding.origin, about.lines = learnt_lines(learnt, record.calibration);
  about.charts = {found_chart(learnt_drawn.wide, learnt_drawn.narrow)};
  keep_finding(data, "learnt", io::finding_json(about));
}

void add_rolling(const Record& record, const Console& console, std::vector<HindcastRow>& rows,
                 std::list<RollingFold>& folds, io::HindcastPage& page) {
  folds = rolling_folds(record.targets, record.baseline, record.rolling, record.machine, console);
  std::vector<HindcastRow> all;
  for (const RollingFold& fold : folds) {
    const std::string cut = io::month_text(fold.cut);
    page.rolling_scores.push_back(score_line("from " + cut + " on", score_of(fold.rows)));
    for (const HindcastRow& row : fold.rows) page.rolling_lines.push_back(line_of(row, "after " + cut));
    all.insert(all.end(), fold.rows.begin(), fold.rows.end());
  }
  page.rolling_scores.push_back(score_line("all of them", score_of(all)));
  rows.insert(rows.end(), all.begin(), all.end());
}

}  // namespace

ExitCode hindcast(const HindcastOptions& options, const Console& console) {
  Record record = prepare(options);
  const parallel::Interrupt interrupt;
  record.machine.stop = &interrupt.requested();
  io::HindcastPage page;
  page.version = kVersion, page.posterior = record.posterior->manifest.worlds_digest;
  page.worlds = record.posterior->worlds.worlds.size();
  page.present = io::month_text(record.baseline.setting.present);
  for (const io::Unanswered& row : record.targets.unanswered) page.unanswered.push_back({row.figure, row.why});
  Place place(place_of(options), kind::kHindcast);
  io::ResultDirectory& directory = place.files();
  if (options.keep) ensure_can_keep(options.data);
  try {
    std::vector<HindcastRow> rows;
    const std::pair<Seen, const std::vector<io::Target>*> sets[] = {{Seen::kFitted, &record.targets.fitted},
                                                                    {Seen::kHeldOut, &record.held_out},
                                                                    {Seen::kForecast, &record.forecasts}};
    for (const auto& [seen, targets] : sets) {
      const std::vector<HindcastRow> found = compare(record, *targets, seen);
      if (seen != Seen::kForecast) page.scores.push_back(score_line(words_of(seen), score_of(found)));
      for (const HindcastRow& row : found) page.lines.push_back(line_of(row, words_of(seen)));
      rows.insert(rows.end(), found.begin(), found.end());
    }
    const std::vector<Learnt> learnt = learnt_of(record);
    const io::LearntChart chart = learnt_chart(learnt, source_line(record));
    const Drawn learnt_drawn{io::learnt_chart(chart), io::learnt_chart(chart, io::kNarrowChart).spec_json};
    const std::vector<Drawn> charts = series_charts(record, rows, page);
    const io::Rendering rendering = draw(charts, learnt_drawn, directory.part() / "charts", page);
    std::list<RollingFold> folds;
    if (options.rolling) add_rolling(record, console, rows, folds, page);
    if (*record.machine.stop) return kStopped;
    for (const io::HindcastScoreLine& score : page.scores) tell(console, score);
    for (const io::HindcastScoreLine& score : page.rolling_scores) tell(console, score);
    directory.add("hindcast.csv", hindcast_csv(rows));
    directory.add("hindcast.html", io::make_hindcast_page(page));
    directory.add("hindcast.json", io::write_json(hindcast_node(page)));
    place.publish({{"posterior", page.posterior}});
    if (options.keep) keep(record, options.data, page, rows, charts, learnt, learnt_drawn);
    return tell_drawing(rendering, console);
  } catch (const Stopped&) {
    return kStopped;
  }
}

}  // namespace app
