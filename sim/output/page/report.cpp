#include "output/page/report.hpp"

#include <algorithm>
#include <cmath>

#include "output/page/report_headline.hpp"
#include "output/page/report_html.hpp"
#include "output/page/report_sections.hpp"
#include "output/words/charts_words.hpp"

namespace io {
namespace {

/// The picture of the first screen.
constexpr std::string_view kFrontChart = "gap-fan";

std::string kicker(const RunInfo& run) {
  return "Chokepoint " + run.version + ": chip export controls and the gap between Chinese and American AI, " +
         with_commas(run.replicates) + " simulated worlds. Present: " + say_month(run.present) + ".";
}

const std::vector<PageLink>& entries() {
  static const std::vector<PageLink> kEntries{{"results", "Results"},
                                              {"against", "Beside another"},
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
                                              {"data", "Data"},
                                              {"cite", "How to cite"},
                                              {"provenance", "Provenance"}};
  return kEntries;
}

/// How tall a chart is beside others in print; 0 without a drawing.
double height_in_print(const ReportData& report, const KeptFigure& chart) {
  for (const DrawnFigure& drawn : report.found)
    if (drawn.name == chart.name) return tallness(drawn.narrow_svg);
  return 0;
}

/// Numbers the figures in the order in which the page shows them. Those against the record come the least tall first, so
/// that rows of them fill the paper.
ReportData numbered(ReportData report) {
  if (report.findings.hindcast)
    std::stable_sort(report.findings.hindcast->charts.begin(), report.findings.hindcast->charts.end(),
                     [&](const KeptFigure& a, const KeptFigure& b) {
                       return std::round(height_in_print(report, a)) < std::round(height_in_print(report, b));
                     });
  const auto first = std::find_if(report.charts.begin(), report.charts.end(),
                                  [](const DrawnFigure& drawn) { return drawn.name == kFrontChart; });
  if (first != report.charts.end()) std::rotate(report.charts.begin(), first, first + 1);
  int number = 0;
  if (!report.charts.empty()) report.charts.front().number = ++number;
  const auto count = [&](const auto& finding) {
    if (!finding) return;
    for (const KeptFigure& chart : finding->charts)
      for (DrawnFigure& drawn : report.found)
        if (drawn.name == chart.name) drawn.number = ++number;
  };
  count(report.findings.paradox);
  for (DrawnFigure& drawn : report.charts)
    if (drawn.number == 0) drawn.number = ++number;
  count(report.findings.against);
  count(report.findings.hindcast), count(report.findings.learnt), count(report.findings.claims);
  return report;
}

/// Below the answer, where no comparison stands there.
constexpr const char* kRangeCaution =
    "The range is that of the simulated worlds. It knows no error of the model itself.";

std::string page_of(const ReportData& report) {
  const RunInfo& run = report.data.run;
  const std::vector<std::string> sentences = headline_sentences(report.data);
  PageFront front;
  if (!sentences.empty()) front.lead = sentences.front();
  front.caution = kRangeCaution;
  if (report.findings.against && !report.findings.against->sentences.empty())
    front.caution = report.findings.against->sentences.front();
  std::vector<DrawnFigure> rest = report.charts;
  take_front(rest, report.with_png, front);
  std::string body = headline_section(report) + against_section(report) + paradox_section(report) +
                     charts_section(rest, report.charts_note) + basis_section(report) + fit_section(report) +
                     learnt_section(report) + hypotheses_section(report) + scenario_section(report) +
                     events_section(report) + assumptions_section(report) + figures_section(report) +
                     limits_section(report) + data_section(report) + citation_section(report.data.run) +
                     provenance_section(report);
  const std::string title = run.title.empty() ? run.scenario : run.title;
  front.title = "Chokepoint: " + title, front.heading = title, front.kicker = kicker(run);
  front.explorer = report.explorer;
  return page_html(front, entries(), body);
}

}  // namespace

std::string make_report(const ReportData& report) { return page_of(numbered(report)); }

}  // namespace io
