#pragma once

#include "input/kept/findings.hpp"

/// Invented findings, of nothing.
namespace synthetic {

inline io::KeptFigure chart(const std::string& name) {
  const std::string spec = R"({"$schema": "https://vega.github.io/schema/vega-lite/v6.json", "width": 720})";
  return {name, "Finding of " + name, "Caption", "Reading", "Alt", {spec}, {spec}};
}

inline io::ParadoxFinding paradox() {
  io::ParadoxFinding finding;
  const io::ParadoxTerm naive{"naive", "Total compute alone", true, 15.4, 12, 19, 15.3, 10, 20},
      imitation{"imitation", "Imitation", false, -14.2, -20, -8, -13, -22, -4},
      residual{"residual", "What the rule misses", false, 7.5, -2, 15, -1.9, -9, 6},
      observed{"observed", "Observed lag", true, 8.7, 3, 14, 9.7, 2, 18};
  finding.dates = {{"2026-04", {naive, imitation, residual, observed}}};
  finding.scaled = {{"Imitation", "posterior", 0.5, 41, {15.4, -7, 3, 11.4}}};
  finding.few_worlds = 50;
  finding.twin = {{"2026-04", 1, "effective compute, United States", 17e6, "H100e", "geometric mean"},
                  {"2026-04", 10, "left to explain", -6.7, "months", "line 9 - line 7"}};
  finding.charts = {chart("paradox")};
  return finding;
}

inline io::HindcastFinding hindcast() {
  io::HindcastFinding finding;
  finding.present = "2026-05";
  finding.scores = {{"fitted", 51, 73, 0.99, 0.79, 0.23, io::kUndefined, 39, 0},
                    {"held out", 2, 2, 1, 0.5, 0.1, 0.8, 2, 2}};
  io::HindcastLine good;
  good.set = "fitted", good.target = "met-target", good.what = "something measured", good.when = "2025-12";
  good.figure = "5 (4 to 6)", good.model = "5.2 (4.4 to 6.1)", good.expected_widely = "3 to 7", good.inside = true;
  io::HindcastLine bad = good;
  bad.figure = "1 (0.5 to 2)", bad.source = "a-leak", bad.inside = false, bad.badly_missed = true;
  finding.lines = {good, bad};
  finding.unanswered = 49, finding.metrics = 68, finding.metrics_read = 22, finding.series = 23;
  finding.charts = {chart("hindcast-gap-index-months")};
  return finding;
}

inline io::LearntFinding learnt() {
  io::LearntFinding finding;
  io::LearntLine moved;
  moved.parameter = "run_step_dex", moved.label = "Planned step up", moved.unit = "dex", moved.status = "assumption";
  moved.shift = -1.9, moved.shrinkage = 0.4, moved.edge_share = 0.31, moved.informed = moved.at_edge = true;
  moved.moved_by = {"us-run-2024", "cn-run-2023"};
  io::LearntLine still;
  still.parameter = "ideas_harder", still.label = "Fall of progress", still.unit = "1/dex", still.edge_share = 0.05;
  finding.lines = {moved, still};
  finding.charts = {chart("learnt")};
  return finding;
}

inline io::AgainstFinding against() {
  io::AgainstFinding finding;
  finding.scenario = "baseline", finding.title = "Current policy <goes on>";
  finding.sentences = {"China trails 0.5 months less (0.4 to 0.6 months)."};
  finding.outcomes = {
      {"December 2028", {"Outcome", "baseline", "no-rent"}, {{"Lag at the present pace", "16", "+1 (0.9 to 1.1)"}}}};
  finding.money = {{"Money", {"Scenario", "Rate"}, {{"no-rent", "no rate"}}}};
  finding.branches = {{"Branches", {"Branch", "Difference"}, {{"lag_reading = index", "+1"}}}};
  finding.charts = {chart("change-no-rent")};
  return finding;
}

inline io::ClaimsFinding claims() {
  io::ClaimsFinding finding;
  finding.weights = {{"lag_reading", "documents", 0.5, 0.15, 0.0066, 0.18, 0.05, 0.083, 0.27},
                     {"lag_reading", "index", 0.5, 0.85, 0.0066, 1, 0, 0.73, 0.92}};
  const auto outcome = [](const char* claim, const char* branch, double median, double flips) {
    return io::BranchOutcome{claim, branch, "gap_pace_months", "2028-12", -4, median, 20, 0.07, 900, flips};
  };
  finding.branches = {outcome("", "", 15, io::kUndefined), outcome("lag_reading", "documents", -3, 0.62),
                      outcome("lag_reading", "index", 17, io::kUndefined)};
  finding.settled = {{"gap_pace_months at 2028-12", "distillation_weight", true, 22, 0.14, 0.02, true, 7, 1},
                     {"gap_pace_months at 2028-12", "refresh_months", false, 22, 0.001, 0.02, false, 0.4, 0.5}};
  finding.v4_flop = 9.6e24, finding.v4_figures = "active, tokens";
  finding.v4 = {{"ascend", "Ascends in service", "910C", 1, 2e4, 3e4, 5e4, 5e3, 1e4, 2e4, 0.01, 0.02, 0.06, true},
                {"blackwell", "smuggled chips", "B200", 1, 4e3, 5e3, 7e3, 800, 2e3, 3e3, 0.1, 0.4, 0.9, false}};
  finding.charts = {chart("voi-gap-trend-months-2028-12")};
  return finding;
}

}  // namespace synthetic
