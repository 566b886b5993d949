#include "app/fit/calibrate.hpp"
#include "app/command_line/command.hpp"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>

#include "analysis/effective.hpp"
#include "analysis/tempered_smc.hpp"
#include "app/build_info.hpp"
#include "app/fit/checkpoint.hpp"
#include "app/ground/load_scenario.hpp"
#include "app/ground/posterior.hpp"
#include "app/hindcast/learnt_words.hpp"
#include "app/publish/perform.hpp"
#include "files/digest.hpp"
#include "files/load.hpp"
#include "files/read_file.hpp"
#include "files/result_directory.hpp"
#include "files/write_whole.hpp"
#include "output/words/charts_words.hpp"
#include "parallel/clock.hpp"
#include "study/fit/record_fit.hpp"

namespace app {

namespace fs = std::filesystem;

namespace {

constexpr std::uint64_t kMostCheckpoint = std::uint64_t{1} << 32;
constexpr double kSecondsBetweenCheckpoints = 30;

constexpr std::uint64_t kRoom = 64u << 20;  // the worlds and a checkpoint, of the usual size
constexpr std::string_view kCheckpointBegins = "sha256:";

std::string sizes_text(const auto&... sizes) {
  std::string text;
  ((text += (text.empty() ? "" : " ") + std::to_string(sizes)), ...);
  return text;
}

/// The same of a fit that stands somewhere as `Fit::name` of one to come.
std::string name_of(const io::PosteriorManifest& fit) {
  return fit.version + " " + fit.model_digest + fit.priors_digest + fit.targets_digest + " " +
         sizes_text(fit.seed, fit.particles, fit.initial_factor, fit.rounds, fit.final_rounds);
}

/// All that a fit is made from.
struct Fit {
  io::Calibration calibration;
  io::Targets targets;
  io::Scenario baseline;
  Basis basis;
  analysis::SmcOptions options;
  study::Machine machine;
  bool resume = false;
  Destination destination;
  /// What a checkpoint must be of.
  std::string name() const {
    return std::string(kVersion) + " " + basis.model + basis.priors + basis.targets + " " +
           sizes_text(options.seed, options.particles, options.initial_factor, options.rounds, options.final_rounds);
  }
  fs::path checkpoint;
};

/// The posterior in use is there to be fitted anew; another one only goes if that is asked for.
void check_target(const Fit& fit, const CalibrateOptions& options, io::FaultList& faults) {
  const std::size_t known = faults.size();
  check_place(fit.destination.target, kind::kPosterior, faults);
  if (faults.size() > known || options.out.empty() || options.force) return;
  const Standing there = standing_at(fit.destination.target);
  if (there.nothing) return;
  const std::string file = (fit.destination.target / "manifest.json").string();
  if (!there.is_whole() || fit.name() != name_of(io::read_posterior_manifest(there.manifest, file)))
    add_place_fault(fit.destination.target, "holds another fit", "--force replaces it, --out DIR writes elsewhere",
                    faults);
}

/// What a person calls a checkpoint is not overwritten.
void check_checkpoint(const fs::path& file, bool resume, io::FaultList& faults) {
  std::error_code absent;
  if (!fs::exists(fs::symlink_status(file, absent)) && !resume) return;
  std::string begin(kCheckpointBegins.size(), '\0');
  std::ifstream(file, std::ios::binary).read(begin.data(), static_cast<std::streamsize>(begin.size()));
  if (resume || (fs::is_regular_file(fs::symlink_status(file, absent)) && begin == kCheckpointBegins)) return;
  add_place_fault(file, "is where the checkpoint goes, and is none", "move it, or choose another --out", faults);
}

Fit prepare(const CalibrateOptions& options) {
  io::FaultList faults;
  Fit fit;
  const auto size = [&](const std::string& text, std::uint64_t low, std::uint64_t high, std::string_view option) {
    return read_whole(text, low, high, option, faults).value_or(low);
  };
  fit.options.particles = size(options.particles, 64, 1u << 20, "--particles");
  fit.options.initial_factor = size(options.initial_factor, 1, 1024, "--initial-factor");
  fit.options.rounds = static_cast<int>(size(options.rounds, 1, 10'000, "--rounds"));
  fit.options.final_rounds = static_cast<int>(size(options.final_rounds, 0, 100'000, "--final-rounds"));
  fit.options.seed = read_seed(options.seed, faults).value_or(0);
  fit.machine.threads = static_cast<int>(size(options.threads, 0, kMostThreads, "--threads"));
  fit.machine.kernel = read_kernel(options.kernel, faults);
  faults.throw_if_any();
  fit.calibration = load_calibration(options.data);
  fit.targets = io::load_targets((fs::path(options.data) / "calibration").string(), fit.calibration);
  fit.baseline = load_baseline(options.data, fit.calibration);
  fit.basis = basis_of(fit.calibration, fit.baseline, fit.targets.fitted);
  fit.resume = options.resume;
  fit.destination = destination(options.out, posterior_place(options.data), kind::kPosterior);
  fit.destination.room = kRoom;
  check_target(fit, options, faults);
  faults.throw_if_any();
  fit.checkpoint = io::checkpoint_of(fit.destination.target);
  check_checkpoint(fit.checkpoint, options.resume, faults);
  faults.throw_if_any();
  return fit;
}

std::string whole(double value) { return io::with_commas(std::llround(value)); }

double total_acceptance(const analysis::MoveCounts& moves) {
  double proposed = 0, accepted = 0;
  for (std::size_t kind = 0; kind < analysis::kMoves; ++kind)
    proposed += static_cast<double>(moves.proposed[kind]), accepted += static_cast<double>(moves.accepted[kind]);
  return proposed > 0 ? accepted / proposed : 0;
}

/// Rounds still to come: temperatures rise by about the same factor each time.
double rounds_left(const analysis::SmcState& state, const analysis::SmcOptions& options) {
  const double final_left = options.final_rounds - state.final_rounds;
  if (state.temperature >= 1 || state.history.size() < 2) return final_left;
  const double before = state.history[state.history.size() - 2].temperature;
  const double steps = before > 0 ? std::log(1 / state.temperature) / std::log(state.temperature / before) : 20;
  return final_left + std::ceil(steps) * options.rounds;
}

/// Tells a person how the fit goes, a line a temperature.
class Diary {
 public:
  Diary(const Console& console, const analysis::SmcOptions& options, std::uint64_t evaluations)
      : console_(console), options_(options), start_(parallel::steady_seconds()), first_(evaluations) {}

  void tell(const analysis::SmcState& state) const {
    const analysis::SmcStep& step = state.history.back();
    if (state.final_rounds % 20 != 0) return;
    const double spent = parallel::steady_seconds() - start_;
    const double each = spent / std::max(1.0, static_cast<double>(state.evaluations - first_));
    const double left = rounds_left(state, options_) * static_cast<double>(options_.particles) * each;
    console_.note("temperature " + io::say(step.temperature, io::Unit::kFactor) + ": " + whole(step.effective_size) +
                  " effective worlds from " + std::to_string(step.distinct_ancestors) + " ancestors, " +
                  whole(100 * total_acceptance(step.moves)) + " % of moves accepted; " + whole(spent) + " s, about " +
                  whole(left) + " s left");
  }

 private:
  const Console& console_;
  const analysis::SmcOptions& options_;
  double start_;
  std::uint64_t first_;
};

/// Runs or resumes the fit, keeping a checkpoint. Throws Stopped when the user asked to stop.
analysis::SmcState run_fit(const Fit& fit, const study::RecordFit& record, Call& call) {
  const auto likelihood = [&](const std::vector<analysis::Particle>& particles) {
    return record.log_likelihood(particles);
  };
  const analysis::Space space = record.space();
  const std::string file = fit.checkpoint.string();
  analysis::SmcState state =
      fit.resume ? read_checkpoint(io::read_input(file, kMostCheckpoint), fit.name(), file, space, fit.options)
                 : analysis::smc_begin(space, fit.options, likelihood);
  const Diary diary(call.console(), fit.options, state.evaluations);
  double written = parallel::steady_seconds();
  std::string kept = checkpoint_bytes(state, fit.name());
  try {
    while (analysis::smc_advance(state, space, fit.options, likelihood)) {
      diary.tell(state);
      kept = checkpoint_bytes(state, fit.name());
      if (!call.company().tells() || parallel::steady_seconds() - written < kSecondsBetweenCheckpoints) continue;
      io::write_whole(fit.checkpoint, kept);
      written = parallel::steady_seconds();
    }
  } catch (const study::Stopped&) {
    if (!call.company().tells()) throw;
    io::write_whole(fit.checkpoint, kept);
    call.note("Stopped; `calibrate --resume` with the same options goes on from " + file);
    throw;
  }
  return state;
}

/// What the worlds are worth, over all that the targets read in them.
void judge(const std::vector<std::vector<double>>& readings, const std::vector<std::uint32_t>& ancestors,
           io::PosteriorManifest& manifest) {
  std::vector<double> worth;
  for (const std::vector<double>& column : readings)
    if (std::all_of(column.begin(), column.end(), [](double value) { return value - value == 0; }))
      worth.push_back(analysis::effective_size(column, ancestors));
  std::sort(worth.begin(), worth.end());
  if (worth.empty()) return;
  manifest.effective_worlds = worth[worth.size() / 2];
  manifest.effective_worlds_lowest = worth.front();
}

io::PosteriorManifest manifest_of(const Fit& fit, const analysis::SmcState& state,
                                  const std::vector<std::vector<double>>& readings, const std::string& csv) {
  io::PosteriorManifest manifest;
  manifest.version = kVersion;
  manifest.model_digest = fit.basis.model, manifest.priors_digest = fit.basis.priors;
  manifest.targets_digest = fit.basis.targets, manifest.worlds_digest = io::digest(csv);
  manifest.seed = fit.options.seed;
  manifest.particles = static_cast<int>(fit.options.particles);
  manifest.initial_factor = static_cast<int>(fit.options.initial_factor);
  manifest.rounds = fit.options.rounds, manifest.final_rounds = fit.options.final_rounds;
  manifest.evaluations = state.evaluations, manifest.log_evidence = state.log_evidence;
  for (const analysis::SmcStep& step : state.history)
    if (step.temperature < 1 || &step == &state.history.back() || manifest.steps.empty() ||
        manifest.steps.back().temperature < 1)
      manifest.steps.push_back({step.temperature, step.effective_size, total_acceptance(step.moves),
                                static_cast<int>(step.distinct_ancestors)});
  manifest.ancestors =
      static_cast<int>(state.history.empty() ? state.particles.size() : state.history.back().distinct_ancestors);
  for (const io::Target& target : fit.targets.fitted) manifest.targets.push_back(target.id);
  judge(readings, state.ancestors, manifest);
  return manifest;
}

/// The worlds of a fit, and what they are worth.
struct Fitted {
  engine::Posterior posterior;
  std::string csv, learnt;
  io::PosteriorManifest manifest;
};

Fitted study(const Fit& fit, Call& call) {
  study::Machine machine = fit.machine;
  machine.stop = &call.stop(), machine.peers = call.company().peers();
  const study::RecordFit record(fit.baseline, fit.targets.fitted, fit.options.seed, machine);
  const analysis::SmcState state = run_fit(fit, record, call);
  Fitted fitted{{fit.options.seed, engine::past_slots(fit.baseline.setting), {}}, "", "", {}};
  for (std::size_t i = 0; i < state.particles.size(); ++i) {
    fitted.posterior.worlds.push_back(record.world_of(state.particles[i]));
    fitted.posterior.worlds.back().ancestor = state.ancestors[i];
  }
  fitted.csv = io::posterior_csv(fitted.posterior);
  const auto readings = record.readings(fitted.posterior.worlds);
  fitted.manifest = manifest_of(fit, state, readings, fitted.csv);
  fitted.learnt = io::table_csv(learnt_table(
      study::what_was_learnt(record, fit.baseline.inputs.priors, fitted.posterior, readings), fit.calibration));
  return fitted;
}

Report tell(const Fit& fit, const Fitted& fitted) {
  const io::PosteriorManifest& manifest = fitted.manifest;
  Report report;
  report.files = {{"worlds.csv", fitted.csv}, {"learnt.csv", fitted.learnt}};
  report.manifest = [manifest](const Written& written) {
    io::PosteriorManifest whole = manifest;
    whole.files = written.files, whole.call = written.call;
    return io::posterior_manifest_json(whole);
  };
  report.once_it_stands = [checkpoint = fit.checkpoint] {
    std::error_code ignored;
    fs::remove(checkpoint, ignored);
  };
  report.text = std::to_string(fitted.posterior.worlds.size()) + " worlds, worth " + whole(manifest.effective_worlds) +
                " independent ones (at worst " + whole(manifest.effective_worlds_lowest) + "), from " +
                std::to_string(manifest.ancestors) + " ancestors\nposterior " + manifest.worlds_digest + "\nin " +
                fit.destination.target.string() + "\n";
  return report;
}

}  // namespace

ExitCode calibrate(const CalibrateOptions& options, const Console& console) {
  return perform(options, console, prepare, study, tell);
}

void set_up_calibrate(Command& command) {
  auto& options = command.keep<CalibrateOptions>();
  command.option("--out", options.out, "Directory of the posterior (default: DATA/calibration/posterior)");
  takes_fit(command, options, "Worlds to keep");
  command.flag("--resume", options.resume, "Go on from the checkpoint of a fit that was stopped");
  command.flag("--force", options.force, "Replace another fit that stands at --out");
  command.shares_worlds();
  command.does(options, calibrate);
}

}  // namespace app
