#include "output/words/lag_words.hpp"

#include <gtest/gtest.h>

namespace {

using io::documented_lag_words;

io::LagReading lag(const char* metric, double median, double below, double within) {
  return {metric, median - 4, median, median + 6, 3, 6, below, within};
}

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

TEST(LagWords, SayThatTheDocumentedRangeIsNotReachedAndByHowMuch) {
  const std::string text = documented_lag_words(
      {lag("gap_observed_months", 8, 0.1, 0.3), lag("gap_stated_months", 5, 0.2, 0.5)}, "2026-04", 1000);
  EXPECT_TRUE(has(text, "The documents say 3 to 6 months.")) << text;
  EXPECT_TRUE(has(text, "do not get there in the median")) << text;
  EXPECT_TRUE(has(text, "8 months, lies 2 months above that range")) << text;
  EXPECT_TRUE(has(text, "within it in 30 in 100 worlds, below it in 10 in 100 and above it in 60 in 100")) << text;
  EXPECT_TRUE(has(text, "its median, 5 months (9 in 10 worlds: 1 to 11), lies within that range")) << text;
  EXPECT_TRUE(has(text, "The 3 months between the two medians")) << text;
}

TEST(LagWords, SayThatItIsReachedWhereItIs) {
  const std::string text = documented_lag_words({lag("gap_observed_months", 4, 0.3, 0.6)}, "2026-04", 1000);
  EXPECT_TRUE(has(text, "get there in the median: in April")) << text;
  EXPECT_FALSE(has(text, "do not")) << text;
  EXPECT_FALSE(has(text, "officials")) << "no such reading was given: " << text;
}

TEST(LagWords, OneMonthIsOne) {
  EXPECT_TRUE(
      has(documented_lag_words({lag("gap_observed_months", 7, 0, 0.4)}, "2026-04", 1000), "lies 1 month above"));
}

TEST(LagWords, WithoutReadingsOrDocumentsThereAreNoWords) {
  EXPECT_EQ(documented_lag_words({}, "2026-04", 1000), "");
  io::LagReading undocumented;
  undocumented.metric = "gap_observed_months", undocumented.median = 8;
  EXPECT_EQ(documented_lag_words({undocumented}, "2026-04", 1000), "");
}

}  // namespace
