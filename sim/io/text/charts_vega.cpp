#include "io/text/charts_vega.hpp"

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <utility>

#include "io/text/charts_geometry.hpp"
#include "io/text/charts_notes.hpp"

namespace io {
namespace {

using Json = nlohmann::ordered_json;

constexpr const char* kFont = "DejaVu Sans, Open Sans, Verdana, sans-serif";
constexpr const char *kInk = "#1a1a1a", *kGrey = "#595959", *kPast = "#F4F1EA";

/// Six significant digits: more than any eye or any Monte Carlo error needs, and half the size.
Json number(double value) {
  if (!std::isfinite(value)) return nullptr;
  std::array<char, 40> text{};
  std::snprintf(text.data(), text.size(), "%.6g", value);
  return std::strtod(text.data(), nullptr);
}

/// Builds one specification: layers go in from the back to the front.
class Spec {
 public:
  Spec(const Figure& figure, int width) : figure_(figure), geometry_(measure(figure, width)) {}

  std::string text() {
    Json layers = Json::array();
    for (std::size_t i = 0; i < figure_.panels.size(); ++i) layers.push_back(panel(i));
    for (const Leader& leader : geometry_.leaders) layers.push_back(leader_line(leader));
    for (const Note& note : geometry_.notes) add_note(layers, note);
    add_source(layers);
    Json spec = frame();
    spec["layer"] = std::move(layers);
    spec["resolve"] = {{"scale", {{"y", "independent"}}}};
    spec["config"] = config();
    return with_data(spec);
  }

 private:
  // ------------------------------------------------------------------------------------------------ the whole
  Json frame() const {
    const Geometry& g = geometry_;
    Json spec;
    spec["$schema"] = "https://vega.github.io/schema/vega-lite/v6.json";
    spec["description"] = figure_.alt;
    for (const auto& [what, value] : figure_.provenance) spec["usermeta"][what] = value;
    spec["width"] = g.plot_width;
    spec["height"] = g.plot_height;
    spec["autosize"] = "none";
    spec["padding"] = {{"left", g.left}, {"right", g.right}, {"top", g.above}, {"bottom", g.below}};
    spec["background"] = "white";
    spec["title"] = {{"text", g.title}, {"subtitle", g.subtitle}};
    return spec;
  }

  Json config() const {
    const Style& s = geometry_.style;
    Json title = {{"anchor", "start"}, {"frame", "group"}, {"dx", s.margin - geometry_.left}, {"offset", 16},
                  {"fontSize", s.title}, {"fontWeight", "bold"}, {"lineHeight", std::ceil(s.title * 1.3)}, {"color", kInk},
                  {"subtitleFontSize", s.subtitle}, {"subtitleLineHeight", std::ceil(s.subtitle * 1.3)},
                  {"subtitleColor", kGrey}, {"subtitlePadding", 6}};
    Json axis = {{"labelFontSize", s.label}, {"labelColor", kGrey}, {"domain", false}, {"ticks", false}, {"labelPadding", 6},
                 {"gridColor", "#DDDDDD"}, {"title", nullptr}, {"labelOverlap", false}, {"aria", false}};
    return {{"font", kFont}, {"view", {{"stroke", nullptr}}}, {"title", std::move(title)}, {"axis", std::move(axis)},
            {"axisX", {{"grid", false}, {"domain", true}, {"domainColor", kGrey}, {"ticks", true}, {"tickColor", kGrey}}},
            {"mark", {{"invalid", "break-paths-show-path-domains"}, {"aria", false}}}};
  }

  /// The specification with its data sets, a row on each line, so that a person can read and change them.
  std::string with_data(const Json& spec) const {
    std::string text = spec.dump(2);
    text.erase(text.size() - 2);  // the closing brace and the line feed before it
    text += ",\n  \"datasets\": {";
    for (auto set = datasets_.begin(); set != datasets_.end(); ++set) {
      text += set == datasets_.begin() ? "\n" : ",\n";
      text += "    " + Json(set.key()).dump() + ": [";
      for (std::size_t i = 0; i < set->size(); ++i) text += (i == 0 ? "\n      " : ",\n      ") + set->at(i).dump();
      text += "\n    ]";
    }
    return text + "\n  }\n}\n";
  }

  Json data(const std::string& name, Json rows) {
    datasets_[name] = std::move(rows);
    return {{"name", name}, {"format", {{"parse", {{"month", "utc:'%Y-%m'"}}}}}};
  }

