#include "output/page/answer_page.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "output/chart/charts_compare.hpp"

namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

io::AnswerPage sample() {
  io::AnswerPage page;
  page.title = "A <policy>", page.kicker = "1,000 worlds.", page.methods = "How it was done.";
  page.sentences = {"China trails 1.2 months more (0.8 to 1.6 months)."};
  const io::Table outcomes{
      "", "In December", "", io::columns_headed({"Outcome", "reference", "a"}), {{"Lag", "15", "+1.2 & more"}}};
  page.parts = {{"outcomes", "Outcomes", "Outcomes", "", {outcomes}}, {"money", "Money", "Money", "What is paid.", {}}};
  io::DrawnFigure chart;
  chart.name = "change-a", chart.title = "Finding", chart.alt = "In words.";
  page.charts = {chart};
  page.files = {"tables/tables.xlsx"};
  return page;
}

TEST(AnswerPage, EscapesTextAndLinksFiles) {
  const std::string html = io::make_answer_page(sample());
  EXPECT_THAT(html, AllOf(HasSubstr("<h1>A &lt;policy&gt;</h1>"), HasSubstr("+1.2 &amp; more"),
                          HasSubstr("<a href=\"tables/tables.xlsx\">"), HasSubstr("0.8 to 1.6 months")));
  EXPECT_THAT(html, Not(HasSubstr("<script")));
}

TEST(AnswerPage, HasTheWordsOfAChartThatCouldNotBeDrawn) {
  const std::string html = io::make_answer_page(sample());
  EXPECT_THAT(html, AllOf(HasSubstr("<figure id=\"change-a\">"), HasSubstr("In words.")));
}

TEST(AnswerPage, NamesNoSectionThatIsNotThere) {
  const std::string html = io::make_answer_page(sample());
  EXPECT_THAT(html, HasSubstr("href=\"#outcomes\""));
  EXPECT_THAT(html, Not(HasSubstr("href=\"#money\"")));
}

TEST(AnswerPage, BeginsWithItsAnswerAndItsPicture) {
  io::AnswerPage page = sample();
  page.lead = "China trails <1 month> more.", page.front = "change-a";
  const std::string html = io::make_answer_page(page);
  const std::size_t lead = html.find("<p class=\"lead\">China trails &lt;1 month&gt; more."),
                    picture = html.find("<figure id=\"change-a\">"), contents = html.find("<nav");
  EXPECT_LT(lead, picture);
  EXPECT_LT(picture, contents);
  EXPECT_EQ(html.find("<figure id=\"change-a\">", picture + 1), std::string::npos) << "once";
  EXPECT_THAT(html, HasSubstr("<meta name=\"description\" content=\"China trails &lt;1 month&gt; more.\">"));
  EXPECT_THAT(html, Not(HasSubstr("og:image")));
  page.caution = "No interval knows of an <error>.";
  EXPECT_THAT(io::make_answer_page(page), HasSubstr("caution\">No interval knows of an &lt;error&gt;.</p>"));
  page.with_png = true;
  EXPECT_THAT(io::make_answer_page(page), HasSubstr("og:image\" content=\"charts/change-a.png\""));
}

TEST(AnswerPage, ContentsLeadIntoWhatUnfolds) {
  const std::string html = io::make_answer_page(sample());
  EXPECT_THAT(html, AllOf(HasSubstr("href=\"#cite-unfolded\""), HasSubstr("<div id=\"cite-unfolded\">")));
}

io::CompareFrame frame() { return {"Source: a test.", "2026-01", "2026-03", "2026-01", {{"seed", "7"}}}; }

