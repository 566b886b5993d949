#include "app/levers/power_tables.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "input/csv/csv.hpp"
#include "model/levers.hpp"
#include "telling/compare/change_words.hpp"
#include "telling/compare/compare_words.hpp"
#include "telling/compare/outcome_words.hpp"

namespace app {

namespace {

constexpr std::array kCompanies{study::Company::kAlone, study::Company::kNoRenting, study::Company::kInContext,
                                study::Company::kOthersClosed};

/// A mean as one word of a table: "+1.2", "0" where it is the same in every world, "(+0.1)" where it cannot be told from 0.
std::string short_change(const analysis::Mean& change, const study::Outcome& outcome) {
  if (change.worlds == 0) return "undefined";
  if (change.mean == 0 && change.standard_error == 0) return "0";
  const double value = outcome.is_ratio() ? std::expm1(change.mean) : change.mean;
  const std::string said = signed_words(value, outcome.is_ratio() ? io::Unit::kShare : io::Unit::kFactor);
  return change.told_from_zero() ? said : "(" + said + ")";
}

io::Cell cell_of(const study::PowerTable& table, std::size_t row, const study::PowerPlan& plan, std::size_t outcome,
                 std::size_t date) {
  if (row >= table.rows.size()) return "";
  const analysis::Mean& change = table.rows[row].change[outcome][date].difference;
  return {change.mean, short_change(change, plan.outcomes[outcome])};
}

/// "66 k", "0.15".
std::string today_in_words(double value) {
  return io::say(value, std::abs(value) >= 1000 ? io::Unit::kCount : io::Unit::kFactor);
}

/// What other sources make good, in words.
io::Cell made_good_cell(const study::PowerPlan& plan, const study::PowerRow& row, std::size_t date) {
  const std::optional<double> part = study::made_good(plan, row, date);
  if (!part) return "";
  return {*part, io::say(*part, io::Unit::kShare)};
}

/// Levers by what the stronger of their ends does to the lag alone, most first.
std::vector<std::size_t> by_power(const study::PowerTable& table, std::size_t lag, std::size_t date) {
  std::vector<std::size_t> levers(model::kLevers);
  for (std::size_t i = 0; i < levers.size(); ++i) levers[i] = i;
  const auto size = [&](std::size_t lever) {
    const std::size_t row = study::strongest_end(table, lever, study::Company::kAlone, lag, date);
    return row < table.rows.size() ? std::abs(table.rows[row].change[lag][date].difference.mean) : 0.0;
  };
  std::stable_sort(levers.begin(), levers.end(), [&](std::size_t a, std::size_t b) { return size(a) > size(b); });
  return levers;
}

}  // namespace

std::string held_at(const study::PowerRow& row) {
  return std::string(model::kLeverRows[row.lever].name) + " = " + io::csv_number(row.value());
}

io::Table power_table(const study::PowerPlan& plan, const study::PowerTable& table) {
  io::Table all;
  all.name = "levers", all.title = "What every lever does at the ends of its range";
  all.note =
      "Mean paired differences with 99 % intervals. before: mean value if nobody holds the lever. Company: alone; "
      "no_renting: renting abroad barred; in_context: with the moves that the lever needs; others_closed: every other "
      "channel closed from 2022 on, a diagnosis.";
  all.columns = io::columns_named(
      "lever,actor,end,value,before,company,month,outcome,unit,difference,standard_error,low,high,worlds_above,"
      "worlds_below,matters");
  for (const study::PowerRow& row : table.rows) {
    const model::LeverRow& lever = model::kLeverRows[row.lever];
    for (std::size_t d = 0; d < plan.dates.size(); ++d)
      for (std::size_t o = 0; o < plan.outcomes.size(); ++o) {
        const analysis::Paired& change = row.change[o][d];
        all.row({lever.name, lever.actor, row.highest ? "highest" : "lowest", row.value(), table.before[row.lever],
                 study::company_name(row.company), io::csv_month(plan.dates[d]), plan.outcomes[o].name,
                 plan.outcomes[o].difference_unit(), change.difference.mean, change.difference.standard_error,
                 change.difference.interval.low, change.difference.interval.high, change.above, change.below,
                 study::matters(table, plan, row.lever, row.company) ? 1 : 0});
      }
  }
  return all;
}

io::Table power_in_short(const study::PowerPlan& plan, const study::PowerTable& table, std::size_t date) {
  const std::size_t lag = study::find_outcome(plan.outcomes, "gap_pace");
  io::Table shown;
  shown.name = "levers-" + io::csv_month(plan.dates[date]);
  shown.title = "Each lever at the end of its range that moves the lag most, " + month_in_words(plan.dates[date]);
  shown.note =
      "Mean paired changes: months of the lag at the present pace, and of China's compute and of what it can serve, in "
      "per cent. Made good: by other sources, of the compute that the lever takes from (or brings to) its own. 0: the "
      "same in every world. In brackets: cannot be told from 0. Blank: there is no such company, or no such source.";
  using enum io::Unit;
  shown.columns = {{"held_at", "Held at", kCount, io::Look::kName},
                   {"today", "Today"},
                   {"lag_alone_months", "Lag alone", kFactor},
                   {"lag_no_renting_months", "Renting barred", kFactor},
                   {"lag_in_context_months", "In its context", kFactor},
                   {"lag_others_closed_months", "Others closed", kFactor},
                   {"distance_dex", "Distance, dex", kFactor},
                   {"compute_ln", "Compute", kFactor},
                   {"made_good_share", "Made good", kShare},
                   {"serving_ln", "Serving", kFactor}};
  for (const std::size_t lever : by_power(table, lag, date)) {
    std::array<std::size_t, kCompanies.size()> row{};
    for (std::size_t c = 0; c < row.size(); ++c) row[c] = study::strongest_end(table, lever, kCompanies[c], lag, date);
    // A lever that does nothing alone is shown at the end that does something in some company.
    std::size_t best = row[0];
    double most = best < table.rows.size() ? std::abs(table.rows[best].change[lag][date].difference.mean) : -1;
    for (const std::size_t one : row)
      if (!(most > 0) && one < table.rows.size())
        if (const double size = std::abs(table.rows[one].change[lag][date].difference.mean); size > most)
          most = size, best = one;
    if (best >= table.rows.size()) continue;
    const bool highest = table.rows[best].highest;
    const auto at = [&](study::Company company) {
      for (std::size_t i = 0; i < table.rows.size(); ++i)
        if (table.rows[i].lever == lever && table.rows[i].company == company && table.rows[i].highest == highest)
          return i;
      return table.rows.size();
    };
    std::vector<io::Cell> cells{held_at(table.rows[best]),
                                io::Cell(table.before[lever], today_in_words(table.before[lever]))};
    for (const study::Company company : kCompanies) cells.push_back(cell_of(table, at(company), plan, lag, date));
    const std::size_t alone = at(study::Company::kAlone);
    for (const char* outcome : {"capability_distance", "compute_cn", "serving_cn"}) {
      if (std::string_view(outcome) == "serving_cn") cells.push_back(made_good_cell(plan, table.rows[alone], date));
      cells.push_back(cell_of(table, alone, plan, study::find_outcome(plan.outcomes, outcome), date));
    }
    shown.row(std::move(cells));
  }
  return shown;
}

io::Table inert_levers(const study::PowerPlan& plan, const study::PowerTable& table) {
  io::Table shown;
  shown.name = "inert-levers";
  shown.title =
      "Levers that in no company surely move the lag by a tenth of a month, or China's compute or serving by 1 %";
  shown.note =
      "At any of the months asked for. What they move instead is what their rows name; for the baseline MODEL.md 10.3 "
      "says why.";
  shown.columns = {{"lever", "Lever", io::Unit::kCount, io::Look::kName},
                   {"actor", "Actor"},
                   {"meaning", "What it is"},
                   {"moves", "What it moves"}};
  for (std::size_t lever = 0; lever < model::kLevers; ++lever) {
    const bool any = std::any_of(kCompanies.begin(), kCompanies.end(),
                                 [&](study::Company company) { return study::matters(table, plan, lever, company); });
    const model::LeverRow& row = model::kLeverRows[lever];
    if (!any) shown.row({row.name, row.actor, row.meaning, row.moves});
  }
  return shown;
}

}  // namespace app