  // ------------------------------------------------------------------------------------------------ channels
  static Json date(const std::string& month) {
    int index = month_index(month);
    return {{"utc", true}, {"year", index / 12}, {"month", index % 12 + 1}, {"date", 1}};
  }

  Json x_channel() const {
    Json years = Json::array();
    int step = geometry_.style.narrow && geometry_.months > 60 ? 2 : 1;
    for (int month = (geometry_.first + 11) / 12 * 12; month <= geometry_.first + geometry_.months; month += 12 * step)
      years.push_back(date(month_text(month)));
    return {{"field", "month"}, {"type", "temporal"},
            {"scale", {{"type", "utc"}, {"domain", {date(figure_.first), date(figure_.last)}}, {"nice", false}}},
            {"axis", {{"values", std::move(years)}, {"format", "%Y"}, {"labelFlush", false}}}};
  }

  Json y_channel(std::size_t i, const std::string& field) const {
    const Axis& axis = geometry_.axes[i];
    Json ticks = Json::array(), labels = Json::array();
    for (double tick : axis.ticks) {
      ticks.push_back(number(tick));
      labels.push_back(tick_label(tick, axis, figure_.panels[i].unit));
    }
    // An index into the labels made here, so that ticks and sentences write numbers in the same way.
    std::string words = labels.dump() + "[min(" + std::to_string(axis.ticks.size() - 1) + ", indexof(" + ticks.dump() + ", datum.value))]";
    return {{"field", field}, {"type", "quantitative"},
            {"scale", {{"type", axis.scale == Scale::kLog ? "log" : "linear"}, {"domain", {number(axis.low), number(axis.high)}},
                       {"range", {axis.bottom, axis.top}}, {"nice", false}, {"zero", false}, {"clamp", true}}},
            {"axis", {{"values", std::move(ticks)}, {"labelExpr", std::move(words)}, {"orient", "left"}, {"grid", true}}}};
  }

  Json at(std::size_t i, const std::string& y) const { return {{"y", y_channel(i, y)}}; }

  Json between(std::size_t i, const std::string& low, const std::string& high) const {
    return {{"y", y_channel(i, low)}, {"y2", {{"field", high}}}};
  }

  /// Marks on one data set. They are grouped since Vega-Lite parses the months once for each mention of the data.
  Json group(const std::string& name, Json rows, Json layers) {
    return {{"data", data(name, std::move(rows))}, {"encoding", {{"x", x_channel()}}}, {"layer", std::move(layers)}};
  }

  // ------------------------------------------------------------------------------------------------ panels
  Json panel(std::size_t i) {
    Json layers = Json::array();
    const Panel& panel = figure_.panels[i];
    shade_past(layers, geometry_.axes[i], kPast, 1);
    if (!panel.fans.empty()) add_fans(layers, i);
    if (!panel.layers.empty()) add_stack(layers, i);
    if (std::isfinite(panel.reference)) add_reference(layers, i);
    mark_present(layers, geometry_.axes[i]);
    if (!panel.points.empty()) add_points(layers, i);
    return {{"layer", std::move(layers)}};
  }

  static Json one_datum() { return {{"values", Json::array({Json::object()})}}; }

  bool shows_present() const { return geometry_.present_x >= 0 && geometry_.present_x <= geometry_.plot_width; }

  void shade_past(Json& layers, const Axis& axis, const std::string& color, double opacity) const {
    double end = std::min(std::max(geometry_.present_x, 0.0), geometry_.plot_width);
    layers.push_back({{"data", one_datum()}, {"mark", {{"type", "rect"}, {"color", color}, {"opacity", opacity}}},
                      {"encoding", {{"x", {{"value", 0}}}, {"x2", {{"value", end}}}, {"y", {{"value", axis.top}}}, {"y2", {{"value", axis.bottom}}}}}});
  }

  void mark_present(Json& layers, const Axis& axis) const {
    if (!shows_present()) return;
    layers.push_back({{"data", one_datum()}, {"mark", {{"type", "rule"}, {"color", kInk}, {"strokeWidth", 1}}},
                      {"encoding", {{"x", {{"value", geometry_.present_x}}}, {"y", {{"value", axis.top - 2}}}, {"y2", {{"value", axis.bottom}}}}}});
  }

