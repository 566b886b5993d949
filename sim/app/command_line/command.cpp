#include "app/command_line/command.hpp"

#include <CLI/CLI.hpp>
#include <iostream>
#include <optional>

#include "app/command_line/pager.hpp"
#include "app/share/company.hpp"
#include "base/error.hpp"

namespace app {

Command::Option& Command::Option::required() {
  option_->required();
  return *this;
}

Command::Option& Command::Option::shows_default() {
  option_->capture_default_str();
  return *this;
}

Command::Option& Command::Option::repeated() {
  option_->allow_extra_args(false);
  return *this;
}

Command::Option& Command::Option::list() {
  option_->allow_extra_args(false)->delimiter(',');
  return *this;
}

Command::Option& Command::Option::scenario() {
  shared_->scenario_options.insert(option_);
  return *this;
}

Command::Option& Command::Option::needs(const Option& other) {
  option_->needs(other.option_);
  return *this;
}

Command::Option Command::option(const std::string& name, std::string& into, const std::string& help) {
  return Option(app_->add_option(name, into, help), shared_);
}

Command::Option Command::option(const std::string& name, std::vector<std::string>& into, const std::string& help) {
  return Option(app_->add_option(name, into, help), shared_);
}

Command::Option Command::flag(const std::string& name, bool& into, const std::string& help) {
  return Option(app_->add_flag(name, into, help), shared_);
}

void Command::draws_charts() {
  embeds_charts("Draw nothing; `chokepoint chart` does it later");
  flag("--png", shared_.png, "Charts as PNG too, beside SVG");
}

void Command::embeds_charts(const std::string& help) { flag("--no-charts", shared_.no_charts, help); }

void Command::prints_json() { flag("--json", shared_.json, "Print tables as JSON"); }

void Command::ensure_data(const std::string& data) {
  if (!data.empty()) return;
  base::Fault fault;
  fault.pointer = "--data", fault.problem = "there are no calibration/ and scenarios/ beside the program";
  fault.allowed = "the directory that holds them, by --data DIR or CHOKEPOINT_DATA in the environment";
  throw base::InputError({fault});
}

void Command::calls(std::function<ExitCode(const Console&)> action) {
  app_->callback([shared = &shared_, pages = pages_, shares = shares_, action = std::move(action)] {
    shared->action = [shared, pages, shares, action] {
      const bool tells = shared->company == nullptr || shared->company->tells();
      if (!tells && !*shares) return kDone;
      const io::Pictures pictures = shared->no_charts ? io::Pictures::kNone
                                    : shared->png     ? io::Pictures::kPixels
                                                      : io::Pictures::kDrawings;
      std::optional<Pager> pager;
      if (pages && !shared->json) pager.emplace();
      return action({std::cout, std::cerr, shared->json, shared->quiet || !tells, pictures, shared->call,
                     *shares ? shared->company : nullptr});
    };
  });
}

void takes_run_options(Command& command, RunOptions& options, std::uint64_t least_worlds) {
  command
      .option("--replicates", options.replicates,
              "Simulated worlds, " + std::to_string(least_worlds) + " to " + std::to_string(options.most_replicates))
      .shows_default();
  command.option("--seed", options.seed, "Any whole number from 0 to 2^64 - 1: the same seed is the same luck")
      .shows_default();
  command.option("--threads", options.threads, "Threads; 0: all of the machine. Changes no result").shows_default();
  command.option("--kernel", options.kernel, "Instruction set: auto, scalar, sse2, avx2 or avx512. Changes no result")
      .shows_default();
}

void takes_changes(Command& command, ScenarioOptions& options) {
  command
      .option("--set", options.set,
              "policy.LEVER=VALUE[@YYYY-MM], parameter.NAME=VALUE or hypothesis.NAME=BRANCH; again for more")
      .repeated();
  command.flag("--prior", options.prior, "Draw worlds from the priors and not from those that agree with the record");
}

void takes_scenario_options(Command& command, ScenarioOptions& options) {
  takes_changes(command, options);
  command.option("--to", options.to, "Last month, YYYY-MM (default: the scenario's)");
}

void takes_keep(Command& command, bool& keep) {
  command.flag("--keep", keep, "Also put what reports show of it into DATA/calibration/posterior/findings");
}

}  // namespace app
