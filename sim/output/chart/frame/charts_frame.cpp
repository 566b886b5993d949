#include "output/chart/frame/charts_frame.hpp"

#include <cmath>
#include <nlohmann/json.hpp>

#include "output/chart/frame/charts_figure.hpp"
#include "output/chart/frame/charts_ink.hpp"

namespace io {

namespace {

using Json = nlohmann::ordered_json;

}  // namespace

Json ChartFrame::spec() const {
  const double size = narrow() ? 15 : 18, small = narrow() ? 11.5 : 12.5, room = width - 28.0,
               tiny = narrow() ? 10.5 : 10;
  const auto titles = wrap_text(title, room, size, Weight::kBold);
  const auto subtitles = wrap_text(subtitle, room, small);
  const auto sources = wrap_text(source, room, tiny);
  const auto lines = [](const std::vector<std::string>& text, double height) {
    return static_cast<double>(text.size()) * std::ceil(height * 1.3);
  };
  Json spec;
  spec["$schema"] = "https://vega.github.io/schema/vega-lite/v6.json";
  spec["description"] = alt;
  spec["width"] = plot_width(), spec["height"] = plot_height;
  spec["autosize"] = "none";
  spec["padding"] = {{"left", left},
                     {"right", right},
                     {"top", lines(titles, size) + lines(subtitles, small) + 48},
                     {"bottom", 52 + lines(sources, tiny)}};
  spec["background"] = "white";
  spec["title"] = {{"text", titles},
                   {"subtitle", subtitles},
                   {"anchor", "start"},
                   {"frame", "group"},
                   {"dx", 14 - left},
                   {"offset", 16},
                   {"fontSize", size},
                   {"fontWeight", "bold"},
                   {"color", kInk},
                   {"lineHeight", std::ceil(size * 1.3)},
                   {"subtitleFontSize", small},
                   {"subtitleLineHeight", std::ceil(small * 1.3)},
                   {"subtitleColor", kGrey},
                   {"subtitlePadding", 6}};
  spec["config"] = {{"font", kFont},
                    {"view", {{"stroke", nullptr}}},
                    {"axis",
                     {{"labelFontSize", narrow() ? 11 : 12},
                      {"labelColor", kGrey},
                      {"domain", false},
                      {"ticks", false},
                      {"gridColor", kPaleGrey},
                      {"titleColor", kGrey},
                      {"titleFontWeight", "normal"},
                      {"titleFontSize", narrow() ? 11 : 12},
                      {"labelLimit", 400},
                      {"aria", false}}},
                    {"mark", {{"aria", false}}}};
  spec["layer"] = Json::array();
  double y = plot_height + 46;
  for (const std::string& line : sources) {
    spec["layer"].push_back(
        {{"data", {{"values", Json::array({Json::object()})}}},
         {"mark", {{"type", "text"}, {"text", line}, {"align", "left"}, {"fontSize", tiny}, {"color", kGrey}}},
         {"encoding", {{"x", {{"value", 14 - left}}}, {"y", {{"value", y}}}}}});
    y += std::ceil(tiny * 1.3);
  }
  return spec;
}

Json line_at_zero(Json x, const Json& y, bool narrow, const char* colour, double width) {
  if (narrow) {
    const Json mark = {{"type", "tick"}, {"orient", "vertical"}, {"color", colour},
                       {"size", 14},     {"thickness", width},   {"opacity", 1}};
    return {{"mark", mark}, {"encoding", {{"y", y}, {"x", std::move(x)}}}};
  }
  const std::string field = x["field"];
  return {{"data", {{"values", Json::array({{{field, 0}}})}}},
          {"mark", {{"type", "rule"}, {"color", colour}, {"strokeWidth", width}}},
          {"encoding", {{"x", std::move(x)}}}};
}

Figure frame_figure(const std::string& name, const std::string& caption, const ChartFrame& frame, Json spec) {
  return make_figure({name, frame.title, caption, frame.subtitle, frame.alt}, std::move(spec));
}

}  // namespace io
