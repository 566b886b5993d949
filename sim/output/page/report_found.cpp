#include <cmath>

#include "output/page/report_html.hpp"
#include "output/page/report_sections.hpp"
#include "output/words/charts_words.hpp"

namespace io {

std::string found_figures(const ReportData& report, const std::vector<FoundChart>& charts) {
  std::string html;
  for (const FoundChart& chart : charts)
    for (const ReportChart& drawn : report.found)
      if (drawn.chart.name == chart.name) html += figure_html(drawn);
  return figures_html(html);
}

std::string absent_note(const ReportData& report, const std::string& why_not) {
  if (report.findings.from_prior)
    return element_with_code(
        "p",
        "This run draws its worlds from the priors (`--prior`). What the record makes of them concerns the "
        "worlds that agree with it: a run without `--prior` shows it here.",
        "class=\"note\"");
  return why_not.empty() ? "" : element_with_code("p", why_not, "class=\"note\"");
}

std::string origin_note(const ReportData& report, const FindingOrigin& origin) {
  const bool plain = report.data.run.scenario == "baseline" && report.data.run.overrides.empty();
  return element("p",
                 "Worked out by Chokepoint " + origin.version + " from " + with_commas(origin.worlds) +
                     " worlds of the posterior that this run draws from" +
                     (plain ? "." : ", under the baseline and not under what this run changes."),
                 "class=\"note\"");
}

std::string with_bounds(double centre, double low, double high, Unit unit) {
  if (!std::isfinite(centre)) return "\u2013";
  return say_with_range(centre, low, high, unit);
}

}  // namespace io
