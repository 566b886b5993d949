#include "output/chart/frame/charts_vega.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <nlohmann/json.hpp>
#include <utility>

#include "output/chart/frame/charts_channels.hpp"
#include "output/chart/frame/charts_geometry.hpp"
#include "output/chart/frame/charts_ink.hpp"
#include "output/chart/frame/charts_marks.hpp"

namespace io {
namespace {

using Json = nlohmann::ordered_json;

/// What the columns of fans, layers and documented figures hold, in the panels' unit if they have but one.
std::vector<Column> known_columns(const std::vector<Panel>& panels) {
  const bool alike =
      std::all_of(panels.begin(), panels.end(), [&](const Panel& one) { return one.unit == panels.front().unit; });
  const Unit unit = alike ? panels.front().unit : Unit::kFactor;
  std::vector<Column> columns;
  for (const auto& [name, meaning] : {std::pair{"p05", "5 % of the worlds lie below"},
                                      {"p25", "25 % of the worlds lie below"},
                                      {"p50", "median of the worlds"},
                                      {"p75", "75 % of the worlds lie below"},
                                      {"p95", "95 % of the worlds lie below"},
                                      {"mean", "mean over the worlds"},
                                      {"mean_low", "low end of the mean's interval"},
                                      {"mean_high", "high end of the mean's interval"},
                                      {"low", "low end of a documented range"},
                                      {"central", "documented figure"},
                                      {"high", "high end of a documented range"}})
    columns.push_back(
        {name, name, unit, Look::kFigures, alike ? meaning : std::string(meaning) + ", in the panel's unit"});
  return columns;
}

/// Builds one specification: layers go in from the back to the front.
class Spec {
 public:
  Spec(const TimeSeriesChart& chart, int width) : chart_(chart), geometry_(measure(chart, width)) {}

  Figure figure(Theme theme) {
    Json layers = Json::array();
    for (std::size_t i = 0; i < chart_.panels.size(); ++i)
      layers.push_back(panel_layer({chart_, geometry_, i, datasets_}));
    for (const Leader& leader : geometry_.leaders) layers.push_back(leader_line(leader));
    for (const Note& note : geometry_.notes) add_note(layers, note);
    add_source(layers);
    Json spec = frame();
    spec["layer"] = std::move(layers);
    spec["resolve"] = {{"scale", {{"y", "independent"}}}};
    spec["config"] = config();
    spec["datasets"] = std::move(datasets_);
    return make_figure({chart_.name, chart_.title, chart_.caption, chart_.subtitle, chart_.alt}, std::move(spec), theme,
                       known_columns(chart_.panels));
  }

 private:
  // ------------------------------------------------------------------------------------------------ the whole
  Json frame() const {
    const Geometry& g = geometry_;
    Json spec;
    spec["$schema"] = "https://vega.github.io/schema/vega-lite/v6.json";
    spec["description"] = chart_.alt;
    for (const auto& [what, value] : chart_.provenance) spec["usermeta"][what] = value;
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
    Json title = {{"anchor", "start"},
                  {"frame", "group"},
                  {"dx", s.margin - geometry_.left},
                  {"offset", 16},
                  {"fontSize", s.title},
                  {"fontWeight", "bold"},
                  {"lineHeight", std::ceil(s.title * 1.3)},
                  {"color", kInk},
                  {"subtitleFontSize", s.subtitle},
                  {"subtitleLineHeight", std::ceil(s.subtitle * 1.3)},
                  {"subtitleColor", kGrey},
                  {"subtitlePadding", 6}};
    Json axis = {{"labelFontSize", s.label}, {"labelColor", kGrey},   {"domain", false},
                 {"ticks", false},           {"labelPadding", 6},     {"gridColor", "#DDDDDD"},
                 {"title", nullptr},         {"labelOverlap", false}, {"aria", false}};
    return {
        {"font", kFont},
        {"view", {{"stroke", nullptr}}},
        {"title", std::move(title)},
        {"axis", std::move(axis)},
        {"axisX", {{"grid", false}, {"domain", true}, {"domainColor", kGrey}, {"ticks", true}, {"tickColor", kGrey}}},
        {"mark", {{"invalid", "break-paths-show-path-domains"}, {"aria", false}}}};
  }

  // ------------------------------------------------------------------------------------------------ words
  static Json word(const std::string& text, double x, double y, Json mark) {
    mark["type"] = "text";
    mark["text"] = text;
    return {
        {"data", one_datum()}, {"mark", std::move(mark)}, {"encoding", {{"x", {{"value", x}}}, {"y", {{"value", y}}}}}};
  }

  /// Its ends keep their distance to their months in a chart of another width.
  Json leader_line(const Leader& line) const {
    const auto beside = [&](double x, const std::string& month) { return six_digits(x - geometry_.x(month)); };
    Json x2 = month_place(line.to_month);
    x2.erase("scale"), x2.erase("type");
    return {{"data", one_datum()},
            {"mark",
             {{"type", "rule"},
              {"color", kInk},
              {"strokeWidth", 0.7},
              {"xOffset", beside(line.from_x, line.from_month)},
              {"x2Offset", beside(line.to_x, line.to_month)}}},
            {"encoding",
             {{"x", month_place(line.from_month)},
              {"y", {{"value", line.from_y}}},
              {"x2", std::move(x2)},
              {"y2", {{"value", line.to_y}}}}}};
  }

  /// A note's text, placed from what it is anchored to.
  Json anchored(const Note& note, Json mark) const {
    const Anchor& anchor = note.anchor;
    if (anchor.to == Anchor::To::kLeft) return word(note.text, note.x, note.y, std::move(mark));
    const bool right = anchor.to == Anchor::To::kRight;
    mark["dx"] = six_digits(note.x - (right ? geometry_.plot_width : geometry_.x(anchor.month)));
    Json text = word(note.text, 0, note.y, std::move(mark));
    text["encoding"]["x"] = right ? Json{{"value", "width"}} : month_place(anchor.month);
    return text;
  }

  void add_note(Json& layers, const Note& note) const {
    const char* align = note.align == Align::kLeft ? "left" : note.align == Align::kRight ? "right" : "center";
    Json mark = {{"align", align}, {"baseline", "middle"}, {"fontSize", geometry_.style.label}, {"color", note.color}};
    if (note.weight == Weight::kBold) mark["fontWeight"] = "bold";
    if (note.over_bands) {
      mark["fontSize"] = geometry_.style.label - 0.5;
      Json rim = mark;
      rim.update(
          {{"color", "white"}, {"stroke", "white"}, {"strokeWidth", 3}, {"strokeJoin", "round"}, {"opacity", 0.75}});
      layers.push_back(anchored(note, std::move(rim)));
    }
    layers.push_back(anchored(note, std::move(mark)));
  }

  void add_source(Json& layers) const {
    double size = geometry_.style.source, y = geometry_.plot_height + 36;
    for (const std::string& line : geometry_.source) {
      layers.push_back(word(line, geometry_.style.margin - geometry_.left, y,
                            {{"align", "left"}, {"baseline", "middle"}, {"fontSize", size}, {"color", kGrey}}));
      y += std::ceil(size * 1.3);
    }
  }

  const TimeSeriesChart& chart_;
  Geometry geometry_;
  Json datasets_ = Json::object();
};

}  // namespace

Figure time_series_figure(const TimeSeriesChart& chart, int width, Theme theme) {
  return Spec(chart, width).figure(theme);
}

}  // namespace io
