#include "output/chart/charts_hindcast.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

#include "input/json/input_values.hpp"
#include "output/chart/frame/charts_figure.hpp"
#include "output/chart/frame/charts_vega.hpp"

namespace io {

namespace {

constexpr const char* kPriorGrey = "#8C8C8C";

/// Points of one month stand side by side, a month apart, as far as the axis goes, the lowest first: bars on top of each
/// other cannot be told apart.
std::vector<DocumentedPoint> beside_each_other(std::vector<DocumentedPoint> points, const std::string& first,
                                               const std::string& last) {
  std::stable_sort(points.begin(), points.end(), [](const DocumentedPoint& a, const DocumentedPoint& b) {
    return std::tie(a.month, a.central) < std::tie(b.month, b.central);
  });
  std::map<std::string, int> total, placed;
  for (const DocumentedPoint& point : points) ++total[point.month];
  for (DocumentedPoint& point : points) {
    const int count = total[point.month], low = month_index(first), high = month_index(last);
    const int start = std::clamp(month_index(point.month) - (count - 1) / 2, low, std::max(low, high - count + 1));
    point.drawn_at = month_text(std::min(start + placed[point.month]++, high));
  }
  return points;
}

AxisScale scale_of(const HindcastSeries& series) { return series.logarithmic ? AxisScale::kLog : AxisScale::kLinear; }

struct Range {
  double low = kUndefined, high = kUndefined;
  void reach(double value, AxisScale scale) {
    if (!std::isfinite(value) || (scale == AxisScale::kLog && value <= 0)) return;
    if (!(low <= value)) low = value;
    if (!(high >= value)) high = value;
  }
};

/// The prior, cut where it would make the axis so long that nothing else could be read.
std::vector<SummaryRow> cut_prior(const HindcastSeries& series) {
  Range range;
  for (const SummaryRow& row : series.posterior)
    for (const double value : {row.p05, row.p95}) range.reach(value, scale_of(series));
  for (const DocumentedPoint& point : series.points)
    for (const double value : {point.low, point.central, point.high}) range.reach(value, scale_of(series));
  const bool log = series.logarithmic;
  const double room = log ? 3 : 0.4 * (range.high - range.low);
  const double low = log ? range.low / room : range.low - room, high = log ? range.high * room : range.high + room;
  std::vector<SummaryRow> rows;
  for (SummaryRow row : series.prior) {
    row.p25 = row.p50 = row.p75 = kUndefined;
    if (std::isfinite(row.p05) && low <= high) row.p05 = std::clamp(row.p05, low, high);
    if (std::isfinite(row.p95) && low <= high) row.p95 = std::clamp(row.p95, low, high);
    rows.push_back(row);
  }
  return rows;
}

Panel panel_of(const HindcastSeries& series, const std::string& first, const std::string& last) {
  Panel panel;
  panel.title = series.title, panel.unit = series.unit, panel.scale = scale_of(series);
  if (!series.prior.empty()) panel.fans.push_back({"prior", "", kPriorGrey, cut_prior(series)});
  panel.fans.push_back({"model", "", kBlue, series.posterior});
  panel.points = beside_each_other(series.points, first, last);
  if (series.unit == Unit::kMonths) panel.reference = 0, panel.at_reference = "parity";
  Range medians, figures;
  for (const DocumentedPoint& point : series.points)
    for (const double value : {point.low, point.central, point.high}) figures.reach(value, scale_of(series));
  if (series.logarithmic) {
    panel.high = figures.high * 1.2;  // so that no bar ends in the frame
    for (const SummaryRow& row : series.posterior) medians.reach(row.p50, scale_of(series));
    // A quantity that starts from nothing must not stretch the axis over ten decades.
    if (std::isfinite(figures.low)) panel.cut_below = std::max(medians.low / 10, figures.low / 30);
  }
  return panel;
}

/// What is drawn and not counted.
std::string uncounted(const HindcastChart& chart) {
  if (chart.forecasts == 0) return "";
  return "; " + std::to_string(chart.forecasts) +
         (chart.forecasts == 1 ? " forecast by others is drawn and not counted"
                               : " forecasts by others are drawn and not counted");
}

std::string finding(const HindcastChart& chart) {
  const std::string name = capitalised(chart.meaning) + ": ",
                    range = " the 90 % range, errors of sources counted" + uncounted(chart);
  if (chart.readings == 0) return name + "what others expect, beside the model";
  if (chart.readings == 1)
    return name +
           (chart.inside == 1 ? "the one published figure lies inside" : "the one published figure lies outside") +
           range;
  return name + std::to_string(chart.inside) + " of " + std::to_string(chart.readings) +
         (chart.inside == 1 ? " published figures lies inside" : " published figures lie inside") + range;
}

}  // namespace

Figure hindcast_figure(const HindcastChart& chart, const std::string& first, const std::string& last,
                       const std::string& present, const std::string& source, int width) {
  const std::string reading =
      "Line and bands: worlds that agree with the record (median, half, 9 in 10). Grey: 9 in 10 before the fit, cut "
      "where the axis ends. Dots: published figures; rings: never fitted; bars: their 90 % ranges. Figures of one "
      "month "
      "stand side by side.";
  std::string end = present;
  for (const HindcastSeries& series : chart.series)
    for (const DocumentedPoint& point : series.points) end = std::max(end, std::min(point.month, last));
  std::vector<Panel> panels;
  const std::string title = finding(chart);
  std::string name = "hindcast-" + chart.metric, alt = title + ".";
  std::replace(name.begin(), name.end(), '_', '-');
  for (const HindcastSeries& series : chart.series) {
    HindcastSeries shown = series;
    std::erase_if(shown.posterior, [&](const SummaryRow& row) { return row.month > end; });
    std::erase_if(shown.prior, [&](const SummaryRow& row) { return row.month > end; });
    panels.push_back(panel_of(shown, first, end));
    for (const DocumentedPoint& point : series.points)
      alt += " " + say_month(point.month) + ": figure " + say(point.central, series.unit) + ".";
  }
  return time_series_figure(
      {name, title, reading, source, alt, first, end, present, {}, panels, capitalised(chart.meaning)}, width);
}

}  // namespace io
