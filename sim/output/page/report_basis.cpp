#include <algorithm>
#include <cmath>

#include "output/chart/charts_findings.hpp"
#include "output/page/report_html.hpp"
#include "output/page/report_sections.hpp"
#include "output/page/template.hpp"
#include "output/words/charts_words.hpp"

namespace io {

namespace {

Value part(const std::string& what, const std::string& text) {
  return Values{{"what", what}, {"text", with_code(text)}};
}

Value calibrated(const ReportData& report) {
  const Findings& findings = report.findings;
  if (findings.from_prior)
    return part(
        "Calibrated: nothing.",
        "This run draws from the priors (`--prior`), each of which has its evidence or says that it is an assumption; "
        "no figure of the record was fitted.");
  if (!findings.fit)
    return part("Calibrated:",
                "the worlds were fitted to the record, but the fit itself (`calibration/posterior` of the data "
                "in use) is not the one that this run drew from, so nothing more can be told of it here.");
  const PosteriorManifest& fit = *findings.fit;
  std::string text =
      "worlds as wholes, parameters, contested claims and the luck of the documented months together, to " +
      std::to_string(fit.targets.size()) + " targets of the record. " + with_commas(fit.particles) +
      " worlds came of it, worth " + with_commas(std::llround(fit.effective_worlds)) +
      " independent ones for a typical reading (" + with_commas(std::llround(fit.effective_worlds_lowest)) +
      " for the worst) and descended from " + with_commas(fit.ancestors) + " draws of the priors.";
  if (findings.learnt) {
    const auto& lines = findings.learnt->lines;
    const auto informed =
        std::count_if(lines.begin(), lines.end(), [](const LearntLine& line) { return line.informed; });
    text += " They inform " + std::to_string(informed) + " of " + std::to_string(lines.size()) +
            " parameters; the others are assumptions with a range.";
  }
  return part("Calibrated:", text);
}

std::string share(double value) { return std::isfinite(value) ? say(value, Unit::kShare) : "none"; }

Value validated(const ReportData& report) {
  if (report.findings.from_prior) return part("Validated: nothing.", "The priors are not judged by the record here.");
  if (!report.findings.hindcast)
    return part("Validated:", report.findings.no_hindcast.empty() ? "not told." : report.findings.no_hindcast);
  const HindcastFinding& finding = *report.findings.hindcast;
  constexpr int kFew = 10;  // targets: below that no share of them says much
  std::string text;
  const auto add = [&](const std::string& what, const HindcastScoreLine& score) {
    text += (text.empty() ? "" : "; ") + what + ": " + with_commas(score.readings) + " readings of " +
            with_commas(score.targets) + " targets, of which " + share(score.inside_share) +
            " lie in the range in which nine in ten should lie" + (score.targets < kFew ? ", too few to judge by" : "");
  };
  for (const HindcastScoreLine& score : finding.scores)
    if (score.set != "fitted") add("figures that were " + score.set + " and never fitted", score);
  if (!finding.rolling_scores.empty())
    add("figures that came after a cut, told by fits that saw only what refers to dates before it",
        finding.rolling_scores.back());
  if (text.empty()) text = "no figure was held out";
  return part(
      "Validated:",
      text + ". Of " + std::to_string(finding.metrics) + " metrics " + std::to_string(finding.metrics_read) +
          " answer to some figure, fitted or not; the others are only as good as the mechanisms that make them. " +
          std::to_string(finding.unanswered) + " figures or groups of figures of the record answer to no metric.");
}

Value projected(const ReportData& report) {
  const std::string present = say_month(report.data.run.present);
  if (report.data.summary.last_month().empty() || report.data.summary.last_month() <= report.data.run.present)
    return part("Projection only: nothing.", "The run ends with the documented months.");
  return part(
      "Projection only:",
      "everything after " + present +
          ", and every effect of a lever that was never pulled. No figure tests it: it "
          "follows from the calibrated worlds, from the priors of what the record does not inform (growth after the "
          "present, reactions to come, tools and memory made at home) and from fresh luck.");
}

}  // namespace

std::string basis_section(const ReportData& report) {
  if (report.data.summary.last_month().empty()) return "";
  ValueList parts;
  for (const auto part_of : {calibrated, validated, projected}) parts.push_back(part_of(report));
  return section("basis", "What this rests on", filled("basis.mustache", {{"parts", parts}}),
                 "What was fitted to the record, what was tested by it, and what is projection alone.");
}

}  // namespace io
