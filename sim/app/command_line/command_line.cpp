#include "app/command_line/command_line.hpp"

#include <algorithm>
#include <iostream>

#include "app/command_line/run_command.hpp"
#include "app/command_line/version.hpp"
#include "app/publish/redraw.hpp"
#include "base/error.hpp"
#include "base/field.hpp"

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

}  // namespace

CommandLine::CommandLine() : data_(CHOKEPOINT_DATA_DIRECTORY) {
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
  add_compare();
  add_attribute();
  add_paradox();
  add_calibrate();
  add_hindcast();
  add_stability();
  add_update();
  add_voi();
  add_forecast();
  add_score();
  add_sbc();
  add_chart();
  add_report();
  refuse_empty_values();
}

int CommandLine::run(int argc, const char* const* argv) {
  cli_.parse(argc, argv);
  return action_();
}

int CommandLine::explain_stop(const CLI::Error& stop, int argc, const char* const* argv) const {
  if (stop.get_exit_code() == 0) {  // help and version
    cli_.exit(stop, std::cout, std::cerr);
    return ensure_told(), kDone;
  }
  const std::string hint = nearest_words({argv + std::min(argc, 1), argv + argc});
  const bool no_command = stop.get_name() == "RequiredError" && argc > 1 && cli_.get_subcommands().empty();
  std::cerr << base::printable(no_command ? "there is no command \"" + std::string(argv[1]) + "\"" : stop.what())
            << (hint.empty() ? "" : "; " + hint) << "\nRun with --help for what is possible.\n";
  return kBadInput;
}

Console CommandLine::console() const { return {std::cout, std::cerr, json_, quiet_}; }

CLI::App* CommandLine::command(const std::string& name, const std::string& description, const std::string& example) {
  Command* sub = cli_.add_subcommand(name, description);
  sub->footer("Example:\n  chokepoint " + example);
  sub->add_flag("--quiet", quiet_, "Nothing but results and faults");
  sub->add_option("--data", data_, "Directory that holds calibration/ and scenarios/")->capture_default_str();
  return sub;
}

void CommandLine::takes_keep(Command* sub, bool& keep) {
  sub->add_flag("--keep", keep, "Also put what reports show of it into DATA/calibration/posterior/findings");
}

void CommandLine::takes_json(Command* sub) { sub->add_flag("--json", json_, "Print tables as JSON"); }

void CommandLine::takes_run_options(Command* sub, RunOptions& options) {
  sub->add_option("--replicates", options.replicates, "Simulated worlds, 1 to " + std::to_string(kMostReplicates))
      ->capture_default_str();
  sub->add_option("--seed", options.seed, "Any whole number from 0 to 2^64 - 1: the same seed is the same luck")
      ->capture_default_str();
  sub->add_option("--threads", options.threads, "Threads; 0: all of the machine. Changes no result")
      ->capture_default_str();
  sub->add_option("--kernel", options.kernel, "Instruction set: auto, scalar, sse2, avx2 or avx512. Changes no result")
      ->capture_default_str();
}

void CommandLine::takes_scenario_options(Command* sub, ScenarioOptions& options) {
  sub->add_option("--set", options.set,
                  "policy.LEVER=VALUE[@YYYY-MM], parameter.NAME=VALUE or hypothesis.NAME=BRANCH; again for more")
      ->allow_extra_args(false);
  sub->add_option("--to", options.to, "Last month, YYYY-MM (default: the scenario's)");
  sub->add_flag("--prior", options.prior, "Draw worlds from the priors and not from those that agree with the record");
}

void CommandLine::on(Command* sub, std::function<void()> action) {
  sub->callback(
      [this, action = std::move(action)] { action_ = [action] { return action(), static_cast<int>(kDone); }; });
}

void CommandLine::refuse_empty_values() {
  for (Command* sub : cli_.get_subcommands({}))
    for (CLI::Option* option : sub->get_options())
      if (option->get_items_expected_max() > 0)
        option->check([](const std::string& value) { return value.empty() ? "the value is empty" : ""; }, "");
}

std::string CommandLine::nearest_words(const std::vector<std::string>& words) const {
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

int run_command(int argc, const char* const* argv) {
  CommandLine line;
  try {
    const int code = line.run(argc, argv);
    return ensure_told(), code;
  } catch (const CLI::Error& stop) {
    return line.explain_stop(stop, argc, argv);
  }
}

}  // namespace app
