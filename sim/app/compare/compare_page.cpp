#include "app/compare/compare_page.hpp"

#include <algorithm>

#include "app/publish/answer.hpp"
#include "input/json/input_values.hpp"
#include "output/words/charts_words.hpp"
#include "telling/compare/change_words.hpp"
#include "telling/compare/compare_answer.hpp"
#include "telling/compare/compare_words.hpp"
#include "telling/compare/outcome_words.hpp"

namespace app {

namespace {

/// Few scenarios stand beside each other, outcomes below each other.
constexpr std::size_t kMostColumns = 4;

io::Table words_table(std::string title, const std::vector<std::string>& headings) {
  return {"", std::move(title), "There is nothing to show.", io::columns_headed(headings), {}};
}

bool is_short(const study::ComparisonFindings& f) { return f.comparison.scenarios.size() - 1 <= kMostColumns; }

std::string change_cell(const study::ComparisonFindings& f, std::size_t s, std::size_t o, int month) {
  return change_in_words(study::change_at(f.comparison.scenarios[s], o, month).difference, f.plan.outcomes[o],
                         is_short(f) ? Errors::kShown : Errors::kLeftOut);
}

std::string level_cell(const study::ComparisonFindings& f, std::size_t o, std::size_t date) {
  const study::Compared& reference = f.comparison.reference();
  return level_in_words(study::level_of(reference.at[o][date], reference.clusters, f.plan.outcomes[o]),
                        f.plan.outcomes[o]);
}

/// What the only scenario beside the reference does in nine worlds of ten.
std::string spread_cell(const study::ComparisonFindings& f, std::size_t o, int month) {
  const study::Compared& scenario = f.comparison.scenarios.back();
  std::string words = spread_in_words(scenario.spread[o][static_cast<std::size_t>(month)], f.plan.outcomes[o]);
  if (!words.empty()) return words;
  return f.plan.outcomes[o].stepwise ? "moves in steps" : "other worlds";
}

std::string caption(const study::ComparisonFindings& f, std::size_t date) {
  return month_in_words(f.plan.dates[date]) + ": the means under " + f.comparison.reference().name +
         ", and the mean differences to them" + (is_short(f) ? ", with standard errors" : "") +
         "; in brackets the 99 % intervals of those means: how sure a mean is, not how far worlds differ. "
         "Indistinguishable: the interval contains zero. The means of skewed outcomes lie above the medians that a run "
         "tells.";
}

io::Table outcomes_below(const study::ComparisonFindings& f, std::size_t date) {
  io::Table table = words_table(caption(f, date), {"Outcome", f.comparison.reference().name});
  const std::size_t scenarios = f.comparison.scenarios.size();
  for (std::size_t s = 1; s < scenarios; ++s) table.columns.push_back({"", f.comparison.scenarios[s].name});
  const bool spreads = scenarios == 2;  // where there is room for another column
  if (spreads) table.columns.push_back({"", "In nine worlds of ten"});
  for (std::size_t o = 0; o < f.plan.outcomes.size(); ++o) {
    std::vector<io::Cell> row{heading_of(f.plan.outcomes[o]), level_cell(f, o, date)};
    for (std::size_t s = 1; s < scenarios; ++s) row.emplace_back(change_cell(f, s, o, f.plan.dates[date]));
    if (spreads) row.emplace_back(spread_cell(f, o, f.plan.dates[date]));
    table.row(std::move(row));
  }
  return table;
}

io::Table scenarios_below(const study::ComparisonFindings& f, std::size_t date) {
  io::Table table = words_table(caption(f, date), {"Scenario"});
  std::vector<std::size_t> shown;
  for (const char* name : {"gap_pace", "gap_standing", "serving_cn", "lost_revenue", "receipts"})
    shown.push_back(study::find_outcome(f.plan.outcomes, name));
  for (const std::size_t o : shown) table.columns.push_back({"", heading_of(f.plan.outcomes[o])});
  std::vector<io::Cell> reference{f.comparison.reference().name};
  for (const std::size_t o : shown) reference.emplace_back(level_cell(f, o, date));
  table.row(std::move(reference));
  for (std::size_t s = 1; s < f.comparison.scenarios.size(); ++s) {
    std::vector<io::Cell> row{f.comparison.scenarios[s].name};
    for (const std::size_t o : shown) row.emplace_back(change_cell(f, s, o, f.plan.dates[date]));
    table.row(std::move(row));
  }
  return table;
}

io::Table money_words(const study::ComparisonFindings& f) {
  io::Table table = words_table(kMoneyNote + std::string("."), {"Scenario", "By", "Rate"});
  for (const study::MoneyRate& rate : f.rates) {
    if (!is_short(f) && (rate.month != f.plan.dates.back() || !rate.rate.exists)) continue;
    table.row({f.comparison.scenarios[rate.scenario].name, month_in_words(rate.month), rate_sentence(rate)});
  }
  return table;
}

/// The lag at the present pace at the last date by branch, for few scenarios.
io::Table branch_words(const study::ComparisonFindings& f) {
  const std::size_t lag = study::find_outcome(f.plan.outcomes, "gap_pace");
  io::Table table =
      words_table("Difference of the lag at the present pace in " + month_in_words(f.plan.dates.back()) +
                      ", months, where each contested claim is settled one way, with 99 % intervals; and the weight "
                      "of the branch at which the difference would change its sign.",
                  {"Branch", "Weight", "Scenario", "Difference where it holds", "Sign flips at"});
  for (const study::BranchDifference& row : f.branches) {
    if (row.outcome != lag || row.month != f.plan.dates.back()) continue;
    const std::string flip =
        !row.flip ? "no weight"
                  : io::say(*row.flip, io::Unit::kShare) + (row.flip_is_told() ? "" : " (not told from chance)");
    table.row({study::branch_name(row.hypothesis, row.branch), io::say(row.weight, io::Unit::kShare),
               f.comparison.scenarios[row.scenario].name, change_in_words(row.inside, f.plan.outcomes[lag]), flip});
  }
  return table;
}

io::Table regret_words(const study::ComparisonFindings& f) {
  const study::Outcome& objective = f.plan.outcomes[f.plan.objective];
  io::Table table = words_table(
      "Regret: how far each scenario falls short of the best of them, by " + label_of(objective) + " in " +
          month_in_words(f.plan.dates.back()) + " (" + (f.plan.more_is_better ? "more" : "less") +
          " is better): on average over all worlds, and at most where one contested claim is settled one way.",
      {"Scenario", "Mean", "Short of the best, on average", "Short of the best, at most", "Where that is"});
  const auto said = [&](double value, double error) { return io::say_with_error(value, error, objective.unit); };
  for (const study::Regret& row : f.regrets)
    table.row({f.comparison.scenarios[row.scenario].name, said(row.objective.mean, row.objective.standard_error),
               said(row.of_means, row.to_best.standard_error), said(row.worst, row.worst_error),
               row.worst_at.empty() ? "nowhere" : row.worst_at});
  return table;
}

/// In how many worlds each reaction happens under each scenario, in the order in which scenarios first have them.
io::Table reaction_words(const study::ComparisonFindings& f) {
  io::Table table = words_table("Worlds in which a government does this by itself at least once up to " +
                                    month_in_words(f.plan.months() - 1) + ".",
                                {"Reaction", "Government"});
  std::vector<study::Reacted> known;
  for (const study::Compared& scenario : f.comparison.scenarios) {
    table.columns.push_back({"", scenario.name});
    for (const study::Reacted& one : scenario.reacted)
      if (std::none_of(known.begin(), known.end(), [&](const study::Reacted& two) { return two.id == one.id; }))
        known.push_back(one);
  }
  for (const study::Reacted& one : known) {
    std::vector<io::Cell> row{one.id, one.actor};
    for (const study::Compared& scenario : f.comparison.scenarios) {
      const study::Reacted* there = study::find_reaction(scenario, one.id);
      row.emplace_back(there ? io::say_in_hundred(there->share, static_cast<double>(scenario.clusters.size()))
                             : "no such rule");
    }
    table.row(std::move(row));
  }
  return table;
}

/// What each scenario is, in its own words: the reference's are the ground of all.
io::Table compared_words(const study::ComparisonFindings& f) {
  io::Table table = words_table("The scenarios in their own words; the first is what the others are held against.",
                                {"Scenario", "Title", "What it says"});
  for (const study::Job& job : f.plan.run.jobs)
    table.row({job.scenario.name, job.scenario.title, job.scenario.description});
  return table;
}

/// To quote. Of few scenarios their pairs, how worlds spread, when they are clear and what they earn; of more the pairs at
/// the last date; of many the best, since charts and tables show the others.
std::vector<std::string> sentences_of(const study::ComparisonFindings& f) {
  const std::string last = "-pair-" + io::month_text(f.plan.dates.back());
  const bool pairs = f.comparison.scenarios.size() - 1 <= kMostDrawn;
  std::vector<std::string> sentences;
  for (const io::Claim& claim : comparison_claims(f)) {
    bool told = claim.id.starts_with("best-") || (pairs && claim.id.ends_with(last));
    for (const char* kind : {"-pair-", "-widens-", "-serves-", "-clear-", "-rate-receipts-"})
      told = told || (is_short(f) && claim.id.find(kind) != std::string::npos);
    if (told) sentences.push_back(claim.sentence);
  }
  return sentences;
}

/// The reference is no standstill where its governments go on reacting.
std::string caution_of(const study::ComparisonFindings& f) {
  if (f.plan.run.jobs.front().scenario.setting.reactions.empty()) return kMeanCaution;
  return std::string(kMeanCaution) +
         " Under the reference, too, governments go on reacting, and may do by themselves what a scenario does at "
         "once: "
         "see what governments do by themselves, below; the scenario status-quo is without.";
}

}  // namespace

io::AnswerPage comparison_page(const study::ComparisonFindings& f) {
  const auto& scenarios = f.comparison.scenarios;
  const std::string title = scenarios.size() == 2 ? scenarios[1].title
                                                  : std::to_string(scenarios.size() - 1) + " scenarios against \"" +
                                                        scenarios[0].title + "\"";
  std::string names;
  for (const study::Compared& scenario : scenarios) names += (names.empty() ? "comparison of " : ", ") + scenario.name;
  io::AnswerPage page = page_about(title, names, f.plan.reference().identity, io::month_text(f.plan.present()));
  page.kicker = "Compared with \"" + scenarios[0].title + "\", in the same worlds under each scenario. " + page.kicker;
  page.lead = answer_of(f), page.caution = caution_of(f), page.sentences = sentences_of(f);
  page.front = draws_dots(f) ? dots_name("gap_pace", answer_date(f)) : change_name(scenarios[1]);
  io::PagePart outcomes{kOutcomesPart, "Outcomes and costs", "Outcomes and costs", "", {}};
  for (std::size_t date = 0; date < f.plan.dates.size(); ++date)
    outcomes.tables.push_back(is_short(f) ? outcomes_below(f, date) : scenarios_below(f, date));
  io::PagePart money{
      kMoneyPart, "Money for lag", "Money for lag", "What a month of lag is paid with, by scenario and date.", {}};
  if (!f.rates.empty()) money.tables.push_back(money_words(f));
  io::PagePart branches{kBranchesPart,
                        "By branch of the contested claims",
                        "By branch",
                        "What the differences are where each contested claim is settled one way.",
                        {}};
  if (is_short(f) && !f.branches.empty()) branches.tables.push_back(branch_words(f));
  branches.tables.push_back(regret_words(f));
  io::PagePart reactions{"reactions",
                         "What governments do by themselves",
                         "Reactions",
                         "In how many worlds each rule of reaction acts, under each scenario.",
                         {}};
  if (io::Table table = reaction_words(f); is_short(f) && !table.rows.empty())
    reactions.tables.push_back(std::move(table));
  page.parts = {
      outcomes,
      money,
      branches,
      reactions,
      {"compared", "What is compared", "What is compared", "Each scenario in its own words.", {compared_words(f)}}};
  return page;
}

}  // namespace app
