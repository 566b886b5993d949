#include <algorithm>
#include <cmath>
#include <functional>

#include "output/page/report_html.hpp"
#include "output/page/report_sections.hpp"
#include "output/page/template.hpp"
#include "output/words/charts_words.hpp"

namespace io {

namespace {

std::string counted(std::size_t count, const std::string& one, const std::string& many) {
  return with_commas(static_cast<long long>(count)) + " " + (count == 1 ? one : many);
}

std::string score_table(const HindcastFinding& finding) {
  Table table = score_table_of(
      "How the model does against figures that it was fitted to, that were held out, and that came after a cut");
  for (const HindcastScoreLine& score : finding.scores) add_score(score, capitalised(score.set), table);
  for (const HindcastScoreLine& score : finding.rolling_scores) add_score(score, "Refitted: " + score.set, table);
  return table_html(table);
}

using Wanted = std::function<bool(const HindcastLine&)>;

std::vector<const HindcastLine*> those(const HindcastFinding& finding, const Wanted& wanted) {
  std::vector<const HindcastLine*> found;
  for (const HindcastLine& line : finding.lines)
    if (wanted(line)) found.push_back(&line);
  return found;
}

/// Where other readings of the same target lie, since sources that contradict each other cannot all be met.
std::string others_of(const HindcastFinding& finding, const HindcastLine& missed) {
  const auto others = those(finding, [&](const HindcastLine& line) {
    return &line != &missed && line.target == missed.target && line.set == missed.set;
  });
  if (others.empty()) return "";
  const auto inside =
      std::count_if(others.begin(), others.end(), [](const HindcastLine* line) { return line->inside; });
  return " Of " + counted(others.size(), "other reading", "other readings") + " of this target " +
         std::to_string(inside) + (inside == 1 ? " lies" : " lie") + " in the range in which nine in ten should lie.";
}

/// The figures outside of 95 % of what the worlds let expect: how many, and each of them.
struct Misses {
  std::string words;
  std::vector<std::string> each;
};

Misses misses(const HindcastFinding& finding) {
  const auto scored = those(finding, [](const HindcastLine& line) { return !line.is_forecast; });
  const auto missed = those(finding, [](const HindcastLine& line) { return !line.is_forecast && line.badly_missed; });
  const std::string readings = counted(scored.size(), "reading", "readings");
  const std::string range =
      "outside of the range that holds 95 % of what sources would report of these worlds (the tables say inside or "
      "outside of 90 %)";
  if (missed.empty()) return {"Badly missed: none of " + readings + " lies " + range + ".", {}};
  Misses told{"Badly missed: " + std::to_string(missed.size()) + " of " + readings +
                  (missed.size() == 1 ? " lies " : " lie ") + range +
                  "; of forecasts that are right, one in twenty would.",
              {}};
  for (const HindcastLine* line : missed)
    told.each.push_back(line->target + " (" + line->set + "): " + line->what + ", " + line->when +
                        ". Figure: " + line->figure + ", from " + line->source +
                        ". Expected of a source (95 %): " + line->expected_widely +
                        "; the worlds themselves: " + line->model + "." + others_of(finding, *line));
  return told;
}

/// Ranges that hold far more or far fewer figures than they should.
ValueList coverage_words(const HindcastFinding& finding) {
  ValueList words;
  for (const HindcastScoreLine& score : finding.scores) {
    if (score.targets < 10 || !std::isfinite(score.inside_share)) continue;
    const bool wide = score.inside_share > 0.96, narrow = score.inside_share < 0.8;
    if (!wide && !narrow) continue;
    words.emplace_back(
        capitalised(score.set) + " figures: " + say(score.inside_share, Unit::kShare) + " inside where 90 % belong. " +
        (narrow ? "The model is surer than it should be."
                : "The ranges are wider than these figures need: sources err less than their stated intervals "
                  "let expect, or the fit has drawn the worlds to the figures."));
  }
  return words;
}

std::string lines_table(const std::string& caption, const std::vector<const HindcastLine*>& lines) {
  Table table{"",
              caption,
              "",
              columns_headed({"Target", "What", "When", "Figure", "Model", "Before fitting",
                              "Expected of a source (90 %)", "Against those 90 %"}),
              {}};
  table.columns[0].look = Look::kName;
  for (std::size_t i = 3; i < 7; ++i) table.columns[i].look = Look::kFigures;
  for (const HindcastLine* line : lines)
    table.row({line->target, line->what, line->when, line->figure, line->model, line->prior, line->forecast,
               place_words(*line)});
  return table_html(table, Print::kDense);
}

std::string lines_of(const HindcastFinding& finding) {
  const auto fitted = those(finding, [](const HindcastLine& line) { return line.set == "fitted"; });
  const auto unseen =
      those(finding, [](const HindcastLine& line) { return line.set != "fitted" && !line.is_forecast; });
  const auto forecasts = those(finding, [](const HindcastLine& line) { return line.is_forecast; });
  std::string html;
  if (!unseen.empty())
    html += lines_table("Figures that no fit saw. Medians, with 9 worlds in 10 in brackets.", unseen);
  if (!fitted.empty())
    html += folded("All " + counted(fitted.size(), "reading", "readings") + " that the fit saw",
                   lines_table("Figures that were fitted. Medians, with 9 worlds in 10 in brackets.", fitted));
  if (!forecasts.empty())
    html += folded("Forecasts of others beside the model's (" + std::to_string(forecasts.size()) + "), not scored",
                   lines_table("What others expect. Medians, with 9 worlds in 10 in brackets.", forecasts));
  return html;
}

}  // namespace

std::string validation_gist(const std::vector<HindcastScoreLine>& scores) {
  for (const HindcastScoreLine& score : scores)
    if (score.set == "held out" && std::isfinite(score.inside_share))
      return "Of " + counted(static_cast<std::size_t>(score.readings), "reading", "readings") +
             " of documented figures that the fit did not see, " + say(score.inside_share, Unit::kShare) +
             " lie in the range meant for nine in ten, and " + say(score.among_worlds_share, Unit::kShare) +
             " in that of the worlds alone.";
  return "";
}

std::string fit_section(const ReportData& report) {
  const Findings& findings = report.findings;
  const char* heading = "The model against the record";
  if (!findings.hindcast) {
    const std::string note = absent_note(report, findings.no_hindcast);
    return note.empty() ? "" : section("fit", heading, note, "");
  }
  const HindcastFinding& finding = *findings.hindcast;
  const Misses missed = misses(finding);
  return section("fit", heading,
                 filled("fit.mustache", {{"scores", score_table(finding)},
                                         {"coverage", coverage_words(finding)},
                                         {"missed", missed.words},
                                         {"misses", sentence_list(missed.each)},
                                         {"series", std::to_string(finding.series)},
                                         {"figures", found_figures(report, finding.charts)},
                                         {"lines", lines_of(finding)},
                                         {"origin", origin_note(report, finding.origin)}}),
                 validation_gist(finding.scores));
}

}  // namespace io
