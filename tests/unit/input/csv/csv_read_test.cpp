#include "input/csv/csv_read.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace {

std::vector<io::CsvRow> read(std::string_view text, io::FaultList& faults) {
  return io::read_csv(text, "f.csv", {"a", "b"}, faults);
}

TEST(CsvReading, TakesQuotesLineEndsAndBlankLines) {
  io::FaultList faults;
  const auto rows = read("a,b\r\n1,\"two, \"\"quoted\"\"\nlines\"\r\n\n,\n3,4", faults);
  EXPECT_TRUE(faults.empty());
  ASSERT_EQ(rows.size(), 3u);
  EXPECT_THAT(rows[0].cells, testing::ElementsAre("1", "two, \"quoted\"\nlines"));
  EXPECT_THAT(rows[1].cells, testing::ElementsAre("", ""));
  EXPECT_EQ(rows[1].line, 5);
  EXPECT_THAT(rows[2].cells, testing::ElementsAre("3", "4"));
}

TEST(CsvReading, RefusesWhatIsNoTable) {
  const std::pair<const char*, const char*> kBad[] = {{"", "header"},
                                                      {"b,a\n", "header"},
                                                      {"a\n1\n", "header"},
                                                      {"a,b\n1\n", "1 cells in place of 2"},
                                                      {"a,b\n1,2,3\n", "3 cells"},
                                                      {"a,b\n\"1\"x,2\n", "closing quote"},
                                                      {"a,b\n1,\"2\n", "never closes"},
                                                      {"a,b\n\xFF,1\n", "UTF-8"}};
  for (const auto& [text, problem] : kBad) {
    io::FaultList faults;
    EXPECT_TRUE(read(text, faults).empty());
    ASSERT_EQ(faults.size(), 1u) << text;
    EXPECT_THAT(faults.faults()[0].problem, testing::HasSubstr(problem));
  }
}

// Of a few bytes each, gigabytes were made.
TEST(CsvReading, KeepsNoMoreThanATableCanHave) {
  io::FaultList faults;
  EXPECT_TRUE(read("a,b\n" + std::string(100'000, ','), faults).empty());
  ASSERT_EQ(faults.size(), 1u);
  EXPECT_EQ(faults.faults()[0].problem, "the row has 100001 cells in place of 2");
  std::string many = "a,b\n";
  for (std::size_t cells = 0; cells <= io::kMostCells; cells += 2) many += ",\n";
  io::FaultList too_many;
  EXPECT_TRUE(read(many, too_many).empty());
  ASSERT_EQ(too_many.size(), 1u);
  EXPECT_EQ(too_many.faults()[0].problem, "there are too many cells in one file");
  EXPECT_EQ(too_many.faults()[0].line, static_cast<long>(io::kMostCells / 2 + 2));
}

}  // namespace
