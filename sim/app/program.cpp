#include "app/program.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>
#include <iostream>
#include <new>

#include "app/attribute.hpp"
#include "app/build_info.hpp"
#include "app/calibrate.hpp"
#include "app/catalogue.hpp"
#include "app/check.hpp"
#include "app/explain.hpp"
#include "app/forecast.hpp"
#include "app/hindcast.hpp"
#include "app/list.hpp"
#include "app/paradox.hpp"
#include "app/posterior.hpp"
#include "app/redraw.hpp"
#include "app/run.hpp"
#include "app/sbc.hpp"
#include "app/score.hpp"
#include "app/starter.hpp"
#include "app/study.hpp"
#include "app/update.hpp"
#include "app/voi.hpp"
#include "base/error.hpp"
#include "base/field.hpp"
#include "engine/model_digest.hpp"
#include "io/files/load.hpp"
#include "io/text/csv.hpp"

namespace app {

namespace {

/// What the model makes of a fixed probe of the baseline, or why that cannot be told here.
std::string probe() {
  try {
    const std::string data = CHOKEPOINT_DATA_DIRECTORY;
    const io::Calibration calibration = load_calibration(data);
    const io::Scenario baseline = load_baseline(data, calibration);
    return engine::model_digest(baseline.setting, baseline.inputs);
  } catch (const std::exception&) {
    return "unknown (the data of this build is not where it was)";
  }
}

/// The posterior that belongs to this build's data.
std::string posterior_name() {
  try {
    const std::string data = CHOKEPOINT_DATA_DIRECTORY;
    const auto posterior = load_posterior(data, load_calibration(data));
    return posterior ? posterior->manifest.worlds_digest : "none";
  } catch (const std::exception&) {
    return "of another model, or unreadable";
  }
}

std::string version_text() {
  return "chokepoint " + std::string(kVersion) + "\ncommit " + std::string(kCommit) + "\nmodel " + probe() +
         "\nposterior " + posterior_name();
}

/// The commands, their options, and what to do once the command line is read.
class CommandLine {
 public:
  CommandLine() {
    cli_.set_version_flag("--version", version_text);
    cli_.require_subcommand(1);
    cli_.failure_message(CLI::FailureMessage::simple);
    cli_.footer("Example:\n  chokepoint run baseline --replicates 200\nEvery command has its own --help.");
    add_run();
    add_check();
    add_new();
    add_list();
    add_describe();
    add_explain();
    add_attribute();
    add_paradox();
    add_calibrate();
    add_hindcast();
    add_update();
    add_voi();
    add_forecast();
    add_score();
    add_sbc();
    add_chart();
    add_report();
    refuse_empty_values();
  }

  /// Throws CLI::Error for help, version and wrong usage, and whatever the command throws.
  int run(int argc, const char* const* argv) {
    cli_.parse(argc, argv);
    return action_();
  }
  /// Prints what CLI11 stopped for.
  int explain_stop(const CLI::Error& stop, int argc, const char* const* argv) const {
    if (stop.get_exit_code() == 0) return cli_.exit(stop, std::cout, std::cerr);
    const std::string hint = nearest_words({argv + std::min(argc, 1), argv + argc});
    const bool no_command = stop.get_name() == "RequiredError" && argc > 1 && cli_.get_subcommands().empty();
    std::cerr << base::printable(no_command ? "there is no command \"" + std::string(argv[1]) + "\"" : stop.what())
              << (hint.empty() ? "" : "; " + hint) << "\nRun with --help for what is possible.\n";
    return kBadInput;
  }

 private:
  using Command = CLI::App;

  Console console() const { return {std::cout, std::cerr, json_, quiet_}; }

