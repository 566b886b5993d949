#include "app/no_controls/past_words.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "engine/results.hpp"
#include "input/csv/csv.hpp"
#include "output/words/charts_words.hpp"
#include "telling/compare/change_words.hpp"
#include "telling/compare/compare_words.hpp"
#include "telling/compare/outcome_words.hpp"

namespace app {

namespace {

constexpr std::size_t kPast = 1;  ///< the scenario without controls

/// A quantity of the page: an outcome of the comparison and what it is called there.
struct Quantity {
  const char *outcome, *label;
};
constexpr std::array kQuantities{
    Quantity{"gap_pace", "China's lag at the present pace, months"},
    Quantity{"gap_observed_months", "China's lag as published indices would show it, months"},
    Quantity{"capability_distance", "Distance in capability, dex"},
    Quantity{"compute_effective_cn_h100e", "China's effective compute, H100e"},
    Quantity{"compute_share_cn", "China's effective compute, share of the American"},
    Quantity{"domestic_h100e_per_year", "Chinese-made chips, H100e a year"},
    Quantity{"serving_cn", "What China can serve at equal quality, tokens a day"},
    Quantity{"compute_effective_us_h100e", "American effective compute, H100e"},
    Quantity{"sales_to_china", "Foreign vendors' sales of accelerators to China since 2022"},
    Quantity{"lost_revenue", "What these vendors lose to the rules, since 2022"},
};

struct Told {
  const study::ComparisonFindings& f;
  std::size_t date;

