#include "app/compare_text.hpp"

#include <algorithm>

#include "app/compare_claims.hpp"
#include "app/words.hpp"
#include "base/error.hpp"
#include "io/text/charts_words.hpp"
#include "io/text/input_values.hpp"

namespace app {

namespace {

constexpr double kNoPairing = 1.05;  ///< narrowing below this is not worth a word

std::string heading(const ComparisonFindings& f) {
  const Compared& reference = f.comparison.reference();
  return "Against " + reference.name + " (" + base::printable(reference.title) + "), " +
         io::with_commas(f.plan.run.replicates) + " worlds, the same for each, seed " +
         std::to_string(f.plan.run.seed) +
         ".\nMean differences with 99 % intervals in brackets; indistinguishable: the interval holds no difference.\n";
}

/// The headline pair and what it costs, a row for each scenario.
std::string table_at(const ComparisonFindings& f, std::size_t date) {
  using enum TextTable::Align;
  TextTable table({kLeft, kLeft, kLeft, kLeft, kLeft, kLeft});
  const int month = f.plan.dates[date];
  table.heading(io::say_month(io::month_text(month)));
  table.row(
      {"  policy", "lag by trend, months", "what China can serve", "trails more in", "less in", "receipts since 2022"});
  const auto cell = [&](const Compared& scenario, const char* name) {
    const std::size_t o = find_outcome(f.plan.outcomes, name);
    return change_in_words(change_at(scenario, o, month).difference, f.plan.outcomes[o]);
  };
  for (const Compared& scenario : f.comparison.scenarios) {
    if (scenario.change.empty()) continue;
    const analysis::Paired& gap = change_at(scenario, find_outcome(f.plan.outcomes, "gap_trend"), month);
    const auto worlds = [&](double share) {
      return scenario.same_worlds ? io::say_frequency(share, static_cast<double>(gap.difference.worlds))
                                  : "other worlds";
    };
    table.row({"  " + scenario.name, cell(scenario, "gap_trend"), cell(scenario, "serving_cn"), worlds(gap.above),
               worlds(gap.below), cell(scenario, "receipts")});
  }
  return table.text();
}

std::string clear_text(const ComparisonFindings& f) {
  using enum TextTable::Align;
  TextTable table({kLeft, kLeft, kLeft, kLeft});
  table.row(
      {"The difference stays clear from", "lag by trend", "lag, mean of 12 months", "pairing narrowed the error by"});
  for (const Compared& scenario : f.comparison.scenarios) {
    if (scenario.change.empty()) continue;
    std::vector<std::string> cells{"  " + scenario.name};
    for (const char* name : {"gap_trend", "gap_year_mean"}) {
      const std::optional<int>& from = scenario.clear_from[find_outcome(f.plan.outcomes, name)];
      cells.push_back(from ? io::say_month(io::month_text(*from)) : "never");
    }
    const double narrowing = change_at(scenario, 0, f.plan.dates.back()).narrowing();
    cells.push_back(narrowing > kNoPairing ? io::say(narrowing, io::Unit::kFactor) : "nothing");
    table.row(std::move(cells));
  }
  return table.text();
}

/// In how many branches a difference is told from zero, and which way; and where a branch's weight would turn its sign.
std::string sign_text(const std::vector<const BranchDifference*>& branches) {
  std::string flips;
  std::size_t more = 0, less = 0;
  for (const BranchDifference* row : branches) {
    if (row->inside.told_from_zero()) ++(row->inside.mean > 0 ? more : less);
    if (!row->flip_is_told()) continue;
    flips += (flips.empty() ? "; turns if " : ", or if ") + branch_name(row->hypothesis, row->branch) +
             " has a weight of " + io::say(*row->flip, io::Unit::kShare);
  }
  const auto counted = [&](std::size_t count) {
    return std::to_string(count) + " of " + std::to_string(branches.size());
  };
  if (more == branches.size() || less == branches.size()) return "the same in every branch" + flips;
  if (more + less == 0) return "told in no branch" + flips;
  if (more == 0) return "less in " + counted(less) + ", else untold" + flips;
  if (less == 0) return "more in " + counted(more) + ", else untold" + flips;
  return "more in " + counted(more) + ", less in " + std::to_string(less) + flips;
}

/// The lag by trend at the last date where each contested claim is settled one way.
std::string branches_text(const ComparisonFindings& f) {
  if (f.comparison.scenarios.size() - 1 > kMostDrawn) return "The lag by branch is in tables/branches.md.\n";
  using enum TextTable::Align;
  TextTable table({kLeft, kLeft, kLeft, kLeft});
  const int month = f.plan.dates.back();
  const std::size_t trend = find_outcome(f.plan.outcomes, "gap_trend");
  table.heading("Lag by trend in " + io::say_month(io::month_text(month)) + ", one contested claim settled at a time");
  table.row({"  policy", "least", "most", "its sign"});
  for (std::size_t s = 1; s < f.comparison.scenarios.size(); ++s) {
    std::vector<const BranchDifference*> branches;
    for (const BranchDifference& row : f.branches)
      if (row.scenario == s && row.outcome == trend && row.month == month) branches.push_back(&row);
    if (branches.empty()) continue;
    const auto by_mean = [](const auto* a, const auto* b) { return a->inside.mean < b->inside.mean; };
    const auto [least, most] = std::minmax_element(branches.begin(), branches.end(), by_mean);
    const auto cell = [&](const BranchDifference& row) {
      return change_in_words(row.inside, f.plan.outcomes[trend], Errors::kLeftOut) + ", " +
             branch_name(row.hypothesis, row.branch);
    };
    table.row({"  " + f.comparison.scenarios[s].name, cell(**least), cell(**most), sign_text(branches)});
  }
  return table.text();
}

std::string rates_text(const ComparisonFindings& f) {
  if (f.comparison.scenarios.size() - 1 > kMostDrawn) return "Money for a month of lag is in tables/break-even.md.\n";
  std::string text;
  for (const MoneyRate& rate : f.rates)
    text += "  " + f.comparison.scenarios[rate.scenario].name + ", " + io::say_month(io::month_text(rate.month)) +
            ": " + rate.sentence() + "\n";
  return text.empty() ? text : "Money since 2022 for a month of lag\n" + text;
}

}  // namespace

std::string comparison_text(const ComparisonFindings& f) {
  std::string text = heading(f) + "\n";
  for (std::size_t date = 0; date < f.plan.dates.size(); ++date) text += table_at(f, date) + "\n";
  text += clear_text(f) + "\n" + branches_text(f) + "\n" + rates_text(f);
  for (const Compared& scenario : f.comparison.scenarios)
    if (!scenario.same_worlds)
      text += scenario.name + " weighs contested claims otherwise: its worlds are others, only means are compared.\n";
  return plain(text);
}

}  // namespace app
