#include "output/chart/frame/charts_marks.hpp"
#include "input/json/input_values.hpp"
#include "output/chart/frame/charts_ink.hpp"
#include "output/words/charts_words.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <utility>
#include <vector>

namespace io {
namespace {

using Json = nlohmann::ordered_json;

constexpr const char *kPast = "#F4F1EA", *kFaded = "#FEFEFE";

Json number(double value) { return std::isfinite(value) ? Json(six_digits(value)) : Json(nullptr); }

class PanelMarks {
 public:
  PanelMarks(const TimeSeriesChart& chart, const Geometry& geometry, std::size_t panel, Json& datasets)
      : chart_(chart),
        geometry_(geometry),
        panel_(chart.panels[panel]),
        axis_(geometry.axes[panel]),
        number_(std::to_string(panel + 1)),
        datasets_(datasets) {}

  Json layer() {
    Json layers = Json::array();
    shade_past(layers, kPast, 1);
    if (!panel_.fans.empty()) add_fans(layers);
    if (!panel_.layers.empty()) add_stack(layers);
    if (std::isfinite(panel_.reference)) add_reference(layers);
    mark_present(layers);
    if (!panel_.points.empty()) add_points(layers);
    return {{"layer", std::move(layers)}};
  }

 private:
  Json data(const std::string& name, Json rows, const char* month) {
    datasets_[name] = std::move(rows);
    return {{"name", name}, {"format", {{"parse", {{month, "utc:'%Y-%m'"}}}}}};
  }

  static Json date(const std::string& month) {
    const int index = month_index(month), year = std::stoi(month.substr(0, 4));
    return {{"utc", true}, {"year", year}, {"month", index - month_index(month.substr(0, 4) + "-01") + 1}, {"date", 1}};
  }

  Json x_channel(const char* field) const {
    Json years = Json::array();
    const double year = 12 * geometry_.plot_width / geometry_.months,
                 room = text_width("2022", geometry_.style.label) + 8;
    int step = geometry_.style.narrow && geometry_.months > 60 ? 2 : 1;
    while (step * year < room && step < 10) ++step;
    for (int month = (geometry_.first + 11) / 12 * 12; month <= geometry_.first + geometry_.months; month += 12 * step)
      years.push_back(date(month_text(month)));
    return {{"field", field},
            {"type", "temporal"},
            {"scale", {{"type", "utc"}, {"domain", {date(chart_.first), date(chart_.last)}}, {"nice", false}}},
            {"axis", {{"values", std::move(years)}, {"format", "%Y"}, {"labelFlush", false}}}};
  }

  /// A month on that axis, so that a chart of another width has it where its data have it.
  Json x_at(const std::string& month) const {
    Json channel = x_channel("month");
    channel.erase("field");
    channel["datum"] = date(month);
    return channel;
  }

  Json y_channel(const std::string& field) const {
    Json ticks = Json::array(), labels = Json::array();
    for (double tick : axis_.ticks) {
      ticks.push_back(number(tick));
      labels.push_back(tick_label(tick, axis_, panel_.unit));
    }
    // An index into the labels made here, so that ticks and sentences write numbers in the same way.
    std::string words = labels.dump() + "[min(" + std::to_string(axis_.ticks.size() - 1) + ", indexof(" + ticks.dump() +
                        ", datum.value))]";
    return {
        {"field", field},
        {"type", "quantitative"},
        {"scale",
         {{"type", axis_.scale == AxisScale::kLog ? "log" : "linear"},
          {"domain", {number(axis_.low), number(axis_.high)}},
          {"range", {axis_.bottom, axis_.top}},
          {"nice", false},
          {"zero", false},
          {"clamp", true}}},  // what lies outside is drawn at the edge: zero too, on a logarithmic axis
        {"axis", {{"values", std::move(ticks)}, {"labelExpr", std::move(words)}, {"orient", "left"}, {"grid", true}}}};
  }

  Json at(const std::string& y) const { return {{"y", y_channel(y)}}; }

  Json between(const std::string& low, const std::string& high) const {
    return {{"y", y_channel(low)}, {"y2", {{"field", high}}}};
  }

  /// Marks on one data set. They are grouped since Vega-Lite parses the months once for each mention of the data.
  Json group(const std::string& name, Json rows, Json layers, const char* month = "month") {
    return {{"data", data(name, std::move(rows), month)},
            {"encoding", {{"x", x_channel(month)}}},
            {"layer", std::move(layers)}};
  }

  bool shows_present() const { return geometry_.present_x >= 0 && geometry_.present_x <= geometry_.plot_width; }

