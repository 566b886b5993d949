#include "app/run/beside.hpp"

#include "app/compare/compare_charts.hpp"
#include "app/compare/compare_page.hpp"

namespace app {

namespace {

/// The first two charts of a comparison are those of its first scenario: what it changes, and both runs' worlds.
constexpr std::size_t kOfAScenario = 2;

study::ComparePlan plan_of(const study::RunPlan& run) {
  study::ComparePlan plan;
  plan.run = run;
  plan.outcomes = study::usual_outcomes();
  plan.objective = study::find_outcome(plan.outcomes, "gap_pace");
  plan.dates = study::usual_dates(plan.months() - 1, study::first_difference(plan.run.jobs));
  return plan;
}

Against against_of(const study::ComparisonFindings& findings) {
  io::AnswerPage page = comparison_page(findings);
  Against against;
  io::AgainstFinding& finding = against.finding;
  finding.scenario = findings.comparison.reference().name, finding.title = findings.comparison.reference().title;
  finding.same_worlds = findings.comparison.scenarios.back().same_worlds;
  finding.sentences = std::move(page.sentences);
  finding.sentences.insert(finding.sentences.begin(), page.lead);
  for (const io::PagePart& part : page.parts)
    for (const io::Table& table : part.tables) {
      if (part.id == kOutcomesPart) finding.outcomes.push_back(io::kept_table(table));
      if (part.id == kMoneyPart) finding.money.push_back(io::kept_table(table));
      if (part.id == kBranchesPart && !findings.branches.empty() && finding.branches.empty())
        finding.branches.push_back(io::kept_table(table));  // the next is regret, of more than two
    }
  against.figures = comparison_figures(findings);
  against.figures.resize(kOfAScenario);
  for (const io::Figure& figure : against.figures) finding.charts.push_back(figure.kept());
  return against;
}

}  // namespace

Beside::Beside(const RunCall& call) {
  auto plan = static_cast<const study::RunPlan&>(call);
  if (call.unchanged) {
    plan.jobs.insert(plan.jobs.begin(), *call.unchanged);
    plan.jobs.back().scenario.name += kChanged;
  }
  if (plan.jobs.size() < 2 || plan.replicates < static_cast<int>(study::kLeastCompared) ||
      plan.replicates > engine::kMostWhole)
    return;
  plan_ = std::make_unique<const study::ComparePlan>(plan_of(plan));
  comparer_.emplace(*plan_);
}

std::optional<Against> Beside::add(const engine::Results& results) {
  if (!plan_ || results.months() != plan_->months()) return std::nullopt;
  comparer_->add(results,
                 plan_->run.jobs[comparer_->comparison().scenarios.size()]);  // under its name beside the others
  const auto& scenarios = comparer_->comparison().scenarios;
  if (scenarios.size() < 2) return std::nullopt;
  const study::Comparison pair{{scenarios.front(), scenarios.back()}, comparer_->comparison().branch};
  return against_of(study::findings_of(*plan_, pair));
}

}  // namespace app