  std::size_t outcome(const char* name) const { return study::find_outcome(f.plan.outcomes, name); }
  int month() const { return f.plan.dates[date]; }
  std::string when() const { return month_in_words(month()); }
  double level(const char* name, std::size_t scenario) const {
    const study::Compared& one = f.comparison.scenarios[scenario];
    const std::size_t o = outcome(name);
    return study::level_of(one.at[o][date], one.clusters, f.plan.outcomes[o]);
  }
  const analysis::Mean& change(const char* name) const {
    return study::change_at(f.comparison.scenarios[kPast], outcome(name), month()).difference;
  }
  const study::Spread& spread(const char* name) const {
    return f.comparison.scenarios[kPast].spread[outcome(name)][static_cast<std::size_t>(month())];
  }
  double ratio(const char* name) const { return level(name, kPast) / level(name, 0); }
};

io::Claim claim_of(const Told& told, const std::string& id, const char* outcome, std::string sentence) {
  const analysis::Mean& change = told.change(outcome);
  io::Claim claim;
  claim.id = "no-controls-" + id + "-" + io::csv_month(told.month());
  claim.sentence = std::move(sentence);
  const study::Outcome& what = told.f.plan.outcomes[told.outcome(outcome)];
  claim.metric = engine::output_name(what.output), claim.unit = what.difference_unit();
  claim.month = io::csv_month(told.month());
  claim.value = change.mean, claim.low = change.interval.low, claim.high = change.interval.high;
  claim.interval = "99 % interval of the mean paired difference", claim.told_from_zero = change.told_from_zero();
  claim.figures = {change_name(told.f.comparison.scenarios[kPast])};
  return claim;
}

/// "between 5.9 months less and 0.2 more".
std::string worlds_words(const study::Spread& spread) {
  if (std::isnan(spread.p05) || std::isnan(spread.p95)) return "too few worlds for a range";
  const auto side = [](double value) {
    return io::say(std::abs(value), io::Unit::kMonths) + (value < 0 ? " less" : " more");
  };
  return "in nine worlds of ten between " + side(spread.p05) + " and " + side(spread.p95);
}

std::string lag_sentence(const Told& told) {
  const double with = told.level("gap_pace", 0), without = told.level("gap_pace", kPast);
  const analysis::Mean& change = told.change("gap_pace");
  const std::string levels =
      "Had there been no chip controls since 2022, China's best model would trail the American "
      "frontier by " +
      io::say_tenths(without) + " months in " + told.when() +
      " at the present pace, where with the controls it trails by " + io::say_tenths(with);
  if (!change.told_from_zero()) return levels + "; the difference cannot be told from none.";
  return levels + ": the controls account for " + months_in_words(std::abs(change.mean)) +
         (change.mean < 0 ? " of it" : " less") + " on average (" +
         io::say_range(std::min(std::abs(change.interval.low), std::abs(change.interval.high)),
                       std::max(std::abs(change.interval.low), std::abs(change.interval.high)), io::Unit::kMonths) +
         ", 99 % interval of the mean; " + worlds_words(told.spread("gap_pace")) + ").";
}

std::string deployment_sentence(const Told& told) {
  if (!told.change("compute_effective_cn_h100e").told_from_zero())
    return "What China could deploy in " + told.when() + " cannot be told from what it has with the controls.";
  return "What China could deploy would differ more than its best model: " +
         io::say(told.ratio("compute_effective_cn_h100e"), io::Unit::kFactor) + " times the effective compute in " +
         told.when() + ", " + io::say(told.level("compute_share_cn", kPast), io::Unit::kShare) +
         " of the American where it has " + io::say(told.level("compute_share_cn", 0), io::Unit::kShare) + "; " +
         serving_finding(told.change("serving_cn"), "China") + ".";
}

std::string money_sentence(const Told& told) {
  const analysis::Mean &sales = told.change("sales_to_china"), &us = told.change("compute_effective_us_h100e");
  const std::string when = " from 2022 to " + told.when();
  if (!sales.told_from_zero())
    return "What foreign vendors would have sold China" + when + " cannot be told from what they sold.";
  const bool more = sales.mean > 0;
  const double low = more ? sales.interval.low : -sales.interval.high,
               high = more ? sales.interval.high : -sales.interval.low;
  std::string text = "Foreign vendors, nearly all American, would have sold China accelerators for " +
                     io::say(std::abs(sales.mean), io::Unit::kUsd) + (more ? " more" : " less") + when + " (" +
                     io::say_range(low, high, io::Unit::kUsd) + ", 99 % interval of the mean)";
  if (us.told_from_zero())
    text += ", and the United States would have " + factor_in_words(told.ratio("compute_effective_us_h100e")) +
            " effective compute, since both buy from the same foundries";
  return text + ".";
}

/// The branches in which the controls did least and most.
std::string branch_sentence(const Told& told) {
  const std::size_t lag = told.outcome("gap_pace");
  const study::BranchDifference *least = nullptr, *most = nullptr;
  for (const study::BranchDifference& row : told.f.branches) {
    if (row.scenario != kPast || row.outcome != lag || row.month != told.month() || row.inside.worlds == 0) continue;
    if (least == nullptr || row.inside.mean > least->inside.mean) least = &row;
    if (most == nullptr || row.inside.mean < most->inside.mean) most = &row;
  }
  if (least == nullptr || !(most->inside.mean < least->inside.mean)) return "";
  const auto said = [](const study::BranchDifference& row) {
    return signed_words(row.inside.mean, io::Unit::kMonths) + " months where " +
           io::uncapitalised(io::name_in_words(study::branch_name(row.hypothesis, row.branch)));
  };
  return "By contested claim the mean difference goes from " + said(*most) + " to " + said(*least) + ".";
}

}  // namespace

const std::vector<std::string>& past_metrics() {
  static const std::vector<std::string> kMetrics{"gap_observed_months", "compute_effective_cn_h100e",
                                                 "compute_share_cn", "domestic_h100e_per_year",
                                                 "compute_effective_us_h100e"};
  return kMetrics;
}

std::vector<io::Claim> past_claims(const study::ComparisonFindings& f) {
  std::vector<io::Claim> claims;
  for (std::size_t date = 0; date < f.plan.dates.size(); ++date) {
    const Told told{f, date};
    claims.push_back(claim_of(told, "lag", "gap_pace", lag_sentence(told)));
    claims.push_back(claim_of(told, "deployment", "compute_effective_cn_h100e", deployment_sentence(told)));
    claims.push_back(claim_of(told, "money", "sales_to_china", money_sentence(told)));
    if (const std::string branches = branch_sentence(told); !branches.empty())
      claims.push_back(claim_of(told, "branches", "gap_pace", branches));
  }
  return claims;
}

io::Table past_table(const study::ComparisonFindings& f, std::size_t date) {
  const Told told{f, date};
  io::Table table;
  table.name = "no-controls-" + io::csv_month(told.month());
  table.title = told.when() + ": means over the worlds, and paired differences with 99 % intervals of the mean";
  table.note = "Indistinguishable: the interval contains zero.";
  using enum io::Unit;
  table.columns = {{"quantity", "Quantity"},
                   {"unit", "Unit"},
                   {"with_controls", "With the controls", kFactor},
                   {"without", "Without", kFactor},
                   {"difference_unit", "Difference in"},
                   {"difference", "Difference", kFactor},
                   {"low", "99 % from", kFactor},
                   {"high", "to", kFactor}};
  for (const Quantity& quantity : kQuantities) {
    const study::Outcome& outcome = f.plan.outcomes[told.outcome(quantity.outcome)];
    const auto level = [&](std::size_t scenario) -> io::Cell {
      const double value = told.level(quantity.outcome, scenario);
      return {value, level_in_words(value, outcome)};
    };
    const analysis::Mean& change = told.change(quantity.outcome);
    table.row({quantity.label, outcome.unit_text(), level(0), level(kPast), outcome.difference_unit(), change.mean,
               change.interval.low, change.interval.high});
  }
  return table;
}

io::Table past_words_table(const study::ComparisonFindings& f, std::size_t date) {
  const Told told{f, date};
  io::Table table = past_table(f, date);
  table.columns = {{"", "Quantity"},
                   {"", "With the controls", io::Unit::kCount, io::Look::kFigures},
                   {"", "Without", io::Unit::kCount, io::Look::kFigures},
                   {"", "Difference"},
                   {"", "In nine worlds of ten"}};
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    const study::Outcome& outcome = f.plan.outcomes[told.outcome(kQuantities[i].outcome)];
    const std::string spread = spread_in_words(told.spread(kQuantities[i].outcome), outcome);
    table.rows[i] = {kQuantities[i].label, table.rows[i][2].text, table.rows[i][3].text,
                     change_in_words(told.change(kQuantities[i].outcome), outcome, Errors::kLeftOut),
                     spread.empty() ? "moves in steps" : spread};
  }
  return table;
}

