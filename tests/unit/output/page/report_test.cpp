#include "output/page/report.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <regex>
#include <stdexcept>
#include <string>

#include "output/page/report_headline.hpp"
#include "output/page/report_html.hpp"
#include "output/page/report_sections.hpp"
#include "unit/output/synthetic_run.hpp"

namespace {

io::ReportData sample() {
  io::ReportData report;
  report.data = synthetic::data();
  for (const io::Figure& chart : io::make_charts(report.data)) report.charts.push_back({chart, "", ""});
  report.policies = {{"h200-share", "United States", "revenue_share", "25\u00a0%", "2026-07", "", 3, "002"}};
  report.reactions_from = "2026-06";
  report.reactions = {{"beijing-cools", "China", "independence above 0.5", "approval to 0.3", 0.2, 24}};
  report.events = {{"parity", "China", 160, 0.16, "2028-01", "2030-01", "2032-06"}};
  report.assumptions = {
      {"cann_ceiling", "ratio", "where maturity ends", "triangular", 0.6, 0.8, 0.95, {"fig-1"}, "assumption"}};
  report.hypotheses = {
      {"scarcity_effect", "whether scarcity induces efficiency", {{"yes", 0.5, 0.49}, {"no", 0.5, 0.51}}, "003"}};
  return report;
}

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t found = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++found;
  return found;
}

TEST(Report, HasEverySection) {
  std::string html = io::make_report(sample());
  for (const char* id : {"results", "paradox", "charts", "scenario", "events", "hypotheses", "assumptions", "figures",
                         "limits", "cite", "provenance"}) {
    EXPECT_EQ(count(html, "<section id=\"" + std::string(id) + "\""), 1u) << id;
    EXPECT_EQ(
        count(html, "href=\"#" + std::string(id) + "\"") + count(html, "href=\"#" + std::string(id) + "-unfolded\""),
        1u)
        << id;
  }
  EXPECT_NE(html.find("<html lang=\"en\">"), std::string::npos);
}

TEST(Report, ScheduledMovesAreNoEvents) {
  io::ReportData report = sample();
  report.events.push_back({"policy:known-to-all", "China", 1000, 1, "2026-01", "2026-01", "2026-01"});
  const std::string html = io::make_report(report);
  EXPECT_EQ(html.find("known-to-all"), std::string::npos);
  EXPECT_NE(html.find("1 policy move that"), std::string::npos);
  report.events = {{"policy:late-in-some", "China", 500, 0.5, "2026-01", "2026-02", "2026-03"}};
  EXPECT_NE(io::make_report(report).find("late-in-some"), std::string::npos);
}

TEST(Report, HeadlineTellsParityOfTheMonthAndTheLimitOnItsOwn) {
  const std::string text = io::headline_text(io::headline_rows(sample().data));
  EXPECT_NE(text.find("China is level or ahead in that month"), std::string::npos) << text;
  EXPECT_NE(text.find("Chinese chip orders that go through"), std::string::npos) << text;
  EXPECT_EQ(text.find("none of them"), std::string::npos) << text;
}

TEST(Report, MeansAmongTheMedianResultsAreCalledMeans) {
  const std::string text = io::headline_text(io::headline_rows(synthetic::data()));
  EXPECT_NE(text.find("What holds up most of the others, mean"), std::string::npos) << text;
  EXPECT_EQ(text.find("% (standard error)"), std::string::npos) << "in the form of the value: " << text;
}

TEST(Report, EveryTextIsEscaped) {
  io::ReportData report = sample();
  const std::string hostile = "<script>alert('x')</script> & \"quoted\"";
  report.data.run.title = report.data.run.scenario = report.data.run.description = report.data.run.version =
      report.data.run.commit = hostile;
  report.data.run.calibration_note = report.charts_note = hostile;
  report.policies.push_back({hostile, hostile, hostile, hostile, hostile, hostile, 0, hostile});
  report.reactions.push_back({hostile, hostile, hostile, hostile, 1, 0});
  report.events.push_back({hostile, hostile, 0, 0, hostile, hostile, hostile});
  report.assumptions.push_back({hostile, hostile, hostile, hostile, 0, 0, 0, {hostile}, hostile});
  report.hypotheses.push_back({hostile, hostile, {{hostile, 0.5, 0.5}}, hostile});
  report.limits.push_back(hostile);
  report.provenance.push_back({hostile, hostile});
  report.data.points.push_back({hostile, hostile, "2026-04", 1, 2, 3, hostile, hostile, hostile});
  for (io::DrawnFigure& drawn : report.charts) drawn.title = drawn.alt = drawn.reading = drawn.caption = hostile;
  std::string html = io::make_report(report);
  EXPECT_EQ(html.find("<script"), std::string::npos);
  EXPECT_EQ(html.find("alert('x')"), std::string::npos);
  EXPECT_GT(count(html, "&lt;script&gt;"), 20u);
}