  /// A logarithmic axis has no place for zero or less: such values go to its lower edge.
  Json held(double value, const Axis& axis) const {
    return number(axis.scale == Scale::kLog && value < axis.low ? axis.low : value);
  }

  /// All fans of a panel on one data set: every band first, so that no band covers a median.
  void add_fans(Json& layers, std::size_t i) {
    const std::vector<Fan>& fans = figure_.panels[i].fans;
    const Axis& axis = geometry_.axes[i];
    Json rows = Json::array(), marks = Json::array();
    for (const Fan& fan : fans)
      for (const SummaryRow& row : fan.series)
        rows.push_back({{"metric", row.metric}, {"month", row.month}, {"p05", held(row.p05, axis)}, {"p25", held(row.p25, axis)},
                        {"p50", held(row.p50, axis)}, {"p75", held(row.p75, axis)}, {"p95", held(row.p95, axis)}});
    for (const Fan& fan : fans) {
      marks.push_back(band(i, fan, "p05", "p95", 0.18));
      marks.push_back(band(i, fan, "p25", "p75", 0.32));
    }
    for (const Fan& fan : fans)
      for (bool past : {true, false}) marks.push_back(median(i, fan, past));
    layers.push_back(group("fans_" + std::to_string(i + 1), std::move(rows), std::move(marks)));
  }

  static Json only(const Fan& fan, const std::string& condition) {
    return Json::array({Json{{"filter", "datum.metric === '" + fan.series.front().metric + "'" + condition}}});
  }

  Json band(std::size_t i, const Fan& fan, const char* low, const char* high, double opacity) const {
    return {{"transform", only(fan, "")}, {"mark", {{"type", "area"}, {"color", fan.color}, {"opacity", opacity}}}, {"encoding", between(i, low, high)}};
  }

  /// The median up to the present (solid) or from it on (dashed).
  Json median(std::size_t i, const Fan& fan, bool past) const {
    int present = month_index(figure_.present);
    std::string when = std::string(" && datum.month ") + (past ? "<= " : ">= ") + "utc(" + std::to_string(present / 12) + ", " + std::to_string(present % 12) + ")";
    Json mark = {{"type", "line"}, {"color", fan.color}, {"strokeWidth", 2.2}};
    if (!past) mark["strokeDash"] = {5, 2.5};
    return {{"transform", only(fan, when)}, {"mark", std::move(mark)}, {"encoding", at(i, "p50")}};
  }

  void add_stack(Json& layers, std::size_t i) {
    const std::vector<Layer>& stack = figure_.panels[i].layers;
    std::vector<double> base(stack.front().series.size(), 0.0);
    for (std::size_t k = 0; k < stack.size(); ++k) {
      Json rows = Json::array();
      for (std::size_t m = 0; m < base.size(); ++m) {
        bool whole = true;
        for (const Layer& other : stack) whole = whole && m < other.series.size() && std::isfinite(other.series[m].mean);
        double height = whole ? stack[k].series[m].mean : kUndefined;
        rows.push_back({{"month", stack[k].series[m].month}, {"mean", number(height)}, {"from", number(whole ? base[m] : kUndefined)}, {"to", number(base[m] + height)}});
        if (whole) base[m] += height;
      }
      Json mark = {{"type", "area"}, {"color", stack[k].color}, {"opacity", 0.9}, {"line", {{"color", "white"}, {"strokeWidth", 0.8}}}};
      Json area = {{"mark", std::move(mark)}, {"encoding", between(i, "to", "from")}};
      layers.push_back(group("layer_" + std::to_string(i + 1) + "_" + std::to_string(k + 1), std::move(rows), Json::array({std::move(area)})));
    }
    shade_past(layers, geometry_.axes[i], "white", 0.3);
  }

  void add_reference(Json& layers, std::size_t i) const {
    double y = geometry_.axes[i].pixel(figure_.panels[i].reference);
    layers.push_back({{"data", one_datum()}, {"mark", {{"type", "rule"}, {"color", kInk}, {"strokeWidth", 1.2}}},
                      {"encoding", {{"x", {{"value", 0}}}, {"x2", {{"value", geometry_.plot_width}}}, {"y", {{"value", y}}}, {"y2", {{"value", y}}}}}});
  }

