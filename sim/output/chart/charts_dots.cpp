#include <algorithm>
#include <cmath>
#include <cstddef>
#include <nlohmann/json.hpp>

#include "output/chart/charts_compare.hpp"
#include "output/chart/frame/charts_figure.hpp"
#include "output/chart/frame/charts_frame.hpp"
#include "output/chart/frame/charts_ink.hpp"
#include "output/chart/frame/charts_values.hpp"

namespace io {

namespace {

using Json = nlohmann::ordered_json;

constexpr double kLine = 14, kNameAbove = -12;  ///< pixels: of one line of a name, and from a dot up to its name

/// A name that leaves room for the dots; whole characters of UTF-8 go.
std::string shortened(std::string label, double room, double size) {
  if (text_width(label, size) <= room) return label;
  while (!label.empty() && text_width(label + "\u2026", size) > room) {
    while (label.size() > 1 && (static_cast<unsigned char>(label.back()) & 0xC0) == 0x80) label.pop_back();
    label.pop_back();
  }
  return label + "\u2026";
}

/// What stands beside the dots: titles over one or two lines if all of them have room, else the scenarios' names.
struct DotNames {
  static constexpr std::size_t kMostTitles = 12, kMostLines = 2;
  bool titles = false;
  std::size_t lines = 1;  ///< of the name that has most
  std::vector<std::vector<std::string>> shown;

  DotNames(const std::vector<CompareDot>& dots, double room, double size) {
    for (const CompareDot& dot : dots) {
      shown.push_back(wrap_text(dot.title, room, size));
      lines = std::max(lines, shown.back().size());
    }
    const auto fits = [&](const CompareDot& dot) { return !dot.title.empty() && text_width(dot.title, size) > 0; };
    titles = lines <= kMostLines && dots.size() <= kMostTitles && std::all_of(dots.begin(), dots.end(), fits);
    if (titles) return;
    lines = 1;
    for (std::size_t i = 0; i < dots.size(); ++i) shown[i] = {shortened(dots[i].label, room, size)};
  }

