#include "files/run_program.hpp"

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <thread>

namespace {

using std::chrono::milliseconds;

/// Whether a process still runs; one that has ended and that nobody has waited for does not.
bool runs(long process) {
  std::ifstream stat("/proc/" + std::to_string(process) + "/stat");
  std::string number, name, state;
  return stat >> number >> name >> state && state != "Z" && state != "X";
}

bool ends(long process) {
  for (int i = 0; i < 400 && runs(process); ++i) std::this_thread::sleep_for(milliseconds(25));
  return !runs(process);
}

/// Tells its own number and its child's, and never ends.
const std::vector<std::string> kEndless = {"sh", "-c", "echo $$ >&2; sleep 1000 & echo $! >&2; wait"};

void expect_both_end(const std::string& told) {
  long program = 0, child = 0;
  ASSERT_TRUE(std::istringstream(told) >> program >> child) << told;
  EXPECT_TRUE(ends(program));
  EXPECT_TRUE(ends(child));
}

TEST(RunProgram, ArgumentsArriveAsTheyAre) {
  io::Outcome outcome =
      io::run_program({"sh", "-c", "printf '%s' \"$1\" >&2", "sh", "two words; $HOME \"quoted\" 'and' *"});
  EXPECT_FALSE(outcome.absent);
  EXPECT_EQ(outcome.code, 0);
  EXPECT_EQ(outcome.errors, "two words; $HOME \"quoted\" 'and' *");
}

TEST(RunProgram, SaysHowItEnded) {
  EXPECT_EQ(io::run_program({"sh", "-c", "exit 7"}).code, 7);
  EXPECT_EQ(io::run_program({"sh", "-c", "kill -9 $$"}).code, 128 + 9);
}

TEST(RunProgram, AnAbsentProgramIsAnOutcomeAndNoError) {
  EXPECT_TRUE(io::run_program({"chokepoint-there-is-no-such-program"}).absent);
}

TEST(RunProgram, LongErrorOutputDoesNotBlock) {
  io::Outcome outcome = io::run_program(
      {"sh", "-c",
       "i=0; while [ $i -lt 5000 ]; do echo 0123456789012345678901234567890123456789 >&2; i=$((i+1)); done"});
  EXPECT_EQ(outcome.errors.size(), 64u << 10);  // the rest is read and forgotten
}

TEST(RunProgram, WhatTakesTooLongIsEndedWithAllThatItStarted) {
  const io::Outcome outcome = io::run_program(kEndless, {milliseconds(500)});
  EXPECT_TRUE(outcome.overran);
  EXPECT_FALSE(outcome.stopped);
  EXPECT_EQ(outcome.code, 128 + SIGKILL);
  expect_both_end(outcome.errors);
}

TEST(RunProgram, IsEndedWhenTheUserStops) {
  std::atomic<bool> stop = false;
  io::Limits limits;
  limits.stop = &stop;
  std::thread user([&] {
    std::this_thread::sleep_for(milliseconds(300));
    stop = true;
  });
  const io::Outcome outcome = io::run_program(kEndless, limits);
  user.join();
  EXPECT_TRUE(outcome.stopped);
  expect_both_end(outcome.errors);
  EXPECT_TRUE(io::run_program({"no such program"}, limits).stopped) << "after a stop nothing is begun";
}

TEST(RunProgram, WhatItLeavesBehindEndsWithIt) {
  const io::Outcome outcome = io::run_program({"sh", "-c", "echo $$ >&2; sleep 1000 & echo $! >&2"});
  EXPECT_EQ(outcome.code, 0);
  expect_both_end(outcome.errors);
}

TEST(RunProgram, TakesNoMoreMemoryThanItMay) {
  io::Limits limits;
  limits.memory = 64u << 20;
  EXPECT_NE(io::run_program({"tail", "/dev/zero"}, limits).code, 0);
}

TEST(RunProgram, WritesNoLargerFileThanItMay) {
  const std::string file = testing::TempDir() + "too-large-" + std::to_string(getpid());
  io::Limits limits;
  limits.file = 1000;
  EXPECT_NE(io::run_program({"sh", "-c", "head -c 5000 /dev/zero > \"$1\"", "sh", file}, limits).code, 0);
  EXPECT_LE(std::filesystem::file_size(file), 1000u);
  std::filesystem::remove(file);
}

TEST(RunProgram, DiesWithWhoStartedItHoweverThatEnds) {
  const std::string file = testing::TempDir() + "process-" + std::to_string(getpid());
  const pid_t starter = fork();
  if (starter == 0) {
    io::run_program({"sh", "-c", "echo $$ > \"$1\"; exec sleep 1000", "sh", file});
    _exit(0);
  }
  long process = 0;
  for (int i = 0; i < 400 && process == 0; ++i) {
    std::this_thread::sleep_for(milliseconds(25));
    std::ifstream(file) >> process;
  }
  kill(starter, SIGKILL);
  waitpid(starter, nullptr, 0);
  ASSERT_GT(process, 0);
  EXPECT_TRUE(ends(process));
  std::filesystem::remove(file);
}

TEST(RunPrograms, OutcomesComeInTheOrderOfTheCommands) {
  std::vector<std::vector<std::string>> commands;
  for (int code = 0; code < 12; ++code)
    commands.push_back({"sh", "-c", "sleep 0.0" + std::to_string(9 - code % 10) + "; exit " + std::to_string(code)});
  commands.push_back({"no such program"});
  const std::vector<io::Outcome> outcomes = io::run_programs(commands);
  ASSERT_EQ(outcomes.size(), commands.size());
  for (int code = 0; code < 12; ++code) EXPECT_EQ(outcomes[static_cast<std::size_t>(code)].code, code);
  EXPECT_TRUE(outcomes.back().absent);
  EXPECT_TRUE(io::run_programs({}).empty());
}

}  // namespace
