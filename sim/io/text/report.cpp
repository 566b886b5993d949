#include "io/text/report.hpp"

#include "io/text/charts_words.hpp"
#include "io/text/report_html.hpp"
#include "io/text/report_sections.hpp"
#include "io/text/report_style.hpp"

namespace io {
namespace {

std::string header(const RunInfo& run) {
  std::string html = "<header>\n" + element("h1", run.title.empty() ? run.scenario : run.title);
  std::string kicker = "Chokepoint " + run.version +
                       ": chip export controls and the gap between Chinese and American AI, " +
                       with_commas(run.replicates) + " simulated worlds. Present: " + say_month(run.present) + ".";
  return html + element("p", kicker, "class=\"kicker\"") + "</header>\n";
}

struct Entry {
  const char *id, *label;
};

/// Links to the sections that the page has.
std::string contents(const std::string& body) {
  constexpr Entry kEntries[] = {{"results", "Results"},
                                {"paradox", "The paradox"},
                                {"charts", "Charts"},
                                {"basis", "What this rests on"},
                                {"fit", "Fit"},
                                {"learnt", "What was learnt"},
                                {"hypotheses", "Contested claims"},
                                {"scenario", "Scenario"},
                                {"events", "Events"},
                                {"assumptions", "Assumptions"},
                                {"figures", "Figures"},
                                {"limits", "Limits"},
                                {"cite", "How to cite"},
                                {"provenance", "Provenance"}};
  std::string html = "<nav aria-label=\"Contents\">\n<ul>\n";
  for (const Entry& entry : kEntries)
    if (body.find("<section id=\"" + std::string(entry.id) + "\"") != std::string::npos)
      html += "<li><a href=\"#" + std::string(entry.id) + "\">" + entry.label + "</a></li>\n";
  return html + "</ul>\n</nav>\n";
}

/// Numbers the figures in the order in which the page shows them.
ReportData numbered(ReportData report) {
  int number = 0;
  const auto count = [&](const auto& finding) {
    if (!finding) return;
    for (const FoundChart& chart : finding->charts)
      for (ReportChart& drawn : report.found)
        if (drawn.chart.name == chart.name) drawn.number = ++number;
  };
  count(report.findings.paradox);
  for (ReportChart& drawn : report.charts) drawn.number = ++number;
  count(report.findings.hindcast), count(report.findings.learnt), count(report.findings.claims);
  return report;
}

std::string page_of(const ReportData& report) {
  const RunInfo& run = report.data.run;
  std::string body = headline_section(report) + paradox_section(report) + charts_section(report) +
                     basis_section(report) + fit_section(report) + learnt_section(report) + hypotheses_section(report) +
                     scenario_section(report) + events_section(report) + assumptions_section(report) +
                     figures_section(report) + limits_section(report) + citation_section(report) +
                     provenance_section(report);
  return "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" "
         "content=\"width=device-width, initial-scale=1\">\n"
         "<meta name=\"generator\" content=\"Chokepoint " +
         escape_html(run.version) + "\">\n" +
         element("title", "Chokepoint: " + (run.title.empty() ? run.scenario : run.title)) + "<style>" +
         std::string(kReportStyle) + "</style>\n</head>\n<body>\n" + header(run) + contents(body) + "<main>\n" + body +
         "</main>\n</body>\n</html>\n";
}

}  // namespace

std::string make_report(const ReportData& report) { return page_of(numbered(report)); }

}  // namespace io