  Command* command(const std::string& name, const std::string& description, const std::string& example) {
    Command* sub = cli_.add_subcommand(name, description);
    sub->footer("Example:\n  chokepoint " + example);
    sub->add_flag("--quiet", quiet_, "Nothing but results and faults");
    sub->add_option("--data", data_, "Directory that holds calibration/ and scenarios/")->capture_default_str();
    return sub;
  }
  void takes_json(Command* sub) { sub->add_flag("--json", json_, "Print tables as JSON"); }
  void takes_scenario_options(Command* sub, ScenarioOptions& options) {
    sub->add_option("--set", options.set,
                    "policy.LEVER=VALUE[@YYYY-MM], parameter.NAME=VALUE or hypothesis.NAME=BRANCH; again for more")
        ->allow_extra_args(false);
    sub->add_option("--to", options.to, "Last month, YYYY-MM (default: the scenario's)");
    sub->add_flag("--prior", options.prior,
                  "Draw worlds from the priors and not from those that agree with the record");
  }
  /// Seed, threads and kernel of a command that plays games of channels.
  template <class Options> void takes_machine(Command* sub, Options& options) {
    sub->add_option("--seed", options.seed, "Any whole number from 0 to 2^64 - 1")->capture_default_str();
    sub->add_option("--threads", options.threads, "Threads; 0: all of the machine. Changes no result")
        ->capture_default_str();
    sub->add_option("--kernel", options.kernel, "Instruction set, as for run. Changes no result")
        ->capture_default_str();
  }
  template <class Options>
  void on(Command* sub, Options& options, std::function<int(const Options&, const Console&)> action) {
    sub->callback([this, &options, action = std::move(action)] {
      action_ = [this, &options, action] {
        options.data = data_;
        return action(options, console());
      };
    });
  }
  void on(Command* sub, std::function<void()> action) {
    sub->callback(
        [this, action = std::move(action)] { action_ = [action] { return action(), static_cast<int>(kDone); }; });
  }

  /// An empty value would pass for an option that was not given.
  void refuse_empty_values() {
    for (Command* sub : cli_.get_subcommands({}))
      for (CLI::Option* option : sub->get_options())
        if (option->get_items_expected_max() > 0)
          option->check([](const std::string& value) { return value.empty() ? "the value is empty" : ""; }, "");
  }
  /// What the first word that is no command, or the first that is no option of its command, may have been meant to be.
  std::string nearest_words(const std::vector<std::string>& words) const {
    std::vector<std::string> known;
    for (const Command* sub : cli_.get_subcommands({})) known.push_back(sub->get_name());
    if (words.empty() || words[0].empty() || words[0][0] == '-') return {};
    if (std::find(known.begin(), known.end(), words[0]) == known.end()) return suggestion(words[0], known);
    known.clear();
    for (const CLI::Option* option : cli_.get_subcommand(words[0])->get_options())
      for (const std::string& name : option->get_lnames()) known.push_back("--" + name);
    for (const std::string& word : words) {
      const std::string name = word.substr(0, word.find('='));
      const bool unknown = name.compare(0, 2, "--") == 0 && std::find(known.begin(), known.end(), name) == known.end();
      if (unknown) return suggestion(name, known);
    }
    return {};
  }
  static std::string suggestion(const std::string& name, const std::vector<std::string>& known) {
    const std::vector<std::string_view> views(known.begin(), known.end());
    const std::string_view nearest = base::nearest_name(name, views);
    return nearest.empty() ? "" : "did you mean \"" + std::string(nearest) + "\"?";
  }

  void add_run() {
    Command* sub = command("run", "Simulates scenarios and writes results",
                           "run baseline --replicates 200 --set policy.hbm_ban=0@2027-01 --out results/no-hbm-ban");
    sub->add_option("SCENARIO", run_.scenarios, "Scenario files, or names out of `list scenarios`")->required();
    sub->add_option("--replicates", run_.replicates, "Simulated worlds, 1 to " + std::to_string(kMostReplicates))
        ->capture_default_str();
    sub->add_option("--seed", run_.seed, "Any whole number from 0 to 2^64 - 1: the same seed is the same luck")
        ->capture_default_str();
    sub->add_option("--threads", run_.threads, "Threads; 0: all of the machine. Changes no result")
        ->capture_default_str();
    sub->add_option("--kernel", run_.kernel, "Instruction set: auto, scalar, sse2, avx2 or avx512. Changes no result")
        ->capture_default_str();
    sub->add_option("--out", run_.out,
                    "Directory of the results (default: results/NAME); with several scenarios, the one above");
    takes_scenario_options(sub, run_);
    sub->add_flag("--force", run_.force, "Replace another run that stands in the directory");
    sub->add_flag("--no-report", run_.no_report, "Leave out report.html");
    sub->add_flag("--save-ensemble", run_.save_ensemble,
                  "Also write ensemble.nc: every world, month by month, as NetCDF-4");
    takes_json(sub);
    on<RunOptions>(sub, run_,
                   [](const RunOptions& options, const Console& console) -> int { return app::run(options, console); });
  }

