#include "parallel/interrupt.hpp"

#include <gtest/gtest.h>

#include <csignal>

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
