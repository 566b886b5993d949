#include "output/chart/frame/charts_vega.hpp"

#include <cmath>
#include <cstddef>
#include <nlohmann/json.hpp>
#include <utility>

#include "output/chart/frame/charts_geometry.hpp"
#include "output/chart/frame/charts_ink.hpp"
#include "output/chart/frame/charts_marks.hpp"

namespace io {
namespace {

using Json = nlohmann::ordered_json;

/// Builds one specification: layers go in from the back to the front.
class Spec {
 public:
  Spec(const ChartFigure& figure, int width) : figure_(figure), geometry_(measure(figure, width)) {}

  std::string text(Theme theme) {
    Json layers = Json::array();
    for (std::size_t i = 0; i < figure_.panels.size(); ++i)
      layers.push_back(panel_layer(figure_, geometry_, i, datasets_));
    for (const Leader& leader : geometry_.leaders) layers.push_back(leader_line(leader));
    for (const Note& note : geometry_.notes) add_note(layers, note);
    add_source(layers);
    Json spec = frame();
    spec["layer"] = std::move(layers);
    spec["resolve"] = {{"scale", {{"y", "independent"}}}};
    spec["config"] = config();
    spec["datasets"] = std::move(datasets_);
    apply_theme(spec, theme);
    return spec_text(std::move(spec));
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

  static Json leader_line(const Leader& line) {
    return {{"data", one_datum()},
            {"mark", {{"type", "rule"}, {"color", kInk}, {"strokeWidth", 0.7}}},
            {"encoding",
             {{"x", {{"value", line.from_x}}},
              {"y", {{"value", line.from_y}}},
              {"x2", {{"value", line.to_x}}},
              {"y2", {{"value", line.to_y}}}}}};
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
      layers.push_back(word(note.text, note.x, note.y, std::move(rim)));
    }
    layers.push_back(word(note.text, note.x, note.y, std::move(mark)));
  }

  void add_source(Json& layers) const {
    double size = geometry_.style.source, y = geometry_.plot_height + 36;
    for (const std::string& line : geometry_.source) {
      layers.push_back(word(line, geometry_.style.margin - geometry_.left, y,
                            {{"align", "left"}, {"baseline", "middle"}, {"fontSize", size}, {"color", kGrey}}));
      y += std::ceil(size * 1.3);
    }
  }

  const ChartFigure& figure_;
  Geometry geometry_;
  Json datasets_ = Json::object();
};

}  // namespace

std::string vega_spec(const ChartFigure& figure, int width, Theme theme) { return Spec(figure, width).text(theme); }

}  // namespace io
