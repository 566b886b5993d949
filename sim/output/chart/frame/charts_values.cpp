#include "output/chart/frame/charts_values.hpp"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <set>
#include <utility>
#include <vector>

#include "input/json/input_values.hpp"
#include "output/words/charts_words.hpp"

namespace io {

namespace {

using Json = nlohmann::ordered_json;

std::string range_says(const char* what, double low, double high, Unit unit) {
  return std::isfinite(low) && std::isfinite(high) ? std::string("; ") + what + " " + say_range(low, high, unit) : "";
}

/// A fan in a month: its line, and the ranges that are drawn with it.
std::string fan_says(const Panel& panel, const Fan& fan, const SummaryRow& row) {
  const std::string_view line = panel.columns[2];
  std::string text = (line == "p50" ? "median " : std::string(line) + " ") + say(row.p50, panel.unit);
  if (fan.inner == Fan::Inner::kLines) text += range_says("99 % interval", row.p25, row.p75, panel.unit);
  if (fan.inner == Fan::Inner::kBand) text += range_says("half of the worlds", row.p25, row.p75, panel.unit);
  if (fan.inner != Fan::Inner::kNothing) text += range_says("9 in 10", row.p05, row.p95, panel.unit);
  return text;
}

const SummaryRow* row_of(const std::vector<SummaryRow>& series, const std::string& month) {
  const auto found =
      std::find_if(series.begin(), series.end(), [&](const SummaryRow& row) { return row.month == month; });
  return found == series.end() ? nullptr : &*found;
}

std::set<std::string> months_of(const Panel& panel) {
  std::set<std::string> months;
  for (const Fan& fan : panel.fans)
    for (const SummaryRow& row : fan.series) months.insert(row.month);
  for (const Layer& layer : panel.layers)
    for (const SummaryRow& row : layer.series) months.insert(row.month);
  return months;
}

}  // namespace

Json told(Json encoding) {
  encoding["tooltip"] = {{"field", kSays}, {"type", "nominal"}};
  return encoding;
}

std::string month_says(const Panel& panel, const std::string& month) {
  std::string text;
  for (const Fan& fan : panel.fans)
    if (const SummaryRow* row = row_of(fan.series, month); row != nullptr && std::isfinite(row->p50))
      text += "\n" + (panel.fans.size() > 1 ? fan.label + ": " : "") + fan_says(panel, fan, *row);
  for (auto layer = panel.layers.rbegin(); layer != panel.layers.rend(); ++layer)  // as they lie, from the top
    if (const SummaryRow* row = row_of(layer->series, month); row != nullptr && std::isfinite(row->mean))
      text += "\n" + layer->label + ": " + say(row->mean, panel.unit);
  return text.empty() ? "" : say_month(month) + ". " + panel.title + text;
}

std::string documented_says(const DocumentedPoint& point, Unit unit) {
  const bool low = std::isfinite(point.low), high = std::isfinite(point.high);
  std::string value = std::isfinite(point.central) ? say_with_range(point.central, point.low, point.high, unit)
                      : low && high                ? say_range(point.low, point.high, unit)
                      : high                       ? "at most " + say(point.high, unit)
                                                   : "at least " + say(point.low, unit);
  std::string text = say_month(point.month) + ". Documented figure: " + value;
  if (point.hollow) text += " (the model was not shown it)";
  if (!point.source_title.empty()) text += "\n" + point.source_title;
  return text;
}

void add_month_values(const PanelPlace& place, Json& layers) {
  if (place.geometry.style.narrow) return;
  Json rows = Json::array();
  for (const std::string& month : months_of(place.panel()))
    if (std::string says = month_says(place.panel(), month); !says.empty())
      rows.push_back({{"_month", month}, {"_until", month_text(month_index(month) + 1)}, {kSays, std::move(says)}});
  if (rows.empty()) return;
  const double half = six_digits(-place.month_width() / 2);
  Json mark = {{"type", "rect"}, {"opacity", 0}, {"xOffset", half}, {"x2Offset", half}};
  Json encoding = {
      {"x2", {{"field", "_until"}}}, {"y", {{"value", place.axis().top}}}, {"y2", {{"value", place.axis().bottom}}}};
  Json unseen = {{"mark", std::move(mark)}, {"encoding", told(std::move(encoding))}};
  layers.push_back(
      marks_on(place, "values_" + place.number(), std::move(rows), Json::array({std::move(unseen)}), "_month"));
  layers.back()["data"]["format"]["parse"]["_until"] = "utc:'%Y-%m'";
}

}  // namespace io
