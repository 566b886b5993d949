#include "app/compare.hpp"

#include <cmath>

#include "app/compare_write.hpp"
#include "app/notes.hpp"
#include "app/words.hpp"
#include "app/write_run.hpp"
#include "base/error.hpp"
#include "io/text/charts_words.hpp"
#include "io/text/input_values.hpp"
#include "parallel/interrupt.hpp"
#include "parallel/progress.hpp"

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
  TextTable table({kLeft, kLeft, kLeft, kLeft, kLeft});
  const int month = f.plan.dates[date];
  table.heading(io::say_month(io::month_text(month)));
  table.row({"  policy", "lag by trend, months", "what China can serve", "China trails more", "receipts since 2022"});
  const auto cell = [&](const Compared& scenario, const char* name) {
    const std::size_t o = find_outcome(f.plan.outcomes, name);
    return change_in_words(change_at(scenario, o, month).difference, f.plan.outcomes[o]);
  };
  for (const Compared& scenario : f.comparison.scenarios) {
    if (scenario.change.empty()) continue;
    const analysis::Paired& gap = change_at(scenario, find_outcome(f.plan.outcomes, "gap_trend"), month);
    const std::string worlds = scenario.same_worlds
                                   ? "in " + io::say_frequency(gap.above, static_cast<double>(gap.difference.worlds))
                                   : "other worlds";
    table.row({"  " + scenario.name, cell(scenario, "gap_trend"), cell(scenario, "serving_cn"), worlds,
               cell(scenario, "receipts")});
  }
  return table.text();
}

std::string clear_text(const ComparisonFindings& f) {
  using enum TextTable::Align;
  TextTable table({kLeft, kLeft, kLeft, kLeft});
  table.row(
      {"The difference is clear from", "lag by trend", "lag, mean of 12 months", "pairing narrowed the error by"});
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

std::string rates_text(const ComparisonFindings& f) {
  if (f.comparison.scenarios.size() - 1 > kMostDrawn) return "Money for a month of lag is in tables/break-even.md.\n";
  std::string text;
  for (const MoneyRate& rate : f.rates)
    text += "  " + f.comparison.scenarios[rate.scenario].name + ", " + io::say_month(io::month_text(rate.month)) +
            ": " + rate.sentence() + "\n";
  return text.empty() ? text : "Money since 2022 for a month of lag\n" + text;
}

std::string console_text(const ComparisonFindings& f) {
  std::string text = heading(f) + "\n";
  for (std::size_t date = 0; date < f.plan.dates.size(); ++date) text += table_at(f, date) + "\n";
  text += clear_text(f) + "\n" + rates_text(f);
  for (const Compared& scenario : f.comparison.scenarios)
    if (!scenario.same_worlds)
      text += scenario.name + " weighs contested claims otherwise: its worlds are others, only means are compared.\n";
  return plain(text);
}

io::Node comparison_node(const ComparisonFindings& f, const std::vector<io::Sheet>& sheets) {
  io::Node node = io::make_object();
  io::add_member(node, "reference", io::make_text(f.comparison.reference().name));
  io::add_member(node, "worlds", io::make_number(f.plan.run.replicates));
  io::add_member(node, "seed", io::make_text(std::to_string(f.plan.run.seed)));
  for (const io::Sheet& sheet : sheets) io::add_member(node, sheet.name, io::sheet_node(sheet));
  return node;
}

}  // namespace

ExitCode compare(const CompareOptions& options, const Console& console) {
  const ComparePlan plan = plan_compare(options);
  const double start = steady_seconds();
  const parallel::Interrupt interrupt;
  for (const Job& job : plan.run.jobs) note_what_never_acts(job.scenario, console);
  const bool show_progress = !console.quiet && parallel::stderr_is_terminal();
  const std::optional<Comparison> comparison = run_comparison(plan, show_progress, interrupt.requested());
  if (!comparison) return kStopped;
  const ComparisonFindings findings = findings_of(plan, *comparison);
  const std::vector<io::Sheet> sheets = comparison_sheets(findings);
  if (!write_comparison(findings, sheets, options.data, start, interrupt.requested(), console)) return kStopped;
  if (console.json)
    console.print(comparison_node(findings, sheets));
  else
    console.out << console_text(findings);
  if (comparison->scenarios.size() - 1 > kMostDrawn)
    console.note("Fan charts are drawn of the first " + std::to_string(kMostDrawn) +
                 " scenarios; the dot charts show all.");
  console.note("Results are in " + plan.target.string() + ": open compare.html");
  return kDone;
}

}  // namespace app
