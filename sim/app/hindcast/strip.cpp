#include "app/hindcast/strip.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "input/json/input_values.hpp"
#include "model/metrics.hpp"
#include "output/chart/charts_compare.hpp"
#include "output/words/charts_words.hpp"

namespace app {

namespace {

/// How far the reading lies from the median, on the target's scale, in half-widths of the forecast on its side.
double place_of(const study::HindcastRow& row) {
  const io::Scale scale = row.target->scale;
  const double value = io::on_scale(scale, row.target->readings[row.reading].value),
               middle = io::on_scale(scale, row.posterior_median), low = io::on_scale(scale, row.forecast.low),
               high = io::on_scale(scale, row.forecast.high);
  return value < middle ? (value - middle) / (middle - low) : (value - middle) / (high - middle);
}

}  // namespace

std::string strip_label(const io::Target& target) {
  const std::string when = target.statistic == io::Statistic::kValue ? ", " : ", to ";
  return io::capitalised(std::string(model::kMetricRows[target.metric].label)) + when + io::month_text(target.to);
}

std::string unseen_finding(std::span<const study::HindcastRow> rows) {
  int unseen = 0, inside = 0;
  for (const study::HindcastRow& row : rows)
    if (row.set == study::TargetSet::kHeldOut) ++unseen, inside += row.inside ? 1 : 0;
  if (unseen == 0) return "";
  return std::to_string(inside) + " of " + std::to_string(unseen) +
         " readings of documented figures that the fit never saw lie in the range in which nine in ten, or " +
         std::to_string(static_cast<int>(std::lround(0.9 * unseen))) + ", should lie";
}

io::Figure strip_figure(std::span<const study::HindcastRow> rows, const std::string& source, int width) {
  io::CompareDots chart;
  chart.name = "hindcast-strip", chart.title = unseen_finding(rows);
  chart.caption = "Figures that the fit never saw";
  chart.axis = "Distance from the model's median, in half-widths of that range";
  chart.less = "figure below the model", chart.more = "above it";
  chart.unit = io::Unit::kFactor, chart.marked = 1;
  chart.reading =
      "One dot a reading of a source, by how far it lies from the model's median. Dashed: the ends of the range in "
      "which nine in ten should lie, errors of sources included. Filled: outside of it.";
  std::map<std::string, int> same;
  for (const study::HindcastRow& row : rows) {
    const double place = place_of(row);
    if (row.set != study::TargetSet::kHeldOut || !std::isfinite(place)) continue;
    std::string label = strip_label(*row.target);
    if (const int again = ++same[label]; again > 1) label += " (" + std::to_string(again) + ")";
    chart.dots.push_back({label, place, std::min(place, 0.0), std::max(place, 0.0), !row.inside});
  }
  std::stable_sort(chart.dots.begin(), chart.dots.end(),
                   [](const io::CompareDot& a, const io::CompareDot& b) { return a.value > b.value; });
  io::CompareFrame frame;
  frame.source = source;
  return io::compare_dots(chart, frame, width);
}

}  // namespace app
