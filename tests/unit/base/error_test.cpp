#include "base/error.hpp"

#include <gtest/gtest.h>

namespace {

using base::Fault;

TEST(InputError, CarriesEveryFaultAndTellsThemOnePerLine) {
  const base::InputError error(
      {{"a.json", 3, 7, "/policy/quota", "unknown key \"quota\"", "", "did you mean \"quotas\"?"},
       {"a.json", 9, 2, "/seed", "-1 is too small", "0 to 2^64 - 1", ""}});
  EXPECT_EQ(error.faults().size(), 2u);
  EXPECT_STREQ(error.what(),
               "a.json:3:7: /policy/quota: unknown key \"quota\"; did you mean \"quotas\"?\n"
               "a.json:9:2: /seed: -1 is too small; allowed: 0 to 2^64 - 1");
}

TEST(Fault, LeavesOutWhatIsNotKnown) {
  EXPECT_EQ(base::describe(Fault{"a.json", 0, 0, "", "cannot be read", "", ""}), "a.json: cannot be read");
  EXPECT_EQ(base::describe(Fault{"", 0, 0, "--set x", "needs a number", "", ""}), "--set x: needs a number");
  EXPECT_EQ(base::describe(Fault{"a.json", 4, 0, "", "is odd", "", ""}), "a.json:4: is odd");
}

TEST(Fault, IsToldWholeAndSteersNoTerminal) {
  using namespace std::string_literals;
  const base::InputError error(
      {{"a\x1b]0;x.json", 1, 2, "/a\0b"s, "is\nodd", "", ""}, {"", 0, 0, "", "second", "", ""}});
  EXPECT_STREQ(error.what(), "a\\u001b]0;x.json:1:2: /a\\u0000b: is\\u000aodd\nsecond");
}

TEST(Printable, WritesOutWhatSteersAndKeepsTheRest) {
  EXPECT_EQ(base::printable("\x7f"), "\\u007f");
  EXPECT_EQ(base::printable("\u009b31m"), "\\u009b31m") << "an escape sequence of one character";
  EXPECT_EQ(base::printable("\u202etxt.exe\u2069"), "\\u202etxt.exe\\u2069");
  EXPECT_EQ(base::printable("a\uffff\ufffe"), "a\\uffff\\ufffe") << "no XML may hold them";
  for (const std::string harmless : {"", "plain", "\u00e9 \u2212 \u4e2d\u56fd \U0001f600"})
    EXPECT_EQ(base::printable(harmless), harmless);
  EXPECT_EQ(base::printable("a\x9b"
                            "31m"),
            "a\\u009b31m")
      << "a byte that terminals of old obey, and no UTF-8";
  EXPECT_EQ(base::printable("\xe2\x80"), "\\u00e2\\u0080") << "half a character";
}

TEST(Ensure, ThrowsOnlyWhenThePromiseIsBroken) {
  EXPECT_NO_THROW(base::ensure(true, "never said"));
  try {
    base::ensure(false, "chips were made from nothing");
    FAIL();
  } catch (const base::InvariantError& error) {
    EXPECT_STREQ(error.what(), "chips were made from nothing");
    EXPECT_EQ(error.replicate(), base::InvariantError::kUnknown);
    EXPECT_EQ(error.month(), base::InvariantError::kUnknown);
  }
}

TEST(InvariantError, IsPlacedByWhoKnowsTheReplicateAndTheMonth) {
  const base::InvariantError placed = base::InvariantError("books do not balance").at(17, 40);
  EXPECT_EQ(placed.replicate(), 17);
  EXPECT_EQ(placed.month(), 40);
  EXPECT_EQ(placed.message(), "books do not balance");
  EXPECT_STREQ(placed.what(), "books do not balance (replicate 17, month 40)");
}

}  // namespace
