#include "output/table/sheet.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "base/error.hpp"

namespace {

io::Sheet sample() {
  io::Sheet sheet;
  sheet.name = "sample", sheet.title = "A table", sheet.note = "How to read it.";
  sheet.columns = {{"policy", "Policy | move", io::Unit::kCount}, {"share", "Share", io::Unit::kShare}};
  sheet.row({"tight, \"very\"", 0.123456789});
  sheet.row({"loose|end", std::nan("")});
  return sheet;
}

TEST(Sheet, CsvHasNumbersInFullAndUndefinedOnesBlank) {
  EXPECT_EQ(io::sheet_csv(sample()), "policy,share\n\"tight, \"\"very\"\"\",0.123456789\nloose|end,\n");
}

TEST(Sheet, MarkdownSaysNumbersInShortAndEscapesBars) {
  EXPECT_EQ(io::sheet_markdown(sample()),
            "## A table\n\n| Policy \\| move | Share |\n| --- | ---: |\n| tight, \"very\" | 12\u00a0% |\n"
            "| loose\\|end | \u2013 |\n\nHow to read it.\n");
}

TEST(Sheet, MarkdownOfALongTableSaysWhereTheRestIs) {
  io::Sheet sheet = sample();
  while (sheet.rows.size() < io::kMostMarkdownRows + 3) sheet.row({"more", 1.0});
  const std::string text = io::sheet_markdown(sheet);
  EXPECT_NE(text.find("3 more rows are in sample.csv."), std::string::npos);
  EXPECT_EQ(std::count(text.begin(), text.end(), '\n'), static_cast<long>(io::kMostMarkdownRows + 8));
}

TEST(Sheet, OfACsvHasItsNumbersAsNumbers) {
  const std::string csv = "channel,shapley_se\nlegal,0.25\n\"a, b\",\n";
  const io::Sheet sheet = io::sheet_of_csv("x", "X", "", csv);
  ASSERT_EQ(sheet.rows.size(), 2u);
  EXPECT_EQ(sheet.columns[1].heading, "Shapley se");
  EXPECT_EQ(sheet.rows[0][1].number, 0.25);
  EXPECT_EQ(sheet.rows[1][0].text, "a, b");
  EXPECT_EQ(io::sheet_csv(sheet), csv);
}

TEST(Sheet, NodeHasAMemberAColumn) {
  const io::Node list = io::sheet_node(sample());
  ASSERT_EQ(list.items.size(), 2u);
  EXPECT_EQ(list.items[0].find("share")->number, 0.123456789);
  EXPECT_TRUE(list.items[1].find("share")->is(io::Node::Kind::kNull));
  EXPECT_EQ(list.items[1].find("policy")->text, "loose|end");
}

TEST(Sheet, RefusesARowOfAnotherLength) {
  io::Sheet sheet = sample();
  EXPECT_THROW(sheet.row({"alone"}), base::InvariantError);
}

}  // namespace