  void add_points(Json& layers, std::size_t i) {
    Json centres = Json::array(), ranges = Json::array(), ends = Json::array();
    for (const DocumentedPoint& p : figure_.panels[i].points) {
      Json row = {{"figure", p.id}, {"month", p.month}, {"low", number(p.low)}, {"central", number(p.central)}, {"high", number(p.high)}, {"source", p.source_title}};
      bool low = std::isfinite(p.low), high = std::isfinite(p.high), central = std::isfinite(p.central);
      if (central) centres.push_back(row);
      if (low && high) {
        ranges.push_back(row);
      } else if (!central && (low || high)) {  // "at most" and "at least" point to where the truth may be
        row["bound"] = number(high ? p.high : p.low);
        row["shape"] = high ? "triangle-down" : "triangle-up";
        ends.push_back(std::move(row));
      }
    }
    std::string name = "documented_" + std::to_string(i + 1);
    if (!ranges.empty()) layers.push_back(group(name + "_ranges", std::move(ranges), range_marks(i)));
    if (!centres.empty())
      layers.push_back(group(name, std::move(centres), Json::array({Json{{"mark", dot("circle")}, {"encoding", at(i, "central")}}})));
    if (ends.empty()) return;
    Json encoding = at(i, "bound");
    encoding["shape"] = {{"field", "shape"}, {"type", "nominal"}, {"scale", nullptr}, {"legend", nullptr}};
    layers.push_back(group(name + "_bounds", std::move(ends), Json::array({Json{{"mark", dot("triangle-down")}, {"encoding", std::move(encoding)}}})));
  }

  static Json dot(const char* shape) {
    return {{"type", "point"}, {"shape", shape}, {"size", 46}, {"filled", true}, {"fill", kInk}, {"stroke", "white"}, {"strokeWidth", 1}, {"opacity", 1}};
  }

  Json range_marks(std::size_t i) const {
    Json marks = Json::array();
    marks.push_back({{"mark", {{"type", "rule"}, {"color", kInk}, {"strokeWidth", 2}}}, {"encoding", between(i, "low", "high")}});
    for (const char* end : {"low", "high"})
      marks.push_back({{"mark", {{"type", "tick"}, {"orient", "horizontal"}, {"color", kInk}, {"size", 9}, {"thickness", 2}, {"opacity", 1}}}, {"encoding", at(i, end)}});
    return marks;
  }

  // ------------------------------------------------------------------------------------------------ words
  static Json word(const std::string& text, double x, double y, Json mark) {
    mark["type"] = "text";
    mark["text"] = text;
    return {{"data", one_datum()}, {"mark", std::move(mark)}, {"encoding", {{"x", {{"value", x}}}, {"y", {{"value", y}}}}}};
  }

  static Json leader_line(const Leader& line) {
    return {{"data", one_datum()}, {"mark", {{"type", "rule"}, {"color", kInk}, {"strokeWidth", 0.7}}},
            {"encoding", {{"x", {{"value", line.from_x}}}, {"y", {{"value", line.from_y}}}, {"x2", {{"value", line.to_x}}}, {"y2", {{"value", line.to_y}}}}}};
  }

  void add_note(Json& layers, const Note& note) const {
    const char* align = note.align == Align::kLeft ? "left" : note.align == Align::kRight ? "right" : "center";
    Json mark = {{"align", align}, {"baseline", "middle"}, {"fontSize", geometry_.style.label}, {"color", note.color}};
    if (note.weight == Weight::kBold) mark["fontWeight"] = "bold";
    if (note.over_bands) {
      mark["fontSize"] = geometry_.style.label - 0.5;
      Json rim = mark;
      rim.update({{"color", "white"}, {"stroke", "white"}, {"strokeWidth", 3}, {"strokeJoin", "round"}, {"opacity", 0.75}});
      layers.push_back(word(note.text, note.x, note.y, std::move(rim)));
    }
    layers.push_back(word(note.text, note.x, note.y, std::move(mark)));
  }

  void add_source(Json& layers) const {
    double size = geometry_.style.source, y = geometry_.plot_height + 36;
    for (const std::string& line : geometry_.source) {
      layers.push_back(word(line, geometry_.style.margin - geometry_.left, y, {{"align", "left"}, {"baseline", "middle"}, {"fontSize", size}, {"color", kGrey}}));
      y += std::ceil(size * 1.3);
    }
  }

  const Figure& figure_;
  Geometry geometry_;
  Json datasets_ = Json::object();
};

}  // namespace

std::string vega_spec(const Figure& figure, int width) { return Spec(figure, width).text(); }

}  // namespace io