TEST(Report, AsksNothingOfTheNetwork) {
  std::string html = io::make_report(sample());
  EXPECT_FALSE(std::regex_search(html, std::regex("src\\s*=\\s*\"|href\\s*=\\s*\"(?!#|data:)|@import|url\\(")));
}

TEST(Report, ADownloadIsTheTextItselfAndCannotLeaveItsAttribute) {
  const std::string text = "a,b\n1,\"<&'%#>\"\n\u00e9";
  const std::string address = io::data_address("text/csv", text);
  EXPECT_EQ(address, "data:text/csv;charset=utf-8,a,b%0A1,%22%3C%26%27%25%23%3E%22%0A%C3%A9");
  EXPECT_EQ(count(io::download("Save", "x\".csv", "text/csv", text), "\""), 6u) << "three attributes, no more quotes";
}

TEST(Report, TheDataOfAChartAreThoseOfTheFileBesideIt) {
  io::ReportData report = sample();
  for (io::DrawnFigure& drawn : report.charts) drawn.wide_svg = "<svg width=\"720\" height=\"300\"></svg>";
  const std::string html = io::make_report(report);
  for (const io::DrawnFigure& drawn : report.charts)
    EXPECT_NE(html.find(io::escape_html(io::data_address("text/csv", io::table_csv(drawn.data)))), std::string::npos)
        << drawn.name;
}

TEST(Report, EveryDrawnChartCanBeSavedAndEmbedded) {
  io::ReportData report = sample();
  for (io::DrawnFigure& drawn : report.charts)
    drawn.wide_svg = "<svg class=\"marks\" width=\"720\" height=\"551.5\"></svg>",
    drawn.narrow_svg = "<svg class=\"marks\" width=\"360\" height=\"549\"></svg>";
  const std::string html = io::make_report(report);
  for (const io::DrawnFigure& drawn : report.charts) {
    EXPECT_EQ(count(html, "download=\"" + drawn.name + ".svg\""), 1u);
    EXPECT_EQ(count(html, "download=\"" + drawn.name + ".csv\""), 1u);
    EXPECT_EQ(count(html, "https://YOUR-SITE/charts/" + drawn.name + ".svg"), 1u);
    EXPECT_EQ(count(html, "<figure id=\"" + drawn.name + "\" class=\"slim\""), 1u);
  }
  EXPECT_EQ(count(html, "width=&quot;720&quot; height=&quot;551&quot;"), report.charts.size());
}

TEST(Report, HostileTitlesCannotLeaveTheCodeToEmbed) {
  io::DrawnFigure drawn;
  drawn.name = "c", drawn.title = "\"><script>";
  drawn.wide_svg = "<svg></svg>";
  EXPECT_EQ(io::embed_code(drawn).find("<script>"), std::string::npos);
  EXPECT_EQ(io::figure_html(drawn).find("<iframe"), std::string::npos) << "code to read, not a frame";
}

TEST(Report, TallnessIsReadFromTheDrawing) {
  EXPECT_DOUBLE_EQ(io::tallness("<svg width=\"360\" height=\"720\"><rect width=\"1\"/></svg>"), 2);
  EXPECT_EQ(io::tallness(""), 0);
  EXPECT_EQ(io::tallness("<svg><rect width=\"1\" height=\"9\"/></svg>"), 0);
}

TEST(Report, EventsThatNoWorldHasAreNamedAndNoRows) {
  io::ReportData report = sample();
  report.events.push_back({"redesign:none-such", "Nvidia", 0, 0, "", "", ""});
  const std::string html = io::make_report(report);
  EXPECT_NE(html.find("In no world: redesign:none-such."), std::string::npos);
  EXPECT_EQ(count(html, "none-such"), 1u);
}

