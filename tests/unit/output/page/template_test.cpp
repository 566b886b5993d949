#include "output/page/template.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

#include "output/page/report_html.hpp"

namespace {

io::Values download(const std::string& label) { return {{"name", "a.csv"}, {"address", "data:,"}, {"label", label}}; }

TEST(Template, EscapesAsTheCodeDoes) {
  const std::string hostile = "<b>{{name}} & \"quoted\" 'too'</b>";
  EXPECT_EQ(io::filled("download.mustache", download(hostile)),
            "<a class=\"button\" download=\"a.csv\" href=\"data:,\">" + io::escape_html(hostile) + "</a>\n");
}

TEST(Template, AnEmptyTextLeavesItsSectionOut) {
  EXPECT_EQ(io::filled("charts.mustache", {{"note", ""}, {"figures", ""}}), "");
  EXPECT_EQ(io::filled("charts.mustache", {{"note", "why"}, {"figures", ""}}), "<p class=\"note\">why</p>\n");
}

TEST(Template, AValueThatNobodyGivesIsAFault) {
  EXPECT_THROW(io::filled("charts.mustache", {{"note", "why"}}), std::logic_error);
}

TEST(Template, TheStyleOfPagesIsInTheProgram) {
  const std::string html = io::page_html({"title", "heading", "kicker"}, {}, "");
  EXPECT_NE(html.find("@media print {"), std::string::npos);
  EXPECT_EQ(html.find("{{"), std::string::npos);
}

}  // namespace
