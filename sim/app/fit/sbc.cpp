#include "app/fit/sbc.hpp"
#include "app/command_line/command.hpp"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <numeric>

#include "analysis/rank_tests.hpp"
#include "app/build_info.hpp"
#include "app/ground/load_scenario.hpp"
#include "app/ground/posterior.hpp"
#include "app/publish/perform.hpp"
#include "files/digest.hpp"
#include "files/load.hpp"
#include "files/read_file.hpp"
#include "files/write_whole.hpp"
#include "input/json/json_write.hpp"
#include "output/chart/charts_ranks.hpp"
#include "output/table/table.hpp"
#include "output/words/charts_words.hpp"
#include "parallel/blocks.hpp"
#include "parallel/clock.hpp"
#include "study/fit/synthetic_record.hpp"
#include "study/worlds/answers.hpp"

namespace app {

namespace fs = std::filesystem;

namespace {

constexpr std::uint64_t kMostBytes = 1u << 26;
constexpr double kLevel = 0.05;  // of all tests together
constexpr double kBand = 0.99;   // of each bin of a histogram
constexpr std::size_t kLeastInBin = 16;

/// A call of `sbc`, checked.
struct SbcStudy {
  io::Calibration calibration;
  io::Targets targets;
  io::Scenario baseline;
  std::vector<study::RankedQuantity> quantities;
  analysis::SmcOptions fit;
  study::Machine machine;
  std::size_t records = 0;
  std::string name;  ///< a digest of what is fitted and how
  bool resume = false;
  Destination destination;
  fs::path checkpoint;  ///< ranks come there record by record
  fs::path ranks;       ///< of an earlier call; empty: none
};

/// Where ranks are kept while records are still fitted, and where a call that goes on finds them: the last whole result has
/// its own.
void find_ranks(const SbcOptions& options, SbcStudy& study, io::FaultList& faults) {
  std::error_code ignored;
  const std::size_t known = faults.size();
  check_place(study.destination.target, kind::kRanks, faults);
  if (faults.size() > known) return;
  study.checkpoint = io::checkpoint_of(study.destination.target);
  const fs::path last = study.destination.target / "ranks.csv";
  const bool stopped = fs::exists(study.checkpoint, ignored);
  if (stopped || fs::exists(last, ignored)) study.ranks = stopped ? study.checkpoint : last;
  check_file_place(
      study.checkpoint, "--out", true, [](const std::string& text) { return text.starts_with(kind::kRanks.begins); },
      "another directory, since the checkpoint would go there", faults);
  if (study.ranks.empty() || options.resume || options.force) return;
  add_option_fault("--out", study.destination.target.string() + " holds ranks already",
                   "--resume to go on with them, --force to begin anew, or another directory", faults);
}

SbcStudy prepare(const SbcOptions& options) {
  io::FaultList faults;
  SbcStudy study;
  const auto size = [&](const std::string& text, std::uint64_t low, std::uint64_t high, std::string_view option) {
    return read_whole(text, low, high, option, faults).value_or(low);
  };
  study.records = size(options.records, 2, 100'000, "--records");
  study.fit.particles = size(options.particles, 64, 1u << 16, "--particles");
  study.fit.initial_factor = size(options.initial_factor, 1, 1024, "--initial-factor");
  study.fit.rounds = static_cast<int>(size(options.rounds, 1, 10'000, "--rounds"));
  study.fit.final_rounds = static_cast<int>(size(options.final_rounds, 0, 100'000, "--final-rounds"));
  study.fit.seed = read_seed(options.seed, faults).value_or(0);
  study.machine.threads = static_cast<int>(size(options.threads, 0, kMostThreads, "--threads"));
  study.machine.kernel = read_kernel(options.kernel, faults);
  study.resume = options.resume;
  study.destination = destination(options.out, fs::path("results") / "sbc", kind::kRanks);
  find_ranks(options, study, faults);
  faults.throw_if_any();
  study.calibration = load_calibration(options.data);
  study.targets = io::load_targets((fs::path(options.data) / "calibration").string(), study.calibration);
  study.baseline = load_baseline(options.data, study.calibration);
  study.quantities = study::ranked_quantities(study.baseline.setting.present);
  const Basis basis = basis_of(study.calibration, study.baseline, study.targets.fitted);
  study.name = io::digest(std::string(kVersion) + " " + basis.model + basis.priors + basis.targets + " " +
                          std::to_string(study.fit.seed) + " " + std::to_string(study.fit.particles) + " " +
                          std::to_string(study.fit.initial_factor) + " " + std::to_string(study.fit.rounds) + " " +
                          std::to_string(study.fit.final_rounds));
  study.destination.facts = {{"fit", study.name}, {"seed", std::to_string(study.fit.seed)}};
  return study;
}

/// Ranks the next records, as many at once as there are threads: each fit is too small to share them out.
std::vector<study::RankedRecord> rank_some(const SbcStudy& study, std::size_t first, const std::atomic<bool>& stop) {
  static const std::atomic<bool> kNever = false;
  const int threads = parallel::thread_count(study.machine.threads);
  const auto count = static_cast<int>(std::min(study.records - first, static_cast<std::size_t>(threads)));
  std::vector<study::RankedRecord> ranked(static_cast<std::size_t>(count));
  study::Machine one = study.machine;
  one.threads = 1, one.stop = &stop;
  const auto work = [&](int i) {
    const auto place = static_cast<std::size_t>(i);
    ranked[place] =
        study::rank_record(study.baseline, study.targets.fitted, study.quantities, study.fit, first + place, one);
  };
  parallel::Progress silent("", 0, nullptr);
  parallel::run_blocks(count, threads, work, silent, kNever);  // a stop throws Stopped from within a fit
  return ranked;
}

/// Ranks the records that are missing. Throws Stopped when the user asked to stop.
std::vector<study::RankedRecord> rank_records(const SbcStudy& study, Call& call) {
  std::vector<study::RankedRecord> done;
  if (study.resume && !study.ranks.empty())
    done = study::read_ranks_csv(io::read_input(study.ranks.string(), kMostBytes), study.quantities, study.name,
                                 study.fit.particles, study.ranks.string());
  const double start = parallel::steady_seconds();
  const std::size_t first = done.size();
  while (done.size() < study.records) {
    const std::vector<study::RankedRecord> ranked = rank_some(study, done.size(), call.stop());
    done.insert(done.end(), ranked.begin(), ranked.end());
    io::write_whole(study.checkpoint, study::ranks_csv(done, study.quantities, study.name));
    const double each = (parallel::steady_seconds() - start) / static_cast<double>(done.size() - first);
    call.note("record " + std::to_string(done.size()) + " of " + std::to_string(study.records) + ": " +
              std::to_string(done.back().temperatures) + " temperatures, " + std::to_string(done.back().ancestors) +
              " ancestors, worth " + io::with_commas(std::llround(done.back().effective_draws)) + " draws; " +
              io::with_commas(std::llround(each * 10) / 10) + " s each, about " +
              io::with_commas(std::llround(each * static_cast<double>(study.records - done.size()) / 60)) +
              " minutes left");
  }
  done.resize(study.records);
  return done;
}

/// The most bins, of those that the possible ranks divide into, that leave enough records in each.
std::size_t bins_for(std::size_t records) {
  for (const std::size_t bins : {20u, 10u, 5u, 4u})
    if (records >= bins * kLeastInBin) return bins;
  return 2;
}

io::RankChart test_ranks(const SbcStudy& study, const std::vector<study::RankedRecord>& records) {
  io::RankChart chart;
  const std::size_t possible = study::ranked_draws(study.fit.particles) + 1, bins = bins_for(records.size());
  const analysis::Interval band = analysis::count_band(records.size(), bins, kBand);
  chart.records = records.size(), chart.particles = study.fit.particles;
  chart.band_low = band.low, chart.band_high = band.high, chart.level = kLevel;
  std::vector<double> p_values;
  for (std::size_t q = 0; q < study.quantities.size(); ++q) {
    std::vector<std::size_t> ranks;
    for (const study::RankedRecord& record : records) ranks.push_back(record.ranks[q]);
    const analysis::RankTest test = analysis::test_uniform_ranks(ranks, possible, bins);
    const analysis::RankSpread spread = analysis::rank_spread(ranks, possible);
    p_values.push_back(test.p_value);
    chart.histograms.push_back(
        {study.quantities[q].name, test.counts, test.statistic, test.p_value, 0, spread.mean, spread.sd_over_uniform});
  }
  const std::vector<double> adjusted = analysis::holm(p_values);
  for (std::size_t q = 0; q < adjusted.size(); ++q) chart.histograms[q].adjusted_p = adjusted[q];
  return chart;
}

io::Node results_node(const SbcStudy& study, const io::RankChart& chart,
                      const std::vector<study::RankedRecord>& records) {
  io::Node node = io::make_object();
  double worth = 0, ancestors = 0;
  for (const study::RankedRecord& record : records)
    worth += record.effective_draws, ancestors += static_cast<double>(record.ancestors);
  const auto count = static_cast<double>(records.size());
  io::add_member(node, "program", io::make_text("chokepoint " + std::string(kVersion)));
  io::add_member(node, "fit", io::make_text(study.name));
  io::add_member(node, "seed", io::make_text(std::to_string(study.fit.seed)));
  const std::pair<const char*, double> numbers[] = {
      {"records", count},
      {"particles", static_cast<double>(study.fit.particles)},
      {"initial_factor", static_cast<double>(study.fit.initial_factor)},
      {"rounds", study.fit.rounds},
      {"final_rounds", study.fit.final_rounds},
      {"effective_draws_mean", worth / count},
      {"ancestors_mean", ancestors / count},
      {"possible_ranks", static_cast<double>(study::ranked_draws(study.fit.particles) + 1)},
      {"band_of_counts_low", chart.band_low},
      {"band_of_counts_high", chart.band_high},
      {"band_probability", kBand},
      {"level_over_all_tests", chart.level}};
  for (const auto& [name, value] : numbers) io::add_member(node, name, io::make_number(value));
  io::add_member(node, "uniform", io::make_boolean(chart.uniform()));
  io::Node list = io::make_list();
  for (const io::RankHistogram& histogram : chart.histograms) {
    io::Node row = io::make_object();
    io::add_member(row, "quantity", io::make_text(histogram.name));
    io::add_member(row, "chi_square", io::make_number(histogram.chi_square));
    io::add_member(row, "p_value", io::make_number(histogram.p_value));
    io::add_member(row, "holm_p_value", io::make_number(histogram.adjusted_p));
    io::add_member(row, "mean_rank", io::make_number(histogram.mean));
    io::add_member(row, "sd_over_uniform", io::make_number(histogram.sd_over_uniform));
    io::Node counts = io::make_list();
    for (const double bin : histogram.counts) counts.items.push_back(io::make_number(bin));
    io::add_member(row, "counts", std::move(counts));
    list.items.push_back(std::move(row));
  }
  io::add_member(node, "quantities", std::move(list));
  return node;
}

std::string text_of(const io::RankChart& chart) {
  io::Table table;
  table.columns = io::columns_headed({"quantity", "chi-square", "p (Holm)", "mean rank", "spread"});
  for (std::size_t i = 1; i < table.columns.size(); ++i) table.columns[i].unit = io::Unit::kFactor;
  const auto say = [](double value) { return io::say(value, io::Unit::kFactor); };
  for (const io::RankHistogram& row : chart.histograms)
    table.row({row.name, row.chi_square, io::Cell(row.p_value, say(row.p_value) + " (" + say(row.adjusted_p) + ")"),
               row.mean, row.sd_over_uniform});
  return io::table_text(table) + io::rank_finding(chart) + "\n";
}

std::vector<study::RankedRecord> rank(const SbcStudy& study, Call& call) {
  try {
    return rank_records(study, call);
  } catch (const study::Stopped&) {
    call.note("Stopped; `sbc --resume` with the same options goes on from " + study.checkpoint.string());
    throw;
  }
}

Report tell(const SbcStudy& study, const std::vector<study::RankedRecord>& records) {
  const io::RankChart chart = test_ranks(study, records);
  Report report;
  report.files = {{"ranks.csv", study::ranks_csv(records, study.quantities, study.name)},
                  {"sbc.json", io::write_json(results_node(study, chart, records))}};
  report.figures = {io::in_both_layouts([&](int width) { return io::rank_figure(chart, width); })};
  report.text = text_of(chart);
  report.once_it_stands = [checkpoint = study.checkpoint] {
    std::error_code ignored;
    fs::remove(checkpoint, ignored);
  };
  report.code = chart.uniform() ? kDone : kDifferent;
  return report;
}

/// Simulation-based calibration: fits records that the model itself made and tests whether the worlds that they came
/// from rank evenly among the fits' worlds. Writes ranks.csv after each record, then sbc.json and a chart. Returns
/// kDifferent if some quantity's ranks are not uniform at 5 % over all. A user's stop keeps the records that are done.
ExitCode sbc(const SbcOptions& options, const Console& console) {
  return perform(options, console, prepare, rank, tell);
}

}  // namespace

void set_up_sbc(Command& command) {
  auto& options = command.keep<SbcOptions>();
  command.option("--out", options.out, "Directory of the results (default: results/sbc)");
  command.option("--records", options.records, "Synthetic records to fit").shows_default();
  takes_fit(command, options, "Worlds of each fit");
  command.flag("--resume", options.resume, "Go on after the last record that was ranked");
  command.flag("--force", options.force, "Begin anew where ranks stand already");
  command.draws_charts();
  command.does(options, sbc);
}

}  // namespace app
