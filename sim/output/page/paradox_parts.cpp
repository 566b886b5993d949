#include <algorithm>
#include <array>
#include <cmath>

#include "output/page/finding_parts.hpp"
#include "output/words/charts_words.hpp"
#include "output/words/lag_words.hpp"

namespace io {

namespace {

/// To a tenth, as the chart says them: so that a reader can add them up.
std::string months(double value) { return say_tenths(value); }

std::string months_with_range(double value, double low, double high) {
  return months(value) + " (" + months(low) + " to " + months(high) + ")";
}

/// As exact as redoing the sum needs.
std::string value_of(const TwinLine& line) {
  if (line.unit == "months") return months(line.value) + " months";
  if (line.unit == "H100e") return with_commas(std::llround(line.value / 1000) * 1000) + " H100e";
  return months(line.value) + (line.unit == "1" ? "" : " times a year");
}

const ParadoxTerm* term_of(const ParadoxDate& date, const std::string& name) {
  for (const ParadoxTerm& term : date.terms)
    if (term.name == name) return &term;
  return nullptr;
}

}  // namespace

/// The split that a reader can redo: a row a line, a column a date.
Table twin_words(const ParadoxFinding& finding) {
  Table table{"",
              "By hand, in ten lines: what a ratio of compute alone would cost, and what is left to explain",
              "",
              {{"", "Line"}},
              {}};
  for (const ParadoxDate& date : finding.dates) table.columns.push_back({"", say_month(date.month)});
  table.columns.push_back({"", "How"});
  for (const TwinLine& first : finding.twin) {
    if (finding.dates.empty() || first.month != finding.dates.front().month) continue;
    std::vector<Cell> cells{std::to_string(first.line) + ". " + first.what};
    for (const ParadoxDate& date : finding.dates) {
      Cell value(kUndefined);
      for (const TwinLine& line : finding.twin)
        if (line.month == date.month && line.line == first.line) value = Cell(line.value, value_of(line));
      cells.push_back(std::move(value));
    }
    cells.emplace_back(first.how);
    table.row(std::move(cells));
  }
  return table;
}

/// What is left of the last line, and which steps carry it; then what the split does not reach, said as plainly.
std::vector<std::string> residual_words(const ParadoxFinding& finding) {
  const ParadoxDate& date = finding.dates.back();
  const ParadoxTerm *naive = term_of(date, "naive"), *observed = term_of(date, "observed");
  if (naive == nullptr || observed == nullptr) return {};
  std::vector<const ParadoxTerm*> steps;
  bool after = false;  // the steps between the two levels
  for (const ParadoxTerm& term : date.terms) {
    if (&term == observed) break;
    if (after && !term.level) steps.push_back(&term);
    after = after || &term == naive;
  }
  std::stable_sort(steps.begin(), steps.end(),
                   [](const ParadoxTerm* a, const ParadoxTerm* b) { return a->months < b->months; });
  std::string text = "In " + say_month(date.month) + " the rule of thumb puts China " +
                     months_with_range(naive->months, naive->low, naive->high) + " months behind; " +
                     months_with_range(observed->months, observed->low, observed->high) +
                     " are what benchmarks would show (means). The model splits the difference of " +
                     months(observed->months - naive->months) + " months into steps that add up to it:";
  for (const ParadoxTerm* step : steps)
    text += " " +
            std::string(step == steps.front()  ? ""
                        : step == steps.back() ? "and "
                                               : "") +
            step->label + " " + (step->months > 0 ? "+" : "") + months(step->months) +
            (step == steps.back() ? "." : ",");
  std::string unsure;
  for (const ParadoxTerm* step : steps)
    if (step->low < 0 && step->high > 0) unsure += (unsure.empty() ? "" : ", ") + step->label;
  if (!unsure.empty()) text += " Of these the interval leaves open even the sign of: " + unsure + ".";
  std::vector<std::string> words{text};
  const std::string open = documented_lag_words(finding.lags, date.month, static_cast<double>(finding.origin.worlds));
  if (!open.empty()) words.emplace_back(open);
  return words;
}

Table split_words(const ParadoxFinding& finding) {
  Table table{"",
              "Months: means (9 worlds in 10). Levels (=) are the sums of what stands before them. Left to itself: own "
              "research, imitation, distillation, concentration and the flattering measure closed, compute as it is.",
              "",
              {{"", "Step"}},
              {}};
  for (const ParadoxDate& date : finding.dates) {
    table.columns.push_back({"", say_month(date.month)});
    table.columns.push_back({"", "before the fit"});
  }
  for (std::size_t i = 0; i < finding.dates.front().terms.size(); ++i) {
    const ParadoxTerm& first = finding.dates.front().terms[i];
    std::vector<Cell> cells{(first.level ? "= " : "") + first.label};
    for (const ParadoxDate& date : finding.dates) {
      const ParadoxTerm& term = date.terms.at(i);
      cells.emplace_back(term.months, months_with_range(term.months, term.low, term.high));
      cells.emplace_back(term.prior_months, months_with_range(term.prior_months, term.prior_low, term.prior_high));
    }
    table.row(std::move(cells));
  }
  return table;
}

Table scaled_words(const ParadoxFinding& finding) {
  constexpr std::array kShown{"naive",        "residual",      "own_efficiency", "imitation",
                              "distillation", "concentration", "flattery",       "observed"};
  const std::vector<ParadoxTerm>& terms = finding.dates.back().terms;
  Table table{"",
              "Split of " + say_month(finding.dates.back().month) +
                  ", means in months. Worlds from the posterior count by what the record then makes of them; worth: "
                  "effective worlds, and below " +
                  say(finding.few_worlds, Unit::kFactor) +
                  " the record all but rules the scaled prior out, or it needs a fit of its own",
              "",
              columns_headed({"Channel", "Prior", "Worlds from", "Worth"}),
              {}};
  table.columns.back().unit = Unit::kFactor;
  for (const char* name : kShown)
    if (const ParadoxTerm* term = term_of(finding.dates.back(), name)) table.columns.push_back({"", term->label});
  for (const ParadoxScaled& scaled : finding.scaled) {
    std::vector<Cell> cells{scaled.channel, scaled.factor < 1 ? "halved" : "doubled", scaled.draws,
                            scaled.effective_worlds};
    for (const char* name : kShown)
      for (std::size_t i = 0; i < terms.size(); ++i)
        if (terms[i].name == name) cells.emplace_back(scaled.months.at(i), months(scaled.months.at(i)));
    table.row(std::move(cells));
  }
  return table;
}

std::vector<PagePart> paradox_parts(const ParadoxFinding& finding) {
  if (finding.dates.empty()) return {};
  std::vector<PagePart> parts{{"twin",
                               "By hand, in ten lines",
                               "By hand",
                               "What a ratio of compute alone would cost, and what is left to explain.",
                               {twin_words(finding)}},
                              {"split",
                               "Every date, with the priors beside it",
                               "Every date",
                               "The same levels and steps at the ends of earlier years, and before the fit.",
                               {split_words(finding)}}};
  if (!finding.scaled.empty())
    parts.push_back({"scaled",
                     "When a channel's prior is halved or doubled",
                     "Halved and doubled",
                     "How the split changes with what is supposed of one channel.",
                     {scaled_words(finding)}});
  return parts;
}

}  // namespace io