  void add_check() {
    Command* sub = command("check", "Validates scenario files (or calibration directories) without running them",
                           "check scenarios/*.json");
    sub->add_option("FILE", check_.files, "Scenario files, or directories with a calibration");
    sub->add_option("--write-schema", check_.schema, "Write the JSON Schema of scenarios to this file");
    takes_scenario_options(sub, check_);
    takes_json(sub);
    on<CheckOptions>(sub, check_, [](const CheckOptions& options, const Console& console) {
      return app::check(options, console), 0;
    });
  }

  void add_new() {
    Command* sub = command("new", "Writes a commented starter scenario NAME.json", "new my-policy");
    sub->add_option("NAME", name_, "Name of the scenario: its file without .json")->required();
    on(sub, [this] { write_starter(name_, data_, console()); });
  }

  void add_list() {
    Command* sub = command("list", "Prints a registry with unit, range, default and source", "list levers --json");
    std::string names;
    for (const std::string_view known : kCatalogues) names += (names.empty() ? "" : ", ") + std::string(known);
    sub->add_option("REGISTRY", name_, names)->required();
    takes_json(sub);
    on(sub, [this] { list(name_, data_, console()); });
  }

  void add_describe() {
    Command* sub =
        command("describe", "Tells all about one lever, parameter, metric, agent, figure, hypothesis or channel",
                "describe revenue_share");
    sub->add_option("NAME", name_, "A name out of `list`")->required();
    takes_json(sub);
    on(sub, [this] { describe(name_, data_, console()); });
  }

  void add_explain() {
    Command* sub = command("explain", "Tells the story of one world, month by month, with its causes",
                           "explain baseline --replicate 7");
    sub->add_option("SCENARIO", explain_.scenario, "A scenario file, or a name out of `list scenarios`")->required();
    sub->add_option("--replicate", explain_.replicate, "Which world, from 1")->required();
    sub->add_option("--seed", explain_.seed, "The seed of the run")->capture_default_str();
    takes_scenario_options(sub, explain_);
    takes_json(sub);
    on<ExplainOptions>(sub, explain_, [](const ExplainOptions& options, const Console& console) {
      return app::explain(options, console), 0;
    });
  }

  void add_attribute() {
    Command* sub =
        command("attribute", "Tells how much of the gap, or of what two scenarios differ by, each channel carries",
                "attribute baseline --against no-hbm-ban --at 2026-05 --at 2030-12");
    sub->add_option("SCENARIO", attribute_.scenario, "A scenario file, or a name out of `list scenarios`")->required();
    sub->add_option("--against", attribute_.against, "A second scenario: shares out what it has more than the first");
    sub->add_option("--worlds", attribute_.worlds, "Simulated worlds, each under all 512 sets of channels")
        ->capture_default_str();
    sub->add_option("--metric", attribute_.metrics,
                    "A metric; again for more (default: gap_trend_months and gap_observed_months)")
        ->allow_extra_args(false);
    sub->add_option("--at", attribute_.at, "YYYY-MM; again for more (default: the present)")->allow_extra_args(false);
    sub->add_option("--set", attribute_.set,
                    "policy.LEVER=VALUE[@YYYY-MM], parameter.NAME=VALUE or hypothesis.NAME=BRANCH; again for more")
        ->allow_extra_args(false);
    sub->add_flag("--prior", attribute_.prior,
                  "Draw worlds from the priors and not from those that agree with the record");
    sub->add_option("--out", attribute_.out, "Directory of the results (default: results/attribution/NAME)");
    takes_machine(sub, attribute_);
    takes_json(sub);
    on<AttributeOptions>(sub, attribute_, [](const AttributeOptions& options, const Console& console) -> int {
      return app::attribute(options, console);
    });
  }

