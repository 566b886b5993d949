#include "study/worlds/simulate.hpp"

#include <algorithm>
#include <iostream>

#include "base/error.hpp"
#include "parallel/blocks.hpp"

namespace study {

namespace {

class Simulation {
 public:
  Simulation(const engine::Plan& plan, const Execution& execution)
      : plan_(plan),
        execution_(execution),
        progress_(execution.label, engine::block_count(worlds_of(execution.share, plan.replicates).size()),
                  execution.show_progress ? &std::cerr : nullptr) {}

  /// Runs worlds into results that begin with them.
  void run(const Range& range, engine::Results& results) {
    const int first = range.first / engine::kBlock;
    const auto work = [&](int block) { engine::run_block(plan_, first + block, results, range.first); };
    const auto outcome =
        parallel::run_blocks(engine::block_count(range.size()), execution_.threads, work, progress_, *execution_.stop);
    if (outcome == parallel::Outcome::kStopped || *execution_.stop) throw Stopped{};
  }

  /// Surveys a part's worlds from number `next` on, piece by piece.
  void survey(Part& part, int next) {
    progress_.add(engine::block_count(next - part.range.first));
    const int last = part.range.last;
    for (part.range.last = next; part.range.last < last;) {
      const Range range{part.range.last, std::min(part.range.last + engine::kPiece, last)};
      engine::Results piece(part.worlds.results.months(), range.size(), part.worlds.results.events());
      run(range, piece);
      take(range, piece, part);
      part.range.last = range.last;
      if (execution_.keeper && execution_.keeper->is_due() && range.last < last) execution_.keeper->keep(part);
    }
  }

 private:
  void take(const Range& range, const engine::Results& piece, Part& part) const {
    if (range.last - part.range.first <= part.worlds.results.replicates())
      part.worlds.results.put(piece, range.first - part.range.first);
    engine::Survey& survey = *part.worlds.survey;
    survey.begin(range.first / engine::kPiece, range.size());
    parallel::for_each_index(parallel::Executor::kTbb, static_cast<int>(engine::kOutputs), execution_.threads,
                             [&](int output) { survey.add(static_cast<std::size_t>(output), piece); });
    survey.end();
  }

  const engine::Plan& plan_;
  const Execution& execution_;
  parallel::Progress progress_;
};

}  // namespace

Part simulate(const engine::Plan& plan, const Execution& execution, const engine::Wanted& wanted) {
  const Range mine = worlds_of(execution.share, plan.replicates);
  std::optional<Part> part = execution.keeper ? execution.keeper->found() : std::nullopt;
  if (part && part->range == mine) return std::move(*part);
  Simulation simulation(plan, execution);
  const bool goes_on = part && part->worlds.survey && part->range.first == mine.first && part->range.last < mine.last;
  const int next = goes_on ? part->range.last : mine.first;
  if (!goes_on)
    part = empty_part(engine::Results(plan.setting->months, 0, engine::event_kinds(*plan.setting), wanted), mine,
                      plan.replicates);
  part->range = mine;
  if (!part->worlds.survey) {
    simulation.run(mine, part->worlds.results);
    if (execution.keeper && execution.keeper->is_due()) execution.keeper->keep(*part);
  } else {
    base::ensure(wanted.outputs.size() == engine::kOutputs && wanted.first == 0,
                 "a survey is of all outputs and months");
    simulation.survey(*part, next);
  }
  return std::move(*part);
}

Summaries summarise_all(const engine::Worlds& worlds, int threads) {
  const engine::Results& results = worlds.results;
  const auto months = static_cast<std::size_t>(results.months());
  Summaries summaries{results.months(), std::vector<engine::Summary>(engine::kOutputs * months)};
  const engine::Clustering cluster(results.cluster());
  // One output at a time, so that threads write far from each other.
  parallel::for_each_index(parallel::Executor::kTbb, static_cast<int>(engine::kOutputs), threads, [&](int output) {
    for (std::size_t month = 0; month < months; ++month) {
      const auto row = static_cast<std::size_t>(output);
      const int when = static_cast<int>(month);
      summaries.all[row * months + month] = worlds.survey ? worlds.survey->summary(row, when, results, cluster)
                                                          : engine::summarise(results.column(row, when), cluster);
    }
  });
  return summaries;
}

}  // namespace study
