#include "app/compare/compare_tables.hpp"

#include "app/compare/best_tables.hpp"
#include "base/share.hpp"
#include "input/csv/csv.hpp"
#include "input/json/input_values.hpp"
#include "model/hypotheses.hpp"
#include "output/words/charts_words.hpp"
#include "telling/compare/change_words.hpp"
#include "telling/compare/compare_words.hpp"
#include "telling/compare/outcome_words.hpp"
#include "telling/run/gap_below_table.hpp"

namespace app {

namespace {

using enum io::Unit;

// ------------------------------------------------------------------------------------------------ policy x outcome
/// The levels of the reference, then what every other scenario does to them, at each date.
io::Table decision_table(const study::ComparisonFindings& f) {
  io::Table table = table_of(
      "decision", "What each policy does, and what it costs",
      "First the reference's own means, then mean differences to it with their standard errors, and in brackets the 99 "
      "% "
      "intervals of those means: how sure a mean is, not how far worlds differ (for that see outcomes). What the two "
      "can "
      "serve is compared by geometric means. Indistinguishable: the interval contains zero. Money is summed up since "
      "January 2022. As numbers (CSV, XLSX) levels and differences stand in the units of outcomes. Means of skewed "
      "outcomes lie above the medians that a run tells.",
      {{"month", "Month", kCount}, {"scenario", "Policy", kCount}});
  for (const study::Outcome& outcome : f.plan.outcomes)
    table.columns.push_back({outcome.name, heading_of(outcome), outcome.unit});
  for (std::size_t date = 0; date < f.plan.dates.size(); ++date)
    for (std::size_t s = 0; s < f.comparison.scenarios.size(); ++s) {
      const study::Compared& scenario = f.comparison.scenarios[s];
      std::vector<io::Cell> cells{months_of(f.plan, date), scenario.name};
      for (std::size_t o = 0; o < f.plan.outcomes.size(); ++o) {
        const study::Outcome& outcome = f.plan.outcomes[o];
        if (s == 0) {
          const double level = study::level_of(scenario.at[o][date], scenario.clusters, outcome);
          cells.emplace_back(level, level_in_words(level, outcome));
        } else {
          const analysis::Mean& change = study::change_at(scenario, o, f.plan.dates[date]).difference;
          cells.emplace_back(change.mean, change_in_words(change, outcome));
        }
      }
      table.row(std::move(cells));
    }
  return table;
}

/// The same as numbers, a row for each.
io::Table outcomes_table(const study::ComparisonFindings& f) {
  io::Table table =
      table_of("outcomes", "Outcomes and costs, number by number",
               "Differences are paired, world by world; low and high: 99 % interval of the mean; p05 to p95: what nine "
               "worlds in "
               "ten differ by, blank for outcomes that move in steps. Differences of unit ln are logarithms of ratios. "
               "pairing: the unpaired standard error over the paired one. clear_from: the first month "
               "after "
               "which the difference stays clear.",
               {{"month", "Month", kCount},
                {"scenario", "Policy", kCount},
                {"outcome", "Outcome", kCount},
                {"unit", "Unit", kCount},
                {"level", "Level", kFactor},
                {"difference_unit", "Unit of difference", kCount},
                {"difference", "Difference", kFactor},
                {"difference_se", "±", kFactor},
                {"low", "Low", kFactor},
                {"high", "High", kFactor},
                {"p05", "5 %", kFactor},
                {"p50", "Median", kFactor},
                {"p95", "95 %", kFactor},
                {"verdict", "Verdict", kCount},
                {"share_of_worlds_above", "Worlds above", kShare},
                {"share_of_worlds_below", "Worlds below", kShare},
                {"pairing", "Pairing", kFactor},
                {"clear_from", "Clear from", kCount}});
  for (std::size_t date = 0; date < f.plan.dates.size(); ++date)
    for (std::size_t s = 0; s < f.comparison.scenarios.size(); ++s)
      for (std::size_t o = 0; o < f.plan.outcomes.size(); ++o) {
        const study::Outcome& outcome = f.plan.outcomes[o];
        const study::Compared& scenario = f.comparison.scenarios[s];
        const double level = study::level_of(scenario.at[o][date], scenario.clusters, outcome);
        std::vector<io::Cell> cells{months_of(f.plan, date), scenario.name, outcome.name,
                                    outcome.unit_text(),     level,         outcome.difference_unit()};
        if (s == 0) {
          for (int i = 0; i < 7; ++i) cells.emplace_back(0.0);
          cells.emplace_back("reference");
          for (int i = 0; i < 3; ++i) cells.emplace_back(io::kUndefined);
          cells.emplace_back("");
        } else {
          const analysis::Paired& change = study::change_at(scenario, o, f.plan.dates[date]);
          const analysis::Mean& mean = change.difference;
          const study::Spread& spread = scenario.spread[o][static_cast<std::size_t>(f.plan.dates[date])];
          for (const double value : {mean.mean, mean.standard_error, mean.interval.low, mean.interval.high, spread.p05,
                                     spread.p50, spread.p95})
            cells.emplace_back(value);
          const bool same = mean.mean == 0 && mean.standard_error == 0;
          cells.emplace_back(same ? "the same" : mean.told_from_zero() ? "different" : "indistinguishable");
          for (const double value : {change.above, change.below, change.narrowing()}) cells.emplace_back(value);
          cells.emplace_back(scenario.clear_from[o] ? io::month_text(*scenario.clear_from[o]) : "");
        }
        table.row(std::move(cells));
      }
  return table;
}

// ------------------------------------------------------------------------------------------------ the others
io::Table break_even_table(const study::ComparisonFindings& f) {
  io::Table table = table_of("break-even", "What a month of lag is paid with",
                             kMoneyNote + std::string("; there is no rate where the lag cannot be told from zero."),
                             {{"month", "Month", kCount},
                              {"scenario", "Policy", kCount},
                              {"rate", "Rate", kCount},
                              {"usd", "Money", kUsd},
                              {"usd_se", "±", kUsd},
                              {"months_of_lag", "Months of lag", kMonths},
                              {"months_of_lag_se", "±", kFactor},
                              {"usd_per_month_of_lag", "Money per month", kUsd},
                              {"low", "Low", kUsd},
                              {"high", "High", kUsd},
                              {"in_words", "In words", kCount}});
  for (const study::MoneyRate& rate : f.rates)
    table.row({io::month_text(rate.month), f.comparison.scenarios[rate.scenario].name, label_of(rate), rate.money.mean,
               rate.money.standard_error, rate.lag.mean, rate.lag.standard_error, rate.rate.value,
               rate.rate.interval.low, rate.rate.interval.high, rate_sentence(rate)});
  return table;
}

io::Table standing_table(const study::ComparisonFindings& f) {
  io::Table table = table_of(
      "standing-lag", "What becomes of the standing lag, and why",
      "Mean differences of the standing lag (gap_months) to the reference, with their 99 % intervals. The standing lag "
      "is the distance in capability times the months that the American frontier took for a dex of it: by_distance is "
      "the "
      "distance's part of the difference, at the mean of the two scenarios' months for a dex, by_pace the rest. Blank "
      "where the distance is below a tenth of a dex.",
      {{"month", "Month", kCount},
       {"scenario", "Policy", kCount},
       {"difference", "Difference", kMonths},
       {"difference_se", "±", kFactor},
       {"low", "Low", kMonths},
       {"high", "High", kMonths},
       {"by_distance", "By distance", kMonths},
       {"by_pace", "By the frontier's pace", kMonths}});
  for (std::size_t date = 0; date < f.plan.dates.size(); ++date)
    for (std::size_t s = 1; s < f.comparison.scenarios.size(); ++s) {
      const study::StandingChange change = study::standing_change(f.plan, f.comparison, s, date);
      table.row({months_of(f.plan, date), f.comparison.scenarios[s].name, change.lag.mean, change.lag.standard_error,
                 change.lag.interval.low, change.lag.interval.high, change.by_distance, change.by_pace});
    }
  return table;
}

io::Table gap_below_table(const study::ComparisonFindings& f) {
  io::Table table = table_of(
      "gap-below", "How likely China's lag is below so many months",
      "Share of worlds by the standing lag (gap_months): in the month itself, and in some month from the present "
      "to it; "
      "and the difference of the former to the reference, in percentage points, with its standard error.",
      {{"month", "Month", kCount},
       {"scenario", "Policy", kCount},
       {"lag_below_months", "China is", kCount},
       {"share_in_month", "in that month", kShare},
       {"share_since_present", "at some point by then", kShare},
       {"difference", "Difference", kShare},
       {"difference_se", "±", kShare},
       {"verdict", "Verdict", kCount}});
  const study::Compared& reference = f.comparison.reference();
  for (const study::Compared& scenario : f.comparison.scenarios)
    for (std::size_t i = 0; i < scenario.below.size(); ++i) {
      const study::GapBelow& row = scenario.below[i];
      const analysis::WorldColumn a{reference.below[i].at, reference.clusters}, b{row.at, scenario.clusters};
      const analysis::Mean change =
          (scenario.same_worlds ? analysis::paired_difference(a, b) : analysis::unpaired_difference(a, b)).difference;
      const bool first = &scenario == &reference;
      table.row({io::month_text(row.month), scenario.name, lag_in_words(row.lag), analysis::mean_of(b).mean,
                 analysis::mean_of({row.since, scenario.clusters}).mean, change.mean, change.standard_error,
                 first                                            ? "reference"
                 : change.mean == 0 && change.standard_error == 0 ? "the same"
                 : change.told_from_zero()                        ? "different"
                                                                  : "indistinguishable"});
    }
  return table;
}

io::Table branches_table(const study::ComparisonFindings& f) {
  io::Table table = table_of(
      "branches", "The differences where each contested claim is settled one way",
      "Mean differences to the reference in the worlds in which the branch holds, and in the others. flip_weight: the "
      "weight of the branch at which the difference would change its sign; it is told if both signs can be told from "
      "zero. Weights are those after the evidence: shares of worlds. Branches of fewer than ten worlds are left out.",
      {{"month", "Month", kCount},
       {"scenario", "Policy", kCount},
       {"outcome", "Outcome", kCount},
       {"difference_unit", "Unit", kCount},
       {"hypothesis", "Contested claim", kCount},
       {"branch", "Branch", kCount},
       {"weight", "Weight", kShare},
       {"weighted", "All worlds", kFactor},
       {"difference", "Where it holds", kFactor},
       {"low", "Low", kFactor},
       {"high", "High", kFactor},
       {"otherwise", "Where not", kFactor},
       {"flip_weight", "Sign flips at", kShare},
       {"flip_is_told", "Told", kCount}});
  for (const study::BranchDifference& row : f.branches) {
    const study::Compared& scenario = f.comparison.scenarios[row.scenario];
    const study::Outcome& outcome = f.plan.outcomes[row.outcome];
    const model::HypothesisRow& claim = model::kHypothesisRows[row.hypothesis];
    table.row({io::month_text(row.month), scenario.name, outcome.name, outcome.difference_unit(),
               std::string(claim.name), std::string(claim.branch[row.branch]), row.weight,
               study::change_at(scenario, row.outcome, row.month).difference.mean, row.inside.mean,
               row.inside.interval.low, row.inside.interval.high, row.outside.mean, row.flip.value_or(io::kUndefined),
               row.flip ? yes_no(row.flip_is_told()) : ""});
  }
  return table;
}

io::Table reactions_table(const study::ComparisonFindings& f) {
  io::Table table =
      table_of("reactions", "What governments do by themselves",
               "Share of the worlds in which each rule of reaction acts at least once to the horizon, and how "
               "often a world on average.",
               {{"scenario", "Policy", kCount},
                {"reaction", "Reaction", kCount},
                {"actor", "Government", kCount},
                {"share_of_worlds", "Worlds", kShare},
                {"times_a_world", "Times a world", kFactor}});
  for (const study::Compared& scenario : f.comparison.scenarios)
    for (const study::Reacted& row : scenario.reacted)
      table.row({scenario.name, row.id, row.actor, row.share, row.times});
  return table;
}

}  // namespace

io::Table differences_table(const study::ComparisonFindings& f) {
  io::Table table;
  table.name = "differences", table.title = "Differences month by month";
  table.columns = io::columns_named(
      "scenario,against,outcome,unit,month,n,mean,mean_se,low,high,clear,p05,p50,p95,share_above,share_above_se,"
      "share_below,unpaired_se,narrowing");
  const std::string& reference = f.comparison.reference().name;
  for (const study::Compared& scenario : f.comparison.scenarios)
    for (std::size_t o = 0; o < scenario.change.size(); ++o)
      for (std::size_t m = 0; m < scenario.change[o].size(); ++m) {
        const analysis::Paired& change = scenario.change[o][m];
        const analysis::Mean& mean = change.difference;
        const study::Spread& spread = scenario.spread[o][m];
        const bool clear = scenario.clear_from[o] && static_cast<int>(m) >= *scenario.clear_from[o];
        table.row({scenario.name, reference, f.plan.outcomes[o].name, f.plan.outcomes[o].difference_unit(),
                   io::month_text(static_cast<int>(m)), mean.worlds, mean.mean, mean.standard_error, mean.interval.low,
                   mean.interval.high, clear, spread.p05, spread.p50, spread.p95, change.above,
                   base::error_of_share(change.above, change.above_error), change.below, change.unpaired_error,
                   change.narrowing()});
      }
  return table;
}

std::vector<io::Table> comparison_tables(const study::ComparisonFindings& f) {
  return {decision_table(f), outcomes_table(f), standing_table(f), break_even_table(f), gap_below_table(f),
          branches_table(f), best_table(f),     regret_table(f),   reactions_table(f)};
}

}  // namespace app
