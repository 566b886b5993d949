#include <algorithm>
#include <cmath>
#include <map>

#include "output/page/report_html.hpp"
#include "output/page/report_sections.hpp"
#include "output/page/template.hpp"
#include "output/words/charts_words.hpp"

namespace io {

namespace {

constexpr std::size_t kMostMovers = 8;

std::string signed_change(double shrinkage) {
  return (shrinkage < 0 ? "+" : "\u2212") + say(std::fabs(shrinkage), Unit::kShare);
}

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : ", ") + word;
  return text;
}

std::vector<Cell> row_of(const LearntLine& line) {
  const std::string unit = line.unit == "1" ? "" : " " + line.unit;
  return {
      line.label,
      line.parameter,
      Cell(line.prior_median, with_bounds(line.prior_median, line.prior_low, line.prior_high, Unit::kFactor) + unit),
      Cell(line.median, with_bounds(line.median, line.low, line.high, Unit::kFactor) + unit),
      line.shift,
      Cell(-line.shrinkage, signed_change(line.shrinkage)),
      line.moved_by.empty() ? "no single one" : joined(line.moved_by)};
}

std::string lines_table(const std::string& caption, const std::vector<const LearntLine*>& lines) {
  Table table{
      "",
      caption,
      "",
      columns_headed({"Parameter", "Name", "Prior", "Posterior", "Moved by", "Spread", "Targets that moved it"}),
      {}};
  table.columns[1].look = Look::kName, table.columns[4].unit = Unit::kFactor;
  for (const LearntLine* line : lines) table.row(row_of(*line));
  return table_html(table);
}

/// Where the prior and not the record ends a posterior: the posteriors, and what is to be said of them.
std::string edge_words(const LearntFinding& finding, const std::vector<std::string>& at_edge) {
  if (!at_edge.empty()) return "At the edge of the prior, where the prior and not the record ends what is possible:";
  const auto fullest =
      std::max_element(finding.lines.begin(), finding.lines.end(),
                       [](const LearntLine& a, const LearntLine& b) { return a.edge_share < b.edge_share; });
  return "No posterior sits at the edge of its prior: at most " + say(fullest->edge_share, Unit::kShare) +
         " of the worlds lie in the outer twentieth of one (" + fullest->label + ").";
}

std::vector<std::string> edges(const LearntFinding& finding) {
  std::vector<std::string> told;
  for (const LearntLine& line : finding.lines)
    if (line.at_edge)
      told.push_back(line.label + " (" + line.parameter + "): " + say(line.edge_share, Unit::kShare) +
                     " of the worlds lie in the outer twentieth of the prior on its " +
                     (line.shift < 0 ? "lower" : "upper") +
                     " side. Either the prior is too narrow or the model needs it to stand for something that it "
                     "lacks.");
  return told;
}

/// The targets by how many parameters they moved.
std::string movers(const LearntFinding& finding) {
  std::map<std::string, int> counts;
  for (const LearntLine& line : finding.lines)
    for (const std::string& target : line.moved_by) ++counts[target];
  if (counts.empty())
    return "No single target moved a parameter by a tenth of its prior's standard deviation or more: what was "
           "learnt comes from many figures together, or from some that decide so much that the worlds cannot tell "
           "what they would be without them.";
  std::vector<std::pair<int, std::string>> order;
  for (const auto& [target, count] : counts) order.emplace_back(-count, target);
  std::sort(order.begin(), order.end());
  std::string text;
  for (std::size_t i = 0; i < std::min(kMostMovers, order.size()); ++i)
    text += (i == 0 ? "" : ", ") + order[i].second + " (" + std::to_string(-order[i].first) + ")";
  return "Targets without which parameters would lie elsewhere by a tenth of their prior's standard deviation "
         "or more, with how many they moved: " +
         text +
         (order.size() > kMostMovers ? ", and " + std::to_string(order.size() - kMostMovers) + " more"
                                     : std::string()) +
         ".";
}

Value untouched(const LearntFinding& finding) {
  ValueList lines;
  for (const LearntLine& line : finding.lines)
    if (!line.informed) lines.emplace_back(Values{{"parameter", line.parameter}, {"label", line.label}});
  if (lines.empty()) return false;
  return Values{{"lines", lines}};
}

}  // namespace

std::string learnt_section(const ReportData& report) {
  const char* heading = "What was learnt from the record";
  if (!report.findings.learnt) {
    const std::string note = absent_note(report, report.findings.no_learnt);
    return note.empty() ? "" : section("learnt", heading, note, "");
  }
  const LearntFinding& finding = *report.findings.learnt;
  std::vector<const LearntLine*> informed;
  for (const LearntLine& line : finding.lines)
    if (line.informed) informed.push_back(&line);
  const std::vector<std::string> at_edge = edges(finding);
  const std::string table = lines_table(
      "What the record informs, the most first: medians (9 in 10); moved by: in standard deviations "
      "of the prior; spread: change of the standard deviation",
      informed);
  return section("learnt", heading,
                 filled("learnt.mustache", {{"informed", std::to_string(informed.size())},
                                            {"all", std::to_string(finding.lines.size())},
                                            {"others", std::to_string(finding.lines.size() - informed.size())},
                                            {"figures", found_figures(report, finding.charts)},
                                            {"edge", edge_words(finding, at_edge)},
                                            {"edges", sentence_list(at_edge)},
                                            {"movers", movers(finding)},
                                            {"table", table},
                                            {"untouched", untouched(finding)},
                                            {"origin", origin_note(report, finding.origin)}}),
                 "The record informs " + std::to_string(informed.size()) + " of " +
                     std::to_string(finding.lines.size()) + " parameters.");
}

}  // namespace io
