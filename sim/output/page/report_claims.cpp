#include <algorithm>
#include <cmath>

#include "output/page/finding_parts.hpp"
#include "output/page/report_html.hpp"
#include "output/page/report_sections.hpp"
#include "output/page/template.hpp"
#include "output/words/charts_words.hpp"

namespace io {

namespace {

std::string share(double value) { return std::isfinite(value) ? say(value, Unit::kShare) : "\u2013"; }

/// "18.1 ± 0.7 %".
std::string share_with_error(double value, double error) {
  return std::isfinite(value) ? say_with_error(value, error, Unit::kShare) : "\u2013";
}

std::string factor_text(const ClaimWeight& row) {
  if (!(row.factor > 0)) return "no world has it";
  if (std::isfinite(row.log_factor_error) && row.log_factor_error <= 0) return "1 (the best)";
  const double error = std::exp(2 * row.log_factor_error);
  if (!std::isfinite(error)) return say(row.factor, Unit::kFactor) + " (from one ancestor)";
  return with_bounds(row.factor, row.factor / error, row.factor * error, Unit::kFactor);
}

Table weights_table(const ClaimsFinding& finding) {
  Table table{
      "",
      "What the record makes of the claims: weight before and after it, with its Monte Carlo standard error; how "
      "well the branch explains the record beside the best one (two standard errors); the weight after, had the "
      "prior odds been half or twice as high",
      "",
      {{"", "Claim", Unit::kCount, Look::kGroup},
       {"", "Branch"},
       {"", "Before", Unit::kShare},
       {"", "After", Unit::kShare},
       {"", "Bayes factor", Unit::kCount, Look::kFigures},
       {"", "After, odds halved, doubled", Unit::kCount, Look::kFigures}},
      {}};
  for (const ClaimWeight& row : finding.weights)
    table.row({name_in_words(row.claim), name_in_words(row.branch), row.prior,
               Cell(row.weight, share_with_error(row.weight, row.error)), factor_text(row),
               share(row.if_halved) + ", " + share(row.if_doubled)});
  return table;
}

/// A claim of which the record decides little leaves its weights where they were.
std::string weights_words(const ClaimsFinding& finding) {
  const ClaimWeight* most = nullptr;
  for (const ClaimWeight& row : finding.weights)
    if (most == nullptr || std::fabs(row.weight - row.prior) > std::fabs(most->weight - most->prior)) most = &row;
  if (most == nullptr) return "";
  return "The record moves \u201c" + name_in_words(most->branch) + "\u201d of \u201c" + name_in_words(most->claim) +
         "\u201d most, from " + share(most->prior) + " to " + share_with_error(most->weight, most->error) +
         ". Weights are those of all " + with_commas(static_cast<long long>(finding.origin.worlds)) +
         " worlds of the posterior. The table above has shares of the worlds that this run happened to "
         "draw from them, and so differs by the luck of the draw.";
}

struct Outcome {
  std::string metric, month;
};

std::vector<Outcome> outcomes_of(const ClaimsFinding& finding) {
  std::vector<Outcome> outcomes;
  for (const BranchOutcome& row : finding.branches)
    if (row.claim.empty()) outcomes.push_back({row.metric, row.month});
  return outcomes;
}

const BranchOutcome* find(const ClaimsFinding& finding, const Outcome& outcome, const std::string& claim,
                          const std::string& branch) {
  for (const BranchOutcome& row : finding.branches)
    if (row.metric == outcome.metric && row.month == outcome.month && row.claim == claim && row.branch == branch)
      return &row;
  return nullptr;
}

Table branches_table(const ClaimsFinding& finding, const std::vector<Outcome>& outcomes) {
  Table table{
      "",
      "Results where each branch holds, beside those over all worlds as they weigh: months, medians (9 worlds in "
      "10), and the share of worlds in which China is level or ahead",
      "",
      {{"", "Claim", Unit::kCount, Look::kGroup}, {"", "Branch"}},
      {}};
  for (const Outcome& outcome : outcomes) {
    table.columns.push_back({"", capitalised(name_in_words(outcome.metric)) + ", " + say_month(outcome.month)});
    table.columns.push_back({"", "at or below 0", Unit::kShare});
  }
  for (const BranchOutcome& first : finding.branches) {
    if (first.metric != outcomes[0].metric || first.month != outcomes[0].month) continue;
    std::vector<Cell> cells{first.claim.empty() ? "All, as they weigh" : name_in_words(first.claim),
                            name_in_words(first.branch)};
    for (const Outcome& outcome : outcomes) {
      const BranchOutcome* row = find(finding, outcome, first.claim, first.branch);
      const bool any = row != nullptr && std::isfinite(row->median);
      cells.emplace_back(any ? row->median : kUndefined,
                         any ? with_bounds(row->median, row->low, row->high, Unit::kMonths) : "no world");
      cells.emplace_back(any ? row->below_zero : kUndefined);
    }
    table.row(std::move(cells));
  }
  return table;
}

/// How far the branches take a median, and whether one turns its sign.
std::string branches_words(const ClaimsFinding& finding, const Outcome& outcome) {
  const BranchOutcome *all = find(finding, outcome, "", ""), *low = nullptr, *high = nullptr;
  std::string turns;
  for (const BranchOutcome& row : finding.branches) {
    if (row.claim.empty() || row.metric != outcome.metric || row.month != outcome.month || !std::isfinite(row.median))
      continue;
    if (low == nullptr || row.median < low->median) low = &row;
    if (high == nullptr || row.median > high->median) high = &row;
    if (std::isfinite(row.flips_at))
      turns += " Where \u201c" + name_in_words(row.branch) + "\u201d of \u201c" + name_in_words(row.claim) +
               "\u201d holds the median is " + say(row.median, Unit::kMonths) +
               " and has the other sign: it turns once that branch weighs " + share(row.flips_at) + " or more.";
  }
  if (all == nullptr || low == nullptr) return "";
  const auto named = [&](const BranchOutcome& row) {
    return say(row.median, Unit::kMonths) + " (" + name_in_words(row.claim) + ": " + name_in_words(row.branch) + ")";
  };
  return capitalised(name_in_words(outcome.metric)) + " in " + say_month(outcome.month) +
         ": the median over all worlds is " + say(all->median, Unit::kMonths) +
         " months; settling one claim takes it from " + named(*low) + " to " + named(*high) +
         ", within an interval of " + say_range(all->low, all->high, Unit::kMonths) + "." +
         (turns.empty() ? " In no branch does it have the other sign." : turns);
}

std::vector<std::string> settled_words(const ClaimsFinding& finding) {
  std::string before;
  std::vector<std::string> sentences;
  std::vector<const SettledLine*> told;
  std::size_t asked = 0;
  const auto flush = [&](const std::string& outcome) {
    if (asked == 0) return;
    std::stable_sort(told.begin(), told.end(),
                     [](const SettledLine* a, const SettledLine* b) { return a->narrowing > b->narrowing; });
    std::string text = capitalised(name_in_words(outcome)) + ": ";
    if (told.empty())
      text += "settling no single question of " + std::to_string(asked) + " narrows the interval by more than noise.";
    for (std::size_t i = 0; i < std::min<std::size_t>(told.size(), 3); ++i)
      text += (i == 0 ? "settling \u201c" : ", \u201c") + uncapitalised(name_in_words(told[i]->question)) +
              "\u201d takes off " + share_with_error(told[i]->narrowing, told[i]->error);
    if (!told.empty())
      text +=
          " of the interval's width; " + std::to_string(told.size()) + " of " + std::to_string(asked) +
          (told.size() == 1 ? " questions narrows it by more than noise." : " questions narrow it by more than noise.");
    sentences.push_back(text);
    told.clear(), asked = 0;
  };
  for (const SettledLine& line : finding.settled) {
    if (line.outcome != before) flush(before);
    before = line.outcome;
    ++asked;
    if (line.tells) told.push_back(&line);
  }
  flush(before);
  return sentences;
}

Table settled_table(const ClaimsFinding& finding) {
  Table table{
      "",
      "Share of the 90 % interval that goes on average once the question is settled, and how far the medians of "
      "any two ways that it may go lie apart at most (months; a claim's branches, a parameter's eighths), with "
      "standard errors",
      "",
      columns_headed({"Outcome", "Question", "Kind", "Narrower by", "Medians at most apart"}),
      {}};
  for (const SettledLine& line : finding.settled)
    table.row({name_in_words(line.outcome), name_in_words(line.question), line.is_claim ? "claim" : "parameter",
               Cell(line.narrowing, share_with_error(line.narrowing, line.error)),
               Cell(line.shift, say_with_error(line.shift, line.shift_error, Unit::kMonths))});
  return table;
}

Table v4_table(const ClaimsFinding& finding) {
  Table table{"",
              "Chips x months that each claim needs, chips at once over the length of a run, and their share of that "
              "source's stock: medians (9 worlds in 10) of the worlds in which it holds",
              "",
              columns_headed({"If V4 was trained", "Part of the run", "Chip", "Chips x months", "Chips at once",
                              "Share of the stock"}),
              {}};
  table.columns[1].unit = Unit::kShare;
  for (const V4Line& line : finding.v4)
    table.row({name_in_words(line.claim), line.part, line.chip,
               Cell(line.months, with_bounds(line.months, line.months_low, line.months_high, Unit::kCount)),
               Cell(line.chips, with_bounds(line.chips, line.chips_low, line.chips_high, Unit::kCount)),
               Cell(line.share,
                    with_bounds(line.share, line.share_low, line.share_high, Unit::kShare) + " of " + line.source)});
  return table;
}

/// What the claims about V4 say of the controls.
std::string v4_words(const ClaimsFinding& finding) {
  std::vector<std::string> few;
  for (const V4Line& line : finding.v4) {
    const std::string name = "\u201c" + name_in_words(line.claim) + "\u201d";
    if (line.hardly_tests && std::find(few.begin(), few.end(), name) == few.end()) few.push_back(name);
  }
  std::string names;
  for (std::size_t i = 0; i < few.size(); ++i) names += (i == 0 ? "" : i + 1 == few.size() ? " or " : ", ") + few[i];
  return few.empty()
             ? "Every one of these claims needs a twentieth or more of its source's stock: which of them is true "
               "says something of the controls."
             : "A few per cent of a stock are always to be found: whether " + names +
                   " is true hardly tests the controls, which bound the stock and not one run.";
}

Value v4_part(const ClaimsFinding& finding) {
  if (finding.v4.empty()) return false;
  return Values{{"flop", say(finding.v4_flop, Unit::kCount)},
                {"figures", finding.v4_figures},
                {"table", table_html(v4_table(finding))},
                {"hardly", v4_words(finding)}};
}

Value by_branch(const ClaimsFinding& finding) {
  const std::vector<Outcome> outcomes = outcomes_of(finding);
  if (outcomes.empty()) return false;
  ValueList words;
  for (const Outcome& outcome : outcomes) words.emplace_back(branches_words(finding, outcome));
  return Values{{"words", words}, {"table", table_html(branches_table(finding, outcomes))}};
}

}  // namespace

std::string claims_found(const ReportData& report) {
  if (!report.findings.claims) return absent_note(report, report.findings.no_claims);
  const ClaimsFinding& finding = *report.findings.claims;
  return filled("claims.mustache", {{"moved", weights_words(finding)},
                                    {"weights", table_html(weights_table(finding))},
                                    {"branches", by_branch(finding)},
                                    {"settled", sentence_list(settled_words(finding))},
                                    {"figures", found_figures(report, finding.charts)},
                                    {"questions", table_html(settled_table(finding))},
                                    {"v4", v4_part(finding)},
                                    {"origin", origin_note(report, finding.origin)}});
}

std::vector<PagePart> claims_parts(const ClaimsFinding& finding) {
  const std::vector<Outcome> outcomes = outcomes_of(finding);
  PagePart branches{"branches",
                    "By branch of the contested claims",
                    "By branch",
                    "What the outcomes are where each contested claim is settled one way.",
                    {}};
  for (const Outcome& outcome : outcomes) branches.sentences.push_back(branches_words(finding, outcome));
  if (!outcomes.empty()) branches.tables.push_back(branches_table(finding, outcomes));
  PagePart v4{"v4", "What each claim about V4 needs", "V4", "Chips, months, and shares of what there was.", {}};
  if (!finding.v4.empty()) v4.tables = {v4_table(finding)}, v4.sentences = {v4_words(finding)};
  return {{"settled",
           "Every question, settled",
           "Every question",
           "What goes of the interval, and how far medians lie apart.",
           {settled_table(finding)}},
          branches,
          {"weights",
           "What the record makes of the contested claims",
           "Weights",
           "Before and after the record.",
           {weights_table(finding)}},
          v4};
}

}  // namespace io
