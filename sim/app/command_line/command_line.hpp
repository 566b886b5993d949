#pragma once
// The only headers of the command line library: CLI11 stays in the sources of this folder.

#include <CLI/CLI.hpp>
#include <functional>
#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "app/command_line/console.hpp"
#include "app/command_line/options.hpp"

namespace app {

/// The commands, their options, and what to do once the command line is read. A family of commands is one source of
/// this folder; a new command is its function there, and a line in the constructor.
class CommandLine {
 public:
  CommandLine();

  /// Throws CLI::Error for help, version and wrong usage, and whatever the command throws.
  int run(int argc, const char* const* argv);
  /// Prints what CLI11 stopped for.
  int explain_stop(const CLI::Error& stop, int argc, const char* const* argv) const;
  /// With --json, prints the faults as JSON on standard output; they are told on standard error in any case.
  void tell(const base::InputError& error) const;

 private:
  using Command = CLI::App;

  // simulating.cpp
  void add_run();
  void add_check();
  void add_new();
  void add_list();
  void add_describe();
  void add_explain();
  void add_chart();
  void add_report();
  // asking.cpp
  void add_compare();
  void add_attribute();
  void add_paradox();
  void add_update();
  void add_voi();
  // fitting.cpp
  void add_calibrate();
  void add_hindcast();
  void add_stability();
  void add_forecast();
  void add_score();
  void add_sbc();

  static constexpr const char* kScenarioHelp =
      "A scenario file, or a name out of `list scenarios`; - is standard input";

  Console console() const;
  Command* command(const std::string& name, const std::string& description, const std::string& example);
  void takes_json(Command* sub);
  /// Marks an option that names a scenario: only such a one may be "-", which is standard input.
  CLI::Option* takes_scenario(CLI::Option* option) { return scenario_options_.insert(option), option; }
  /// An option with several values: between commas, or given again.
  static CLI::Option* takes_list(CLI::Option* option) { return option->allow_extra_args(false)->delimiter(','); }
  /// Replicates, seed, threads and kernel of a command that runs scenarios.
  void takes_run_options(Command* sub, RunOptions& options);
  void takes_scenario_options(Command* sub, ScenarioOptions& options);
  /// Seed, threads and kernel of a command.
  template <class Options>
  void takes_machine(Command* sub, Options& options, const std::string& seed = "Any whole number from 0 to 2^64 - 1") {
    sub->add_option("--seed", options.seed, seed)->capture_default_str();
    sub->add_option("--threads", options.threads, "Threads; 0: all of the machine. Changes no result")
        ->capture_default_str();
    sub->add_option("--kernel", options.kernel, "Instruction set, as for run. Changes no result")
        ->capture_default_str();
  }
  void takes_keep(Command* sub, bool& keep);
  template <class Options> void takes_study_options(Command* sub, Options& options) {
    takes_machine(sub, options, "Luck after the record: any whole number from 0 to 2^64 - 1");
    sub->add_flag("--force", options.force, "Replace what stands at --out");
    takes_json(sub);
  }

  /// Options that live as long as the command line.
  template <class Options> Options& keep() {
    auto options = std::make_shared<Options>();
    kept_.push_back(options);
    return *options;
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
  void on(Command* sub, std::function<void()> action);

  /// An empty value would pass for an option that was not given, and "-" for a file of that name.
  void check_values();
  /// What the first word that is no command, or the first that is no option of its command, may have been meant to be.
  std::string nearest_words(const std::vector<std::string>& words) const;

  CLI::App cli_{"Chokepoint simulates how export controls move China's lag in AI", "chokepoint"};
  std::function<int()> action_;
  bool json_ = false, quiet_ = false;
  std::string data_, name_;
  std::vector<std::shared_ptr<void>> kept_;
  std::set<const CLI::Option*> scenario_options_;
};

}  // namespace app