io::Table past_branches(const study::ComparisonFindings& f) {
  const std::size_t lag = study::find_outcome(f.plan.outcomes, "gap_pace"),
                    serving = study::find_outcome(f.plan.outcomes, "serving_cn");
  io::Table table;
  table.name = "no-controls-branches";
  table.title = "The difference without the controls where each contested claim is settled one way";
  table.note = "Mean paired differences with 99 % intervals. Weight: share of the worlds in which the branch holds.";
  using enum io::Unit;
  table.columns = {{"branch", "Branch"},
                   {"weight", "Weight", kShare},
                   {"month", "Month"},
                   {"lag_months", "Lag at the present pace, months", kFactor},
                   {"serving_ln", "What China can serve", kFactor}};
  for (const study::BranchDifference& row : f.branches) {
    if (row.scenario != kPast || row.outcome != lag) continue;
    const auto other = std::find_if(f.branches.begin(), f.branches.end(), [&](const study::BranchDifference& one) {
      return one.scenario == kPast && one.outcome == serving && one.month == row.month &&
             one.hypothesis == row.hypothesis && one.branch == row.branch;
    });
    const auto cell = [&](const analysis::Mean& change, std::size_t o) {
      return io::Cell(change.mean, change_in_words(change, f.plan.outcomes[o], Errors::kLeftOut));
    };
    table.row({study::branch_name(row.hypothesis, row.branch), row.weight, io::csv_month(row.month),
               cell(row.inside, lag), other == f.branches.end() ? io::Cell("") : cell(other->inside, serving)});
  }
  return table;
}

std::vector<std::string> past_limits() {
  return {
      std::string("Every American, Dutch and Japanese rule since October 2022 is left out, and so are Beijing's "
                  "answers to them: its import gate and its mandate. No government reacts to anything in this past, "
                  "after the present neither: it is one without new controls. With them, as no-controls.json has it, "
                  "the differences of later years are smaller. Under the baseline, governments may react."),
      std::string("Luck is the same in both pasts, world by world: the same breakthroughs, the same talents. What the "
                  "record says of budgets and fabs came about under the controls; the model moves them by elasticities "
                  "that are assumptions with wide priors (MODEL.md 10)."),
      std::string("The push that the controls gave China's own chips is hardly in the model: in one branch of the "
                  "claim ban_speeds_home_tools a ban makes home-made tools better. Who holds that the controls woke a "
                  "will to do without foreign chips should read the difference as an upper bound."),
      std::string("Chinese makers sell what they can make: that buyers would have preferred foreign chips does not "
                  "shrink their output. So Chinese-made chips without the controls are an upper bound."),
      std::string(
          "How much of its output a vendor may sell to China at most, had it been free to (12 to 45 %), is an "
          "assumption that decides how much China would have bought: the lag's difference is more than twice as "
          "large at one end of it as at the other (cn_allocation_max_share, MODEL.md 10.2)."),
      std::string("Months are counted at each world's present American pace, the same with and without the controls. "
                  "The chips that China would have bought are taken from the same foundries as America's."),
      std::string("Intervals of means say how sure the simulation is of them, and not how sure one may be: worlds "
                  "differ far more."),
      std::string("What weapons, spies and alliances would be without the controls is not in the model."),
  };
}

}  // namespace app