  void shade_past(Json& layers, const std::string& color, double opacity) const {
    if (geometry_.present_x <= 0) return;
    layers.push_back({{"data", one_datum()},
                      {"mark", {{"type", "rect"}, {"color", color}, {"opacity", opacity}}},
                      {"encoding",
                       {{"x", x_at(chart_.first)},
                        {"x2", {{"datum", date(std::min(chart_.present, chart_.last))}}},
                        {"y", {{"value", axis_.top}}},
                        {"y2", {{"value", axis_.bottom}}}}}});
  }

  void mark_present(Json& layers) const {
    if (!shows_present()) return;
    layers.push_back(
        {{"data", one_datum()},
         {"mark", {{"type", "rule"}, {"color", kInk}, {"strokeWidth", 1}}},
         {"encoding",
          {{"x", x_at(chart_.present)}, {"y", {{"value", axis_.top - 2}}}, {"y2", {{"value", axis_.bottom}}}}}});
  }

  /// All fans of a panel on one data set: every band first, so that no band covers a median.
  void add_fans(Json& layers) {
    const std::vector<Fan>& fans = panel_.fans;
    const auto& name = panel_.columns;
    Json rows = Json::array(), marks = Json::array();
    for (const Fan& fan : fans)
      for (const SummaryRow& row : fan.series)
        rows.push_back({{"metric", row.metric},
                        {"month", row.month},
                        {name[0], number(row.p05)},
                        {name[1], number(row.p25)},
                        {name[2], number(row.p50)},
                        {name[3], number(row.p75)},
                        {name[4], number(row.p95)}});
    for (const Fan& fan : fans) {
      if (fan.inner == Fan::Inner::kNothing) continue;
      marks.push_back(band(fan, name[0], name[4], 0.18));
      if (fan.inner == Fan::Inner::kBand) marks.push_back(band(fan, name[1], name[3], 0.32));
    }
    for (const Fan& fan : fans)
      if (fan.inner == Fan::Inner::kLines)
        for (const char* end : {name[1], name[3]}) marks.push_back(edge(fan, end));
    for (const Fan& fan : fans)
      for (bool past : {true, false}) marks.push_back(median(fan, past));
    layers.push_back(group("fans_" + number_, std::move(rows), std::move(marks)));
  }

  static Json only(const Fan& fan, const std::string& condition) {
    return Json::array({Json{{"filter", "datum.metric === '" + fan.series.front().metric + "'" + condition}}});
  }

  Json band(const Fan& fan, const char* low, const char* high, double opacity) const {
    return {{"transform", only(fan, "")},
            {"mark", {{"type", "area"}, {"color", fan.color}, {"opacity", opacity}}},
            {"encoding", between(low, high)}};
  }

  /// An end of an interval, thin.
  Json edge(const Fan& fan, const char* end) const {
    return {{"transform", only(fan, on_axis(end))},
            {"mark", {{"type", "line"}, {"color", fan.color}, {"strokeWidth", 0.9}}},
            {"encoding", at(end)}};
  }

  /// A line stops where it leaves the axis: it does not run along its edge.
  std::string on_axis(const char* column) const {
    const std::string value = std::string("datum.") + column;
    return " && " + value + " >= " + number(axis_.low).dump() + " && " + value + " <= " + number(axis_.high).dump();
  }

  /// The median up to the present (solid) or from it on (dashed).
  Json median(const Fan& fan, bool past) const {
    int present = month_index(chart_.present);
    std::string when = std::string(" && datum.month ") + (past ? "<= " : ">= ") + "utc(" + chart_.present.substr(0, 4) +
                       ", " + std::to_string(present % 12) + ")";
    Json mark = {{"type", "line"}, {"color", fan.color}, {"strokeWidth", fan.broad ? 7 : 2.2}};
    if (fan.broad) mark["opacity"] = 0.4;
    if (!past && !fan.broad) mark["strokeDash"] = {5, 2.5};
    return {{"transform", only(fan, when + on_axis(panel_.columns[2]))},
            {"mark", std::move(mark)},
            {"encoding", at(panel_.columns[2])}};
  }

  void add_stack(Json& layers) {
    const std::vector<Layer>& stack = panel_.layers;
    std::vector<double> base(stack.front().series.size(), 0.0);
    for (std::size_t k = 0; k < stack.size(); ++k) {
      Json rows = Json::array();
      for (std::size_t m = 0; m < base.size(); ++m) {
        bool whole = true;
        for (const Layer& other : stack)
          whole = whole && m < other.series.size() && std::isfinite(other.series[m].mean);
        double height = whole ? stack[k].series[m].mean : kUndefined;
        rows.push_back({{"metric", stack[k].series[m].metric},
                        {"month", stack[k].series[m].month},
                        {"mean", number(height)},
                        {"_from", number(whole ? base[m] : kUndefined)},
                        {"_to", number(base[m] + height)}});
        if (whole) base[m] += height;
      }
      Json mark = {{"type", "area"},
                   {"color", stack[k].color},
                   {"opacity", 0.9},
                   {"line", {{"color", "white"}, {"strokeWidth", 0.8}}}};
      Json area = {{"mark", std::move(mark)}, {"encoding", between("_to", "_from")}};
      layers.push_back(
          group("layer_" + number_ + "_" + std::to_string(k + 1), std::move(rows), Json::array({std::move(area)})));
    }
    shade_past(layers, kFaded, 0.3);
  }

