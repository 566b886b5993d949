#include "output/chart/charts_learnt.hpp"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "output/chart/frame/charts_figure.hpp"
#include "output/chart/frame/charts_frame.hpp"
#include "output/chart/frame/charts_ink.hpp"
#include "output/chart/frame/charts_values.hpp"

namespace io {

namespace {

using Json = nlohmann::ordered_json;

constexpr const char* kPrior = "#C9C9C9";
constexpr double kTick = 7;                        ///< pixels of the line at 0 to each side of a row, in a narrow chart
constexpr double kNineInTen = 1.6448536269514722;  ///< of a normal distribution, to each side

std::string finding(const LearntChart& chart) {
  const std::string drawn =
      chart.rows.size() < chart.parameters
          ? "; drawn are the " + std::to_string(chart.rows.size()) + " that it moves, narrows or widens most"
          : "; the others stay where their priors put them";
  return "The record informs " + std::to_string(chart.informed) + " of " + std::to_string(chart.parameters) +
         " parameters" + drawn;
}

std::string narrower(const LearntRow& row) {
  return (row.shrinkage < 0 ? "+" : "\u2212") + say(std::fabs(row.shrinkage), Unit::kShare);
}

std::string alt_of(const LearntChart& chart) {
  std::string text = finding(chart) + ". In standard deviations of the prior:";
  for (const LearntRow& row : chart.rows)
    text += " " + row.label + " " + say(row.median, Unit::kFactor) + " (" +
            say_range(row.low, row.high, Unit::kFactor) + "), spread " + narrower(row) +
            (row.at_edge ? ", at the edge of its prior." : ".");
  return text;
}

/// Where things go, in pixels.
struct Layout {
  double label = 11.5, line = 15, height = 0;
  double left = 20, right = 20;
  std::vector<std::vector<std::string>> labels;
  std::vector<double> centres;  ///< of the mark of each row

