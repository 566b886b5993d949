#include "output/chart/frame/charts_geometry.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>

#include "input/json/input_values.hpp"
#include "output/chart/charts.hpp"
#include "output/chart/frame/charts_notes.hpp"

namespace io {
namespace {

Style style_for(int width) {
  Style style;
  if (width >= 500) {
    style.panel_height += std::max(0, width - kWideChart) * 0.35;  // a wide chart that stays low flattens every slope
    return style;
  }
  style.narrow = true;
  style.title = 15;
  style.subtitle = 11.5;
  style.label = 11;
  style.source = 10.5;  // print shrinks these charts to two in a row: 10.5 is 6.5 pt there
  style.panel_height = 200;
  style.margin = 8;
  return style;
}

struct Limits {
  double low = kUndefined, high = kUndefined;

  void reach(double value, AxisScale scale) {
    if (!std::isfinite(value) || (scale == AxisScale::kLog && value <= 0)) return;
    if (!(low <= value)) low = value;
    if (!(high >= value)) high = value;
  }
};

/// Height of the highest stack of means.
double stack_height(const std::vector<Layer>& layers) {
  double highest = 0;
  for (std::size_t row = 0; !layers.empty() && row < layers.front().series.size(); ++row) {
    double sum = 0;
    for (const Layer& layer : layers)
      if (row < layer.series.size() && std::isfinite(layer.series[row].mean)) sum += layer.series[row].mean;
    highest = std::max(highest, sum);
  }
  return highest;
}

/// Cuts what would stand empty beyond the data at either end of a linear axis, where that is a good part of a step.
void trim(Axis& axis, double low, double high) {
  constexpr double kEmpty = 0.4, kPad = 0.15;  // of a step
  if (axis.scale == AxisScale::kLog || axis.ticks.size() < 3 || !(low < high)) return;
  const double step = axis.ticks[1] - axis.ticks[0];
  if (low - axis.low > kEmpty * step) {
    axis.low = low - kPad * step;
    axis.ticks.erase(axis.ticks.begin());
  }
  if (axis.high - high > kEmpty * step) {
    axis.high = high + kPad * step;
    axis.ticks.pop_back();
  }
}

/// Ticks on an axis of so many pixels: low panels of several have fewer on a logarithmic one, whose labels are many.
int ticks_wanted(AxisScale scale, double height, const Style& style) {
  constexpr double kApart = 22;
  const int most = style.narrow ? 6 : 8;
  return scale == AxisScale::kLinear ? most : std::clamp(static_cast<int>(height / kApart), 4, most);
}

Axis axis_for(const Panel& panel, double height, const Style& style) {
  Limits limits;
  for (const Fan& fan : panel.fans)
    for (const SummaryRow& row : fan.series)
      for (double value : {row.p05, row.p50, row.p95}) limits.reach(value, panel.scale);
  for (const DocumentedPoint& point : panel.points)
    for (double value : {point.low, point.central, point.high}) limits.reach(value, panel.scale);
  for (double value : {panel.low, panel.high, panel.reference}) limits.reach(value, panel.scale);
  if (!panel.layers.empty()) {
    limits.reach(0, panel.scale);
    limits.reach(stack_height(panel.layers), panel.scale);
  }
  if (panel.cut_below > limits.low) limits.low = panel.cut_below;
  Axis axis = fit_axis(panel.scale, limits.low, limits.high, ticks_wanted(panel.scale, height, style));
  if (panel.layers.empty()) trim(axis, limits.low, limits.high);
  return axis;
}

constexpr double kWidestBeside = 0.22;  ///< of a narrow chart: longer names of fans stand above the panels

double line_height(double size) { return std::ceil(size * 1.3); }

/// Of a single panel's height: what each of several gets. Four or more get less, and five or more still less, since their
/// titles take room too, so that print keeps their type large enough.
double panel_part(std::size_t panels) {
  if (panels < 2) return 1;
  return std::min(0.68, (panels < 5 ? 2.4 : 1.5) / static_cast<double>(panels));
}

/// Stacks the panels under one another and returns the height of all.
double stack_panels(const TimeSeriesChart& chart, Geometry& geometry) {
  const Style& style = geometry.style;
  double each = style.panel_height * panel_part(chart.panels.size());
  double gap = line_height(style.label) + 28, top = 0;
  for (const Panel& panel : chart.panels) {
    Axis axis = axis_for(panel, each, style);
    axis.top = top;
    axis.bottom = top + each;
    top = axis.bottom + gap;
    geometry.axes.push_back(axis);
  }
  return top - gap;
}

double widest_tick(const TimeSeriesChart& chart, const Geometry& geometry) {
  double widest = 0;
  for (std::size_t i = 0; i < chart.panels.size(); ++i)
    for (double tick : geometry.axes[i].ticks)
      widest =
          std::max(widest, text_width(tick_label(tick, geometry.axes[i], chart.panels[i].unit), geometry.style.label));
  return widest;
}

}  // namespace

double Geometry::x(const std::string& month) const {
  return plot_width * static_cast<double>(month_index(month) - first) / static_cast<double>(months);
}

std::string Geometry::month_at(double x) const {
  const double passed = std::floor(static_cast<double>(months) * x / plot_width);
  return month_text(first + std::clamp(static_cast<int>(passed), 0, months));
}

std::string tick_label(double value, const Axis& axis, Unit unit) {
  double step = axis.ticks.size() > 1 ? axis.ticks[1] - axis.ticks[0] : 1;
  if (std::abs(value) < 1e-6 * step) return unit == Unit::kShare ? say(0, unit) : unit == Unit::kUsd ? "$0" : "0";
  return say(value, unit);
}

Geometry measure(const TimeSeriesChart& chart, int width) {
  Geometry geometry;
  geometry.style = style_for(width);
  const Style& style = geometry.style;
  geometry.first = month_index(chart.first);
  geometry.months = std::max(1, month_index(chart.last) - geometry.first);
  geometry.names_above = style.narrow && widest_fan_name(chart, style) > kWidestBeside * width;
  geometry.plot_height = stack_panels(chart, geometry);
  geometry.left = style.margin + std::ceil(widest_tick(chart, geometry)) + 8;
  geometry.right = style.margin + std::ceil(widest_end_label(chart, geometry)) + 10;
  geometry.plot_width = width - geometry.left - geometry.right;
  geometry.present_x = geometry.x(chart.present);
  double across = width - 2 * style.margin;
  geometry.title = wrap_text(chart.title, across, style.title, Weight::kBold);
  geometry.subtitle = wrap_text(chart.subtitle, across, style.subtitle);
  geometry.source = wrap_text(chart.source, across, style.source);
  geometry.above = style.margin + static_cast<double>(geometry.title.size()) * line_height(style.title) +
                   static_cast<double>(geometry.subtitle.size()) * line_height(style.subtitle) +
                   (geometry.names_above ? 3 : 2) * line_height(style.label) + 22;
  geometry.below = 34 + static_cast<double>(geometry.source.size()) * line_height(style.source) + style.margin / 2;
  Words words = words_for(chart, geometry);
  geometry.notes = std::move(words.notes);
  geometry.leaders = std::move(words.leaders);
  return geometry;
}

}  // namespace io
