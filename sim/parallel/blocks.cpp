#include "parallel/blocks.hpp"

#include <exception>
#include <limits>
#include <mutex>

namespace parallel {

namespace {

/// The failed block with the lowest number so far.
class FirstFailure {
 public:
  bool before(int block) const { return block_.load(std::memory_order_acquire) < block; }

  void record(int block, std::exception_ptr error) {
    const std::lock_guard lock(mutex_);
    if (before(block)) return;
    error_ = std::move(error);
    block_.store(block, std::memory_order_release);
  }

  void rethrow() const {
    if (error_) std::rethrow_exception(error_);
  }

 private:
  std::mutex mutex_;
  std::exception_ptr error_;
  std::atomic<int> block_ = std::numeric_limits<int>::max();
};

}  // namespace

Outcome run_blocks(int blocks, int threads, const std::function<void(int)>& work, Progress& progress,
                   const std::atomic<bool>& stop, Executor executor) {
  FirstFailure failure;
  std::atomic<int> done = 0;
  for_each_index(executor, blocks, threads, [&](int block) {
    if (stop || failure.before(block)) return;
    try {
      work(block);
      progress.add(1);
      ++done;
    } catch (...) {
      failure.record(block, std::current_exception());
    }
  });
  progress.finish();
  failure.rethrow();
  return done == blocks ? Outcome::kDone : Outcome::kStopped;
}

void side_by_side(const std::vector<std::function<void()>>& pieces, int threads) {
  const std::atomic<bool> never = false;
  Progress silent("", 0, nullptr);
  run_blocks(
      static_cast<int>(pieces.size()), threads, [&](int piece) { pieces[static_cast<std::size_t>(piece)](); }, silent,
      never);
}

}  // namespace parallel
