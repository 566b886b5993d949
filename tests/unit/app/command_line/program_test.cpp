#include "app/command_line/program.hpp"

#include <gtest/gtest.h>

#include <new>
#include <sstream>

#include "base/error.hpp"
#include "files/write_whole.hpp"

namespace {

/// The exit code and the message for an exception.
template <class Exception> std::pair<int, std::string> outcome_of(const Exception& exception) {
  std::ostringstream err;
  try {
    throw exception;
  } catch (...) {
    return {app::explain_failure(err), err.str()};
  }
}

TEST(ExitCodes, BadInputIsTwoWithEveryFault) {
  const auto [code, text] = outcome_of(
      base::InputError({{"a.json", 3, 7, "/title", "is absent", "", ""}, {"b.json", 0, 0, "", "is empty", "", ""}}));
  EXPECT_EQ(code, 2);
  EXPECT_EQ(text, "a.json:3:7: /title: is absent\nb.json: is empty\n");
}

TEST(ExitCodes, DiskAndMemoryAreThree) {
  EXPECT_EQ(outcome_of(std::bad_alloc()).first, 3);
  const auto [code, text] = outcome_of(io::WriteError("results/summary.csv", "No space left on device"));
  EXPECT_EQ(code, 3);
  EXPECT_NE(text.find("results/summary.csv: No space left on device"), std::string::npos);
}

TEST(ExitCodes, BrokenInvariantIsFourWithReplicateAndMonth) {
  const auto [code, text] = outcome_of(base::InvariantError("the books of dies do not balance", 17, 52));
  EXPECT_EQ(code, 4);
  EXPECT_NE(text.find("replicate 17, 2026-05"), std::string::npos);
  EXPECT_NE(text.find("the books of dies do not balance"), std::string::npos);
}

}  // namespace