  void add_reference(Json& layers) const {
    double y = axis_.pixel(panel_.reference);
    layers.push_back(
        {{"data", one_datum()},
         {"mark", {{"type", "rule"}, {"color", kInk}, {"strokeWidth", 1.2}}},
         {"encoding",
          {{"x", {{"value", 0}}}, {"x2", {{"value", "width"}}}, {"y", {{"value", y}}}, {"y2", {{"value", y}}}}}});
  }

  void add_points(Json& layers) {
    const bool moved = std::any_of(panel_.points.begin(), panel_.points.end(),
                                   [](const DocumentedPoint& point) { return !point.drawn_at.empty(); });
    const char* month = moved ? "_drawn_at" : "month";
    Json centres = Json::array(), rings = Json::array(), ranges = Json::array(), ends = Json::array();
    for (const DocumentedPoint& p : panel_.points) {
      Json row = {{"figure", p.id},          {"metric", p.metric},           {"month", p.month},
                  {"low", number(p.low)},    {"central", number(p.central)}, {"high", number(p.high)},
                  {"source", p.source_title}};
      if (moved) row["_drawn_at"] = p.place();
      bool low = std::isfinite(p.low), high = std::isfinite(p.high), central = std::isfinite(p.central);
      if (central) (p.hollow ? rings : centres).push_back(row);
      if (low && high) {
        ranges.push_back(row);
      } else if (!central && (low || high)) {  // "at most" and "at least" point to where the truth may be
        row["_bound"] = number(high ? p.high : p.low);
        row["_shape"] = high ? "triangle-down" : "triangle-up";
        ends.push_back(std::move(row));
      }
    }
    std::string name = "documented_" + number_;
    if (!ranges.empty()) layers.push_back(group(name + "_ranges", std::move(ranges), range_marks(), month));
    if (!centres.empty())
      layers.push_back(group(name, std::move(centres),
                             Json::array({Json{{"mark", dot("circle")}, {"encoding", at("central")}}}), month));
    if (!rings.empty())
      layers.push_back(group(name + "_unseen", std::move(rings),
                             Json::array({Json{{"mark", ring()}, {"encoding", at("central")}}}), month));
    if (ends.empty()) return;
    Json encoding = at("_bound");
    encoding["shape"] = {{"field", "_shape"}, {"type", "nominal"}, {"scale", nullptr}, {"legend", nullptr}};
    layers.push_back(group(name + "_bounds", std::move(ends),
                           Json::array({Json{{"mark", dot("triangle-down")}, {"encoding", std::move(encoding)}}}),
                           month));
  }

  static Json dot(const char* shape) {
    return {{"type", "point"}, {"shape", shape},    {"size", 46},       {"filled", true},
            {"fill", kInk},    {"stroke", "white"}, {"strokeWidth", 1}, {"opacity", 1}};
  }

  static Json ring() {
    Json mark = dot("circle");
    mark["fill"] = "white", mark["stroke"] = kInk, mark["strokeWidth"] = 2;
    return mark;
  }

  Json range_marks() const {
    Json marks = Json::array();
    marks.push_back(
        {{"mark", {{"type", "rule"}, {"color", kInk}, {"strokeWidth", 2}}}, {"encoding", between("low", "high")}});
    for (const char* end : {"low", "high"})
      marks.push_back({{"mark",
                        {{"type", "tick"},
                         {"orient", "horizontal"},
                         {"color", kInk},
                         {"size", 9},
                         {"thickness", 2},
                         {"opacity", 1}}},
                       {"encoding", at(end)}});
    return marks;
  }

  const TimeSeriesChart& chart_;
  const Geometry& geometry_;
  const Panel& panel_;
  const Axis& axis_;
  std::string number_;
  Json& datasets_;
};

}  // namespace

nlohmann::ordered_json one_datum() { return {{"values", Json::array({Json::object()})}}; }

nlohmann::ordered_json panel_layer(const TimeSeriesChart& chart, const Geometry& geometry, std::size_t panel,
                                   nlohmann::ordered_json& datasets) {
  return PanelMarks(chart, geometry, panel, datasets).layer();
}

}  // namespace io
