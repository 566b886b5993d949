#include "input/kept/chart_data.hpp"
#include "input/json/input_values.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <stdexcept>

namespace {

io::SummaryRow row(const char* month, double mean) {
  io::SummaryRow made;
  made.metric = "gap_months";
  made.month = month;
  made.mean = mean;
  return made;
}

TEST(SummaryTable, AnAbsentMonthIsAnUndefinedRow) {
  io::SummaryTable table({row("2023-02", 3), row("2022-12", 1)});
  ASSERT_EQ(table.series("gap_months").size(), 3u);
  EXPECT_EQ(table.series("gap_months")[1].month, "2023-01");
  EXPECT_TRUE(std::isnan(table.series("gap_months")[1].mean));
  EXPECT_EQ(table.at("gap_months", "2023-02").mean, 3);
  EXPECT_EQ(table.first_month(), "2022-12");
  EXPECT_EQ(table.last_month(), "2023-02");
}

TEST(SummaryTable, UnknownMetricOrMonthIsUndefined) {
  io::SummaryTable table({row("2023-02", 3)});
  EXPECT_TRUE(table.series("nothing").empty());
  EXPECT_TRUE(std::isnan(table.at("nothing", "2023-02").p50));
  EXPECT_TRUE(std::isnan(table.at("gap_months", "2023-03").mean));
}

TEST(SummaryTable, RefusesAMonthTwiceAndWhatIsNoMonth) {
  EXPECT_THROW(io::SummaryTable({row("2023-02", 3), row("2023-02", 4)}), std::invalid_argument);
  for (const char* wrong : {"2023-13", "2023-00", "2023", "", "2023-1", "23-01-01", "2023/01"})
    EXPECT_THROW(io::SummaryTable({row(wrong, 1)}), std::invalid_argument) << wrong;
}

TEST(Months, IndexAndTextAreInverse) {
  for (const char* month : {"2022-01", "2026-05", "2040-12", "1999-12"})
    EXPECT_EQ(io::month_text(io::month_index(month)), month);
  EXPECT_EQ(io::month_index("2023-01") - io::month_index("2022-12"), 1);
}

}  // namespace