  void add_paradox() {
    Command* sub =
        command("paradox", "Splits the way from the ratio of compute to the observed lag, channel by channel",
                "paradox --out results/paradox");
    sub->add_option("--worlds", paradox_.worlds, "Worlds from the posterior, and as many from the priors")
        ->capture_default_str();
    sub->add_option("--scaled-worlds", paradox_.scaled_worlds,
                    "Worlds for each channel halved and doubled; 0: leave that out")
        ->capture_default_str();
    sub->add_option("--out", paradox_.out, "Directory of the results (default: results/paradox)");
    takes_machine(sub, paradox_);
    takes_json(sub);
    on<ParadoxOptions>(sub, paradox_, [](const ParadoxOptions& options, const Console& console) -> int {
      return app::paradox(options, console);
    });
  }

  void add_calibrate() {
    Command* sub = command("calibrate", "Fits worlds to the documented record", "calibrate --out /tmp/posterior");
    sub->add_option("--out", calibrate_.out, "Directory of the posterior (default: DATA/calibration/posterior)");
    sub->add_option("--seed", calibrate_.seed, "Any whole number from 0 to 2^64 - 1")->capture_default_str();
    sub->add_option("--particles", calibrate_.particles, "Worlds to keep")->capture_default_str();
    sub->add_option("--initial-factor", calibrate_.initial_factor, "Draws from the prior for each of them")
        ->capture_default_str();
    sub->add_option("--rounds", calibrate_.rounds, "Rounds of moves at each temperature")->capture_default_str();
    sub->add_option("--final-rounds", calibrate_.final_rounds, "Rounds of moves at the end")->capture_default_str();
    sub->add_option("--threads", calibrate_.threads, "Threads; 0: all of the machine. Changes no result")
        ->capture_default_str();
    sub->add_option("--kernel", calibrate_.kernel, "Instruction set, as for run. Changes no result")
        ->capture_default_str();
    sub->add_flag("--resume", calibrate_.resume, "Go on from the checkpoint of a fit that was stopped");
    on<CalibrateOptions>(sub, calibrate_, [](const CalibrateOptions& options, const Console& console) -> int {
      return app::calibrate(options, console);
    });
  }

  void add_hindcast() {
    Command* sub = command("hindcast", "Compares the worlds that agree with the record with every documented figure",
                           "hindcast --out /tmp/hindcast");
    sub->add_option("--out", hindcast_.out, "Directory of the results (default: results/hindcast)");
    sub->add_flag("--rolling", hindcast_.rolling,
                  "Also fit what refers to dates before 2024-01, 2025-01 and 2025-07, and predict what followed");
    sub->add_option("--particles", hindcast_.particles, "Worlds of each of these fits")->capture_default_str();
    sub->add_option("--threads", hindcast_.threads, "Threads; 0: all of the machine. Changes no result")
        ->capture_default_str();
    sub->add_option("--kernel", hindcast_.kernel, "Instruction set, as for run. Changes no result")
        ->capture_default_str();
    on<HindcastOptions>(sub, hindcast_, [](const HindcastOptions& options, const Console& console) -> int {
      return app::hindcast(options, console);
    });
  }

  void takes_study_options(Command* sub, StudyOptions& options) {
    sub->add_option("--seed", options.seed, "Luck after the record: any whole number from 0 to 2^64 - 1")
        ->capture_default_str();
    sub->add_option("--threads", options.threads, "Threads; 0: all of the machine. Changes no result")
        ->capture_default_str();
    sub->add_option("--kernel", options.kernel, "Instruction set, as for run. Changes no result")
        ->capture_default_str();
    sub->add_flag("--force", options.force, "Replace what stands at --out");
    takes_json(sub);
  }

