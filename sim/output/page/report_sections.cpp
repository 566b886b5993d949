#include "output/page/report_sections.hpp"

#include <algorithm>
#include <cmath>

#include "base/share.hpp"
#include "output/chart/charts_findings.hpp"
#include "output/page/report_headline.hpp"
#include "output/page/report_html.hpp"
#include "output/page/template.hpp"
#include "output/words/charts_words.hpp"

namespace io {
namespace {

std::string joined(const std::vector<std::string>& words, const std::string& between) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : between) + word;
  return text;
}

std::string dash(const std::string& text) { return text.empty() ? "\u2013" : text; }

std::string counted(int count, const std::string& one, const std::string& many) {
  return with_commas(count) + " " + (count == 1 ? one : many);
}

/// A move of the scenario that says nothing new: every world has it, all on one date.
bool is_scheduled(const EventLine& event) {
  return event.event.starts_with("policy:") && event.share_of_worlds >= 1 && event.first_p05 == event.first_p95;
}

/// A drawn value of an unknown unit: plain, or a dash when undefined.
std::string plain(double value) { return std::isfinite(value) ? say(value, Unit::kFactor) : "\u2013"; }

/// "inferred: us-capex-2025, us-capex-2026".
std::string basis_of(const AssumptionLine& line) {
  const std::string evidence = joined(line.sources, ", ");
  return dash(line.status + (line.status.empty() || evidence.empty() ? "" : ": ") + evidence);
}

std::string point_value(const DocumentedPoint& point) {
  bool share = point.metric.find("share") != std::string::npos;
  Unit unit = share ? Unit::kShare : point.metric.starts_with("price_usd") ? Unit::kUsd : Unit::kCount;
  bool low = std::isfinite(point.low), high = std::isfinite(point.high);
  std::string centre = std::isfinite(point.central) ? say(point.central, unit) : "";
  if (low && high)
    return centre.empty() ? say_range(point.low, point.high, unit)
                          : centre + " (" + say_range(point.low, point.high, unit) + ")";
  if (!centre.empty()) return centre;
  return high ? "at most " + say(point.high, unit) : "at least " + say(point.low, unit);
}

}  // namespace

std::string section(const std::string& id, const std::string& heading, const std::string& content,
                    const std::string& gist) {
  return filled("section.mustache",
                {{"id", id}, {"heading", heading}, {"content", content}, {"gist", gist}, {"folded", true}});
}

std::string open_section(const std::string& id, const std::string& heading, const std::string& content) {
  return filled("section.mustache", {{"id", id}, {"heading", heading}, {"content", content}, {"folded", false}});
}

std::string headline_section(const ReportData& report) {
  std::vector<std::string> more = headline_sentences(report.data);
  if (!more.empty()) more.erase(more.begin());  // it stands at the front
  const std::vector<std::string>& hangs = report.data.run.hangs_on;
  if (!more.empty()) more.resize(more.size() - hangs.size());  // they unfold
  Table table{"",
              "Main results: medians over " + with_commas(report.data.run.replicates) +
                  " simulated worlds, but means where it says so",
              "The run has no results.",
              {{"", "Question", Unit::kCount, Look::kGroup},
               {"", "When"},
               {"", "Answer", Unit::kCount, Look::kFigures},
               {"", "Range or error"}},
              {}};
  for (const HeadlineRow& row : headline_rows(report.data))
    table.row({row.question, row.when, row.answer, row.interval});
  return open_section(
      "results", "What comes out",
      filled("results.mustache", {{"more", list_of(more)},
                                  {"hangs", folded("What the lag hangs on, claim by claim", sentence_list(hangs))},
                                  {"table", table_html(table)},
                                  {"ranges", report.data.run.replicates >= base::kFewestForRange},
                                  {"calibration", report.data.run.calibration_note}}));
}

std::string scenario_section(const ReportData& report) {
  Table moves{"",
              "Policy moves",
              "No policy moves.",
              {{"", "Move", Unit::kCount, Look::kName},
               {"", "Actor"},
               {"", "Lever", Unit::kCount, Look::kName},
               {"", "Value"},
               {"", "From"},
               {"", "To"},
               {"", "Source"}},
              {}};
  for (const PolicyLine& move : report.policies) {
    std::string from = dash(move.from) + (move.announced.empty() ? "" : " (known from " + move.announced + ")") +
                       (move.ramp_months > 0 ? " (over " + counted(move.ramp_months, "month", "months") + ")" : "");
    moves.row({move.id, dash(move.actor), move.lever, move.value, from, dash(move.to), dash(move.source)});
  }
  Table rules{"",
              "Reaction rules",
              "No reaction rules.",
              {{"", "Rule", Unit::kCount, Look::kName},
               {"", "Actor"},
               {"", "When"},
               {"", "Then"},
               {"", "Probability a month", Unit::kShare},
               {"", "Pause, months", Unit::kWhole}},
              {}};
  for (const ReactionLine& rule : report.reactions)
    rules.row({rule.id, rule.actor, rule.when, rule.then, rule.monthly_probability, rule.cooldown_months});
  return section(
      "scenario", "The scenario",
      filled("scenario.mustache", {{"description", report.data.run.description},
                                   {"moves", table_html(moves, Print::kDense)},
                                   {"from", report.reactions_from.empty() ? "" : say_month(report.reactions_from)},
                                   {"rules", table_html(rules)}}),
      counted(static_cast<int>(report.policies.size()), "move", "moves") + " and " +
          counted(static_cast<int>(report.reactions.size()), "rule", "rules") + " by which governments react.");
}

