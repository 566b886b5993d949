#pragma once

#include <string>

#include "io/text/report.hpp"

/// The sections of the report, each as one HTML `section` with its heading, or empty when it has nothing to show.
namespace io {

std::string headline_section(const ReportData& report);
std::string paradox_section(const ReportData& report);
std::string charts_section(const ReportData& report);
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

/// The entry for a bibliography: title, version, year of the present, what was run.
std::string bibtex(const RunInfo& run);

}  // namespace io
