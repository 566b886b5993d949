#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "app/command_line/console.hpp"
#include "app/command_line/options.hpp"

namespace CLI {  // NOLINT(readability-identifier-naming): the command line library stays in the sources of this folder
class App;
class Option;
}  // namespace CLI

namespace app {

/// What all commands share: where the data are, and how results are told.
struct Shared {
  std::string data;
  bool json = false, quiet = false, png = false, no_charts = false;
  std::vector<std::string> call;            ///< the words by which it was called (repeatable_words)
  std::function<int()> action;              ///< of the command that was called
  Company* company = nullptr;               ///< that the program works in; null: alone
  std::vector<std::shared_ptr<void>> kept;  ///< options live as long as the command line
  std::set<const CLI::Option*> scenario_options;
};

/// One command as its room sets it up: its options, and what it does with them.
class Command {
 public:
  class Option {
   public:
    Option(CLI::Option* option, Shared& shared) : option_(option), shared_(&shared) {}
    Option& required();
    /// Help shows the value that the option has now.
    Option& shows_default();
    /// One value each time that it is given.
    Option& repeated();
    /// Values between commas, or given again.
    Option& list();
    /// It names a scenario: only such a one may be "-", which is standard input.
    Option& scenario();
    Option& needs(const Option& other);

   private:
    CLI::Option* option_;
    Shared* shared_;
  };

  Command(CLI::App* app, Shared& shared) : app_(app), shared_(shared) {}

  /// A value, or values, as typed: "--name" is an option, "NAME" a word without one.
  Option option(const std::string& name, std::string& into, const std::string& help);
  Option option(const std::string& name, std::vector<std::string>& into, const std::string& help);
  Option flag(const std::string& name, bool& into, const std::string& help);
  /// Its worlds may be shared among the processes of a company. Of other commands one process does all.
  void shares_worlds() { *shares_ = true; }
  /// --json
  void prints_json();
  /// --no-charts and --png
  void draws_charts();
  /// --no-charts alone, with what it does here: of a file that carries its charts
  void embeds_charts(const std::string& help);
  /// What it prints may be long: on a terminal it goes through the reader's pager. To be said before what it does.
  void pages() { pages_ = true; }

  /// Options to be filled, which live as long as the command line.
  template <class Options> Options& keep() {
    auto options = std::make_shared<Options>();
    shared_.kept.push_back(options);
    return *options;
  }
  /// What the command does, once the command line is read.
  template <class Options> void does(Options& options, ExitCode (*action)(const Options&, const Console&)) {
    calls([this_shared = &shared_, &options, action](const Console& console) {
      options.data = this_shared->data;
      ensure_data(options.data);
      return action(options, console);
    });
  }

 private:
  void calls(std::function<ExitCode(const Console&)> action);
  bool pages_ = false;
  std::shared_ptr<bool> shares_ = std::make_shared<bool>(false);
  /// Throws base::InputError where there are no data beside the program and none were named.
  static void ensure_data(const std::string& data);

  CLI::App* app_;
  Shared& shared_;
};

/// A row of the table of commands (commands.cpp).
struct CommandRow {
  const char *name, *what, *example;
  void (*set_up)(Command&);
};
/// All commands, in the order in which help lists them.
const std::vector<CommandRow>& command_rows();

/// Of a command that takes nothing but a name.
struct NameOptions {
  std::string data, name;
};

inline constexpr const char* kScenarioHelp = "A scenario file, or a name out of `list scenarios`; - is standard input";

/// Seed, threads and kernel.
template <class Options>
void takes_machine(Command& command, Options& options,
                   const std::string& seed = "Any whole number from 0 to 2^64 - 1") {
  command.option("--seed", options.seed, seed).shows_default();
  command.option("--threads", options.threads, "Threads; 0: all of the machine. Changes no result").shows_default();
  command.option("--kernel", options.kernel, "Instruction set, as for run. Changes no result").shows_default();
}

/// How large a fit is, and the machine. `worlds`: what its worlds are for.
template <class Options> void takes_fit(Command& command, Options& options, const std::string& worlds) {
  takes_machine(command, options);
  command.option("--particles", options.particles, worlds).shows_default();
  command.option("--initial-factor", options.initial_factor, "Draws from the prior for each of them").shows_default();
  command.option("--rounds", options.rounds, "Rounds of moves at each temperature").shows_default();
  command.option("--final-rounds", options.final_rounds, "Rounds of moves at the end").shows_default();
}

/// Of a command that questions the worlds of the posterior.
template <class Options> void takes_study_options(Command& command, Options& options) {
  takes_machine(command, options, "Luck after the record: any whole number from 0 to 2^64 - 1");
  command.flag("--force", options.force, "Replace what stands at --out");
  command.prints_json();
}

/// Replicates, seed, threads and kernel of a command that runs scenarios, in so many worlds at least.
void takes_run_options(Command& command, RunOptions& options, std::uint64_t least_worlds = 1);
/// --set and --prior.
void takes_changes(Command& command, ScenarioOptions& options);
/// The same, and --to.
void takes_scenario_options(Command& command, ScenarioOptions& options);
/// --keep
void takes_keep(Command& command, bool& keep);

}  // namespace app
