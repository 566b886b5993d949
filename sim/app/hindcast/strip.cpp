#include "app/hindcast/strip.hpp"

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <map>
#include <set>
#include <string_view>

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

/// Of the first figure of a reading: who says it and what it is about. Of a source in words: the words, twice.
struct Origin {
  std::string who, what;
};

std::string before_any(std::string text, std::initializer_list<std::string_view> ends) {
  for (const std::string_view end : ends) text = text.substr(0, text.find(end));
  return text;
}

Origin origin_of(const study::HindcastRow& row, std::span<const io::DocumentedFigure> figures) {
  const io::Reading& reading = row.target->readings[row.reading];
  const std::string words = before_any(without_table(reading.source), {",", ";"});
  const auto found = std::find_if(figures.begin(), figures.end(), [&](const io::DocumentedFigure& figure) {
    return !reading.figures.empty() && figure.id == reading.figures.front();
  });
  if (found == figures.end()) return {words, words};
  return {before_any(found->source_title, {":", ",", " (", " via ", " as "}),
          before_any(found->subject, {";", ",", " (", " vs "})};
}

}  // namespace

std::string without_table(const std::string& source) {
  constexpr std::string_view kTable = ".json: ";
  const std::size_t at = source.find(kTable);
  return at == std::string::npos ? source : source.substr(at + kTable.size());
}

std::vector<std::string> strip_names(const std::vector<const study::HindcastRow*>& rows,
                                     std::span<const io::DocumentedFigure> figures) {
  constexpr std::size_t kFewWords = 24;
  std::set<std::string> differ;
  std::vector<std::string> who, what;
  bool brief = true;
  for (const study::HindcastRow* row : rows) {
    const Origin origin = origin_of(*row, figures);
    who.push_back(origin.who), what.push_back(origin.what), differ.insert(origin.who);
    brief = brief && !origin.who.empty() && origin.who.size() <= kFewWords;
  }
  return brief && differ.size() == rows.size() ? who : what;
}

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

io::Figure strip_figure(std::span<const study::HindcastRow> rows, std::span<const io::DocumentedFigure> figures,
                        const std::string& source, int width) {
  io::CompareDots chart;
  chart.name = "hindcast-strip", chart.title = unseen_finding(rows);
  chart.caption = "Figures that the fit never saw";
  chart.axis = "Half-widths of that range";
  chart.less = "figure lower", chart.more = "figure higher";
  chart.unit = io::Unit::kFactor, chart.marked = 1;
  chart.reading =
      "One dot a reading of a source, by how far it lies from the model's median. Dashed: the ends of the range in "
      "which nine in ten should lie, errors of sources included. Filled: outside of it.";
  std::map<std::string, std::vector<const study::HindcastRow*>> by_label;
  for (const study::HindcastRow& row : rows)
    if (row.set == study::TargetSet::kHeldOut && std::isfinite(place_of(row)))
      by_label[strip_label(*row.target)].push_back(&row);
  for (const auto& [label, same] : by_label) {
    const std::vector<std::string> names = strip_names(same, figures);
    std::map<std::string, int> called;
    for (std::size_t i = 0; i < same.size(); ++i) {
      std::string text = label + (same.size() == 1 || names[i].empty() ? "" : ": " + names[i]);
      if (const int again = ++called[text]; again > 1) text += " (" + std::to_string(again) + ")";
      const double place = place_of(*same[i]);
      chart.dots.push_back({text, place, std::min(place, 0.0), std::max(place, 0.0), !same[i]->inside});
    }
  }
  std::stable_sort(chart.dots.begin(), chart.dots.end(),
                   [](const io::CompareDot& a, const io::CompareDot& b) { return a.value > b.value; });
  io::CompareFrame frame;
  frame.source = source;
  return io::compare_dots(chart, frame, width);
}

}  // namespace app
