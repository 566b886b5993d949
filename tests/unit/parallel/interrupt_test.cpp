#include "parallel/interrupt.hpp"

#include <gtest/gtest.h>

#include <csignal>
#include <cstdlib>

#include "parallel/blocks.hpp"

namespace {

TEST(Interrupt, SignalSetsTheFlagAndTheProgramLives) {
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
    const parallel::Interrupt interrupt;
    EXPECT_FALSE(interrupt.requested());
    std::raise(signal);
    EXPECT_TRUE(interrupt.requested());
  }
}

TEST(Interrupt, WhatTheCallerIgnoresStaysIgnored) {
  void (*const before)(int) = std::signal(SIGINT, SIG_IGN);
  {
    const parallel::Interrupt interrupt;
    std::raise(SIGINT);
    EXPECT_FALSE(interrupt.requested());
  }
  std::signal(SIGINT, before);
}

TEST(Interrupt, EachStartsUnasked) {
  {
    const parallel::Interrupt first;
    std::raise(SIGINT);
  }
  EXPECT_FALSE(parallel::Interrupt().requested());
}

TEST(EndAtOnceDeathTest, EndsWithTheCodeAndTheWords) {
  for (const int signal : {SIGINT, SIGTERM, SIGHUP})
    EXPECT_EXIT(
        {
          parallel::end_at_once_on_signals(130, "stopped\n");
          std::raise(signal);
        },
        testing::ExitedWithCode(130), "^stopped\n$");
}

TEST(EndAtOnceDeathTest, GivesWayToAnInterruptAndToWhatComesAfterIt) {
  EXPECT_EXIT(
      {
        parallel::end_at_once_on_signals(130, "stopped\n");
        { const parallel::Interrupt interrupt; }
        std::raise(SIGTERM);  // what was to be done is done: it stays so
        std::exit(parallel::stop_requested() ? 7 : 8);
      },
      testing::ExitedWithCode(7), "^$");
}

TEST(EndAtOnceDeathTest, WhatTheCallerIgnoresStaysIgnored) {
  EXPECT_EXIT(
      {
        std::signal(SIGHUP, SIG_IGN);
        parallel::end_at_once_on_signals(130, "stopped\n");
        std::raise(SIGHUP);
        std::exit(7);
      },
      testing::ExitedWithCode(7), "^$");
}

TEST(Interrupt, StopsARun) {
  const parallel::Interrupt interrupt;
  parallel::Progress silent("", 1000, nullptr);
  std::atomic<int> runs = 0;
  const auto raise_in_second = [&](int) {
    if (++runs == 2) std::raise(SIGINT);
  };
  EXPECT_EQ(parallel::run_blocks(1000, 1, raise_in_second, silent, interrupt.requested(), parallel::Executor::kThreads),
            parallel::Outcome::kStopped);
  EXPECT_EQ(runs, 2);
}

}  // namespace
