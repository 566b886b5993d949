#include "app/program.hpp"

#include <CLI/CLI.hpp>
#include <iostream>
#include <new>

#include "app/build_info.hpp"
#include "app/catalogue.hpp"
#include "app/check.hpp"
#include "app/explain.hpp"
#include "app/list.hpp"
#include "app/redraw.hpp"
#include "app/run.hpp"
#include "app/starter.hpp"
#include "app/study.hpp"
#include "base/error.hpp"
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
    const io::Scenario baseline = io::load_scenario(scenario_path("baseline", data), calibration);
    return engine::model_digest(baseline.setting, baseline.inputs);
  } catch (const std::exception&) {
    return "unknown (the data of this build is not where it was)";
  }
}

std::string version_text() {
  return "chokepoint " + std::string(kVersion) + "\ncommit " + std::string(kCommit) + "\nmodel " + probe() +
         "\nposterior none";
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
    add_redraw("chart", "Draws the charts of a results directory again", redraw_charts);
    add_redraw("report", "Makes report.html of a results directory again, with its charts", redraw_report);
  }

  /// Throws CLI::Error for help, version and wrong usage, and whatever the command throws.
  int run(int argc, const char* const* argv) {
    cli_.parse(argc, argv);
    return action_();
  }
  /// Prints what CLI11 stopped for.
  int explain_stop(const CLI::Error& stop) const {
    if (stop.get_exit_code() == 0) return cli_.exit(stop, std::cout, std::cerr);
    std::cerr << stop.what() << "\nRun with --help for what is possible.\n";
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
    sub->add_flag("--prior", prior_,
                  "Draw parameters from their priors; there is no posterior yet, so this is what always happens");
    sub->add_flag("--force", run_.force, "Replace another run that stands in the directory");
    sub->add_flag("--no-report", run_.no_report, "Leave out report.html");
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

  void add_redraw(const std::string& name, const std::string& description,
                  void (*redraw)(const std::string&, const std::string&, const Console&)) {
    Command* sub = command(name, description, name + " results/baseline");
    sub->add_option("DIR", name_, "A directory that `run` wrote")->required();
    on(sub, [this, redraw] { redraw(name_, data_, console()); });
  }

  CLI::App cli_{"Chokepoint simulates how export controls move China's lag in AI", "chokepoint"};
  std::function<int()> action_;
  bool json_ = false, quiet_ = false, prior_ = false;
  std::string data_ = CHOKEPOINT_DATA_DIRECTORY, name_;
  RunOptions run_;
  CheckOptions check_;
  ExplainOptions explain_;
};

int run_command(int argc, const char* const* argv) {
  CommandLine line;
  try {
    const int code = line.run(argc, argv);
    if (!std::cout.flush()) throw std::runtime_error("cannot write to standard output");
    return code;
  } catch (const CLI::Error& stop) {
    return line.explain_stop(stop);
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
