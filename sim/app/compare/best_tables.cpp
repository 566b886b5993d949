#include "app/compare/best_tables.hpp"

#include "model/hypotheses.hpp"
#include "output/words/charts_words.hpp"
#include "telling/compare/outcome_words.hpp"

namespace app {

namespace {

using enum io::Unit;

std::string objective_in_words(const study::ComparePlan& plan) {
  return label_of(plan.outcomes[plan.objective]) + " in " + months_of(plan, plan.dates.size() - 1) + ", " +
         (plan.more_is_better ? "more" : "less") + " is better";
}

}  // namespace

io::Table best_table(const study::ComparisonFindings& f) {
  io::Table table =
      table_of("best", "Which policy is best, and at which weight of a claim another would be",
               "Objective: " + objective_in_words(f.plan) +
                   ". Told: the two differ beyond their errors both where the branch holds and where not.",
               {{"hypothesis", "Contested claim", kCount},
                {"branch", "Branch", kCount},
                {"weight", "Weight", kShare},
                {"best", "Best", kCount},
                {"flip_weight", "Flips at", kShare},
                {"best_beyond", "To", kCount},
                {"flip_is_told", "Told", kCount}});
  for (const study::BestFlip& row : f.flips) {
    const model::HypothesisRow& claim = model::kHypothesisRows[row.hypothesis];
    table.row({std::string(claim.name), std::string(claim.branch[row.branch]), row.weight,
               f.comparison.scenarios[row.best].name, row.flip ? row.flip->weight : io::kUndefined,
               row.flip ? f.comparison.scenarios[row.flip->best].name : "", row.flip ? yes_no(row.is_told) : ""});
  }
  return table;
}

io::Table regret_table(const study::ComparisonFindings& f) {
  const io::Unit unit = f.plan.outcomes[f.plan.objective].unit;
  io::Table table = table_of(
      "regret", "How far each policy falls short of the best one",
      "Objective: " + objective_in_words(f.plan) +
          ". Regret: how far the policy falls short of the best of them, on average over all worlds; the largest: "
          "where "
          "one contested claim is settled one way. A largest one of several is too large by chance alone: judge it by "
          "its error.",
      {{"scenario", "Policy", kCount},
       {"mean", "Mean", unit},
       {"mean_se", "±", io::error_unit(unit)},
       {"regret_of_means", "Regret", unit},
       {"regret_se", "±", io::error_unit(unit)},
       {"verdict", "Beside the best", kCount},
       {"worst_regret", "Largest regret", unit},
       {"worst_regret_se", "±", io::error_unit(unit)},
       {"worst_at", "Where", kCount}});
  for (const study::Regret& row : f.regrets)
    table.row({f.comparison.scenarios[row.scenario].name, row.objective.mean, row.objective.standard_error,
               row.of_means, row.to_best.standard_error,
               row.scenario == f.regrets.front().scenario ? "best"
               : row.to_best.told_from_zero()             ? "worse"
                                                          : "indistinguishable",
               row.worst, row.worst_error, row.worst_at});
  return table;
}

}  // namespace app
