#include "output/chart/charts_voi.hpp"

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

constexpr std::size_t kFewestFigures = 10;  ///< below it any forecast passes
constexpr std::size_t kMostBars = 13;       ///< more make a chart that does not fit a page with type that can be read

std::string finding(const VoiChart& chart, const std::vector<VoiBar>& bars) {
  const auto told = std::count_if(bars.begin(), bars.end(), [](const VoiBar& bar) { return bar.told; });
  if (told == 0) return "No single question, settled, would narrow the outlook measurably: " + chart.outcome;
  const auto first = std::find_if(bars.begin(), bars.end(), [](const VoiBar& bar) { return bar.told; });
  return "Settling \u201c" + uncapitalised(first->label) + "\u201d would narrow the 90 % interval of " + chart.outcome +
         " by " + say(first->narrowing, Unit::kShare) + " (" +
         say_range(first->narrowing - 2 * first->error, first->narrowing + 2 * first->error, Unit::kShare) + "); " +
         std::to_string(told) + " of " + std::to_string(chart.bars.size()) +
         (told == 1 ? " questions narrows it measurably" : " questions narrow it measurably");
}

/// How many of so many questions are not drawn.
std::string left_out(std::size_t questions) {
  if (questions <= kMostBars) return "";
  return " The " + std::to_string(kMostBars) + " that narrow it most; the table has the other " +
         std::to_string(questions - kMostBars) + ".";
}

std::string alt_of(const VoiChart& chart, const std::vector<VoiBar>& bars) {
  std::string text = "What settling each question would take off the 90 % interval of " + chart.outcome + ":";
  for (const VoiBar& bar : bars)
    text += " " + bar.label + " " + say_with_error(bar.narrowing, bar.error, Unit::kShare) + ".";
  return text;
}

/// The labels in lines that the chart has room for.
struct Labels {
  std::vector<std::vector<std::string>> lines;
  double widest = 0;
  std::size_t most = 1;  ///< lines of the longest

  Labels(const std::vector<VoiBar>& bars, double room, double size) {
    for (const VoiBar& bar : bars) {
      lines.push_back(wrap_text(bar.label, room, size));
      most = std::max(most, lines.back().size());
      for (const std::string& line : lines.back()) widest = std::max(widest, text_width(line, size));
    }
  }
};

/// A line of a label: left of the plot, or in it on a phone, with a light rim so that the line at 0 does not cross it.
void add_words(Json& layers, const std::string& text, bool inside, double y, double size) {
  for (const bool rim : {true, false}) {
    if (rim && !inside) continue;
    Json mark = {{"type", "text"},       {"text", text},     {"align", inside ? "left" : "right"},
                 {"baseline", "middle"}, {"fontSize", size}, {"color", rim ? "white" : kGrey}};
    if (rim) mark.update({{"stroke", "white"}, {"strokeWidth", 4}, {"strokeJoin", "round"}});
    layers.push_back({{"data", {{"values", Json::array({Json::object()})}}},
                      {"mark", std::move(mark)},
                      {"encoding", {{"x", {{"value", inside ? 0 : -12}}}, {"y", {{"value", y}}}}}});
  }
}

Json bar_rows(const std::vector<VoiBar>& bars) {
  Json rows = Json::array();
  for (const VoiBar& bar : bars) {
    rows.push_back({{"question", bar.label},
                    {"narrowing", bar.narrowing},
                    {"_zero", 0},
                    {"low", bar.narrowing - 2 * bar.error},
                    {"high", bar.narrowing + 2 * bar.error},
                    {"kind", bar.is_claim ? "contested claim" : "parameter"},
                    {"told", bar.told},
                    {kSays, bar.label + ": narrower by " + say_with_error(bar.narrowing, bar.error, Unit::kShare) +
                                (bar.told ? "" : ", not distinguishable from 0")}});
  }
  return rows;
}

}  // namespace