  double widest(double size) const {
    double widest = 0;
    for (const auto& name : shown)
      for (const std::string& line : name) widest = std::max(widest, text_width(line, size));
    return widest;
  }
};

bool has_others(const std::vector<CompareDot>& dots) {
  return std::any_of(dots.begin(), dots.end(), [](const CompareDot& dot) { return std::isfinite(dot.beside); });
}

/// "H200-class chips are delivered: −0.9 (−1.1 to −0.75)"
std::string dot_says(const CompareDot& dot, Unit unit) {
  const auto one = [&](double value, double low, double high, bool told) {
    const std::string text = say_with_range(value, low, high, unit);
    return told ? text : text + ", cannot be told from none";
  };
  std::string text = (dot.title.empty() ? dot.label : dot.title) + ": " + one(dot.value, dot.low, dot.high, dot.told);
  if (std::isfinite(dot.beside))
    text += "\nsquare: " + one(dot.beside, dot.beside_low, dot.beside_high, dot.beside_told);
  return text;
}

Json dot_rows(const CompareDots& chart, const DotNames& names) {
  const std::vector<CompareDot>& dots = chart.dots;
  const bool others = has_others(dots);
  Json rows = Json::array();
  for (std::size_t i = 0; i < dots.size(); ++i)
    rows.push_back({{"scenario", dots[i].label},
                    {"title", dots[i].title},
                    {"_one", names.shown[i].size() > 1 ? "" : names.shown[i].front()},
                    {"_upper", names.shown[i].size() > 1 ? names.shown[i].front() : ""},
                    {"_lower", names.shown[i].size() > 1 ? names.shown[i].back() : ""},
                    {"difference", dots[i].value},
                    {"low", dots[i].low},
                    {"high", dots[i].high},
                    {"told", dots[i].told},
                    {"_none", 0},
                    {kSays, dot_says(dots[i], chart.unit)}});
  for (std::size_t i = 0; others && i < dots.size(); ++i) {
    if (!std::isfinite(dots[i].beside)) continue;
    rows[i].update({{"beside", dots[i].beside},
                    {"beside_low", dots[i].beside_low},
                    {"beside_high", dots[i].beside_high},
                    {"beside_told", dots[i].beside_told}});
  }
  return rows;
}

Json axis_of(const CompareDots& chart, const char* field) {
  Json x = {{"field", field},
            {"type", "quantitative"},
            {"axis", {{"title", chart.axis}, {"tickCount", 6}, {"labelFlush", false}}},
            {"scale", {{"zero", true}}}};
  if (chart.unit == Unit::kShare) x["axis"]["labelExpr"] = kPercent;
  return x;
}

std::string alt_of(const CompareDots& chart) {
  std::string text = chart.title + ".";
  for (const CompareDot& dot : chart.dots)
    text += " " + (dot.title.empty() ? dot.label : dot.title) + ": " + say(dot.value, chart.unit) + " (" +
            say_range(dot.low, dot.high, chart.unit) + ")" + (dot.told ? "." : ", not distinguishable.");
  return text;
}

std::string reading_of(const std::vector<CompareDot>& dots) {
  std::string others;
  for (const CompareDot& dot : dots)
    if (!dot.paired) others += (others.empty() ? "" : ", ") + dot.label;
  return "Mean difference to the reference in the same worlds, with its 99 % interval. Hollow: cannot be told from no "
         "difference." +
         (others.empty() ? "" : " Worlds of their own, so that only means are compared: " + others + ".");
}

/// What lies to either side of no difference, above the plot, where that side has room for it.
void name_sides(Json& layers, const CompareDots& chart, const ChartFrame& frame) {
  constexpr double kSize = 11, kOff = 8;
  double low = 0, high = 0;
  for (const CompareDot& dot : chart.dots)
    for (const double end : {dot.low, dot.high, dot.beside_low, dot.beside_high})
      if (std::isfinite(end)) low = std::min(low, end), high = std::max(high, end);
  if (std::isfinite(chart.marked)) low = std::min(low, -chart.marked), high = std::max(high, chart.marked);
  const double left_part = low < high ? -low / (high - low) : 0.5;
  for (const bool right : {false, true}) {
    const std::string says = right ? chart.more + " \u2192" : "\u2190 " + chart.less;
    const double room = (right ? 1 - left_part : left_part) * frame.plot_width();
    if (text_width(says, kSize) + 2 * kOff > room) continue;
    layers.push_back({{"data", {{"values", Json::array({{{"_none", 0}}})}}},
                      {"mark",
                       {{"type", "text"},
                        {"text", says},
                        {"align", right ? "left" : "right"},
                        {"dx", right ? kOff : -kOff},
                        {"fontSize", kSize},
                        {"color", kGrey}}},
                      {"encoding", {{"x", axis_of(chart, "_none")}, {"y", {{"value", frame.narrow() ? -15 : -9}}}}}});
  }
}

/// Names stand to the left of the plot, in a narrow chart above their dots, on a light rim, so that lines of the grid do
/// not cross them. Rows bear whole names beside what is shown, so that two with one beginning stay two.
void name_dots(Json& layers, const Json& y, bool narrow) {
  struct Line {
    const char* field;
    double beside, above;  ///< pixels from the height of the dot
  };
  for (const Line& line :
       {Line{"_one", 0, kNameAbove}, {"_lower", kLine / 2, kNameAbove}, {"_upper", -kLine / 2, kNameAbove - kLine}})
    for (const bool rim : {true, false}) {
      if (rim && !narrow) continue;
      Json mark = {{"type", "text"},
                   {"align", narrow ? "left" : "right"},
                   {"baseline", "middle"},
                   {"dy", narrow ? line.above : line.beside},
                   {"fontSize", narrow ? 11 : 12},
                   {"color", rim ? "white" : kGrey}};
      if (rim) mark.update({{"stroke", "white"}, {"strokeWidth", 4}, {"strokeJoin", "round"}});
      layers.push_back(
          {{"mark", mark},
           {"encoding", {{"y", y}, {"x", {{"value", narrow ? 0 : -12}}}, {"text", {{"field", line.field}}}}}});
    }
}

/// Dashed lines at the ends of a range about zero.
void mark_both_ways(Json& layers, const CompareDots& chart) {
  layers.push_back({{"data", {{"values", {{{"_end", -chart.marked}}, {{"_end", chart.marked}}}}}},
                    {"mark", {{"type", "rule"}, {"color", kInk}, {"strokeDash", {4, 3}}}},
                    {"encoding", {{"x", axis_of(chart, "_end")}}}});
}

/// A mean and its interval: a filled mark where it can be told from no difference, a hollow one where not.
struct DotMark {
  const char *value, *low, *high, *told, *shape, *colour;
  double lower;  ///< pixels below the middle of the row
};

void add_marks(Json& layers, const CompareDots& chart, const Json& y, const DotMark& mark) {
  const std::string hollow = std::string("!datum.") + mark.told,
                    there = std::string("isValid(datum.") + mark.value + ")";
  layers.push_back({{"mark", {{"type", "rule"}, {"strokeWidth", 2}, {"color", mark.colour}}},
                    {"encoding", told({{"y", y}, {"x", axis_of(chart, mark.low)}, {"x2", {{"field", mark.high}}}})}});
  Json point = {{"type", "point"},  {"filled", true}, {"size", 70},
                {"strokeWidth", 2}, {"opacity", 1},   {"stroke", mark.colour}};
  if (std::string_view(mark.shape) != "circle") point["shape"] = mark.shape;
  layers.push_back(
      {{"mark", point},
       {"encoding",
        told({{"y", y},
              {"x", axis_of(chart, mark.value)},
              {"fill", {{"condition", {{"test", hollow}, {"value", "white"}}}, {"value", mark.colour}}}})}});
  if (mark.lower != 0)
    for (std::size_t i = layers.size() - 2; i < layers.size(); ++i) layers[i]["mark"]["yOffset"] = mark.lower;
  if (std::string_view(mark.value) == "beside")
    for (std::size_t i = layers.size() - 2; i < layers.size(); ++i)
      layers[i]["transform"] = Json::array({{{"filter", there}}});
}

}  // namespace

Figure compare_dots(const CompareDots& chart, const CompareFrame& frame, int width) {
  const bool narrow = width < kPhoneBelow;
  const bool many = std::isfinite(chart.marked) && chart.dots.size() > 25;  // a strip to be seen at once
  const double size = narrow ? 11 : 12, room = narrow ? width - 48.0 : (many ? 0.5 : 0.42) * width;
  const DotNames names(chart.dots, room, size);
  ChartFrame words;
  words.title = chart.title, words.source = frame.source, words.width = width;
  words.subtitle = !chart.reading.empty() ? chart.reading : reading_of(chart.dots);
  if (!names.titles && chart.reading.empty())
    words.subtitle += " Scenarios by their short names: not every title has room.";
  words.alt = alt_of(chart);
  words.left = narrow ? 20 : names.widest(size) + 30, words.right = narrow ? 24 : 30;
  const double more = (names.lines > 1 ? kLine : 0) + (has_others(chart.dots) ? (narrow ? 20 : 8) : 0);
  const double row = narrow ? (many ? 26.0 : 34.0) : (many ? 15.0 : 22.0);
  words.plot_height = (row + more) * static_cast<double>(chart.dots.size()) + (narrow ? 12 : 0);
  Json spec = words.spec();
  for (const auto& [what, value] : frame.provenance) spec["usermeta"][what] = value;
  spec["data"] = {{"values", dot_rows(chart, names)}};
  const Json y = {{"field", "scenario"},
                  {"type", "nominal"},
                  {"sort", nullptr},
                  {"title", nullptr},
                  {"axis", narrow ? Json(nullptr) : Json{{"grid", true}, {"labels", false}}}};
  Json& layers = spec["layer"];
  layers.push_back(line_at_zero(axis_of(chart, "_none"), y, narrow, kInk, 1.2));
  if (std::isfinite(chart.marked)) mark_both_ways(layers, chart);
  const bool others = has_others(chart.dots);
  add_marks(layers, chart, y,
            {"difference", "low", "high", "told", "circle", kVermilion, others ? (narrow ? 4.0 : -5.0) : 0.0});
  if (others)
    add_marks(layers, chart, y,
              {"beside", "beside_low", "beside_high", "beside_told", "square", kBlue, narrow ? 14.0 : 5.0});
  name_dots(layers, y, narrow);
  name_sides(layers, chart, words);
  return frame_figure(chart.name, chart.caption, words, std::move(spec));
}

}  // namespace io