  void add_update() {
    Command* sub = command("update", "Weighs the worlds by one new documented figure, without a new fit",
                           "update calibration/examples/ascend-2026.json");
    sub->add_option("FIGURE", update_.figure, "A file with the figure (see calibration/README.md)")->required();
    sub->add_option("--scenario", update_.scenario, "The scenario under which the figure came")->capture_default_str();
    sub->add_option("--out", update_.out, "Directory for update.csv and hypotheses.csv (default: nothing is written)");
    takes_study_options(sub, update_);
    on<UpdateOptions>(sub, update_, [](const UpdateOptions& options, const Console& console) -> int {
      return app::update(options, console);
    });
  }

  void add_voi() {
    Command* sub = command("voi", "Tells what settling each contested claim and parameter would be worth",
                           "voi baseline --metric gap_months --over 12 --at 2028-12");
    sub->add_option("SCENARIO", voi_.scenario, "A scenario file, or a name out of `list scenarios`")
        ->capture_default_str();
    sub->add_option("--metric", voi_.metric, "One metric instead of the usual three readings of the gap");
    sub->add_option("--at", voi_.at, "YYYY-MM for that metric; again for more (default: 2028-12)")
        ->allow_extra_args(false);
    sub->add_option("--over", voi_.over, "Mean over so many months to --at")->capture_default_str();
    sub->add_option("--out", voi_.out, "Directory of the results (default: results/voi)");
    takes_study_options(sub, voi_);
    on<VoiOptions>(sub, voi_,
                   [](const VoiOptions& options, const Console& console) -> int { return app::voi(options, console); });
  }

  void add_forecast() {
    Command* sub = command("forecast", "Puts dated forecasts of named quantities on record",
                           "forecast --date 2026-05-01 --out /tmp/forecast.json");
    sub->add_option("--scenario", forecast_.scenario, "The scenario that is taken to come")->capture_default_str();
    sub->add_option("--date", forecast_.date, "YYYY-MM-DD (default: the first day of the present; no clock is read)");
    sub->add_option("--out", forecast_.out, "The file (default: results/forecasts/DATE.json)");
    takes_study_options(sub, forecast_);
    on<ForecastOptions>(sub, forecast_, [](const ForecastOptions& options, const Console& console) -> int {
      return app::forecast(options, console);
    });
  }

  void add_score() {
    Command* sub = command("score", "Scores forecasts on record against figures that came later",
                           "score results/forecasts/2026-05-01.json figures.json --out /tmp/scores");
    sub->add_option("FILE", score_.forecast, "A file that `forecast` wrote")->required();
    sub->add_option("FIGURES", score_.figures, "A file with the figures, in the form that `update` reads")->required();
    sub->add_option("--out", score_.out, "Directory for scores.csv and the chart (default: nothing is written)");
    sub->add_flag("--force", score_.force, "Replace what stands at --out");
    takes_json(sub);
    on<ScoreOptions>(sub, score_, [](const ScoreOptions& options, const Console& console) -> int {
      return app::score(options, console);
    });
  }

  void add_sbc() {
    Command* sub = command("sbc", "Tests the fit on records that the model made itself: do true worlds rank evenly?",
                           "sbc --records 200 --out /tmp/sbc");
    sub->add_option("--out", sbc_.out, "Directory of the results (default: results/sbc)");
    sub->add_option("--records", sbc_.records, "Synthetic records to fit")->capture_default_str();
    sub->add_option("--seed", sbc_.seed, "Any whole number from 0 to 2^64 - 1")->capture_default_str();
    sub->add_option("--particles", sbc_.particles, "Worlds of each fit")->capture_default_str();
    sub->add_option("--initial-factor", sbc_.initial_factor, "Draws from the prior for each of them")
        ->capture_default_str();
    sub->add_option("--rounds", sbc_.rounds, "Rounds of moves at each temperature")->capture_default_str();
    sub->add_option("--final-rounds", sbc_.final_rounds, "Rounds of moves at the end")->capture_default_str();
    sub->add_option("--threads", sbc_.threads, "Threads; 0: all of the machine. Changes no result")
        ->capture_default_str();
    sub->add_option("--kernel", sbc_.kernel, "Instruction set, as for run. Changes no result")->capture_default_str();
    sub->add_flag("--resume", sbc_.resume, "Go on after the last record that was ranked");
    sub->add_flag("--force", sbc_.force, "Begin anew where ranks stand already");
    on<SbcOptions>(sub, sbc_,
                   [](const SbcOptions& options, const Console& console) -> int { return app::sbc(options, console); });
  }

