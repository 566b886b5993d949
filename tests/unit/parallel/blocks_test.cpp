#include "parallel/blocks.hpp"

#include <gtest/gtest.h>

#include <sstream>
#include <stdexcept>
#include <vector>

namespace {

using parallel::Executor;
using parallel::Outcome;
using parallel::Progress;

/// Both executors keep every promise, on one thread and on several. Run under the thread sanitizer with kThreads alone:
/// it cannot see inside oneTBB.
#if defined(__SANITIZE_THREAD__)
constexpr Executor kExecutors[] = {Executor::kThreads};
#elif defined(__has_feature)
#if __has_feature(thread_sanitizer)
constexpr Executor kExecutors[] = {Executor::kThreads};
#else
constexpr Executor kExecutors[] = {Executor::kTbb, Executor::kThreads};
#endif
#else
constexpr Executor kExecutors[] = {Executor::kTbb, Executor::kThreads};
#endif

class Blocks : public testing::TestWithParam<Executor> {
 protected:
  Outcome run(int blocks, int threads, const std::function<void(int)>& work) {
    Progress silent("", blocks, nullptr);
    return parallel::run_blocks(blocks, threads, work, silent, stop_, GetParam());
  }
  std::atomic<bool> stop_ = false;
};

TEST_P(Blocks, EachRunsOnce) {
  for (const int threads : {0, 1, 2, 7}) {
    std::vector<std::atomic<int>> runs(1000);
    EXPECT_EQ(run(1000, threads, [&](int block) { ++runs[static_cast<std::size_t>(block)]; }), Outcome::kDone);
    for (const auto& count : runs) EXPECT_EQ(count, 1);
  }
}

TEST_P(Blocks, NoneIsDoneAtOnce) {
  EXPECT_EQ(run(0, 2, [](int) { FAIL(); }), Outcome::kDone);
}

TEST_P(Blocks, StopKeepsFurtherBlocksFromStarting) {
  std::atomic<int> runs = 0;
  const auto stop_in_third = [&](int) {
    if (++runs == 3) stop_ = true;
  };
  EXPECT_EQ(run(1000, 1, stop_in_third), Outcome::kStopped);
  EXPECT_EQ(runs, 3);
}

TEST_P(Blocks, StopAfterTheLastBlockIsNoStop) {
  EXPECT_EQ(run(10, 1,
                [&](int block) {
                  if (block == 9) stop_ = true;
                }),
            Outcome::kDone);
}

TEST_P(Blocks, LowestFailureIsReportedWhateverTheThreads) {
  for (int attempt = 0; attempt < 50; ++attempt) {
    try {
      run(200, 4, [](int block) {
        if (block % 17 == 5) throw std::runtime_error(std::to_string(block));
      });
      FAIL() << "nothing was thrown";
    } catch (const std::runtime_error& error) {
      EXPECT_STREQ(error.what(), "5");
    }
  }
}

TEST_P(Blocks, FailureKeepsLaterBlocksFromStarting) {
  std::atomic<int> runs = 0;
  const auto fail_at_once = [&](int) {
    ++runs;
    throw std::runtime_error("broken");
  };
  EXPECT_THROW(run(100'000, 1, fail_at_once), std::runtime_error);
  EXPECT_LT(runs, 1000);
}

INSTANTIATE_TEST_SUITE_P(Both, Blocks, testing::ValuesIn(kExecutors),
                         [](const auto& test) { return test.param == Executor::kTbb ? "Tbb" : "Threads"; });

TEST(ThreadCount, ZeroAsksForAllOfTheMachine) {
  EXPECT_GE(parallel::thread_count(0), 1);
  EXPECT_EQ(parallel::thread_count(3), 3);
}

}  // namespace
