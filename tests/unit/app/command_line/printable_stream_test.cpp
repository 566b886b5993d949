#include "app/command_line/printable_stream.hpp"

#include <gtest/gtest.h>

#include <sstream>
#include <vector>

#include "app/command_line/shell.hpp"

namespace {

/// What arrives of these pieces, each written by itself.
std::string written(const std::vector<std::string>& pieces, const char* allowed = "\n\t") {
  std::ostringstream out;
  {
    const app::PrintableStream guard(out, allowed);
    for (const std::string& piece : pieces) out << piece;
  }
  return out.str();
}

TEST(PrintableStream, LetsNoControlCharacterThrough) {
  EXPECT_EQ(written({"a\x1b[31mb\n", "c\td\re"}), "a\\u001b[31mb\nc\td\\u000de");
  EXPECT_EQ(written({"\u202etxt.exe", "\x9b"}), "\\u202etxt.exe\\u009b");
  EXPECT_EQ(written({"1 %\r2 %"}, "\n\r"), "1 %\r2 %");
}

TEST(PrintableStream, KeepsCharactersThatComeInPieces) {
  EXPECT_EQ(written({"\xe4", "\xb8", "\xad\xf0\x9f", "\x98\x80"}), "\u4e2d\U0001f600");
  EXPECT_EQ(written({"\xe2\x80", "\xae"}), "\\u202e");
  EXPECT_EQ(written({"end \xe2\x80"}), "end \\u00e2\\u0080") << "what never comes is told";
}

TEST(PrintableStream, PassesOnThatNothingCanBeWritten) {
  std::ostringstream out;
  out.setstate(std::ios::badbit);
  {
    const app::PrintableStream guard(out, "\n");
    out << "lost";
    EXPECT_FALSE(out.flush());
  }
  EXPECT_TRUE(out.bad());
}

TEST(Shell, QuotesWhatAShellWouldTakeApart) {
  EXPECT_EQ(app::shell_quoted("results/a-b_c.json"), "results/a-b_c.json");
  EXPECT_EQ(app::shell_quoted("my policy.json"), "'my policy.json'");
  EXPECT_EQ(app::shell_quoted("it's"), "'it'\\''s'");
  EXPECT_EQ(app::shell_quoted(""), "''");
  for (const std::string word : {"$HOME", "a;b", "~/x", "a*", "(a)", "a&b", "\xe4\xb8\xad"})
    EXPECT_EQ(app::shell_quoted(word), "'" + word + "'");
}

}  // namespace
