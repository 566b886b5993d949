#include "output/page/report_html.hpp"
#include "output/page/report_sections.hpp"

namespace io {

std::string sentence_list(const std::vector<std::string>& sentences) {
  std::string html = "<ul>\n";
  for (const std::string& sentence : sentences) html += element("li", sentence);
  return html + "</ul>\n";
}

std::string against_section(const ReportData& report) {
  if (!report.findings.against) return "";
  const AgainstFinding& against = *report.findings.against;
  const std::string other = "\"" + against.title + "\" (" + against.scenario + "), the first scenario of the call.";
  std::string html = element("p", against.same_worlds
                                      ? "The same worlds, with the same parameters and luck, under " + other
                                      : "Other worlds than under " + other +
                                            " This scenario weighs contested claims otherwise, so only means compare.");
  html += sentence_list(against.sentences) + found_figures(report, against.charts);
  for (const PageTable& words : against.outcomes) html += table_html(table_of(words));
  std::string money, branches;
  for (const PageTable& words : against.money) money += table_html(table_of(words));
  for (const PageTable& words : against.branches) branches += table_html(table_of(words));
  html += folded("Money for a month of lag", money) + folded("By branch of the contested claims", branches);
  return section("against", "Beside " + against.scenario, html);
}

}  // namespace io