Figure voi_figure(const VoiChart& chart, int width) {
  std::vector<VoiBar> bars = chart.bars;
  std::stable_sort(bars.begin(), bars.end(),
                   [](const VoiBar& a, const VoiBar& b) { return a.narrowing > b.narrowing; });
  const std::string title = finding(chart, bars);
  if (bars.size() > kMostBars) bars.resize(kMostBars);
  const bool narrow = width < kPhoneBelow;
  const double size = narrow ? 11 : 11.5, line = size + 3;
  const Labels labels(bars, narrow ? width - 40.0 : 0.45 * width, size);
  const double above = line * static_cast<double>(labels.most - 1),
               row = narrow ? 34 + above : std::max(22.0, above + line + 5);
  const ChartFrame frame{
      title,
      "Share of the interval's width (" + chart.width +
          ") that goes on average once the question is settled: a claim by its branch, a parameter to an "
          "eighth of its range. In brackets and as bars: two standard errors to each side. Hollow: not distinguishable "
          "from 0." +
          left_out(chart.bars.size()),
      chart.source,
      alt_of(chart, bars),
      width,
      narrow ? 20 : labels.widest + 30,
      narrow ? 20.0 : 30.0,
      row * static_cast<double>(bars.size())};
  Json spec = frame.spec();
  spec["data"] = {{"values", bar_rows(bars)}};
  const Json y = {{"field", "question"},
                  {"type", "nominal"},
                  {"sort", nullptr},
                  {"title", nullptr},
                  {"axis", narrow ? Json(nullptr) : Json{{"grid", true}, {"labels", false}, {"ticks", false}}}};
  const auto x = [](const char* field) {
    return Json{{"field", field},
                {"type", "quantitative"},
                {"axis", {{"labelExpr", kPercent}, {"labelFlush", false}, {"title", "narrower by"}, {"tickCount", 6}}}};
  };
  const Json color = {{"field", "kind"},
                      {"type", "nominal"},
                      {"scale", {{"domain", {"contested claim", "parameter"}}, {"range", {kVermilion, kBlue}}}},
                      {"legend",
                       {{"title", nullptr},
                        {"orient", "none"},
                        {"direction", "horizontal"},
                        {"legendX", 0},
                        {"legendY", -18},
                        {"labelColor", kGrey}}}};
  Json layers = Json::array();
  layers.push_back(line_at_zero({{"field", "_zero"}, {"type", "quantitative"}}, y, narrow, kGrey, 1));
  layers.push_back({{"mark", {{"type", "rule"}, {"strokeWidth", 2}}},
                    {"encoding", told({{"y", y}, {"x", x("low")}, {"x2", {{"field", "high"}}}, {"color", color}})}});
  layers.push_back(
      {{"mark", {{"type", "point"}, {"filled", true}, {"size", 70}, {"strokeWidth", 2}, {"opacity", 1}}},
       {"encoding",
        told({{"y", y},
              {"x", x("narrowing")},
              {"color", color},
              {"fill",
               {{"condition", {{"test", "!datum.told"}, {"value", "white"}}},
                {"field", "kind"},
                {"type", "nominal"},
                {"scale", color["scale"]},
                {"legend", nullptr}}},
              {"stroke", {{"field", "kind"}, {"type", "nominal"}, {"scale", color["scale"]}, {"legend", nullptr}}}})}});
  layers.back()["encoding"].erase("color");
  if (narrow)
    for (Json& layer : layers)  // below the middle of the row, to leave room for the words
      if (layer["encoding"].contains("y")) layer["mark"]["yOffset"] = above / 2;
  for (std::size_t i = 0; i < bars.size(); ++i) {
    const auto lines = static_cast<double>(labels.lines[i].size());
    const double middle = row * (static_cast<double>(i) + 0.5),
                 first = narrow ? middle + above / 2 - 12 - line * (lines - 1) : middle - line * (lines - 1) / 2;
    for (std::size_t l = 0; l < labels.lines[i].size(); ++l)
      add_words(layers, labels.lines[i][l], narrow, first + line * static_cast<double>(l), size);
  }
  for (Json& layer : layers) spec["layer"].push_back(std::move(layer));
  return frame_figure(chart.name, "What settling each question is worth", frame, std::move(spec));
}

Figure calibration_figure(const std::vector<CalibrationPoint>& points, std::size_t figures, const std::string& source,
                          int width) {
  Json rows = Json::array();
  for (const CalibrationPoint& point : points)
    rows.push_back({{"level", point.level}, {"share", point.share}, {"low", point.low}, {"high", point.high}});
  const bool outside = std::any_of(points.begin(), points.end(), [](const CalibrationPoint& point) {
    return point.share < point.low || point.share > point.high;
  });
  const std::string many = std::to_string(figures) + (figures == 1 ? " figure" : " figures");
  const ChartFrame frame{
      figures < kFewestFigures
          ? many + (figures == 1 ? " is" : " are") + " too few to judge the calibration of the forecasts"
      : outside ? "The forecasts of " + many + " are not calibrated everywhere"
                : "What came gives no reason to call the forecasts of " + many + " uncalibrated",
      "Share of figures at or below each quantile of their forecasts. Diagonal: perfect; band: where nine "
      "in ten would lie by chance if the figures were independent.",
      source,
      "Calibration of the forecasts of " + many + ".",
      width,
      68,
      24,
      (width - 92) * (width < kPhoneBelow ? 0.9 : 0.6)};
  Json spec = frame.spec();
  spec["data"] = {{"values", std::move(rows)}};
  const auto axis = [](const char* field, const char* title) {
    return Json{{"field", field},
                {"type", "quantitative"},
                {"scale", {{"domain", {0, 1}}}},
                {"axis", {{"labelExpr", kPercent}, {"title", title}}}};
  };
  const Json x = axis("level", "quantile of the forecast");
  Json layers = Json::array();
  layers.push_back(
      {{"mark", {{"type", "area"}, {"color", kPaleGrey}, {"opacity", 0.7}, {"interpolate", "step"}}},
       {"encoding", {{"x", x}, {"y", axis("low", "share of figures at or below")}, {"y2", {{"field", "high"}}}}}});
  layers.push_back(
      {{"data", {{"values", {{{"_at", 0}}, {{"_at", 1}}}}}},
       {"mark", {{"type", "line"}, {"color", kGrey}, {"strokeDash", {4, 3}}}},
       {"encoding",
        {{"x", axis("_at", "quantile of the forecast")}, {"y", axis("_at", "share of figures at or below")}}}});
  layers.push_back(
      {{"mark", {{"type", "line"}, {"color", kVermilion}, {"strokeWidth", 2.5}, {"interpolate", "step-after"}}},
       {"encoding", {{"x", x}, {"y", axis("share", "share of figures at or below")}}}});
  for (Json& layer : layers) spec["layer"].push_back(std::move(layer));
  return frame_figure("calibration", "Calibration of the forecasts", frame, std::move(spec));
}

}  // namespace io
