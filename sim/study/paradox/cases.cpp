#include "study/paradox/cases.hpp"

#include <algorithm>
#include <set>

#include "analysis/effective.hpp"
#include "base/math.hpp"
#include "model/channels.hpp"
#include "study/fit/record_fit.hpp"

namespace study {

namespace {

/// Plays the games of one case and splits every date.
ParadoxCase play(const ParadoxQuestion& question, ParadoxCase one, const model::Setting& setting,
                 const GameWorlds& worlds, const Execution& execution) {
  CoalitionRuns runs{&setting, &worlds, paradox_players(), {}, question.kernel};
  for (const int month : question.months)
    for (const Reading& reading : paradox_readings(month)) runs.readings.push_back(reading);
  const std::vector<analysis::Game> games = run_coalitions(runs, execution);
  const std::size_t each = paradox_readings(0).size();
  for (std::size_t i = 0; i < question.months.size(); ++i) {
    const auto first = games.begin() + static_cast<std::ptrdiff_t>(i * each);
    one.splits.push_back(
        split_of({first, first + static_cast<std::ptrdiff_t>(each)}, question.months[i], worlds.clusters));
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
ParadoxCase plain_case(const ParadoxQuestion& question, const io::Scenario& scenario, const std::string& draws,
                       int count, const std::vector<ChannelScaling>& scaling, const Execution& execution) {
  model::Setting setting = record_setting(scenario, question.months.back() + 1);
  GameWorlds worlds = draw_worlds(scenario.inputs, question.seed, count, setting);
  for (const ChannelScaling& one : scaling) scale_channel(one, setting, worlds.records);
  ParadoxCase result{draws, scaling, {}, 0, static_cast<double>(count)};
  return play(question, std::move(result), setting, worlds, execution);
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

Machine machine_of(const ParadoxQuestion& question, const Execution& execution) {
  return {question.kernel, execution.threads, execution.stop};
}

Fitted fitted_worlds(const ParadoxQuestion& question, const Machine& machine) {
  const model::Setting setting =
      record_setting(question.fitted, months_of_record(question.fitted.setting, question.targets.fitted));
  const auto count = static_cast<int>(question.fitted.inputs.order.size());
  Fitted fitted{draw_worlds(question.fitted.inputs, question.seed, count, setting), {}};
  fitted.log_likelihoods = log_likelihoods(setting, fitted.worlds, question.targets.fitted, machine);
  return fitted;
}

/// What the record makes of a scaled prior: a scaled world of the posterior counts by its likelihood over that of the
/// world it was made from, which is the importance weight for the posterior under the scaled prior.
ParadoxCase scaled_posterior(const ParadoxQuestion& question, const Fitted& fitted, const ChannelScaling& scaling,
                             const Execution& execution) {
  const Machine machine = machine_of(question, execution);
  model::Setting setting =
      record_setting(question.fitted, months_of_record(question.fitted.setting, question.targets.fitted));
  GameWorlds worlds = fitted.worlds;
  scale_channel(scaling, setting, worlds.records);
  std::vector<double> weights = log_likelihoods(setting, worlds, question.targets.fitted, machine);
  for (std::size_t i = 0; i < weights.size(); ++i) weights[i] -= fitted.log_likelihoods[i];
  const double largest = *std::max_element(weights.begin(), weights.end());
  for (double& weight : weights) weight = base::exp(weight - largest);
  ParadoxCase result{"posterior", {scaling}, {}, 0, analysis::effective_size(weights)};
  const auto places = places_by_weight(weights, static_cast<std::size_t>(question.scaled_worlds));
  setting.months = question.fitted.setting.present + 1;  // the same half-years of luck
  return play(question, std::move(result), setting, picked(worlds, places), execution);
}

}  // namespace

std::vector<ParadoxCase> all_cases(const ParadoxQuestion& question, const Execution& execution) {
  const auto labelled = [&](const std::string& label) {
    Execution one = execution;
    one.label = label;
    return one;
  };
  std::vector<ParadoxCase> cases{
      plain_case(question, question.fitted, "posterior", question.worlds, {}, labelled("posterior")),
      plain_case(question, question.prior, "prior", question.worlds, {}, labelled("prior"))};
  if (question.scaled_worlds < 2) return cases;
  const Fitted fitted = fitted_worlds(question, machine_of(question, execution));
  for (const ChannelScaling& scaling : scalings()) {
    const std::string label =
        std::string(model::kChannelRows[scaling.channel].name) + (scaling.factor < 1 ? " halved" : " doubled");
    cases.push_back(scaled_posterior(question, fitted, scaling, labelled(label)));
    cases.push_back(
        plain_case(question, question.prior, "prior", question.scaled_worlds, {scaling}, labelled(label + ", prior")));
  }
  return cases;
}

}  // namespace study
