#pragma once
#include <atomic>
#include <functional>
#include <vector>

#include "parallel/executor.hpp"
#include "parallel/progress.hpp"

namespace parallel {

/// How a loop over blocks ended.
enum class Outcome { kDone, kStopped };

/// Calls work(block) once for each block in [0, blocks), on `threads` threads (0: all of the machine).
///
/// Once `stop` is true no further block starts: those under way end, and the outcome is `kStopped` unless all blocks
/// had been done. An exception from `work` also keeps later blocks from starting and is thrown again here. If several
/// blocks throw, the one with the lowest number is reported, whatever the threads: every block below a failed one still
/// runs.
Outcome run_blocks(int blocks, int threads, const std::function<void(int)>& work, Progress& progress,
                   const std::atomic<bool>& stop, Executor executor = Executor::kTbb);

/// Does pieces of work that have nothing to do with each other, each once, on `threads` threads (0: all of the machine). If some
/// throw, what the first of them in order threw is thrown again, once all are done.
void side_by_side(const std::vector<std::function<void()>>& pieces, int threads);

}  // namespace parallel
