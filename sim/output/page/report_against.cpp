#include "output/page/report_html.hpp"
#include "output/page/report_sections.hpp"
#include "output/page/template.hpp"

namespace io {

namespace {

std::string tables_of(const std::vector<PageTable>& tables) {
  std::string html;
  for (const PageTable& words : tables) html += table_html(table_of(words));
  return html;
}

}  // namespace

std::string sentence_list(const std::vector<std::string>& sentences) {
  return sentences.empty() ? "" : filled("list.mustache", {{"items", list_of(sentences)}});
}

std::string against_section(const ReportData& report) {
  if (!report.findings.against) return "";
  const AgainstFinding& against = *report.findings.against;
  return open_section("against", "Beside " + against.scenario,
                      filled("against.mustache",
                             {{"same_worlds", against.same_worlds},
                              {"title", against.title},
                              {"scenario", against.scenario},
                              {"sentences", sentence_list(against.sentences)},
                              {"figures", found_figures(report, against.charts)},
                              {"outcomes", tables_of(against.outcomes)},
                              {"money", folded("Money for a month of lag", tables_of(against.money))},
                              {"branches", folded("By branch of the contested claims", tables_of(against.branches))}}));
}

}  // namespace io
