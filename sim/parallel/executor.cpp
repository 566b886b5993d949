#include "parallel/executor.hpp"

#include <oneapi/tbb/global_control.h>
#include <oneapi/tbb/info.h>
#include <oneapi/tbb/parallel_for.h>
#include <oneapi/tbb/partitioner.h>
#include <oneapi/tbb/task_arena.h>

#include <algorithm>
#include <atomic>
#include <thread>
#include <vector>

namespace parallel {

namespace {

void on_tbb(int count, int threads, const std::function<void(int)>& body) {
  // The arena alone cannot exceed the machine's threads: the user who asks for more gets them.
  const tbb::global_control allowed(tbb::global_control::max_allowed_parallelism, static_cast<std::size_t>(threads));
  tbb::task_arena arena(threads);
  arena.execute([&] {
    tbb::parallel_for(
        0, count, [&](int i) { body(i); }, tbb::simple_partitioner());
  });
}

void on_threads(int count, int threads, const std::function<void(int)>& body) {
  std::atomic<int> next = 0;
  std::vector<std::jthread> workers;
  for (int worker = 0; worker < threads; ++worker)
    workers.emplace_back([&] {
      for (int i = next++; i < count; i = next++) body(i);
    });
}

}  // namespace

int thread_count(int threads) { return threads > 0 ? threads : std::max(1, tbb::info::default_concurrency()); }

void for_each_index(Executor executor, int count, int threads, const std::function<void(int)>& body) {
  if (count <= 0) return;
  const int used = std::min(thread_count(threads), count);
  if (used == 1)  // within another loop, a limit of one thread would hold for that one too
    for (int i = 0; i < count; ++i) body(i);
  else if (executor == Executor::kTbb)
    on_tbb(count, used, body);
  else
    on_threads(count, used, body);
}

}  // namespace parallel
