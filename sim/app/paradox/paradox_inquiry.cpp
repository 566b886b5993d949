#include "app/paradox/paradox_inquiry.hpp"

#include <algorithm>
#include <set>

#include "analysis/effective.hpp"
#include "app/ground/answers.hpp"
#include "app/ground/study.hpp"
#include "app/publish/place.hpp"
#include "app/publish/sheets.hpp"
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
  inquiry.machine.threads = whole(options.threads, 0, kMostThreads, "--threads");
  inquiry.seed = read_seed(options.seed, faults).value_or(0);
  inquiry.machine.kernel = read_kernel(options.kernel, faults);
  inquiry.calibration = load_calibration(options.data);
  inquiry.targets = io::load_targets((fs::path(options.data) / "calibration").string(), inquiry.calibration);
  inquiry.prior = inquiry.fitted = load_baseline(options.data, inquiry.calibration);
  read_posterior(options, inquiry, faults);
  inquiry.months = dates_of(inquiry.prior.setting.present);
  inquiry.target = options.out.empty() ? fs::path("results") / "paradox" : fs::path(options.out);
  check_place(inquiry.target, kind::kParadox, faults);
  faults.throw_if_any();
  return inquiry;
}

namespace {

/// Plays the games of one case and splits every date.
ParadoxCase play(const ParadoxInquiry& inquiry, ParadoxCase one, const model::Setting& setting,
                 const GameWorlds& worlds, const std::string& label) {
  CoalitionRuns runs{&setting, &worlds, paradox_players(), {}, inquiry.machine.kernel};
  for (const int month : inquiry.months)
    for (const Reading& reading : paradox_readings(month)) runs.readings.push_back(reading);
  const auto games = run_coalitions(runs, {inquiry.machine.threads, label, inquiry.show, inquiry.machine.stop});
  if (!games) throw Stopped{};
  const std::size_t each = paradox_readings(0).size();
  for (std::size_t i = 0; i < inquiry.months.size(); ++i) {
    const auto first = games->begin() + static_cast<std::ptrdiff_t>(i * each);
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
                       const std::vector<ChannelScaling>& scaling, const std::string& label) {
  model::Setting setting = record_setting(scenario, inquiry.months.back() + 1);
  GameWorlds worlds = draw_worlds(scenario.inputs, inquiry.seed, count, setting);
  for (const ChannelScaling& one : scaling) scale_channel(one, setting, worlds.records);
  ParadoxCase result{draws, scaling, {}, 0, static_cast<double>(count)};
  return play(inquiry, std::move(result), setting, worlds, label);
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

Fitted fitted_worlds(const ParadoxInquiry& inquiry) {
  const model::Setting setting =
      record_setting(inquiry.fitted, months_of_record(inquiry.fitted.setting, inquiry.targets.fitted));
  const auto count = static_cast<int>(inquiry.fitted.inputs.order.size());
  Fitted fitted{draw_worlds(inquiry.fitted.inputs, inquiry.seed, count, setting), {}};
  fitted.log_likelihoods = log_likelihoods(setting, fitted.worlds, inquiry.targets.fitted, inquiry.machine);
  return fitted;
}

/// What the record makes of a scaled prior: a scaled world of the posterior counts by its likelihood over that of the
/// world it was made from, which is the importance weight for the posterior under the scaled prior.
ParadoxCase scaled_posterior(const ParadoxInquiry& inquiry, const Fitted& fitted, const ChannelScaling& scaling,
                             const std::string& label) {
  model::Setting setting =
      record_setting(inquiry.fitted, months_of_record(inquiry.fitted.setting, inquiry.targets.fitted));
  GameWorlds worlds = fitted.worlds;
  scale_channel(scaling, setting, worlds.records);
  std::vector<double> weights = log_likelihoods(setting, worlds, inquiry.targets.fitted, inquiry.machine);
  for (std::size_t i = 0; i < weights.size(); ++i) weights[i] -= fitted.log_likelihoods[i];
  const double largest = *std::max_element(weights.begin(), weights.end());
  for (double& weight : weights) weight = base::exp(weight - largest);
  ParadoxCase result{"posterior", {scaling}, {}, 0, analysis::effective_size(weights)};
  const auto places = places_by_weight(weights, static_cast<std::size_t>(inquiry.scaled_worlds));
  setting.months = inquiry.fitted.setting.present + 1;  // the same half-years of luck
  return play(inquiry, std::move(result), setting, picked(worlds, places), label);
}

}  // namespace

std::vector<ParadoxCase> all_cases(const ParadoxInquiry& inquiry) {
  std::vector<ParadoxCase> cases{plain_case(inquiry, inquiry.fitted, "posterior", inquiry.worlds, {}, "posterior"),
                                 plain_case(inquiry, inquiry.prior, "prior", inquiry.worlds, {}, "prior")};
  if (inquiry.scaled_worlds < 2) return cases;
  const Fitted fitted = fitted_worlds(inquiry);
  for (const ChannelScaling& scaling : scalings()) {
    const std::string label =
        std::string(model::kChannelRows[scaling.channel].name) + (scaling.factor < 1 ? " halved" : " doubled");
    cases.push_back(scaled_posterior(inquiry, fitted, scaling, label));
    cases.push_back(plain_case(inquiry, inquiry.prior, "prior", inquiry.scaled_worlds, {scaling}, label + ", prior"));
  }
  return cases;
}

}  // namespace app
