#pragma once

#include <string>
#include <vector>

#include "output/page/report.hpp"
#include "output/page/report_html.hpp"
#include "output/table/table.hpp"
#include "output/words/charts_words.hpp"

/// The sections of the report, each as one HTML `section` with its heading, or empty when it has nothing to show.
namespace io {

std::string headline_section(const ReportData& report);
std::string paradox_section(const ReportData& report);
/// Charts below each other, numbered from 1 unless they have numbers, after a note.
std::string figures_of(std::vector<DrawnFigure> charts, const std::string& note);
/// The same as a section that stands open.
std::string charts_section(std::vector<DrawnFigure> charts, const std::string& note);
std::string basis_section(const ReportData& report);
std::string fit_section(const ReportData& report);
std::string learnt_section(const ReportData& report);
std::string scenario_section(const ReportData& report);
std::string events_section(const ReportData& report);
std::string assumptions_section(const ReportData& report);
std::string hypotheses_section(const ReportData& report);
std::string figures_section(const ReportData& report);
std::string limits_section(const ReportData& report);
std::string data_section(const ReportData& report);
std::string provenance_section(const ReportData& report);

/// How the run differs from the first scenario of its call; empty if it stood alone.
std::string against_section(const ReportData& report);

/// A section that unfolds: its heading, and one sentence that says what is in it. `id` is its anchor; `content` is HTML.
std::string section(const std::string& id, const std::string& heading, const std::string& content,
                    const std::string& gist);
/// A section that stands open.
std::string open_section(const std::string& id, const std::string& heading, const std::string& content);

/// Where the title of a chart stands: in it, or above it as the page's answer, so that it shows without one.
enum class Titled { kInside, kAbove };
/// A chart with its caption, and what a reader may take of it: drawing and data to save, code to embed it. Without a
/// drawing the words stand alone, and without a number the caption has none.
std::string figure_html(const DrawnFigure& drawn, Titled titled = Titled::kInside);
/// Takes the chart of the first screen out of `charts` and onto the page's front: the first of them. `with_png`: it lies beside
/// the page as a PNG too. Nothing without charts.
void take_front(std::vector<DrawnFigure>& charts, bool with_png, PageFront& front);
/// Figures that follow each other, after a note: in print they share the columns of a page. Nothing for none.
std::string figures_html(const std::string& figures, const std::string& note = "");
/// Height of a drawing over its width; 0 if there is none.
double tallness(const std::string& svg);
/// An `iframe` that shows the chart on another page; its address is to be put in front.
std::string embed_code(const DrawnFigure& drawn);
/// Sentences below each other. Nothing for none.
std::string sentence_list(const std::vector<std::string>& sentences);
/// The drawings of a finding's charts, in its order.
std::string found_figures(const ReportData& report, const std::vector<KeptFigure>& charts);
/// Why a finding is not shown: `why_not`, or that the run draws from the priors.
std::string absent_note(const ReportData& report, const std::string& why_not);
/// What a shown finding is about: the baseline and its posterior, whatever this run changes.
std::string origin_note(const ReportData& report, const FindingOrigin& origin);
/// What the record makes of the contested claims: the part of `hypotheses_section` that is found out.
std::string claims_found(const ReportData& report);
/// The scores of `hindcast`, a row for each set of figures, and where a figure lies against what was expected.
Table score_table_of(const std::string& caption);
void add_score(const HindcastScoreLine& score, const std::string& set, Table& table);
std::string place_words(const HindcastLine& line);
/// What the scores say of figures that were held out, in one sentence; empty if there are none.
std::string validation_gist(const std::vector<HindcastScoreLine>& scores);
/// "3.4 (1.2 to 5)".
std::string with_bounds(double centre, double low, double high, Unit unit);

/// The entry for a bibliography: title, version, year of the present, what was run.
std::string bibtex(const RunInfo& run);
/// The same as a CITATION.cff (format 1.2.0).
std::string cff(const RunInfo& run);
/// How to cite, with both to save.
std::string citation_section(const RunInfo& run);

}  // namespace io
