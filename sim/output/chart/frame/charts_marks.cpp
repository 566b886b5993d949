#include "output/chart/frame/charts_marks.hpp"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <utility>
#include <vector>

#include "output/chart/frame/charts_documented.hpp"
#include "output/chart/frame/charts_ink.hpp"
#include "output/chart/frame/charts_values.hpp"

namespace io {
namespace {

using Json = nlohmann::ordered_json;

constexpr const char *kPast = "#F4F1EA", *kFaded = "#FEFEFE";

class PanelMarks {
 public:
  explicit PanelMarks(const PanelPlace& place)
      : place_(place),
        chart_(place.chart),
        geometry_(place.geometry),
        panel_(place.panel()),
        axis_(place.axis()),
        number_(place.number()) {}

  Json layer() {
    Json layers = Json::array();
    shade_past(layers, kPast, 1);
    if (!panel_.fans.empty()) add_fans(layers);
    if (!panel_.layers.empty()) add_stack(layers);
    if (std::isfinite(panel_.reference)) add_reference(layers);
    mark_present(layers);
    add_month_values(place_, layers);
    add_documented(place_, layers);
    return {{"layer", std::move(layers)}};
  }

 private:
  Json y_channel(const std::string& field) const { return value_channel(place_, field); }

  Json at(const std::string& y) const { return {{"y", y_channel(y)}}; }

  Json between(const std::string& low, const std::string& high) const {
    return {{"y", y_channel(low)}, {"y2", {{"field", high}}}};
  }

  Json group(const std::string& name, Json rows, Json layers) {
    return marks_on(place_, name, std::move(rows), std::move(layers));
  }

  bool shows_present() const { return geometry_.present_x >= 0 && geometry_.present_x <= geometry_.plot_width; }

  void shade_past(Json& layers, const std::string& color, double opacity) const {
    if (geometry_.present_x <= 0) return;
    layers.push_back({{"data", one_datum()},
                      {"mark", {{"type", "rect"}, {"color", color}, {"opacity", opacity}}},
                      {"encoding",
                       {{"x", month_place(chart_.first)},
                        {"x2", {{"datum", date_of(std::min(chart_.present, chart_.last))}}},
                        {"y", {{"value", axis_.top}}},
                        {"y2", {{"value", axis_.bottom}}}}}});
  }

  void mark_present(Json& layers) const {
    if (!shows_present()) return;
    layers.push_back(
        {{"data", one_datum()},
         {"mark", {{"type", "rule"}, {"color", kInk}, {"strokeWidth", 1}}},
         {"encoding",
          {{"x", month_place(chart_.present)}, {"y", {{"value", axis_.top - 2}}}, {"y2", {{"value", axis_.bottom}}}}}});
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
                        {name[0], number_or_null(row.p05)},
                        {name[1], number_or_null(row.p25)},
                        {name[2], number_or_null(row.p50)},
                        {name[3], number_or_null(row.p75)},
                        {name[4], number_or_null(row.p95)}});
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
    return {{"transform", on_axis(only(fan, ""), end)},
            {"mark", {{"type", "line"}, {"color", fan.color}, {"strokeWidth", 0.9}}},
            {"encoding", at("_line")}};
  }

  /// A line stops where it leaves the axis: it neither runs along its edge nor bridges what lies beyond it.
  Json on_axis(Json transform, const char* column) const {
    const std::string value = std::string("datum.") + column;
    transform.push_back({{"calculate", value + " >= " + number_or_null(axis_.low).dump() + " && " + value +
                                           " <= " + number_or_null(axis_.high).dump() + " ? " + value + " : null"},
                         {"as", "_line"}});
    return transform;
  }

  /// The median up to the present (solid) or from it on (dashed).
  Json median(const Fan& fan, bool past) const {
    int present = month_index(chart_.present);
    std::string when = std::string(" && datum.month ") + (past ? "<= " : ">= ") + "utc(" + chart_.present.substr(0, 4) +
                       ", " + std::to_string(present % 12) + ")";
    Json mark = {{"type", "line"}, {"color", fan.color}, {"strokeWidth", fan.broad ? 7 : 2.2}};
    if (fan.broad) mark["opacity"] = 0.4;
    if (!past && !fan.broad) mark["strokeDash"] = {5, 2.5};
    return {{"transform", on_axis(only(fan, when), panel_.columns[2])},
            {"mark", std::move(mark)},
            {"encoding", at("_line")}};
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
                        {"mean", number_or_null(height)},
                        {"_from", number_or_null(whole ? base[m] : kUndefined)},
                        {"_to", number_or_null(base[m] + height)}});
        if (whole) base[m] += height;
      }
      Json mark = {{"type", "area"},
                   {"color", stack[k].color},
                   {"opacity", 0.9},  // by which screen.css tells it from a band
                   {"line", {{"color", "white"}, {"strokeWidth", 1.8}}}};
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

  const PanelPlace& place_;
  const TimeSeriesChart& chart_;
  const Geometry& geometry_;
  const Panel& panel_;
  const Axis& axis_;
  std::string number_;
};

}  // namespace

Json panel_layer(const PanelPlace& place) { return PanelMarks(place).layer(); }

}  // namespace io
