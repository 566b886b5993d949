#include <cmath>

#include "output/page/report_html.hpp"
#include "output/page/report_sections.hpp"
#include "output/page/template.hpp"
#include "output/words/charts_words.hpp"

namespace io {

std::string found_figures(const ReportData& report, const std::vector<KeptFigure>& charts) {
  std::string html;
  for (const KeptFigure& chart : charts)
    for (const DrawnFigure& drawn : report.found)
      if (drawn.name == chart.name) html += figure_html(drawn);
  return figures_html(html);
}

std::string absent_note(const ReportData& report, const std::string& why_not) {
  const bool from_prior = report.findings.from_prior;
  if (!from_prior && why_not.empty()) return "";
  return filled("absent.mustache", {{"from_prior", from_prior}, {"why", with_code(why_not)}});
}

std::string origin_note(const ReportData& report, const FindingOrigin& origin) {
  const bool plain = report.data.run.scenario == "baseline" && report.data.run.overrides.empty();
  return filled("origin.mustache",
                {{"version", origin.version}, {"worlds", with_commas(origin.worlds)}, {"changed", !plain}});
}

std::string with_bounds(double centre, double low, double high, Unit unit) {
  if (!std::isfinite(centre)) return "\u2013";
  return say_with_range(centre, low, high, unit);
}

}  // namespace io
