#include <CLI/CLI.hpp>
#include <algorithm>
#include <iostream>

#include "app/command_line/command.hpp"
#include "app/command_line/completion.hpp"
#include "app/command_line/data_home.hpp"
#include "app/command_line/manual.hpp"
#include "app/command_line/run_command.hpp"
#include "app/command_line/shell.hpp"
#include "app/command_line/version.hpp"
#include "base/error.hpp"
#include "base/field.hpp"
#include "input/json/json_write.hpp"

namespace app {

namespace {

std::string suggestion(const std::string& name, const std::vector<std::string>& known) {
  const std::vector<std::string_view> views(known.begin(), known.end());
  const std::string_view nearest = base::nearest_name(name, views);
  return nearest.empty() ? "" : "did you mean \"" + std::string(nearest) + "\"?";
}

/// Whoever asks for words and does not get them has not been served.
void ensure_told() {
  if (!std::cout.flush()) throw std::runtime_error("cannot write to standard output");
}

/// The command line of the program: the commands of the table, and what all of them share.
class CommandLine {
 public:
  explicit CommandLine(Company* company);

  /// Throws CLI::Error for help, version and wrong usage, and whatever the command throws.
  int run(int argc, const char* const* argv);
  /// Prints what CLI11 stopped for.
  int explain_stop(const CLI::Error& stop, int argc, const char* const* argv) const;
  /// With --json, prints the faults as JSON on standard output; they are told on standard error in any case.
  void tell(const base::InputError& error) const;

 private:
  CLI::App* add(const std::string& name, const std::string& what, const std::string& example);
  void add(const CommandRow& row);
  /// `man` and `completion`, which tell of this command line itself.
  void add_manual();
  /// An empty value would pass for an option that was not given, and "-" for a file of that name.
  void check_values();
  /// What the first word that is no command, or the first that is no option of its command, may have been meant to be.
  std::string nearest_words(const std::vector<std::string>& words) const;

  CLI::App cli_{"Chokepoint simulates how export controls move China's lag in AI", "chokepoint"};
  Shared shared_;
  std::string manual_of_, shell_ = "bash";
};

CommandLine::CommandLine(Company* company) {
  shared_.data = data_home();
  shared_.company = company;
  cli_.set_version_flag("--version", version_text);
  cli_.require_subcommand(1);
  cli_.failure_message(CLI::FailureMessage::simple);
  cli_.footer("Example:\n  chokepoint run baseline --replicates 200\nEvery command has its own --help.");
  for (const CommandRow& row : command_rows()) add(row);
  add_manual();
  check_values();
}

CLI::App* CommandLine::add(const std::string& name, const std::string& what, const std::string& example) {
  CLI::App* sub = cli_.add_subcommand(name, what);
  sub->footer("Example:\n  chokepoint " + example);
  sub->add_flag("--quiet", shared_.quiet, "Nothing but results and faults");
  sub->add_option("--data", shared_.data, "Directory that holds calibration/ and scenarios/")->capture_default_str();
  return sub;
}

void CommandLine::add(const CommandRow& row) {
  Command command(add(row.name, row.what, row.example), shared_);
  row.set_up(command);
}

void CommandLine::add_manual() {
  CLI::App* man =
      add("man", "Prints the manual page of the program, or of one command, for man(1)", "man run | man -l -");
  man->add_option("COMMAND", manual_of_, "A command (default: the program)");
  man->callback([this] {
    shared_.action = [this] {
      const CLI::App* about = &cli_;
      if (!manual_of_.empty()) {
        const auto named = cli_.get_subcommands([&](const CLI::App* sub) { return sub->check_name(manual_of_); });
        if (named.empty()) throw CLI::ValidationError("COMMAND", "there is no command \"" + manual_of_ + "\"");
        about = named.front();
      }
      std::cout << manual_page(cli_, *about);
      return kDone;
    };
  });
  CLI::App* completion = add("completion", "Prints a script by which a shell completes commands and options",
                             "completion bash >~/.local/share/bash-completion/completions/chokepoint");
  completion->add_option("SHELL", shell_, "bash, zsh or fish")
      ->check(CLI::IsMember({"bash", "zsh", "fish"}))
      ->capture_default_str();
  completion->callback([this] {
    shared_.action = [this] {
      const auto script = shell_ == "zsh" ? zsh_completion : shell_ == "fish" ? fish_completion : bash_completion;
      return std::cout << script(cli_), kDone;
    };
  });
}

int CommandLine::run(int argc, const char* const* argv) {
  cli_.parse(argc, argv);
  shared_.call = repeatable_words({argv + std::min(argc, 1), argv + argc});
  return shared_.action();
}

int CommandLine::explain_stop(const CLI::Error& stop, int argc, const char* const* argv) const {
  if (stop.get_exit_code() == 0) {  // help and version
    cli_.exit(stop, std::cout, std::cerr);
    return ensure_told(), kDone;
  }
  const std::string hint = nearest_words({argv + std::min(argc, 1), argv + argc});
  const bool no_command = stop.get_name() == "RequiredError" && argc > 1 && cli_.get_subcommands().empty();
  base::Fault fault;
  fault.problem = no_command ? "there is no command \"" + std::string(argv[1]) + "\"" : stop.what();
  fault.suggestion = hint;
  if (std::find(argv, argv + argc, std::string_view("--json")) != argv + argc)
    std::cout << io::write_json(faults_node({fault}));
  std::cerr << base::describe(fault) << "\nRun with --help for what is possible.\n";
  return kBadInput;
}

void CommandLine::check_values() {
  for (CLI::App* sub : cli_.get_subcommands({}))
    for (CLI::Option* option : sub->get_options())
      if (option->get_items_expected_max() > 0)
        option->check(
            [is_scenario = shared_.scenario_options.contains(option)](const std::string& value) -> std::string {
              if (value.empty()) return "the value is empty";
              if (value == "-" && !is_scenario) return "- means standard input, and only a scenario is read from there";
              return "";
            },
            "");
}

void CommandLine::tell(const base::InputError& error) const {
  if (shared_.json) std::cout << io::write_json(faults_node(error.faults()));
}

std::string CommandLine::nearest_words(const std::vector<std::string>& words) const {
  std::vector<std::string> known;
  for (const CLI::App* sub : cli_.get_subcommands({})) known.push_back(sub->get_name());
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

}  // namespace

int run_command(const std::vector<std::string>& words, Company* company) {
  std::vector<const char*> all{"chokepoint"};
  for (const std::string& word : words) all.push_back(word.c_str());
  const auto argc = static_cast<int>(all.size());
  const char* const* argv = all.data();
  CommandLine line(company);
  try {
    const int code = line.run(argc, argv);
    return ensure_told(), code;
  } catch (const CLI::Error& stop) {
    return line.explain_stop(stop, argc, argv);
  } catch (const base::InputError& error) {
    line.tell(error);
    throw;
  }
}

}  // namespace app
