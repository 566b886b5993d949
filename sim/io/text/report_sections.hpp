#pragma once

#include <string>

#include "io/text/charts_words.hpp"
#include "io/text/report.hpp"

/// The sections of the report, each as one HTML `section` with its heading, or empty when it has nothing to show.
namespace io {

std::string headline_section(const ReportData& report);
std::string paradox_section(const ReportData& report);
std::string charts_section(const ReportData& report);
std::string basis_section(const ReportData& report);
std::string fit_section(const ReportData& report);
std::string learnt_section(const ReportData& report);
std::string scenario_section(const ReportData& report);
std::string events_section(const ReportData& report);
std::string assumptions_section(const ReportData& report);
std::string hypotheses_section(const ReportData& report);
std::string figures_section(const ReportData& report);
std::string limits_section(const ReportData& report);
std::string citation_section(const ReportData& report);
std::string provenance_section(const ReportData& report);

/// A section with its heading. `id` is its anchor; `content` is HTML.
std::string section(const std::string& id, const std::string& heading, const std::string& content);

/// A chart with its caption. Without a drawing the words stand alone.
std::string figure_html(const ReportChart& drawn);
/// The drawings of a finding's charts, in its order.
std::string found_figures(const ReportData& report, const std::vector<FoundChart>& charts);
/// Why a finding is not shown: `why_not`, or that the run draws from the priors.
std::string absent_note(const ReportData& report, const std::string& why_not);
/// What a shown finding is about: the baseline and its posterior, whatever this run changes.
std::string origin_note(const ReportData& report, const FindingOrigin& origin);
/// What the record makes of the contested claims: the part of `hypotheses_section` that is found out.
std::string claims_found(const ReportData& report);
/// "3.4 (1.2 to 5)".
std::string with_bounds(double centre, double low, double high, Unit unit);

/// The entry for a bibliography: title, version, year of the present, what was run.
std::string bibtex(const RunInfo& run);

}  // namespace io
