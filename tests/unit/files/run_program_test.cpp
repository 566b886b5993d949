#include "files/run_program.hpp"

#include <gtest/gtest.h>

namespace {

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
  EXPECT_EQ(outcome.errors.size(), 5000u * 41);
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
