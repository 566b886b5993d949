#include "output/chart/frame/charts_channels.hpp"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <utility>

#include "input/json/input_values.hpp"
#include "output/words/charts_words.hpp"

namespace io {

using Json = nlohmann::ordered_json;

Json one_datum() { return {{"values", Json::array({Json::object()})}}; }

Json number_or_null(double value) { return std::isfinite(value) ? Json(six_digits(value)) : Json(nullptr); }

Json date_of(const std::string& month) {
  const int index = month_index(month), year = std::stoi(month.substr(0, 4));
  return {{"utc", true}, {"year", year}, {"month", index - month_index(month.substr(0, 4) + "-01") + 1}, {"date", 1}};
}

Json month_channel(const TimeSeriesChart& chart, const Geometry& geometry, const char* field) {
  Json years = Json::array();
  const double year = 12 * geometry.plot_width / geometry.months, room = text_width("2022", geometry.style.label) + 8;
  int step = geometry.style.narrow && geometry.months > 60 ? 2 : 1;
  while (step * year < room && step < 10) ++step;
  for (int month = (geometry.first + 11) / 12 * 12; month <= geometry.first + geometry.months; month += 12 * step)
    years.push_back(date_of(month_text(month)));
  return {{"field", field},
          {"type", "temporal"},
          {"scale", {{"type", "utc"}, {"domain", {date_of(chart.first), date_of(chart.last)}}, {"nice", false}}},
          {"axis", {{"values", std::move(years)}, {"format", "%Y"}, {"labelFlush", false}}}};
}

Json month_place(const std::string& month) {
  return {{"datum", date_of(month)}, {"type", "temporal"}, {"scale", {{"type", "utc"}}}};
}

Json value_channel(const PanelPlace& place, const std::string& field) {
  const Axis& axis = place.axis();
  Json ticks = Json::array(), labels = Json::array();
  for (double tick : axis.ticks) {
    ticks.push_back(number_or_null(tick));
    labels.push_back(tick_label(tick, axis, place.panel().unit));
  }
  // An index into the labels made here, so that ticks and sentences write numbers in the same way.
  std::string words = labels.dump() + "[min(" + std::to_string(axis.ticks.size() - 1) + ", indexof(" + ticks.dump() +
                      ", datum.value))]";
  return {
      {"field", field},
      {"type", "quantitative"},
      {"scale",
       {{"type", axis.scale == AxisScale::kLog ? "log" : "linear"},
        {"domain", {number_or_null(axis.low), number_or_null(axis.high)}},
        {"range", {axis.bottom, axis.top}},
        {"nice", false},
        {"zero", false},
        {"clamp", true}}},  // what lies outside is drawn at the edge: zero too, on a logarithmic axis
      {"axis", {{"values", std::move(ticks)}, {"labelExpr", std::move(words)}, {"orient", "left"}, {"grid", true}}}};
}

Json marks_on(const PanelPlace& place, const std::string& name, Json rows, Json layers, const char* month) {
  place.datasets[name] = std::move(rows);
  return {{"data", {{"name", name}, {"format", {{"parse", {{month, "utc:'%Y-%m'"}}}}}}},
          {"encoding", {{"x", month_channel(place.chart, place.geometry, month)}}},
          {"layer", std::move(layers)}};
}

}  // namespace io
