#include "app/levers/power_words.hpp"

#include <algorithm>
#include <boost/algorithm/string/replace.hpp>
#include <cmath>
#include <set>

#include "app/compare/compare_page.hpp"
#include "app/levers/power_tables.hpp"
#include "app/publish/waterfalls.hpp"
#include "input/csv/csv.hpp"
#include "model/levers.hpp"
#include "output/chart/charts_compare.hpp"
#include "output/words/methods.hpp"
#include "telling/compare/compare_words.hpp"
#include "telling/words.hpp"

namespace app {

namespace {

constexpr std::size_t kMostShown = 12;  ///< of a chart: more names than that have no room for whole words

std::size_t lag_of(const PowerCall& call) { return study::find_outcome(call.outcomes, "gap_pace"); }

/// "May China buy fast memory? hbm_ban = 0", which breaks nowhere but before the lever's name.
std::string label_of(const study::PowerRow& row) {
  std::string held = held_at(row);
  boost::algorithm::replace_all(held, " ", "\u00a0");
  return std::string(model::kLeverRows[row.lever].label) + " " + held;
}

/// A lever of policy at the end that moves the lag most alone, and the same end with renting barred.
struct Strength {
  const study::PowerRow* alone = nullptr;
  const study::PowerRow* no_renting = nullptr;  ///< null: there is none
  const analysis::Mean& change(std::size_t lag, std::size_t date) const { return alone->change[lag][date].difference; }
};

/// All levers of policy, the strongest first. Circumstances are nobody's decision and are left out.
std::vector<Strength> strengths(const study::PowerTable& table, std::size_t lag, std::size_t date) {
  std::vector<Strength> all;
  for (std::size_t lever = 0; lever < model::kLevers; ++lever) {
    if (model::kLeverRows[lever].actor == model::kCircumstance) continue;
    const std::size_t row = study::strongest_end(table, lever, study::Company::kAlone, lag, date);
    if (row >= table.rows.size()) continue;
    Strength one{&table.rows[row], nullptr};
    for (const study::PowerRow& other : table.rows)
      if (other.lever == lever && other.company == study::Company::kNoRenting && other.highest == one.alone->highest)
        one.no_renting = &other;
    all.push_back(one);
  }
  std::stable_sort(all.begin(), all.end(), [&](const Strength& a, const Strength& b) {
    return std::abs(a.change(lag, date).mean) > std::abs(b.change(lag, date).mean);
  });
  return all;
}

bool surely_matters(const analysis::Mean& change) {
  return change.interval.low > study::kMonthsThatMatter || change.interval.high < -study::kMonthsThatMatter;
}

/// How many levers of policy surely move the lag, as a title that the intervals support.
std::string title_of(const std::vector<Strength>& all, std::size_t lag, std::size_t date, const std::string& month) {
  const auto count =
      std::count_if(all.begin(), all.end(), [&](const Strength& one) { return surely_matters(one.change(lag, date)); });
  std::string title =
      std::to_string(count) + " of " + std::to_string(all.size()) +
      " policy levers, each alone at an end of its range, surely move China's lag at the present pace in " + month +
      " by more than a tenth of a month";
  if (count == 0) return title;
  const analysis::Mean& most = all.front().change(lag, date);
  const bool more = most.mean > 0;
  std::string held = held_at(*all.front().alone);
  boost::algorithm::replace_all(held, "_", " ");
  boost::algorithm::replace_all(held, " = ", " at ");
  return title + "; most does " + held + ", with which China trails " + months_in_words(std::abs(most.mean)) +
         (more ? " more (" : " less (") +
         io::say_range(more ? most.interval.low : -most.interval.high, more ? most.interval.high : -most.interval.low,
                       io::Unit::kMonths) +
         ")";
}

io::Figure figure_of(const PowerCall& call, const study::PowerTable& table, std::size_t date, int width) {
  const std::size_t lag = lag_of(call);
  std::vector<Strength> all = strengths(table, lag, date);
  const std::string month = month_in_words(call.dates[date]);
  io::CompareDots chart;
  chart.name = "power-" + io::csv_month(call.dates[date]);
  chart.title = title_of(all, lag, date, month);
  chart.caption = "Power of the policy levers";
  chart.axis = "Change of the lag at the present pace, months";
  chart.less = "trails less", chart.more = "trails more";
  chart.reading = "The " + std::to_string(std::min(all.size(), kMostShown)) +
                  " that move it most, at the end of their range that does; mean differences in the same worlds with "
                  "99 % intervals. Circles: alone. Squares: with renting abroad barred. Hollow: cannot be told from "
                  "none. Ends of ranges are not equally hard to reach.";
  if (all.size() > kMostShown) all.resize(kMostShown);
  std::stable_sort(all.begin(), all.end(), [&](const Strength& a, const Strength& b) {
    return a.change(lag, date).mean > b.change(lag, date).mean;
  });
  for (const Strength& one : all) {
    const analysis::Mean& change = one.change(lag, date);
    io::CompareDot dot{held_at(*one.alone),     change.mean,         change.interval.low, change.interval.high,
                       change.told_from_zero(), label_of(*one.alone)};
    if (one.no_renting != nullptr) {
      const analysis::Mean& beside = one.no_renting->change[lag][date].difference;
      dot.beside = beside.mean, dot.beside_low = beside.interval.low, dot.beside_high = beside.interval.high;
      dot.beside_told = beside.told_from_zero();
    }
    chart.dots.push_back(std::move(dot));
  }
  io::Provenance run = call.job().identity;
  run.scenario = call.job().scenario.title;  // with what --set changed
  const io::CompareFrame frame{source_of(run), "", "", "", provenance_of(run)};
  return io::compare_dots(chart, frame, width);
}

/// What one lever does, as a sentence to quote.
io::Claim claim_of(const PowerCall& call, const study::PowerRow& row, std::size_t date) {
  const std::size_t lag = lag_of(call);
  const analysis::Mean& change = row.change[lag][date].difference;
  const std::string month = io::csv_month(call.dates[date]);
  io::Claim claim;
  claim.id =
      "power-" + std::string(model::kLeverRows[row.lever].name) + (row.highest ? "-highest-" : "-lowest-") + month;
  std::replace(claim.id.begin(), claim.id.end(), '_', '-');
  const bool same = change.mean == 0 && change.standard_error == 0;
  claim.sentence = "With " + held_at(row) + " from " + month_in_words(call.from()) + " on, in " + io::say_month(month) +
                   " " + lag_finding(change) + (same ? "" : " as the 99 % interval of the mean") + ", beside \"" +
                   call.job().scenario.title + "\" in the same worlds.";
  claim.metric = "gap_pace_months", claim.unit = "months", claim.month = month;
  claim.value = change.mean, claim.low = change.interval.low, claim.high = change.interval.high;
  claim.interval = "99 % interval of the mean paired difference", claim.told_from_zero = change.told_from_zero();
  claim.figures = {"power-" + month};
  return claim;
}

}  // namespace

std::string power_text(const PowerCall& call, const study::PowerTable& table) {
  std::string text = call.job().scenario.title + ": levers held from " + month_in_words(call.from()) + " on, " +
                     io::with_commas(call.run.replicates) + " worlds\n\n";
  for (std::size_t date = 0; date < call.dates.size(); ++date) {
    const io::Table shown = power_in_short(call, table, date);
    text += shown.title + "\n" + io::table_text(shown) + "\n";
    if (date + 1 == call.dates.size()) text += wrapped(shown.note, 100, 0) + "\n\n";
  }
  const io::Table inert = inert_levers(call, table);
  if (!inert.rows.empty()) text += inert.title + "\n" + io::table_text(inert);
  return plain(text);
}

io::Node power_node(const PowerCall& call, const study::PowerTable& table) {
  io::Node node = io::make_object();
  io::add_member(node, "levers", io::table_node(power_table(call, table)));
  io::Node& inert = io::add_member(node, "inert", io::make_list());
  for (const std::vector<io::Cell>& row : inert_levers(call, table).rows)
    inert.items.push_back(io::make_text(row.front().text));
  return node;
}

std::vector<io::Figure> power_figures(const PowerCall& call, const study::PowerTable& table) {
  return io::in_both_layouts([&](int width) {
    std::vector<io::Figure> figures;
    for (std::size_t date = 0; date < call.dates.size(); ++date) figures.push_back(figure_of(call, table, date, width));
    return figures;
  });
}

io::AnswerPage power_page(const PowerCall& call, const study::PowerTable& table) {
  const std::size_t lag = lag_of(call);
  io::AnswerPage page = page_about("What each policy lever can do: " + call.job().scenario.title,
                                   "power of every lever beside " + call.job().scenario.name, call.job().identity,
                                   io::csv_month(call.from() - 1));
  page.lead = title_of(strengths(table, lag, 0), lag, 0, month_in_words(call.dates.front())) + ".";
  page.caution = kMeanCaution;
  for (std::size_t date = 0; date < call.dates.size(); ++date)
    for (const Strength& one : strengths(table, lag, date))
      if (surely_matters(one.change(lag, date))) page.sentences.push_back(claim_of(call, *one.alone, date).sentence);
  io::PagePart all{"levers",
                   "Every lever",
                   "Every lever",
                   "At the end of its range that moves the lag most, alone and in company.",
                   {}};
  for (std::size_t date = 0; date < call.dates.size(); ++date) {
    all.tables.push_back(power_in_short(call, table, date));
    all.sentences = {all.tables.back().note};
  }
  page.parts = {all,
                {"inert",
                 "Levers that move nothing of it",
                 "Without effect",
                 "What they move instead.",
                 {inert_levers(call, table)}}};
  return page;
}

Texts power_texts(const PowerCall& call, const study::PowerTable& table) {
  const io::Provenance& run = call.job().identity;
  Texts texts;
  for (std::size_t date = 0; date < call.dates.size(); ++date)
    texts.tables.push_back(power_in_short(call, table, date));
  texts.tables.push_back(inert_levers(call, table));
  for (const study::PowerRow& row : table.rows)
    if (row.company == study::Company::kAlone)
      for (std::size_t date = 0; date < call.dates.size(); ++date) texts.claims.push_back(claim_of(call, row, date));
  texts.provenance = provenance_of(run);
  io::MethodsFacts facts;
  facts.run = run, facts.scenarios = {call.job().scenario.title};
  facts.ancestors = table.ancestors;
  facts.present = io::csv_month(call.from() - 1), facts.horizon = io::csv_month(call.job().scenario.setting.months - 1);
  texts.methods =
      io::methods_of_study(facts, "Each lever is held at the lowest and at the highest value of its range from " +
                                      month_in_words(call.from()) +
                                      " on, whatever is scheduled for it, and no reaction moves it. The same is done "
                                      "with renting abroad barred, with "
                                      "the moves that a lever needs to act at all, and, as a diagnosis, with every "
                                      "other channel closed from 2022 on. "
                                      "Differences are paired world by world.");
  return texts;
}

}  // namespace app
