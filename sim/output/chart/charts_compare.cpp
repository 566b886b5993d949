#include "output/chart/charts_compare.hpp"

#include <algorithm>
#include <cmath>

#include "output/chart/frame/charts_figure.hpp"
#include "output/chart/frame/charts_vega.hpp"

namespace io {

namespace {

TimeSeriesChart chart_of(const std::string& name, const std::string& title, const std::string& caption,
                         const CompareFrame& frame) {
  TimeSeriesChart chart;
  chart.name = name, chart.title = title, chart.caption = caption, chart.source = frame.source;
  chart.first = frame.first, chart.last = frame.last, chart.present = frame.present;
  chart.provenance = frame.provenance;
  return chart;
}

/// The worlds of one scenario under a name of their own: marks tell their rows by it.
std::vector<SummaryRow> named(std::vector<SummaryRow> rows, const std::string& scenario) {
  for (SummaryRow& row : rows) row.metric += " of " + scenario;
  return rows;
}

/// The months that the axis shows.
template <class Row> std::vector<Row> within(std::vector<Row> rows, const CompareFrame& frame) {
  std::erase_if(rows, [&](const Row& row) { return row.month < frame.first || row.month > frame.last; });
  return rows;
}

Panel panel_of(std::string title, Unit unit, AxisScale scale) {
  Panel panel;
  panel.title = std::move(title), panel.unit = unit, panel.scale = scale;
  return panel;
}

/// Millions of tokens a day as trillions: "10 bn million tokens" is nothing that anybody can picture.
std::vector<SummaryRow> in_trillions(std::vector<SummaryRow> rows) {
  for (SummaryRow& row : rows)
    for (double* value : {&row.mean, &row.p05, &row.p25, &row.p50, &row.p75, &row.p95}) *value *= 1e-6;
  return rows;
}

/// A fan whose line is the mean, whose inner lines are its interval and whose band holds 9 in 10 worlds.
std::vector<SummaryRow> change_rows(const std::vector<CompareChange>& changes, const char* what,
                                    const CompareFrame& frame) {
  std::vector<SummaryRow> rows;
  for (const CompareChange& change : within(changes, frame)) {
    SummaryRow row;
    row.metric = what, row.month = change.month, row.p50 = row.mean = change.mean;
    row.p25 = change.low, row.p75 = change.high;
    if (std::isfinite(change.p05)) row.p05 = std::min(change.p05, change.low);
    if (std::isfinite(change.p95)) row.p95 = std::max(change.p95, change.high);
    rows.push_back(std::move(row));
  }
  return rows;
}

std::string alt_of(const std::vector<SummaryRow>& rows, Unit unit, const char* what) {
  if (rows.empty()) return "";
  const SummaryRow& last = rows.back();
  return std::string(" ") + what + " in " + say_month(last.month) + ": " + say(last.p50, unit) + " (" +
         say_range(last.p25, last.p75, unit) + ").";
}

}  // namespace

Figure compare_fans(const std::string& name, const std::string& title, const CompareSeries& reference,
                    const CompareSeries& scenario, const CompareFrame& frame, int width) {
  TimeSeriesChart chart = chart_of(name, title, "Both scenarios' worlds", frame);
  chart.subtitle = "Bands: half and 9 in 10 of the worlds of \u201c" + reference.title +
                   "\u201d, with their median as a broad line. Thin line, " + scenario.label + ": median of \u201c" +
                   scenario.title + "\u201d. How far they differ is in the other chart.";
  chart.alt = title + ".";
  Panel gap = panel_of("Lag at the present pace, months", Unit::kMonths, AxisScale::kLinear),
        serving = panel_of("What China can serve, trillion tokens a day", Unit::kPlain, AxisScale::kLog);
  gap.reference = 0;
  double lowest = kUndefined, highest = 0;
  for (const CompareSeries* series : {&reference, &scenario}) {
    const bool broad = series == &reference;
    const char *color = broad ? kBlue : kVermilion, *whose = broad ? "the reference" : "the scenario";
    const Fan::Inner inner = broad ? Fan::Inner::kBand : Fan::Inner::kNothing;
    gap.fans.push_back({series->label, "", color, named(within(series->gap, frame), whose), broad, inner});
    serving.fans.push_back(
        {series->label, "", color, in_trillions(named(within(series->serving, frame), whose)), broad, inner});
    for (const SummaryRow& row : serving.fans.back().series)
      if (std::isfinite(row.p95))
        highest = std::max(highest, row.p95), lowest = row.p50 > 0 ? std::fmin(lowest, row.p50) : lowest;
    if (!gap.fans.back().series.empty())
      chart.alt += " " + series->label + ", median lag in " + say_month(frame.last) + ": " +
                   say(gap.fans.back().series.back().p50, Unit::kMonths) + " months.";
  }
  gap.at_reference = "parity";
  // To the lowest median, so that no line is cut; worlds below it, which may be many decades lower, are.
  serving.cut_below = std::max(lowest / 3, highest * 1e-9);
  chart.subtitle += " Below, bands end where the axis does.";
  chart.panels = {gap, serving};
  return time_series_figure(chart, width);
}

Figure compare_change(const std::string& name, const std::string& title, const std::vector<CompareChange>& gap,
                      const std::vector<CompareChange>& serving, bool paired, const CompareFrame& frame, int width) {
  TimeSeriesChart chart = chart_of(name, title, "What the policy changes", frame);
  const std::vector<SummaryRow> gap_rows = change_rows(gap, "lag", frame),
                                serving_rows = change_rows(serving, "serving", frame);
  chart.subtitle =
      paired
          ? "Differences in one and the same world, same parameters and luck. Line: mean over worlds, between thin "
            "lines the 99 % interval of that mean; band: 9 in 10 worlds."
          : "Its worlds are others than those of the reference, so no world differs from itself. Line: difference of "
            "the two means, between thin lines its 99 % interval.";
  if (frame.several) chart.subtitle += " Axes are the same in the charts of all scenarios.";
  chart.alt = title + "." + alt_of(gap_rows, Unit::kMonths, "Mean difference of the lag in months") +
              alt_of(serving_rows, Unit::kShare, "Mean change of what China can serve");
  Panel lag = panel_of("Difference of the lag at the present pace, months", Unit::kMonths, AxisScale::kLinear),
        share = panel_of("Change of what China can serve at equal quality", Unit::kShare, AxisScale::kLinear);
  lag.fans = {{"mean", "", kVermilion, gap_rows, false, Fan::Inner::kLines}};
  lag.low = frame.lag_low, lag.high = frame.lag_high, share.low = frame.share_low, share.high = frame.share_high;
  lag.columns = share.columns = {"p05", "mean_low", "mean", "mean_high", "p95"};
  lag.reference = 0, lag.above = "China trails more", lag.below = "China trails less";
  share.fans = {{"mean", "", kVermilion, serving_rows, false, Fan::Inner::kLines}};
  share.reference = 0, share.above = "serves more", share.below = "serves less";
  chart.panels = {lag, share};
  return time_series_figure(chart, width);
}

}  // namespace io
