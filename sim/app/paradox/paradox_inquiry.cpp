#include "app/paradox/paradox_inquiry.hpp"

#include <algorithm>
#include <set>

#include "analysis/effective.hpp"
#include "app/ground/answers.hpp"
#include "app/ground/study.hpp"
#include "app/publish/findings.hpp"
#include "app/publish/texts.hpp"
#include "base/math.hpp"
#include "files/load.hpp"
#include "input/json/input_values.hpp"

namespace app {

namespace fs = std::filesystem;

namespace {

/// The ends of the documented years, and the month to which the documents' three to six months refer.
std::vector<int> dates_of(int present) {
  std::vector<int> months;
  for (const char* date : {"2024-12", "2025-12", "2026-04"})
    if (*io::parse_month(date) <= present) months.push_back(*io::parse_month(date));
  return months;
}

void read_posterior(const ParadoxOptions& options, ParadoxInquiry& inquiry, io::FaultList& faults) {
  inquiry.posterior = load_posterior(options.data, inquiry.calibration);
  draw_from(*inquiry.posterior, inquiry.seed, inquiry.fitted, faults);
}

}  // namespace

ParadoxInquiry read_inquiry(const ParadoxOptions& options) {
  ParadoxInquiry inquiry;
  io::FaultList faults;
  const auto whole = [&](const std::string& text, std::uint64_t low, std::uint64_t high, const char* option) {
    return static_cast<int>(read_whole(text, low, high, option, faults).value_or(low));
  };
  inquiry.worlds = whole(options.worlds, 2, kMostReplicates, "--worlds");
  inquiry.scaled_worlds = whole(options.scaled_worlds, 0, kMostReplicates, "--scaled-worlds");
  inquiry.threads = whole(options.threads, 0, kMostThreads, "--threads");
  inquiry.seed = read_seed(options.seed, faults).value_or(0);
  inquiry.kernel = read_kernel(options.kernel, faults);
  inquiry.calibration = load_calibration(options.data);
  inquiry.targets = io::load_targets((fs::path(options.data) / "calibration").string(), inquiry.calibration);
  inquiry.prior = inquiry.fitted = load_baseline(options.data, inquiry.calibration);
  read_posterior(options, inquiry, faults);
  inquiry.months = dates_of(inquiry.prior.setting.present);
  inquiry.keep = options.keep;
  inquiry.destination = destination(options.out, fs::path("results") / "paradox", kind::kParadox);
  check_place(inquiry.destination.target, kind::kParadox, faults);
  if (options.keep) ensure_can_keep(options.data);
  faults.throw_if_any();
  inquiry.destination.facts = {{"seed", std::to_string(inquiry.seed)},
                               {"worlds", std::to_string(inquiry.worlds)},
                               {"posterior", inquiry.posterior->manifest.worlds_digest}};
  return inquiry;
}

namespace {

/// Plays the games of one case and splits every date.
ParadoxCase play(const ParadoxInquiry& inquiry, ParadoxCase one, const model::Setting& setting,
                 const GameWorlds& worlds, const Execution& execution) {
  CoalitionRuns runs{&setting, &worlds, paradox_players(), {}, inquiry.kernel};
  for (const int month : inquiry.months)
    for (const Reading& reading : paradox_readings(month)) runs.readings.push_back(reading);
  const std::vector<analysis::Game> games = run_coalitions(runs, execution);
  const std::size_t each = paradox_readings(0).size();
  for (std::size_t i = 0; i < inquiry.months.size(); ++i) {
    const auto first = games.begin() + static_cast<std::ptrdiff_t>(i * each);
    one.splits.push_back(
        split_of({first, first + static_cast<std::ptrdiff_t>(each)}, inquiry.months[i], worlds.clusters));
  }
  one.worlds = worlds.records.size();
  one.ancestors = std::set<std::uint32_t>(worlds.clusters.begin(), worlds.clusters.end()).size();
  return one;
}

model::Setting record_setting(const io::Scenario& scenario, int months) {
  model::Setting setting = scenario.setting;
  setting.months = months;
  return setting;
}

/// Worlds as they are, or with a channel scaled and nothing else changed.
ParadoxCase plain_case(const ParadoxInquiry& inquiry, const io::Scenario& scenario, const std::string& draws, int count,
                       const std::vector<ChannelScaling>& scaling, const Execution& execution) {
  model::Setting setting = record_setting(scenario, inquiry.months.back() + 1);
  GameWorlds worlds = draw_worlds(scenario.inputs, inquiry.seed, count, setting);
  for (const ChannelScaling& one : scaling) scale_channel(one, setting, worlds.records);
  ParadoxCase result{draws, scaling, {}, 0, static_cast<double>(count)};
  return play(inquiry, std::move(result), setting, worlds, execution);
}

GameWorlds picked(const GameWorlds& all, const std::vector<std::size_t>& places) {
  GameWorlds some;
  some.luck_seed = all.luck_seed;
  for (const std::size_t place : places) {
    some.records.push_back(all.records[place]);
    some.clusters.push_back(all.clusters[place]);
  }
  return some;
}

/// Likelihood of all posterior worlds as they were fitted.
struct Fitted {
  GameWorlds worlds;
  std::vector<double> log_likelihoods;
};

Machine machine_of(const ParadoxInquiry& inquiry, const Execution& execution) {
  return {inquiry.kernel, execution.threads, execution.stop};
}

Fitted fitted_worlds(const ParadoxInquiry& inquiry, const Machine& machine) {
  const model::Setting setting =
      record_setting(inquiry.fitted, months_of_record(inquiry.fitted.setting, inquiry.targets.fitted));
  const auto count = static_cast<int>(inquiry.fitted.inputs.order.size());
  Fitted fitted{draw_worlds(inquiry.fitted.inputs, inquiry.seed, count, setting), {}};
  fitted.log_likelihoods = log_likelihoods(setting, fitted.worlds, inquiry.targets.fitted, machine);
  return fitted;
}

/// What the record makes of a scaled prior: a scaled world of the posterior counts by its likelihood over that of the
/// world it was made from, which is the importance weight for the posterior under the scaled prior.
ParadoxCase scaled_posterior(const ParadoxInquiry& inquiry, const Fitted& fitted, const ChannelScaling& scaling,
                             const Execution& execution) {
  const Machine machine = machine_of(inquiry, execution);
  model::Setting setting =
      record_setting(inquiry.fitted, months_of_record(inquiry.fitted.setting, inquiry.targets.fitted));
  GameWorlds worlds = fitted.worlds;
  scale_channel(scaling, setting, worlds.records);
  std::vector<double> weights = log_likelihoods(setting, worlds, inquiry.targets.fitted, machine);
  for (std::size_t i = 0; i < weights.size(); ++i) weights[i] -= fitted.log_likelihoods[i];
  const double largest = *std::max_element(weights.begin(), weights.end());
  for (double& weight : weights) weight = base::exp(weight - largest);
  ParadoxCase result{"posterior", {scaling}, {}, 0, analysis::effective_size(weights)};
  const auto places = places_by_weight(weights, static_cast<std::size_t>(inquiry.scaled_worlds));
  setting.months = inquiry.fitted.setting.present + 1;  // the same half-years of luck
  return play(inquiry, std::move(result), setting, picked(worlds, places), execution);
}

}  // namespace

std::vector<ParadoxCase> all_cases(const ParadoxInquiry& inquiry, const Execution& execution) {
  const auto labelled = [&](const std::string& label) {
    Execution one = execution;
    one.label = label;
    return one;
  };
  std::vector<ParadoxCase> cases{
      plain_case(inquiry, inquiry.fitted, "posterior", inquiry.worlds, {}, labelled("posterior")),
      plain_case(inquiry, inquiry.prior, "prior", inquiry.worlds, {}, labelled("prior"))};
  if (inquiry.scaled_worlds < 2) return cases;
  const Fitted fitted = fitted_worlds(inquiry, machine_of(inquiry, execution));
  for (const ChannelScaling& scaling : scalings()) {
    const std::string label =
        std::string(model::kChannelRows[scaling.channel].name) + (scaling.factor < 1 ? " halved" : " doubled");
    cases.push_back(scaled_posterior(inquiry, fitted, scaling, labelled(label)));
    cases.push_back(
        plain_case(inquiry, inquiry.prior, "prior", inquiry.scaled_worlds, {scaling}, labelled(label + ", prior")));
  }
  return cases;
}

}  // namespace app