  Layout(const LearntChart& chart, int width) {
    const bool narrow = width < kPhoneBelow;
    if (narrow) label = 11, line = 14;
    const double room = narrow ? width - 40.0 : 0.42 * width;
    double widest = 0;
    for (const LearntRow& one : chart.rows) {
      labels.push_back(wrap_text(one.label, room, label));
      for (const std::string& text : labels.back()) widest = std::max(widest, text_width(text, label));
    }
    for (const auto& lines : labels) {
      const double words = static_cast<double>(lines.size()) * line;
      const double row = narrow ? words + 16 : std::max(26.0, words + 5);
      centres.push_back(narrow ? height + row - 8 : height + row / 2);
      height += row;
    }
    if (!narrow) left = widest + 30, right = 66;
  }
};

Json words(const std::string& text, Json x, double y, const char* align, double size, const char* color) {
  return {{"data", {{"values", Json::array({Json::object()})}}},
          {"mark", {{"type", "text"}, {"text", text}, {"align", align}, {"fontSize", size}, {"color", color}}},
          {"encoding", {{"x", {{"value", std::move(x)}}}, {"y", {{"value", y}}}}}};
}

/// A light rim round words, so that the line at 0 does not cross them.
Json rim(Json text) {
  text["mark"].update({{"stroke", "white"}, {"strokeWidth", 4}, {"strokeJoin", "round"}});
  return text;
}

Json row_data(const LearntChart& chart, const Layout& layout) {
  Json rows = Json::array();
  for (std::size_t i = 0; i < chart.rows.size(); ++i) {
    const LearntRow& row = chart.rows[i];
    rows.push_back({{"_y", layout.centres[i]},
                    {"_top", layout.centres[i] - kTick},
                    {"_bottom", layout.centres[i] + kTick},
                    {"_zero", 0},
                    {"parameter", row.label},
                    {"low", row.low},
                    {"median", row.median},
                    {"high", row.high},
                    {"prior_low", -kNineInTen},
                    {"prior_high", kNineInTen},
                    {"shrinkage", row.shrinkage},
                    {"end", row.at_edge ? "at an edge of its prior" : "inside its prior"},
                    {kSays, row.label + ": " + say_with_range(row.median, row.low, row.high, Unit::kFactor) +
                                " standard deviations of the prior; spread " + narrower(row)}});
  }
  return rows;
}

/// The marks that are drawn, and no others, so that the legend names no more.
Json scale_of_ends(const LearntChart& chart) {
  Json ends = Json::array(), colours = Json::array();
  const auto any = [&](bool at_edge) {
    return std::any_of(chart.rows.begin(), chart.rows.end(),
                       [&](const LearntRow& row) { return row.at_edge == at_edge; });
  };
  if (any(false)) ends.push_back("inside its prior"), colours.push_back(kBlue);
  if (any(true)) ends.push_back("at an edge of its prior"), colours.push_back(kVermilion);
  return {{"domain", ends}, {"range", colours}};
}

/// Said only where it happens.
std::string wider_note(const LearntChart& chart) {
  const bool any =
      std::any_of(chart.rows.begin(), chart.rows.end(), [](const LearntRow& row) { return row.shrinkage < 0; });
  return any ? " +: wider than the prior, since the record moved it to where it leaves more open." : "";
}

/// Said only where it happens.
std::string edge_note(const LearntChart& chart) {
  const bool any = std::any_of(chart.rows.begin(), chart.rows.end(), [](const LearntRow& row) { return row.at_edge; });
  return any ? " At an edge of its prior: many of its worlds lie where the prior, and not the record, ends what is "
               "possible."
             : "";
}

}  // namespace

Figure learnt_figure(const LearntChart& chart, int width) {
  const Layout layout(chart, width);
  const bool narrow = width < kPhoneBelow;
  const ChartFrame frame{
      finding(chart),
      "Posterior (thin line, dot: median) over prior (broad pale bar), 9 worlds in 10 each, in standard "
      "deviations of the prior." +
          edge_note(chart) + (narrow ? "" : " Right: change of the spread." + wider_note(chart)),
      chart.source,
      alt_of(chart),
      width,
      layout.left,
      layout.right,
      layout.height};
  Json spec = frame.spec();
  spec["data"] = {{"values", row_data(chart, layout)}};
  double low = -2, high = 2;
  for (const LearntRow& row : chart.rows) low = std::min(low, row.low - 0.1), high = std::max(high, row.high + 0.1);
  const auto pixels = [](const char* field) {
    return Json{{"field", field}, {"type", "quantitative"}, {"scale", nullptr}, {"axis", nullptr}};
  };
  const Json y = pixels("_y");
  const auto x = [&](const char* field) {
    return Json{{"field", field},
                {"type", "quantitative"},
                {"scale", {{"domain", {low, high}}, {"nice", false}, {"zero", false}}},
                {"axis", {{"title", "standard deviations of the prior"}, {"tickCount", 6}}}};
  };
  const Json color = {{"field", "end"},
                      {"type", "nominal"},
                      {"scale", scale_of_ends(chart)},
                      {"legend",
                       {{"title", nullptr},
                        {"orient", "none"},
                        {"direction", "horizontal"},
                        {"legendX", 0},
                        {"legendY", -20},
                        {"labelFontSize", narrow ? 11 : 12},
                        {"labelLimit", 400},
                        {"labelColor", kGrey}}}};
  Json layers = Json::array();
  layers.push_back({{"mark", {{"type", "rule"}, {"color", kPrior}, {"strokeWidth", 7}}},
                    {"encoding", {{"y", y}, {"x", x("prior_low")}, {"x2", {{"field", "prior_high"}}}}}});
  // In a narrow chart words stand between the rows: there the line at 0 is cut where they are.
  Json zero = {{"mark", {{"type", "rule"}, {"color", kGrey}, {"strokeWidth", 1}}}, {"encoding", {{"x", x("_zero")}}}};
  if (narrow)
    zero["encoding"].update({{"y", pixels("_top")}, {"y2", {{"field", "_bottom"}}}});
  else
    zero["data"] = {{"values", {{{"_zero", 0}}}}};
  layers.push_back(std::move(zero));
  layers.push_back({{"mark", {{"type", "rule"}, {"strokeWidth", 2.5}}},
                    {"encoding", told({{"y", y}, {"x", x("low")}, {"x2", {{"field", "high"}}}, {"color", color}})}});
  layers.push_back({{"mark", {{"type", "point"}, {"filled", true}, {"size", 60}, {"opacity", 1}}},
                    {"encoding", told({{"y", y}, {"x", x("median")}, {"color", color}})}});
  for (std::size_t i = 0; i < chart.rows.size(); ++i) {
    const auto& lines = layout.labels[i];
    const double centre = layout.centres[i];
    const double first = narrow ? centre - 11 - layout.line * static_cast<double>(lines.size() - 1)
                                : centre - layout.line * static_cast<double>(lines.size() - 1) / 2;
    for (std::size_t l = 0; l < lines.size(); ++l) {
      const double at = first + layout.line * static_cast<double>(l);
      if (narrow) layers.push_back(rim(words(lines[l], 0.0, at, "left", layout.label, "white")));
      layers.push_back(words(lines[l], narrow ? 0.0 : -12.0, at, narrow ? "left" : "right", layout.label, kInk));
    }
    if (!narrow)
      layers.push_back(words(narrower(chart.rows[i]), frame.plot_width() + 10, centre, "left", layout.label, kGrey));
  }
  for (Json& layer : layers) spec["layer"].push_back(std::move(layer));
  return frame_figure("learnt", "Prior against posterior", frame, std::move(spec));
}

}  // namespace io