  void add_chart() {
    Command* sub = command("chart", "Draws charts of a results directory again: SVG, PNG, PDF and the data as CSV",
                           "chart results/baseline --select gap-fan,compute --theme print --width 720");
    sub->add_option("DIR", chart_.directory, "A directory that `run` wrote")->required();
    sub->add_option("--select", chart_.select,
                    "Names of charts between commas, or how they begin: compute is compute-share and "
                    "compute-by-source (default: every chart)");
    sub->add_option("--theme", chart_.theme, "light, dark or print")->capture_default_str();
    sub->add_option("--width", chart_.width, "Pixels, 300 to 2400; below 500 the layout is that of a phone")
        ->capture_default_str();
    on<ChartOptions>(sub, chart_, [](const ChartOptions& options, const Console& console) -> int {
      return redraw_charts(options, console), kDone;
    });
  }

  void add_report() {
    Command* sub =
        command("report", "Makes report.html of a results directory again, with its charts", "report results/baseline");
    sub->add_option("DIR", name_, "A directory that `run` wrote")->required();
    on(sub, [this] { redraw_report(name_, data_, console()); });
  }

  CLI::App cli_{"Chokepoint simulates how export controls move China's lag in AI", "chokepoint"};
  std::function<int()> action_;
  bool json_ = false, quiet_ = false;
  std::string data_ = CHOKEPOINT_DATA_DIRECTORY, name_;
  RunOptions run_;
  CheckOptions check_;
  ExplainOptions explain_;
  AttributeOptions attribute_;
  ParadoxOptions paradox_;
  CalibrateOptions calibrate_;
  HindcastOptions hindcast_;
  UpdateOptions update_;
  VoiOptions voi_;
  ForecastOptions forecast_;
  ScoreOptions score_;
  SbcOptions sbc_;
  ChartOptions chart_;
};

int run_command(int argc, const char* const* argv) {
  CommandLine line;
  try {
    const int code = line.run(argc, argv);
    if (!std::cout.flush()) throw std::runtime_error("cannot write to standard output");
    return code;
  } catch (const CLI::Error& stop) {
    return line.explain_stop(stop, argc, argv);
  }
}

ExitCode fail(std::ostream& err, ExitCode code, const std::string& sentence) {
  err << "chokepoint: " << sentence << std::endl;
  return code;
}

std::string place_of(const base::InvariantError& error) {
  if (error.month() == base::InvariantError::kUnknown) return "";
  return " (replicate " + std::to_string(error.replicate()) + ", " + io::csv_month(static_cast<double>(error.month())) +
         ")";
}

}  // namespace

ExitCode explain_failure(std::ostream& err) {
  try {
    throw;
  } catch (const base::InputError& error) {
    err << error.what() << std::endl;
    return kBadInput;
  } catch (const base::InvariantError& error) {
    return fail(err, kBroken, "the model broke one of its own promises" + place_of(error) + ": " + error.message());
  } catch (const std::bad_alloc&) {
    return fail(err, kCannotFinish, "out of memory; fewer --replicates need less");
  } catch (const std::filesystem::filesystem_error& error) {
    return fail(err, kCannotFinish,
                "cannot write " + error.path1().string() + ": " + error.code().message() +
                    "; see whether the place may be written to and has room, or choose another");
  } catch (const std::exception& error) {
    return fail(err, kCannotFinish, error.what());
  }
}

int program(int argc, const char* const* argv) {
  try {
    const int code = run_command(argc, argv);
    if (code != kStopped) return code;
    return fail(std::cerr, kStopped, "stopped, as you asked; nothing of the unfinished run was written");
  } catch (...) {
    return explain_failure(std::cerr);
  }
}

}  // namespace app
