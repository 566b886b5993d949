// The sections of the report that other commands' findings fill.
#include <gtest/gtest.h>

#include "output/page/report.hpp"
#include "output/page/report_html.hpp"
#include "output/page/report_sections.hpp"
#include "unit/output/sample_findings.hpp"
#include "unit/output/synthetic_run.hpp"

namespace {

io::ReportData sample() {
  io::ReportData report;
  report.data = synthetic::data();
  report.hypotheses = {{"lag_reading", "what the lags measure", {{"documents", 0.5, 0.2}, {"index", 0.5, 0.8}}, "002"}};
  report.findings.paradox = synthetic::paradox();
  report.findings.hindcast = synthetic::hindcast();
  report.findings.learnt = synthetic::learnt();
  report.findings.claims = synthetic::claims();
  for (const char* name : {"paradox", "hindcast-gap-index-months", "learnt", "voi-gap-trend-months-2028-12"}) {
    io::DrawnFigure drawn;
    drawn.name = name, drawn.title = std::string("Finding of ") + name;
    report.found.push_back(drawn);
  }
  return report;
}

bool has(const std::string& html, const std::string& text) { return html.find(text) != std::string::npos; }

TEST(ReportFindings, EachHasItsSectionWithItsChart) {
  const std::string html = io::make_report(sample());
  for (const char* id : {"basis", "fit", "learnt", "hypotheses"})
    EXPECT_TRUE(has(html, "<section id=\"" + std::string(id) + "\"")) << id;
  for (const char* name : {"paradox", "hindcast-gap-index-months", "learnt", "voi-gap-trend-months-2028-12"}) {
    EXPECT_TRUE(has(html, "<figure id=\"" + std::string(name) + "\"")) << name;
    EXPECT_TRUE(has(html, "charts/" + std::string(name) + ".vl.json")) << name;
  }
  EXPECT_TRUE(has(html, "Figure 1. ")) << "numbered in the order of the page";
  EXPECT_LT(html.find("Figure 1. "), html.find("id=\"charts\"")) << "the headline chart comes first";
}

TEST(ReportFindings, ARunBesideAnotherSaysHowItDiffers) {
  io::ReportData report = sample();
  EXPECT_FALSE(has(io::make_report(report), "id=\"against\"")) << "a run alone has no such section, and no link to one";
  EXPECT_FALSE(has(io::make_report(report), "href=\"#against\""));
  report.findings.against = synthetic::against();
  report.found.emplace_back().name = "change-no-rent";
  const std::string html = io::make_report(report);
  EXPECT_TRUE(has(html, "href=\"#against\""));
  const std::string section = io::against_section(report);
  for (const char* words : {"The same worlds", "Current policy &lt;goes on&gt;", "0.4 to 0.6 months", "0.9 to 1.1",
                            "no rate", "By branch of the contested claims", "<figure id=\"change-no-rent\""})
    EXPECT_TRUE(has(section, words)) << words;
  report.findings.against->same_worlds = false;
  EXPECT_FALSE(has(io::against_section(report), "The same worlds"));
}

TEST(ReportFindings, OfAPosteriorThatNobodyAskedSayWhichCommandMakesThem) {
  io::ReportData report = sample();
  report.findings = {};
  report.findings.no_paradox = "Not there: `chokepoint paradox --keep` does it.";
  report.findings.no_learnt = "Not there: `chokepoint hindcast --keep` does it.";
  const std::string html = io::make_report(report);
  EXPECT_TRUE(has(html, "<code>chokepoint paradox --keep</code>"));
  EXPECT_TRUE(has(html, "<code>chokepoint hindcast --keep</code>"));
  EXPECT_FALSE(has(html, "By hand, in ten lines"));
}

TEST(ReportFindings, OfARunFromThePriorsSayThatItIsOne) {
  io::ReportData report = sample();
  report.findings = {};
  report.findings.from_prior = true;
  for (const std::string& html : {io::paradox_section(report), io::fit_section(report), io::learnt_section(report),
                                  io::hypotheses_section(report)})
    EXPECT_TRUE(has(html, "draws its worlds from the priors")) << html;
  EXPECT_TRUE(has(io::basis_section(report), "Calibrated: nothing."));
}

TEST(ReportFindings, TheParadoxIsSplitByStepsThatAreToldWithTheirSigns) {
  const std::string html = io::paradox_section(sample());
  EXPECT_TRUE(has(html, "15.4 (12.0 to 19.0) months behind; 8.7 (3.0 to 14.0) are what benchmarks would show"));
  EXPECT_TRUE(has(html, "Imitation \u221214.2,")) << html;
  EXPECT_TRUE(has(html, "and What the rule misses +7.5."));
  EXPECT_TRUE(has(html, "leaves open even the sign of: What the rule misses."));
  EXPECT_TRUE(has(html, "17,000,000 H100e")) << "the twin can be redone by hand";
  EXPECT_TRUE(has(html, "below 50"));
}

TEST(ReportFindings, ABadMissIsToldWithWhatOtherSourcesSay) {
  io::ReportData report = sample();
  const std::string html = io::fit_section(report);
  EXPECT_TRUE(has(html, "Badly missed: 1 of 2 readings"));
  EXPECT_TRUE(has(html, "Figure: 1 (0.5 to 2), from a-leak. Expected of a source (95 %): 3 to 7"));
  EXPECT_TRUE(has(html, "Of 1 other reading of this target 1 lies in the range in which nine in ten should lie"));
  EXPECT_TRUE(has(html, "Fitted figures: 99\u00a0% inside where 90 % belong"));
  report.findings.hindcast->lines.pop_back();
  EXPECT_TRUE(has(io::fit_section(report), "Badly missed: none of 1 reading"));
}

TEST(ReportFindings, AnothersForecastIsNoMiss) {
  io::ReportData report = sample();
  report.findings.hindcast->lines[1].is_forecast = true;
  EXPECT_TRUE(has(io::fit_section(report), "Badly missed: none of 1 reading"));
}

TEST(ReportFindings, APosteriorAtTheEdgeOfItsPriorIsTold) {
  io::ReportData report = sample();
  EXPECT_TRUE(
      has(io::learnt_section(report), "31\u00a0% of the worlds lie in the outer twentieth of the prior on its lower"));
  EXPECT_TRUE(has(io::learnt_section(report), "us-run-2024 (1)"));
  EXPECT_TRUE(has(io::learnt_section(report), "The 1 parameters that the record leaves"));
  report.findings.learnt->lines[0].at_edge = false;
  EXPECT_TRUE(has(io::learnt_section(report), "No posterior sits at the edge of its prior"));
}

TEST(ReportFindings, ABranchThatTurnsTheSignIsTold) {
  io::ReportData report = sample();
  EXPECT_TRUE(has(io::hypotheses_section(report), "it turns once that branch weighs 62\u00a0% or more"));
  report.findings.claims->branches[1].flips_at = io::kUndefined;
  EXPECT_TRUE(has(io::hypotheses_section(report), "In no branch does it have the other sign."));
}

TEST(ReportFindings, OnlyClaimsThatNeedLittleHardlyTestTheControls) {
  io::ReportData report = sample();
  EXPECT_TRUE(has(io::hypotheses_section(report), "whether \u201cAscend\u201d is true hardly tests the controls"));
  report.findings.claims->v4[0].hardly_tests = false;
  EXPECT_FALSE(has(io::hypotheses_section(report), "hardly tests"));
  EXPECT_TRUE(has(io::hypotheses_section(report), "says something of the controls"));
}

TEST(ReportFindings, OfAnotherScenarioSayThatTheyAreTheBaselines) {
  io::ReportData report = sample();
  report.data.run.scenario = "baseline", report.data.run.overrides.clear();
  EXPECT_FALSE(has(io::fit_section(report), "not under what this run changes"));
  report.data.run.overrides = {"hbm_ban = 0 from 2027-01"};
  EXPECT_TRUE(has(io::fit_section(report), "not under what this run changes"));
}

TEST(ReportFindings, AreEscaped) {
  io::ReportData report = sample();
  const std::string hostile = "<script>`x`</script>";
  report.findings.hindcast->lines[1].source = report.findings.learnt->lines[0].label = hostile;
  report.findings.learnt->lines[1].label = report.findings.claims->v4[0].source = hostile;
  report.findings.paradox->twin[0].what = report.findings.paradox->dates[0].terms[1].label = hostile;
  report.findings.hindcast.value().origin.version = report.findings.no_claims = hostile;
  EXPECT_FALSE(has(io::make_report(report), "<script"));
}

TEST(ReportHtml, CodeStandsBetweenBackquotes) {
  EXPECT_EQ(io::with_code("call `a & b`, then wait"), "call <code>a &amp; b</code>, then wait");
  EXPECT_EQ(io::with_code("an `open end"), "an <code>open end</code>");
}

TEST(ReportFindings, TheParadoxSaysThatTheDocumentedLagIsNotReached) {
  io::ReportData report = sample();
  EXPECT_FALSE(has(io::paradox_section(report), "The documents say 3")) << "a finding of before has no such readings";
  report.findings.paradox->lags = {{"gap_observed_months", 2, 8, 14, 3, 6, 0.1, 0.3},
                                   {"gap_stated_months", 1, 5, 11, 3, 6, 0.2, 0.5}};
  const std::string section = io::paradox_section(report);
  EXPECT_TRUE(has(section, "lies 2 months above that range"));
  EXPECT_TRUE(has(section, "One lag, read in several ways"));
  EXPECT_TRUE(has(section, "As published figures would show it"));
}

TEST(ReportFindings, WeightsSayWhyTheyAreNotTheSharesOfTheRun) {
  EXPECT_TRUE(has(io::make_report(sample()), "differs by the luck of the draw"));
}

}  // namespace
