#include "study/hindcast/rolling.hpp"

#include <array>

#include "input/json/input_values.hpp"
#include "study/fit/prior_worlds.hpp"

namespace study {

namespace {

constexpr std::array<std::string_view, 3> kCuts{"2024-01", "2025-01", "2025-07"};

void predict(RollingFold& fold, const io::Scenario& baseline, const analysis::SmcOptions& options, Machine machine) {
  const RecordFit record(baseline, fold.known, options.seed, machine);
  const analysis::SmcState state = analysis::smc_run(
      record.space(), options,
      [&](const std::vector<analysis::Particle>& particles) { return record.log_likelihood(particles); });
  std::vector<engine::PosteriorWorld> worlds;
  for (const analysis::Particle& particle : state.particles) worlds.push_back(record.world_of(particle));
  const RecordFit rest(baseline, fold.later, options.seed, machine);
  const auto prior = prior_worlds(rest, worlds.size(), options.seed);
  fold.rows = hindcast_rows(rest, TargetSet::kLater, worlds, rest.readings(worlds), rest.readings(prior), fold.earlier);
}

}  // namespace

RollingFold split_at(int cut, const io::Targets& targets, int present) {
  RollingFold fold;
  fold.cut = cut;
  const auto sort_in = [&](const std::vector<io::Target>& some, bool fitted) {
    for (const io::Target& target : some) {
      if (target.to > present) continue;
      if (target.to >= cut) {
        fold.later.push_back(target);
        continue;
      }
      fold.earlier.push_back(target);
      if (fitted) fold.known.push_back(target);
    }
  };
  sort_in(targets.fitted, true);
  sort_in(targets.held_out, false);
  return fold;
}

std::list<RollingFold> rolling_folds(const io::Targets& targets, const io::Scenario& baseline,
                                     const analysis::SmcOptions& options, Machine machine,
                                     const std::function<void(const RollingFold&)>& tell) {
  std::list<RollingFold> folds;
  for (const std::string_view text : kCuts) {
    folds.push_back(split_at(*io::parse_month(text), targets, baseline.setting.present));
    RollingFold& fold = folds.back();
    tell(fold);
    if (fold.known.empty() || fold.later.empty())
      folds.pop_back();
    else
      predict(fold, baseline, options, machine);
  }
  return folds;
}

}  // namespace study
