#include "app/run/beside.hpp"

#include "app/compare/compare_charts.hpp"
#include "app/compare/compare_page.hpp"
#include "app/publish/findings.hpp"

namespace app {

namespace {

study::ComparePlan plan_of(const study::RunPlan& run) {
  study::ComparePlan plan;
  plan.run = run;
  plan.outcomes = study::usual_outcomes();
  plan.objective = study::find_outcome(plan.outcomes, "gap_trend");
  plan.dates = study::usual_dates(plan.months() - 1);
  return plan;
}

/// The first two charts of a comparison are those of its first scenario: what it changes, and both runs' worlds.
std::vector<io::FoundChart> charts_of(const study::ComparisonFindings& findings) {
  constexpr std::size_t kOfAScenario = 2;
  const std::vector<io::Chart> wide = comparison_charts(findings, io::kWideChart);
  const std::vector<io::Chart> narrow = comparison_charts(findings, io::kNarrowChart);
  std::vector<io::FoundChart> charts;
  for (std::size_t i = 0; i < kOfAScenario; ++i) charts.push_back(found_chart(wide[i], narrow[i].spec_json));
  return charts;
}

io::AgainstFinding finding_of(const study::ComparisonFindings& findings) {
  io::ComparePage page = comparison_page(findings);
  io::AgainstFinding finding;
  finding.scenario = findings.comparison.reference().name, finding.title = findings.comparison.reference().title;
  finding.same_worlds = findings.comparison.scenarios.back().same_worlds;
  finding.sentences = std::move(page.sentences);
  for (const io::Table& table : page.outcomes) finding.outcomes.push_back(io::kept_table(table));
  for (const io::Table& table : page.money) finding.money.push_back(io::kept_table(table));
  if (!findings.branches.empty()) finding.branches = {io::kept_table(page.branches.front())};  // regret: more than two
  finding.charts = charts_of(findings);
  return finding;
}

}  // namespace

Beside::Beside(const study::RunPlan& plan) {
  if (plan.jobs.size() < 2 || plan.replicates < static_cast<int>(study::kLeastCompared)) return;
  plan_ = std::make_unique<const study::ComparePlan>(plan_of(plan));
  comparer_.emplace(*plan_);
}

std::optional<io::AgainstFinding> Beside::add(const engine::Results& results, const study::Job& job) {
  if (!plan_ || results.months() != plan_->months()) return std::nullopt;
  comparer_->add(results, job);
  const auto& scenarios = comparer_->comparison().scenarios;
  if (scenarios.size() < 2) return std::nullopt;
  const study::Comparison pair{{scenarios.front(), scenarios.back()}, comparer_->comparison().branch};
  return finding_of(study::findings_of(*plan_, pair));
}

}  // namespace app