std::string events_section(const ReportData& report) {
  Table table{"",
              "Events: in how many worlds, and when first",
              "",
              {{"", "Event"},
               {"", "Actor"},
               {"", "Worlds of " + with_commas(report.data.run.replicates)},
               {"", "First, median"},
               {"", if_ranges(report.data.run, "First, 9 in 10")},
               {"", "Times in all", Unit::kWhole}},
              {}};
  auto worlds = static_cast<double>(report.data.run.replicates);
  int scheduled = 0;
  std::vector<std::string> never;
  for (const EventLine& event : report.events) {
    if (is_scheduled(event)) {
      ++scheduled;
      continue;
    }
    if (event.n == 0) {
      never.push_back(event.event);
      continue;
    }
    std::string range = event.first_p05.empty() ? "\u2013" : event.first_p05 + " to " + event.first_p95;
    table.row({event.event, dash(event.actor), with_commas(std::llround(event.share_of_worlds * worlds)),
               dash(event.first_p50), range, event.n});
  }
  if (table.rows.empty() && never.empty()) return "";
  return section(
      "events", "What happened in the worlds",
      filled("events.mustache",
             {{"scheduled", scheduled > 0 ? counted(scheduled, "policy move that", "policy moves that") : ""},
              {"never", joined(never, ", ")},
              {"table", table_html(table, Print::kDense)}}),
      "Policy moves, reactions and releases: in how many worlds, and when.");
}

std::string assumptions_section(const ReportData& report) {
  Table table{"",
              "Parameters. Drawn: median" + if_ranges(report.data.run, " and, in brackets, 9 worlds in 10") + ".",
              "",
              {{"", "Parameter", Unit::kCount, Look::kName},
               {"", "Meaning"},
               {"", "Unit"},
               {"", "Prior"},
               {"", "Drawn"},
               {"", "Basis"}},
              {}};
  for (const AssumptionLine& line : report.assumptions) {
    std::string drawn =
        plain(line.p50) + (std::isfinite(line.p05) ? " (" + plain(line.p05) + " to " + plain(line.p95) + ")" : "");
    table.row({line.name, line.meaning, line.unit, line.prior, drawn, basis_of(line)});
  }
  if (table.rows.empty()) return "";
  return section("assumptions", "Every assumption",
                 filled("assumptions.mustache", {{"table", table_html(table, Print::kDense)}}),
                 counted(static_cast<int>(report.assumptions.size()), "uncertain input", "uncertain inputs") +
                     ", each with its range and what it rests on.");
}

std::string hypotheses_section(const ReportData& report) {
  Table table{"",
              "The claims in this run: weight before the evidence, and share of the worlds that this run drew, which "
              "differs from the weight after the evidence by the luck of the draw",
              "",
              {{"", "Claim", Unit::kCount, Look::kGroup},
               {"", "Question"},
               {"", "Branch", Unit::kCount, Look::kName},
               {"", "Weight", Unit::kShare},
               {"", "Worlds drawn", Unit::kShare},
               {"", "Documents"}},
              {}};
  for (const HypothesisLine& line : report.hypotheses)
    for (const HypothesisLine::Branch& branch : line.branches) {
      bool first = &branch == &line.branches.front();
      table.row({line.name, first ? line.meaning : "", branch.name, branch.weight, branch.share,
                 first ? dash(line.sources) : ""});
    }
  if (table.rows.empty()) return "";
  return section("hypotheses", "Contested claims",
                 filled("hypotheses.mustache", {{"table", table_html(table)}, {"found", claims_found(report)}}),
                 "Where documents contradict each other: what each claim weighs, and what hangs on it.");
}

std::string figures_section(const ReportData& report) {
  Table table{"",
              "Figures",
              "",
              {{"", "Figure", Unit::kCount, Look::kName},
               {"", "Metric", Unit::kCount, Look::kName},
               {"", "Month"},
               {"", "Value", Unit::kCount, Look::kFigures},
               {"", "Source"}},
              {}};
  for (const DocumentedPoint& point : report.data.points)
    table.row({point.id, point.metric, point.month, point_value(point), dash(point.source_title)});
  if (table.rows.empty()) return "";
  return section("figures", "Documented figures shown",
                 filled("figures.mustache", {{"table", table_html(table, Print::kDense)}}),
                 counted(static_cast<int>(report.data.points.size()), "figure", "figures") +
                     ", drawn in black, each with its source.");
}

std::string limits_section(const ReportData& report) {
  return section("limits", "Limits",
                 filled("limits.mustache",
                        {{"calibration", report.data.run.calibration_note}, {"limits", list_of(report.limits)}}),
                 "What this page does not say, and what the model leaves out.");
}

std::string provenance_section(const ReportData& report) {
  const RunInfo& run = report.data.run;
  Table table{"", "What this page was made from", "", columns_headed({"What", "Value"}), {}};
  table.rows = {{"Version", run.version},
                {"Commit", dash(run.commit)},
                {"Scenario", run.scenario},
                {"Seed", std::to_string(run.seed)},
                {"Replicates", with_commas(run.replicates)},
                {"Present", say_month(run.present)},
                {"Parameters", run.calibration_note}};
  for (const auto& [what, value] : report.provenance) table.row({what, value});
  return section("provenance", "Provenance", table_html(table, Print::kDense),
                 "Version, scenario, seed and digests: what makes these numbers again, to the last bit.");
}

}  // namespace io
