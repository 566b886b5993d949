#include "output/table/table.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "base/error.hpp"
#include "output/page/report_html.hpp"

namespace {

io::Table sample() {
  io::Table table;
  table.name = "sample", table.title = "A table", table.note = "How to read it.";
  table.columns = {{"policy", "Policy | move", io::Unit::kCount}, {"share", "Share", io::Unit::kShare}};
  table.row({"tight, \"very\"", 0.123456789});
  table.row({"loose|end", std::nan("")});
  return table;
}

TEST(Table, CsvHasNumbersInFullAndUndefinedOnesBlank) {
  EXPECT_EQ(io::table_csv(sample()), "policy,share\n\"tight, \"\"very\"\"\",0.123456789\nloose|end,\n");
}

TEST(Table, MarkdownSaysNumbersInShortAndEscapesBars) {
  EXPECT_EQ(io::table_markdown(sample()),
            "## A table\n\n| Policy \\| move | Share |\n| --- | ---: |\n| tight, \"very\" | 12\u00a0% |\n"
            "| loose\\|end | \u2013 |\n\nHow to read it.\n");
}

TEST(Table, MarkdownOfALongTableSaysWhereTheRestIs) {
  io::Table table = sample();
  while (table.rows.size() < io::kMostMarkdownRows + 3) table.row({"more", 1.0});
  const std::string text = io::table_markdown(table);
  EXPECT_NE(text.find("3 more rows are in sample.csv."), std::string::npos);
  EXPECT_EQ(std::count(text.begin(), text.end(), '\n'), static_cast<long>(io::kMostMarkdownRows + 8));
}

TEST(Table, ColumnsAreNamedInOneLineAndHaveHeadingsInWords) {
  const std::vector<io::Column> columns = io::columns_named("channel,shapley_se");
  ASSERT_EQ(columns.size(), 2u);
  EXPECT_EQ(columns[1].name, "shapley_se");
  EXPECT_EQ(columns[1].heading, "Shapley se");
}

TEST(Table, ANumberWithATextIsANumberForProgramsAndATextForPeople) {
  io::Table table = sample();
  table.rows = {{"tight", io::Cell(2e10, "+$20\u00a0bn")}};
  EXPECT_EQ(io::table_csv(table), "policy,share\ntight,20000000000\n");
  EXPECT_NE(io::table_markdown(table).find("| tight | +$20\u00a0bn |"), std::string::npos);
  EXPECT_NE(io::table_html(table).find("+$20\u00a0bn"), std::string::npos);
  EXPECT_NE(io::table_text(table).find("+$20\u00a0bn"), std::string::npos);
  EXPECT_EQ(io::table_node(table).items[0].find("share")->number, 2e10);
}

TEST(Table, HtmlHasACaptionRowHeadersAndFiguresByColumn) {
  const std::string html = io::table_html(sample());
  EXPECT_NE(html.find("<caption>A table</caption>"), std::string::npos);
  EXPECT_NE(html.find("<th scope=\"row\" role=\"rowheader\">loose|end</th>"), std::string::npos);
  EXPECT_NE(html.find("<td role=\"cell\" class=\"number\" data-label=\"Share\">12\u00a0%</td>"), std::string::npos);
  io::Table none = sample();
  none.rows.clear();
  EXPECT_EQ(io::table_html(none), "<p>How to read it.</p>\n");
}

TEST(Table, HtmlShowsAGroupOnce) {
  io::Table table = sample();
  table.columns[0].look = io::Look::kGroup;
  table.rows = {{"a", 1}, {"a", 2}, {"b", 3}};
  const std::string html = io::table_html(table);
  const std::string again = "class=\"again\"";
  ASSERT_NE(html.find(again), std::string::npos);
  EXPECT_EQ(html.find(again), html.rfind(again));
}

TEST(Table, OnTheConsoleColumnsAlignByCharactersAndNotByBytes) {
  io::Table table;
  table.columns = {{"", "name"}, {"", "lag", io::Unit::kMonths}, {"", "range"}};
  table.row({"standing", -2.4, "3 to 14"});
  EXPECT_EQ(io::table_text(table), "name       lag  range\nstanding  \u22122.4  3 to 14\n");
}

TEST(Table, OnTheConsoleAGroupIsALineOfItsOwn) {
  io::Table table;
  table.columns = {{"", "", io::Unit::kCount, io::Look::kGroup}, {"", ""}, {"", "2026"}};
  const char* group = "a group that is far wider than any of the columns";
  table.row({group, "one", "1 (0 to 2)"});
  table.row({group, "two", "2"});
  table.row({"other", "\x1b[2J", "3"});
  EXPECT_EQ(io::table_text(table), "             2026\n" + std::string(group) +
                                       "\n  one        1 (0 to 2)\n  two        2\nother\n  \\u001b[2J  3\n");
}

TEST(Table, NodeHasAMemberAColumn) {
  const io::Node list = io::table_node(sample());
  ASSERT_EQ(list.items.size(), 2u);
  EXPECT_EQ(list.items[0].find("share")->number, 0.123456789);
  EXPECT_TRUE(list.items[1].find("share")->is(io::Node::Kind::kNull));
  EXPECT_EQ(list.items[1].find("policy")->text, "loose|end");
}

TEST(Table, MarkdownMakesNothingOfWhatAScenarioSays) {
  EXPECT_EQ(io::escape_markdown("[x](javascript:1) ![p](q) <b> *a* `c` a|b\nline"),
            "\\[x\\](javascript:1) \\!\\[p\\](q) &lt;b> \\*a\\* \\`c\\` a\\|b line");
  EXPECT_EQ(io::escape_markdown("see https://example.org/a|b and www.example.org or a@b.cd"),
            "see `https://example.org/a\\|b` and `www.example.org` or `a@b.cd`")
      << "GitHub makes links of bare addresses, but not inside of code";
  EXPECT_EQ(io::escape_markdown("&lt; gap_months"), "&amp;lt; gap_months");
}

TEST(Table, ErrorsAndRangesOfAHostileTitleStayTextInHtml) {
  io::Table table = sample();
  table.title = "<script>", table.columns[0].heading = "a\"b";
  table.rows = {{"<img src=x onerror=1>", io::Cell(1, "'&<")}};
  const std::string html = io::table_html(table);
  EXPECT_EQ(html.find("<script"), std::string::npos);
  EXPECT_EQ(html.find("<img"), std::string::npos);
  EXPECT_NE(html.find("&#39;&amp;&lt;"), std::string::npos);
}

TEST(Table, RefusesARowOfAnotherLength) {
  io::Table table = sample();
  EXPECT_THROW(table.row({"alone"}), base::InvariantError);
}

}  // namespace
