#include "io/text/charts_learnt.hpp"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "io/text/charts_figure.hpp"
#include "io/text/charts_frame.hpp"

namespace io {

namespace {

using Json = nlohmann::ordered_json;

constexpr const char *kInk = "#1a1a1a", *kGrey = "#595959", *kPrior = "#C9C9C9";
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
  double label = 11.5, line = 15, row = 0;
  double left = 20, right = 20;
  std::vector<std::vector<std::string>> labels;

  Layout(const LearntChart& chart, int width) {
    const bool narrow = width < kPhoneBelow;
    if (narrow) label = 11, line = 14;
    const double room = narrow ? width - 40.0 : 0.42 * width;
    double widest = 0;
    std::size_t lines = 1;
    for (const LearntRow& one : chart.rows) {
      labels.push_back(wrap_text(one.label, room, label));
      lines = std::max(lines, labels.back().size());
      for (const std::string& text : labels.back()) widest = std::max(widest, text_width(text, label));
    }
    row = narrow ? static_cast<double>(lines) * line + 16 : std::max(26.0, static_cast<double>(lines) * line + 5);
    if (!narrow) left = widest + 30, right = 66;
  }
  double centre(std::size_t i, bool narrow) const {
    const double top = row * static_cast<double>(i);
    return narrow ? top + row - 8 : top + row / 2;
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

Json row_data(const LearntChart& chart) {
  Json rows = Json::array();
  for (std::size_t i = 0; i < chart.rows.size(); ++i) {
    const LearntRow& row = chart.rows[i];
    rows.push_back({{"row", i},
                    {"parameter", row.label},
                    {"low", row.low},
                    {"median", row.median},
                    {"high", row.high},
                    {"prior_low", -kNineInTen},
                    {"prior_high", kNineInTen},
                    {"shrinkage", row.shrinkage},
                    {"end", row.at_edge ? "at its edge" : "inside the prior"}});
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
  if (any(false)) ends.push_back("inside the prior"), colours.push_back(kBlue);
  if (any(true)) ends.push_back("at its edge"), colours.push_back(kVermilion);
  return {{"domain", ends}, {"range", colours}};
}

/// Said only where it happens.
std::string wider_note(const LearntChart& chart) {
  const bool any =
      std::any_of(chart.rows.begin(), chart.rows.end(), [](const LearntRow& row) { return row.shrinkage < 0; });
  return any ? " +: wider than the prior, since the record moved it to where it leaves more open." : "";
}

}  // namespace

Chart learnt_chart(const LearntChart& chart, int width) {
  const Layout layout(chart, width);
  const bool narrow = width < kPhoneBelow;
  const auto count = static_cast<double>(chart.rows.size());
  const ChartFrame frame{finding(chart),
                         "Posterior (colour) over prior (grey), medians and 9 worlds in 10, "
                         "in standard deviations of the prior." +
                             std::string(narrow ? "" : " Right: change of the spread." + wider_note(chart)),
                         chart.source,
                         alt_of(chart),
                         width,
                         layout.left,
                         layout.right,
                         layout.row * count};
  Json spec = frame.spec();
  spec["data"] = {{"values", row_data(chart)}};
  double low = -2, high = 2;
  for (const LearntRow& row : chart.rows) low = std::min(low, row.low - 0.1), high = std::max(high, row.high + 0.1);
  const double above = narrow ? 1 - 8 / layout.row : 0.5;  // of a row, above its mark
  const Json y = {{"field", "row"},
                  {"type", "quantitative"},
                  {"scale", {{"domain", {-above, count - above}}, {"reverse", true}, {"nice", false}, {"zero", false}}},
                  {"axis", nullptr}};
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
                        {"labelColor", kGrey}}}};
  Json layers = Json::array();
  layers.push_back({{"mark", {{"type", "rule"}, {"color", kPrior}, {"strokeWidth", 7}}},
                    {"encoding", {{"y", y}, {"x", x("prior_low")}, {"x2", {{"field", "prior_high"}}}}}});
  layers.push_back({{"data", {{"values", {{{"zero", 0}}}}}},
                    {"mark", {{"type", "rule"}, {"color", kGrey}, {"strokeWidth", 1}}},
                    {"encoding", {{"x", x("zero")}}}});
  layers.push_back({{"mark", {{"type", "rule"}, {"strokeWidth", 2.5}}},
                    {"encoding", {{"y", y}, {"x", x("low")}, {"x2", {{"field", "high"}}}, {"color", color}}}});
  layers.push_back({{"mark", {{"type", "point"}, {"filled", true}, {"size", 60}, {"opacity", 1}}},
                    {"encoding", {{"y", y}, {"x", x("median")}, {"color", color}}}});
  for (std::size_t i = 0; i < chart.rows.size(); ++i) {
    const auto& lines = layout.labels[i];
    const double centre = layout.centre(i, narrow);
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
  return frame_chart("learnt", "Prior against posterior", frame, spec);
}

}  // namespace io