TEST(Report, HasTheLandmarksThatScreenReadersGoBy) {
  const std::string html = io::make_report(sample());
  for (const char* part : {"<header>", "<nav aria-label=", "<main id=\"content\"", "href=\"#content\""})
    EXPECT_EQ(count(html, part), 1u) << part;
  EXPECT_EQ(count(html, "<table role=\"table\""), count(html, "<table"));
  EXPECT_EQ(count(html, "<caption>"), count(html, "<table"));
  EXPECT_EQ(count(html, "<th scope="), count(html, "<th "));
  EXPECT_EQ(count(html, "<section id="), count(html, "\" aria-labelledby=\""));
}

TEST(Report, DrawingsOfDifferentChartsDoNotShareIds) {
  io::ReportData report = sample();
  for (io::DrawnFigure& drawn : report.charts)
    drawn.wide_svg = drawn.narrow_svg =
        "<?xml version=\"1.0\"?><svg class=\"marks\"><clipPath id=\"clip0\"/><g clip-path=\"url(#clip0)\"/></svg>";
  std::string html = io::make_report(report);
  EXPECT_EQ(count(html, "id=\"gap-fan-wide-clip0\""), 1u);
  EXPECT_EQ(count(html, "url(#gap-fan-wide-clip0)"), 1u);
  EXPECT_EQ(count(html, "id=\"clip0\""), 0u);
  EXPECT_EQ(html.find("<?xml"), std::string::npos);
}

TEST(Report, WithoutDrawingsTheFindingsAreThereInWords) {
  io::ReportData report = sample();
  std::string html = io::make_report(report);
  for (const io::DrawnFigure& drawn : report.charts) {
    EXPECT_NE(html.find(io::escape_html(drawn.title)), std::string::npos);
    EXPECT_NE(html.find("charts/" + drawn.name + ".vl.json"), std::string::npos);
  }
}

TEST(Report, OfAnEmptyRunIsStillAPage) {
  std::string html = io::make_report(io::ReportData{});
  EXPECT_NE(html.find("The run has no results."), std::string::npos);
  EXPECT_NE(html.find("</html>"), std::string::npos);
}

TEST(Headline, QuotesNowTwoYearsOnAndTheHorizon) {
  std::vector<io::HeadlineRow> rows = io::headline_rows(synthetic::data());
  ASSERT_GE(rows.size(), 3u);
  EXPECT_EQ(rows[0].when, "September\u00a02026");
  EXPECT_EQ(rows[1].when, "September\u00a02028");
  EXPECT_EQ(rows[2].when, "December\u00a02032");
  for (const io::HeadlineRow& row : rows) EXPECT_FALSE(row.answer.empty());
}

TEST(Headline, PlainTextFitsATerminal) {
  std::string text = io::headline_text(io::headline_rows(synthetic::data()));
  std::size_t columns = 0;
  for (char c : text) {
    columns = c == '\n' ? 0 : columns + ((static_cast<unsigned char>(c) & 0xC0) != 0x80 ? 1 : 0);
    ASSERT_LE(columns, 110u);
  }
}

TEST(Citation, CannotBreakOutOfBibtex) {
  io::RunInfo run = synthetic::run();
  run.scenario = "a}, author = {someone \\else";
  std::string entry = io::bibtex(run);
  EXPECT_EQ(std::count(entry.begin(), entry.end(), '{'), std::count(entry.begin(), entry.end(), '}'));
  EXPECT_EQ(entry.find('\\'), std::string::npos);
  run.scenario = "my_policy at 25 %";
  EXPECT_NE(io::bibtex(run).find("my\\_policy at 25 \\%"), std::string::npos) << "LaTeX reads it";
}

TEST(Citation, FileIsYamlInWhichNothingBreaksOutOfItsQuotes) {
  io::RunInfo run = synthetic::run();
  run.scenario = "a\"\nauthors: evil\\";
  const std::string file = io::cff(run);
  EXPECT_EQ(file.rfind("cff-version: 1.2.0\n", 0), 0u);
  EXPECT_EQ(count(file, "\nauthors:"), 1u);
  EXPECT_NE(file.find("a\\\" authors: evil\\\\"), std::string::npos) << file;
}

}  // namespace
