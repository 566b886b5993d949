#include "app/compare/compare_charts.hpp"

#include <algorithm>
#include <cmath>

#include "app/publish/waterfalls.hpp"
#include "input/json/input_values.hpp"
#include "output/words/charts_words.hpp"
#include "telling/compare/change_words.hpp"
#include "telling/compare/compare_answer.hpp"

namespace app {

namespace {

constexpr int kBefore = 6;  ///< months that a chart shows before anything differs

/// The first month in which any scenario of the same worlds differs in what the charts show; the present if that comes
/// first.
int first_month(const study::ComparisonFindings& f) {
  const std::size_t gap = study::find_outcome(f.plan.outcomes, "gap_pace"),
                    serving = study::find_outcome(f.plan.outcomes, "serving_cn");
  int first = std::min(f.plan.present(), f.plan.months() - 1);
  for (const study::Compared& scenario : f.comparison.scenarios) {
    if (scenario.change.empty() || !scenario.same_worlds) continue;
    for (const std::size_t o : {gap, serving})
      for (int m = 0; m < first; ++m)
        if (std::abs(study::change_at(scenario, o, m).difference.mean) > 0) first = m;
  }
  return std::max(0, first - kBefore);
}

io::CompareFrame frame_of(const study::ComparisonFindings& f) {
  io::Provenance run = f.plan.reference().identity;
  if (f.comparison.scenarios.size() == 2)
    run.scenario = f.comparison.scenarios[1].name + " against " + run.scenario;
  else
    run.scenario = std::to_string(f.comparison.scenarios.size() - 1) + " scenarios against " + run.scenario;
  return {source_of(run), io::month_text(first_month(f)), io::month_text(f.plan.months() - 1),
          io::month_text(f.plan.present()), provenance_of(run)};
}

std::vector<io::CompareChange> changes_of(const study::ComparisonFindings& f, const study::Compared& scenario,
                                          const char* outcome) {
  const std::size_t o = study::find_outcome(f.plan.outcomes, outcome);
  const bool ratio = f.plan.outcomes[o].is_ratio();
  const auto read = [ratio](double value) { return ratio ? std::expm1(value) : value; };
  std::vector<io::CompareChange> rows;
  for (std::size_t m = 0; m < scenario.change[o].size(); ++m) {
    const analysis::Mean& change = scenario.change[o][m].difference;
    const study::Spread& spread = scenario.spread[o][m];
    rows.push_back({io::month_text(static_cast<int>(m)), read(change.mean), read(change.interval.low),
                    read(change.interval.high), read(spread.p05), read(spread.p95)});
  }
  return rows;
}

/// Widens an axis to what the rows show.
void reach(const std::vector<io::CompareChange>& rows, double& low, double& high) {
  for (const io::CompareChange& row : rows)
    for (const double value : {row.low, row.high, row.p05, row.p95})
      if (std::isfinite(value)) low = std::fmin(low, value), high = std::fmax(high, value);
}

/// How many of the scenarios differ, in words for a title that the intervals support.
std::string dots_title(const io::CompareDots& chart, const std::string& what, const std::string& reference,
                       const std::string& month) {
  const bool share = chart.unit == io::Unit::kShare;
  const double least = share ? study::kShareThatMatters : study::kMonthsThatMatter;
  const auto far = [least](const io::CompareDot& dot) { return dot.low > least || dot.high < -least; };
  const auto much = std::count_if(chart.dots.begin(), chart.dots.end(), far);
  const auto untold =
      std::count_if(chart.dots.begin(), chart.dots.end(), [](const io::CompareDot& dot) { return !dot.told; });
  const auto slightly = static_cast<std::ptrdiff_t>(chart.dots.size()) - much - untold;  // or it may be so
  const std::string all = std::to_string(chart.dots.size()), when = " in " + month;
  const std::string amount = share ? " by more than 1 %" : " by more than a tenth of a month";
  std::string title = (much == 0 ? "None" : std::to_string(much)) + " of " + all + " scenarios clearly " +
                      (much > 1 ? "change " : "changes ") + what + amount + when;
  if (slightly > 0)
    title += ", " + std::to_string(slightly) +
             (slightly == 1 ? " changes it by less, or may" : " change it by less, or may");
  if (untold > 0) title += "; " + std::to_string(untold) + " cannot be told from " + reference;
  const auto far_out = [](const io::CompareDot& a, const io::CompareDot& b) {
    return std::abs(a.value) < std::abs(b.value);
  };
  const auto most = std::max_element(chart.dots.begin(), chart.dots.end(), far_out);
  if (most != chart.dots.end() && most->told)
    title += ". Most: \u201c" + most->title + "\u201d, " + signed_words(most->value, chart.unit) +
             (share ? "" : " months") + " (" + io::say_range(most->low, most->high, chart.unit) + ")";
  return title;
}

std::string quoted(const study::Compared& scenario) { return "\u201c" + scenario.title + "\u201d"; }

/// The medians under both scenarios in the last month drawn; where no difference can be told, that, as numbers in a title
/// would make one of it.
std::string fans_title(const study::Compared& reference, const study::Compared& scenario, const analysis::Mean& change,
                       const std::string& month) {
  if (!change.told_from_zero())
    return "China's lag at the present pace in " + io::say_month(month) + ": " + quoted(scenario) +
           " cannot be told from " + quoted(reference);
  const auto median = [&](const study::Compared& one) {
    const auto row =
        std::find_if(one.gap.begin(), one.gap.end(), [&](const io::SummaryRow& at) { return at.month == month; });
    return io::say(row == one.gap.end() ? io::kUndefined : row->p50, io::Unit::kMonths);
  };
  const std::string own = median(scenario), other = median(reference);
  const std::string subject =
      "China's lag at the present pace in " + io::say_month(month) + ": median " + own + " months under ";
  if (own == other) return subject + quoted(scenario) + " as under " + quoted(reference);
  return subject + quoted(scenario) + ", " + other + " under " + quoted(reference);
}

io::Figure dots(const study::ComparisonFindings& f, const char* outcome, int month, const io::CompareFrame& frame,
                int width) {
  const std::size_t o = study::find_outcome(f.plan.outcomes, outcome);
  io::CompareDots chart;
  chart.name = dots_name(outcome, month);
  const bool ratio = f.plan.outcomes[o].is_ratio();
  chart.unit = ratio ? io::Unit::kShare : io::Unit::kMonths;
  chart.axis = ratio ? "Change of what China can serve" : "Difference of the lag at the present pace, months";
  chart.less = ratio ? "serves less" : "trails less", chart.more = ratio ? "serves more" : "trails more";
  chart.caption = ratio ? "All scenarios: what China can serve" : "All scenarios: the lag";
  const auto read = [&](double value) { return ratio ? std::expm1(value) : value; };
  for (const study::Compared& scenario : f.comparison.scenarios) {
    if (scenario.change.empty()) continue;  // the reference
    const analysis::Mean& change = study::change_at(scenario, o, month).difference;
    if (change.worlds == 0 || !std::isfinite(change.standard_error)) continue;
    chart.dots.push_back({scenario.name, read(change.mean), read(change.interval.low), read(change.interval.high),
                          change.told_from_zero(), scenario.title});
    chart.dots.back().paired = scenario.same_worlds;
  }
  std::stable_sort(chart.dots.begin(), chart.dots.end(),
                   [](const io::CompareDot& a, const io::CompareDot& b) { return a.value > b.value; });
  chart.title = dots_title(chart, ratio ? "what China can serve" : "China's lag at the present pace",
                           quoted(f.comparison.reference()), io::say_month(io::month_text(month)));
  return io::compare_dots(chart, frame, width);
}

std::vector<io::Figure> in_one_layout(const study::ComparisonFindings& f, int width) {
  io::CompareFrame frame = frame_of(f);
  const auto& scenarios = f.comparison.scenarios;
  for (std::size_t s = 1; s < scenarios.size() && s <= kMostDrawn; ++s) {
    reach(changes_of(f, scenarios[s], "gap_pace"), frame.lag_low, frame.lag_high);
    reach(changes_of(f, scenarios[s], "serving_cn"), frame.share_low, frame.share_high);
  }
  frame.several = scenarios.size() > 2;
  const io::CompareSeries reference{scenarios[0].name, scenarios[0].title, scenarios[0].gap, scenarios[0].serving};
  std::vector<io::Figure> figures;
  for (std::size_t s = 1; s < scenarios.size() && s <= kMostDrawn; ++s) {
    const std::string title = scenarios[s].title + ": " + lag_answer(f, s);
    figures.push_back(io::compare_change(change_name(scenarios[s]), title, changes_of(f, scenarios[s], "gap_pace"),
                                         changes_of(f, scenarios[s], "serving_cn"), scenarios[s].same_worlds, frame,
                                         width));
    const std::size_t lag = study::find_outcome(f.plan.outcomes, "gap_pace");
    const analysis::Mean& change = study::change_at(scenarios[s], lag, f.plan.months() - 1).difference;
    figures.push_back(io::compare_fans(
        fans_name(scenarios[s]), fans_title(scenarios[0], scenarios[s], change, frame.last), reference,
        {scenarios[s].name, scenarios[s].title, scenarios[s].gap, scenarios[s].serving}, frame, width));
  }
  if (!draws_dots(f)) return figures;
  for (const int month : f.plan.dates)
    for (const char* outcome : {"gap_pace", "serving_cn"}) figures.push_back(dots(f, outcome, month, frame, width));
  return figures;
}

}  // namespace

std::vector<io::Figure> comparison_figures(const study::ComparisonFindings& f) {
  return io::in_both_layouts([&](int width) { return in_one_layout(f, width); });
}

}  // namespace app
