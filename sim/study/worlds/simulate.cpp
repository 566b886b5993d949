#include "study/worlds/simulate.hpp"

#include <iostream>

#include "parallel/blocks.hpp"

namespace study {

engine::Results simulate(const engine::Plan& plan, const Execution& execution) {
  engine::Results results(plan.setting->months, plan.replicates, engine::event_kinds(*plan.setting));
  const int blocks = engine::block_count(plan.replicates);
  parallel::Progress progress(execution.label, blocks, execution.show_progress ? &std::cerr : nullptr);
  const auto work = [&](int block) { engine::run_block(plan, block, results); };
  const auto outcome = parallel::run_blocks(blocks, execution.threads, work, progress, *execution.stop);
  if (outcome == parallel::Outcome::kStopped || *execution.stop) throw Stopped{};
  return results;
}

std::vector<engine::Summary> summarise_all(const engine::Results& results, int threads) {
  const auto months = static_cast<std::size_t>(results.months());
  std::vector<engine::Summary> summaries(engine::kOutputs * months);
  const engine::Clustering cluster(results.cluster());
  // One output at a time, so that threads write far from each other.
  parallel::for_each_index(parallel::Executor::kTbb, static_cast<int>(engine::kOutputs), threads, [&](int output) {
    for (std::size_t month = 0; month < months; ++month) {
      const auto row = static_cast<std::size_t>(output);
      const double* column = results.column(row, static_cast<int>(month));
      summaries[row * months + month] = engine::summarise(column, cluster);
    }
  });
  return summaries;
}

}  // namespace study
