#include "input/csv/csv.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>
#include <limits>
#include <random>

namespace {

using io::Csv;
using io::csv_month;
using io::csv_number;

TEST(Csv, NumbersReadBackToTheSameBits) {
  std::mt19937_64 generator(1);
  std::uniform_real_distribution<double> exponent(-300, 300);
  for (int i = 0; i < 10'000; ++i) {
    const double value = std::exp2(exponent(generator));
    EXPECT_EQ(std::strtod(csv_number(value).c_str(), nullptr), value);
  }
}

TEST(Csv, NumbersAreShort) {
  EXPECT_EQ(csv_number(0.1), "0.1");
  EXPECT_EQ(csv_number(100000), "100000");
  EXPECT_EQ(csv_number(-2.5), "-2.5");
  EXPECT_EQ(csv_number(0), "0");
}

TEST(Csv, UndefinedIsBlankAndUnboundedSaysSo) {
  EXPECT_EQ(csv_number(std::numeric_limits<double>::quiet_NaN()), "");
  EXPECT_EQ(csv_number(std::numeric_limits<double>::infinity()), "inf");
  EXPECT_EQ(csv_number(-std::numeric_limits<double>::infinity()), "-inf");
}

TEST(Csv, TablesLeaveBlankWhatIsNoNumber) {
  io::Csv table({"a", "b", "c"});
  table.field(std::numeric_limits<double>::infinity()).field(std::numeric_limits<double>::quiet_NaN()).field(1.5);
  table.end_row();
  EXPECT_EQ(table.text(), "a,b,c\n,,1.5\n");
}

TEST(Csv, ATextThatASpreadsheetWouldTakeForAFormulaIsNeutralAndANumberIsNot) {
  io::Csv table({"a", "b", "c"});
  table.field("=HYPERLINK(\"x\")").field("+1").field("@SUM(A1)").end_row();
  table.field("-2+3").field("\tcmd").field("\rcmd").end_row();
  table.field(-2.5).field(-3).field("a=1").end_row();
  EXPECT_EQ(table.text(), "a,b,c\n\"'=HYPERLINK(\"\"x\"\")\",'+1,'@SUM(A1)\n'-2+3,'\tcmd,\"'\rcmd\"\n-2.5,-3,a=1\n");
}

TEST(Csv, MonthsCountFromJanuary2022) {
  EXPECT_EQ(csv_month(0), "2022-01");
  EXPECT_EQ(csv_month(52), "2026-05");
  EXPECT_EQ(csv_month(131), "2032-12");
  EXPECT_EQ(csv_month(-1), "2021-12");
  EXPECT_EQ(csv_month(11.5), "2023-01") << "a quantile between two months goes to the nearest, halves up";
  EXPECT_EQ(csv_month(11.4), "2022-12");
  EXPECT_EQ(csv_month(std::numeric_limits<double>::quiet_NaN()), "");
}

TEST(Csv, FieldsThatWouldBreakARowAreQuoted) {
  Csv csv(std::vector<std::string>{"a", "b,c"});
  csv.field("say \"yes\"").field("two\nlines").end_row();
  csv.field(1).field(0.5).end_row();
  EXPECT_EQ(csv.text(), "a,\"b,c\"\n\"say \"\"yes\"\"\",\"two\nlines\"\n1,0.5\n");
}

}  // namespace