TEST(CompareCharts, DotsStandInTheOrderGivenWithTheirIntervals) {
  io::CompareDots chart;
  chart.name = "dots", chart.title = "2 of 2", chart.axis = "months", chart.less = "less", chart.more = "more";
  chart.dots = {{"first", 2, 1, 3, true}, {"second-with-a-name-that-nobody-would-ever-want-to-print", 0, -1, 1, false}};
  for (const int width : {io::kWideChart, io::kNarrowChart}) {
    const io::Figure drawn = io::compare_dots(chart, frame(), width);
    const std::size_t first = drawn.spec.json.find("\"scenario\": \"first\"");
    EXPECT_LT(first, drawn.spec.json.find("\"scenario\": \"second"));
    EXPECT_THAT(drawn.spec.json, AllOf(HasSubstr("\"low\": -1"), HasSubstr("\"told\": false"), HasSubstr("\u2026")));
    EXPECT_THAT(drawn.alt, HasSubstr("not distinguishable"));
  }
}

/// A line along the edge of an axis says what its numbers do not.
TEST(CompareCharts, LinesStopWhereTheyLeaveAnAxis) {
  std::vector<io::SummaryRow> worlds;
  for (const char* month : {"2026-01", "2026-02", "2026-03"}) {
    io::SummaryRow row;
    row.month = month, row.p05 = row.p25 = row.p50 = row.p75 = row.p95 = worlds.empty() ? 1e1 : 1e12;
    worlds.push_back(row);
  }
  const io::CompareSeries one{"a", "A", worlds, worlds};
  const std::string spec = io::compare_fans("fans-a", "t", one, {"b", "B", worlds, worlds}, frame()).spec.json;
  EXPECT_THAT(spec, HasSubstr("datum.p50 >= 0.001 "));  // nine decades below the highest, in trillions
  EXPECT_THAT(spec, HasSubstr("? datum.p50 : null")) << "a gap, and no bridge over it";
  EXPECT_THAT(spec, HasSubstr("1e-05")) << "and what is not drawn is in the data";
}

TEST(CompareCharts, TwoLongNamesWithOneBeginningStayTwoRows) {
  const std::string beginning(80, 'a');
  io::CompareDots chart;
  chart.dots = {{beginning + "-one", 2, 1, 3, true}, {beginning + "-two", 0, -1, 1, false}};
  const std::string spec = io::compare_dots(chart, frame(), io::kWideChart).spec.json;
  for (const char* ending : {"-one", "-two"})
    EXPECT_THAT(spec, HasSubstr("\"scenario\": \"" + beginning + ending + "\""));
}

TEST(CompareCharts, DotsBearTitlesWhereAllHaveRoomAndShortNamesElse) {
  io::CompareDots chart;
  chart.dots = {{"rent", 2, 1, 3, true, "Chinese firms may no longer rent controlled chips abroad"},
                {"cann", 0, -1, 1, false, "CANN reaches parity with CUDA"}};
  for (const int width : {io::kWideChart, io::kNarrowChart}) {
    const io::Figure drawn = io::compare_dots(chart, frame(), width);
    EXPECT_THAT(drawn.spec.json,
                AllOf(HasSubstr("\"_one\": \"CANN reaches parity with CUDA\""), HasSubstr("abroad\"")));
    EXPECT_THAT(drawn.reading, Not(HasSubstr("short names")));
  }
  chart.dots[0].title = std::string(40, 'a') + " " + std::string(40, 'b') + " " + std::string(40, 'c');
  const io::Figure drawn = io::compare_dots(chart, frame(), io::kNarrowChart);
  EXPECT_THAT(drawn.spec.json, AllOf(HasSubstr("\"_one\": \"cann\""), HasSubstr("\"_one\": \"rent\"")));
  EXPECT_THAT(drawn.reading, HasSubstr("short names"));
}

TEST(CompareCharts, SharesOnAnAxisHaveABlankBeforeTheSignAndStandAtTheirLines) {
  io::CompareDots chart;
  chart.unit = io::Unit::kShare;
  chart.dots = {{"a", 0.2, 0.1, 0.3, true}, {"b", 0, -0.1, 0.1, false}};
  EXPECT_THAT(io::compare_dots(chart, frame(), io::kWideChart).spec.json,
              AllOf(HasSubstr("\u00a0%"), HasSubstr("\"labelFlush\": false")));
}

