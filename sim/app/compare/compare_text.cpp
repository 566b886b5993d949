#include "app/compare/compare_text.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "input/json/input_values.hpp"
#include "output/table/table.hpp"
#include "output/words/charts_words.hpp"
#include "telling/compare/change_words.hpp"
#include "telling/compare/compare_answer.hpp"
#include "telling/compare/compare_words.hpp"
#include "telling/words.hpp"

namespace app {

namespace {

constexpr double kNoPairing = 1.05;  ///< narrowing below this is not worth a word

std::string heading(const study::ComparisonFindings& f) {
  const study::Compared& reference = f.comparison.reference();
  return "Against " + reference.name + " (" + base::printable(reference.title) + "), " +
         io::with_commas(f.plan.run.replicates) + " worlds, the same for each, seed " +
         std::to_string(f.plan.run.seed) +
         ".\nMean differences, with the 99 % intervals of those means in brackets: how sure a mean is, not how far "
         "worlds\n"
         "differ, which stands below each table. Indistinguishable: the interval contains zero.\n";
}

/// The headline pair and what it costs, a row for each scenario.
std::string table_at(const study::ComparisonFindings& f, std::size_t date) {
  io::Table table;
  const int month = f.plan.dates[date];
  table.columns = io::columns_headed(
      {"  policy", "lag at the present pace, months", "what China can serve", "receipts since 2022"});
  for (const study::Compared& scenario : f.comparison.scenarios) {
    if (scenario.change.empty()) continue;
    std::vector<io::Cell> cells{"  " + scenario.name};
    for (const char* name : {"gap_pace", "serving_cn", "receipts"}) {
      const std::size_t o = study::find_outcome(f.plan.outcomes, name);
      cells.emplace_back(
          change_in_words(study::change_at(scenario, o, month).difference, f.plan.outcomes[o], Errors::kLeftOut));
    }
    table.row(std::move(cells));
  }
  return io::say_month(io::month_text(month)) + "\n" + io::table_text(table);
}

/// Where the standing lag goes beside it, and why.
std::string standing_of(const study::ComparisonFindings& f, std::size_t date) {
  if (f.comparison.scenarios.size() - 1 > kMostDrawn) return "  The standing lag: tables/standing-lag.md.\n";
  io::Table table;
  table.columns = io::columns_headed(
      {"  beside it", "standing lag, months", "of it distance", "of it the pace of the American frontier"});
  const std::size_t o = study::find_outcome(f.plan.outcomes, "gap_standing");
  for (std::size_t s = 1; s < f.comparison.scenarios.size(); ++s) {
    const study::StandingChange change = study::standing_change(f.plan, f.comparison, s, date);
    const bool split = change.is_split() && change.lag.told_from_zero();
    table.row({"  " + f.comparison.scenarios[s].name, change_in_words(change.lag, f.plan.outcomes[o], Errors::kLeftOut),
               split ? signed_words(change.by_distance, io::Unit::kMonths) : "",
               split ? signed_words(change.by_pace, io::Unit::kMonths) : ""});
  }
  return io::table_text(table);
}

/// How the same differences spread over worlds.
std::string spread_at(const study::ComparisonFindings& f, std::size_t date) {
  if (f.comparison.scenarios.size() - 1 > kMostDrawn) return "  World by world: tables/outcomes.md.\n";
  io::Table table;
  const int month = f.plan.dates[date];
  table.columns = io::columns_headed({"  world by world, nine in ten", "lag at the present pace, months",
                                      "trails more/less in", "what China can serve", "serves more/less in"});
  for (const study::Compared& scenario : f.comparison.scenarios) {
    if (scenario.change.empty()) continue;
    std::vector<io::Cell> cells{"  " + scenario.name};
    for (const char* name : {"gap_pace", "serving_cn"}) {
      if (!scenario.same_worlds) {
        cells.insert(cells.end(), 2, io::Cell("other worlds"));
        continue;
      }
      const std::size_t o = study::find_outcome(f.plan.outcomes, name);
      const analysis::Paired& change = study::change_at(scenario, o, month);
      const auto worlds = static_cast<double>(change.difference.worlds);
      cells.emplace_back(spread_in_words(scenario.spread[o][static_cast<std::size_t>(month)], f.plan.outcomes[o]));
      cells.emplace_back(io::say_in_hundred(change.above, worlds) + ", " + io::say_in_hundred(change.below, worlds));
    }
    table.row(std::move(cells));
  }
  return io::table_text(table);
}

std::string clear_text(const study::ComparisonFindings& f) {
  io::Table table;
  table.columns = io::columns_headed({"Clear to the horizon from", "lag at the present pace",
                                      "standing lag over 12 months", "pairing narrowed the error by"});
  for (const study::Compared& scenario : f.comparison.scenarios) {
    if (scenario.change.empty()) continue;
    std::vector<io::Cell> cells{"  " + scenario.name};
    for (const char* name : {"gap_pace", "gap_year_mean"}) {
      const std::optional<int>& from = scenario.clear_from[study::find_outcome(f.plan.outcomes, name)];
      cells.emplace_back(from ? io::say_month(io::month_text(*from)) : "not there");
    }
    const double narrowing = study::change_at(scenario, 0, f.plan.dates.back()).narrowing();
    cells.emplace_back(narrowing > kNoPairing ? io::say(narrowing, io::Unit::kFactor) : "nothing");
    table.row(std::move(cells));
  }
  return io::table_text(table);
}

/// In how many branches a difference is told from zero, and which way; and where a branch's weight would turn its sign.
std::string sign_text(const std::vector<const study::BranchDifference*>& branches) {
  std::string flips;
  std::size_t more = 0, less = 0;
  for (const study::BranchDifference* row : branches) {
    if (row->inside.told_from_zero()) ++(row->inside.mean > 0 ? more : less);
    if (!row->flip_is_told()) continue;
    flips += (flips.empty() ? "; turns if " : ", or if ") + study::branch_name(row->hypothesis, row->branch) +
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

/// The lag at the present pace at the last date where each contested claim is settled one way.
std::string branches_text(const study::ComparisonFindings& f) {
  if (f.comparison.scenarios.size() - 1 > kMostDrawn) return "The lag by branch is in tables/branches.md.\n";
  io::Table table;
  const int month = f.plan.dates.back();
  const std::size_t lag = study::find_outcome(f.plan.outcomes, "gap_pace");
  table.columns = io::columns_headed({"  policy", "least", "most", "its sign"});
  for (std::size_t s = 1; s < f.comparison.scenarios.size(); ++s) {
    std::vector<const study::BranchDifference*> branches;
    for (const study::BranchDifference& row : f.branches)
      if (row.scenario == s && row.outcome == lag && row.month == month) branches.push_back(&row);
    if (branches.empty()) continue;
    const auto by_mean = [](const auto* a, const auto* b) { return a->inside.mean < b->inside.mean; };
    const auto [least, most] = std::minmax_element(branches.begin(), branches.end(), by_mean);
    const auto cell = [&](const study::BranchDifference& row) {
      return change_in_words(row.inside, f.plan.outcomes[lag], Errors::kLeftOut) + ", " +
             study::branch_name(row.hypothesis, row.branch);
    };
    table.row({"  " + f.comparison.scenarios[s].name, cell(**least), cell(**most), sign_text(branches)});
  }
  return "Lag at the present pace in " + io::say_month(io::month_text(month)) +
         ", one contested claim settled at a time\n" + io::table_text(table);
}

std::string rates_text(const study::ComparisonFindings& f) {
  if (f.comparison.scenarios.size() - 1 > kMostDrawn) return "Money for a month of lag is in tables/break-even.md.\n";
  std::string text;
  for (const study::MoneyRate& rate : f.rates)
    text += "  " + f.comparison.scenarios[rate.scenario].name + ", " + io::say_month(io::month_text(rate.month)) +
            ": " + rate_sentence(rate) + "\n";
  return text.empty() ? text : "Money since 2022 for a month of lag\n" + text;
}

}  // namespace

std::string comparison_text(const study::ComparisonFindings& f) {
  std::string text =
      wrapped((f.comparison.scenarios.size() == 2 ? f.comparison.scenarios[1].title + ". " : "") + answer_of(f), 100,
              0) +
      "\n\n" + heading(f) + "\n";
  for (std::size_t date = 0; date < f.plan.dates.size(); ++date)
    text += table_at(f, date) + "\n" + standing_of(f, date) + "\n" + spread_at(f, date) + "\n";
  text += clear_text(f) + "\n" + branches_text(f) + "\n" + rates_text(f);
  for (const study::Compared& scenario : f.comparison.scenarios)
    if (!scenario.same_worlds)
      text += scenario.name + " weighs contested claims otherwise: its worlds are others, only means are compared.\n";
  return plain(text);
}

}  // namespace app
