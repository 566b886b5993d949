#include <cmath>
#include <utility>

#include "app/paradox/paradox_words.hpp"
#include "app/publish/waterfalls.hpp"
#include "input/csv/csv.hpp"
#include "output/page/finding_parts.hpp"
#include "output/words/charts_words.hpp"

namespace app {

namespace {

/// What stands between the first level and the second, which is China left to itself, is one step here: none of it is a
/// channel. How far worlds differ in a sum does not follow from its parts, so it has no interval.
std::vector<io::WaterfallStep> steps_of(const study::Split& split) {
  std::vector<io::WaterfallStep> steps;
  io::WaterfallStep before{"Methods standing still", 0, io::kUndefined, io::kUndefined};
  int levels = 0;
  for (std::size_t term = study::kNaive; term < study::kTerms; ++term) {
    const study::Estimate& spread = split.terms[term];
    const bool level = study::term_row(term).level;
    if (level && ++levels == 2) steps.push_back(before);
    if (levels == 1 && !level)
      before.value += spread.mean;
    else
      steps.push_back({std::string(term_label(term)), spread.mean, spread.interval.low, spread.interval.high, level});
  }
  return steps;
}

/// The steps of the chart in numbers, and before the fit.
io::Table step_words(const std::vector<study::ParadoxCase>& cases) {
  const study::Split &fitted = cases[0].splits.back(), &prior = cases[1].splits.back();
  io::Table table;
  table.title = io::say_month(io::csv_month(fitted.month)) +
                ", months: means (9 worlds in 10). Levels (=) are the sums of what stands before them.";
  table.columns = {{"", "Step"}, {"", "Months"}, {"", "Before the fit"}};
  const std::vector<io::WaterfallStep> after = steps_of(fitted), before = steps_of(prior);
  const auto said = [](const io::WaterfallStep& step) {
    if (std::isnan(step.low)) return io::say_tenths(step.value);
    return io::say_tenths(step.value) + " (" + io::say_tenths(step.low) + " to " + io::say_tenths(step.high) + ")";
  };
  for (std::size_t i = 0; i < after.size(); ++i)
    table.row({(after[i].total ? "= " : "") + after[i].label, io::Cell(after[i].value, said(after[i])),
               io::Cell(before[i].value, said(before[i]))});
  return table;
}

}  // namespace

io::Figure paradox_figure(const ParadoxInquiry& inquiry, const study::ParadoxCase& posterior) {
  const study::Split& last = posterior.splits.back();
  io::WaterfallChart chart;
  chart.name = "paradox", chart.caption = "From total compute to the observed lag";
  chart.title = "Total compute alone would put China " + months_of(last.terms[study::kNaive]) + " behind; " +
                months_of(last.terms[study::kObserved]) + " are what benchmarks would show" +
                documented_range(inquiry, posterior);
  chart.subtitle =
      "Months of lag, from the rule of thumb (13-fold frontier growth a year) to what is observed. Lines: 9 worlds in "
      "10. "
      "Methods standing still: those of 2022, with China's distance of then. Left to itself: the channels below "
      "closed, "
      "compute as it is. Their steps are Shapley values.";
  chart.source = source_of(identity_of(inquiry));
  chart.provenance = provenance_of(identity_of(inquiry));
  chart.alt = chart.title + ".";
  const std::string when = io::say_month(io::csv_month(last.month));
  chart.panels = {{when, io::waterfall(steps_of(last))}};
  chart.alt += " " + when + ":";
  for (std::size_t term = study::kNaive; term < study::kTerms; ++term)
    chart.alt += " " + std::string(term_label(term)) + " " + months_of(last.terms[term]) + ".";
  return io::in_both_layouts([&](int width) { return io::waterfall_figure(chart, width); });
}

io::AnswerPage paradox_page(const ParadoxInquiry& inquiry, const std::vector<study::ParadoxCase>& cases,
                            const io::Figure& figure) {
  const io::ParadoxFinding found = paradox_finding(inquiry, cases, figure);
  io::AnswerPage page =
      page_about("How can so little compute stay so close?", "split of the paradox under " + inquiry.fitted.name,
                 identity_of(inquiry), io::csv_month(inquiry.fitted.setting.present));
  page.lead = figure.title + ".";
  page.caution =
      "In brackets: 9 in 10 simulated worlds. They carry what is unsure within the model, and no error of the model "
      "itself.";
  page.parts = {
      {"steps", "From total compute to the observed lag", "Steps", "", {step_words(cases)}, io::residual_words(found)}};
  for (io::PagePart& part : io::paradox_parts(found)) page.parts.push_back(std::move(part));
  return page;
}

}  // namespace app