TEST(CompareCharts, WhatStandsBesideADotIsAnotherShapeAndOnlyWhereThereIsOne) {
  io::CompareDots chart;
  chart.reading = "Circles: alone. Squares: in company.";
  chart.dots = {{"a", 2, 1, 3, true}, {"b", 0, -1, 1, false}};
  EXPECT_THAT(io::compare_dots(chart, frame(), io::kWideChart).spec.json, Not(HasSubstr("beside")));
  chart.dots[0].beside = 2.5, chart.dots[0].beside_low = 2, chart.dots[0].beside_high = 3,
  chart.dots[0].beside_told = true;
  for (const int width : {io::kWideChart, io::kNarrowChart}) {
    const io::Figure drawn = io::compare_dots(chart, frame(), width);
    EXPECT_THAT(drawn.spec.json, AllOf(HasSubstr("\"beside\": 2.5"), HasSubstr("square"), HasSubstr("isValid")));
    EXPECT_THAT(drawn.reading, HasSubstr("Squares"));
  }
}

TEST(CompareCharts, FansKeepTheTwoScenariosApart) {
  const auto series = [](const char* label, double level) {
    io::CompareSeries one;
    one.label = one.title = label;
    for (const char* month : {"2026-01", "2026-02", "2026-03"}) {
      io::SummaryRow row;
      row.metric = "gap_pace_months", row.month = month, row.n = 10;
      row.mean = row.p05 = row.p25 = row.p50 = row.p75 = row.p95 = level;
      one.gap.push_back(row), one.serving.push_back(row);
    }
    return one;
  };
  const io::Figure chart = io::compare_fans("fans", "Title", series("a", 3), series("b", 5), frame());
  EXPECT_THAT(chart.spec.json, AllOf(HasSubstr("trillion tokens a day"), HasSubstr("\"strokeWidth\": 7")));
  EXPECT_THAT(chart.reading, AllOf(HasSubstr("median of \u201cb\u201d"), HasSubstr("worlds of \u201ca\u201d")));
  EXPECT_THAT(chart.spec.json,
              AllOf(HasSubstr("gap_pace_months of the reference"), HasSubstr("gap_pace_months of the scenario")));
  EXPECT_THAT(chart.alt, AllOf(HasSubstr("a, median lag in March\u00a02026: 3 months"), HasSubstr("5 months")));
}

TEST(CompareCharts, AChangeShowsTheIntervalOfTheMeanInsideTheWorlds) {
  const std::vector<io::CompareChange> gap{{"2025-12", 9, 9, 9, 9, 9}, {"2026-02", 1, 0.5, 1.5, -2, 4}};
  const io::Figure chart = io::compare_change("change", "Title", gap, gap, true, frame());
  EXPECT_THAT(chart.spec.json, AllOf(HasSubstr("\"p05\":-2"), HasSubstr("\"mean_low\":0.5"), HasSubstr("\"p95\":4")));
  EXPECT_THAT(chart.spec.json, Not(HasSubstr("2025-12")));  // before the axis begins
  EXPECT_THAT(chart.alt, HasSubstr("Mean difference of the lag in months in February\u00a02026: 1 (0.5 to 1.5)"));
}

TEST(CompareCharts, AChangeBetweenOtherWorldsHasNoRangeOfWorldsAndSaysWhy) {
  const std::vector<io::CompareChange> gap{{"2026-02", 1, 0.5, 1.5, io::kUndefined, io::kUndefined}};
  const io::Figure chart = io::compare_change("change", "Title", gap, gap, false, frame());
  EXPECT_THAT(chart.spec.json, AllOf(HasSubstr("\"p05\":null"), HasSubstr("\"mean_low\":0.5")));
  EXPECT_THAT(chart.reading, AllOf(HasSubstr("worlds are others"), Not(HasSubstr("9 in 10"))));
}

}  // namespace
