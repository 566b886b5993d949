#include "io/text/charts_compare.hpp"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "io/text/charts_figure.hpp"
#include "io/text/charts_frame.hpp"
#include "io/text/charts_vega.hpp"

namespace io {

namespace {

using Json = nlohmann::ordered_json;

constexpr const char *kInk = "#1a1a1a", *kGrey = "#595959";

Chart drawn(const ChartFigure& figure, const std::string& caption, int width) {
  return {figure.name, figure.title, caption, figure.subtitle, figure.alt, vega_spec(figure, width)};
}

ChartFigure figure_of(const std::string& name, const std::string& title, const CompareFrame& frame) {
  ChartFigure figure;
  figure.name = name, figure.title = title, figure.source = frame.source;
  figure.first = frame.first, figure.last = frame.last, figure.present = frame.present;
  figure.provenance = frame.provenance;
  return figure;
}

/// The worlds of one scenario under a name of their own: marks tell their rows by it.
std::vector<SummaryRow> named(std::vector<SummaryRow> rows, const std::string& scenario) {
  for (SummaryRow& row : rows) row.metric += " of " + scenario;
  return rows;
}

/// The months that the axis shows.
template <class Row> std::vector<Row> within(std::vector<Row> rows, const CompareFrame& frame) {
  std::erase_if(rows, [&](const Row& row) { return row.month < frame.first || row.month > frame.last; });
  return rows;
}

Panel panel_of(std::string title, Unit unit, AxisScale scale) {
  Panel panel;
  panel.title = std::move(title), panel.unit = unit, panel.scale = scale;
  return panel;
}

/// A fan whose line is the mean, whose inner band is its interval and whose outer one holds 9 in 10 worlds.
std::vector<SummaryRow> change_rows(const std::vector<CompareChange>& changes, const char* what,
                                    const CompareFrame& frame) {
  std::vector<SummaryRow> rows;
  for (const CompareChange& change : within(changes, frame)) {
    SummaryRow row;
    row.metric = what, row.month = change.month, row.p50 = row.mean = change.mean;
    row.p25 = change.low, row.p75 = change.high;
    row.p05 = std::isfinite(change.p05) ? std::min(change.p05, change.low) : change.low;
    row.p95 = std::isfinite(change.p95) ? std::max(change.p95, change.high) : change.high;
    rows.push_back(std::move(row));
  }
  return rows;
}

std::string alt_of(const std::vector<SummaryRow>& rows, Unit unit, const char* what) {
  if (rows.empty()) return "";
  const SummaryRow& last = rows.back();
  return std::string(" ") + what + " in " + say_month(last.month) + ": " + say(last.p50, unit) + " (" +
         say_range(last.p25, last.p75, unit) + ").";
}

// ------------------------------------------------------------------------------------------------ dots
/// A name that leaves room for the dots; whole characters of UTF-8 go.
std::string shortened(std::string label, double room, double size) {
  if (text_width(label, size) <= room) return label;
  while (!label.empty() && text_width(label + "\u2026", size) > room) {
    while (label.size() > 1 && (static_cast<unsigned char>(label.back()) & 0xC0) == 0x80) label.pop_back();
    label.pop_back();
  }
  return label + "\u2026";
}

Json dot_rows(const std::vector<CompareDot>& dots, double room) {
  Json rows = Json::array();
  for (const CompareDot& dot : dots)
    rows.push_back({{"scenario", dot.label},
                    {"shown", shortened(dot.label, room, 12)},
                    {"difference", dot.value},
                    {"low", dot.low},
                    {"high", dot.high},
                    {"told", dot.told}});
  return rows;
}

/// Names as `shortened` has them. Rows bear whole names, so that two with one beginning stay two; Vega's own limit guesses
/// widths without a font.
Json dots_axis(const std::vector<CompareDot>& dots, double room) {
  Json shown = Json::object();
  for (const CompareDot& dot : dots) shown[dot.label] = shortened(dot.label, room, 12);
  return {{"grid", true}, {"labelLimit", 0}, {"labelExpr", shown.dump() + "[datum.label]"}};
}

Json axis_of(const CompareDots& chart, const char* field) {
  Json x = {{"field", field},
            {"type", "quantitative"},
            {"axis", {{"title", chart.axis}, {"tickCount", 6}}},
            {"scale", {{"zero", true}}}};
  if (chart.unit == Unit::kShare) x["axis"]["format"] = "%";
  return x;
}

std::string alt_of(const CompareDots& chart) {
  std::string text = chart.title + ".";
  for (const CompareDot& dot : chart.dots)
    text += " " + dot.label + ": " + say(dot.value, chart.unit) + " (" + say_range(dot.low, dot.high, chart.unit) +
            ")" + (dot.told ? "." : ", not distinguishable.");
  return text;
}

Json no_difference(const CompareDots& chart) {
  Json x = axis_of(chart, "none");
  return {{"data", {{"values", Json::array({{{"none", 0}}})}}},
          {"mark", {{"type", "rule"}, {"color", kInk}, {"strokeWidth", 1.2}}},
          {"encoding", {{"x", x}}}};
}

/// What lies to either side, above the plot.
void name_sides(Json& layers, const CompareDots& chart, const ChartFrame& frame) {
  for (const bool right : {false, true})
    layers.push_back(
        {{"data", {{"values", Json::array({Json::object()})}}},
         {"mark",
          {{"type", "text"},
           {"text", right ? chart.more + " \u2192" : "\u2190 " + chart.less},
           {"align", right ? "right" : "left"},
           {"fontSize", 11},
           {"color", kGrey}}},
         {"encoding",
          {{"x", {{"value", right ? frame.plot_width() : 0}}}, {"y", {{"value", frame.narrow() ? -15 : -9}}}}}});
}

/// In a narrow chart labels stand above their dots, on a light rim, so that the line of no difference does not cross them.
void name_dots(Json& layers, const Json& y) {
  for (const bool rim : {true, false}) {
    Json mark = {{"type", "text"}, {"align", "left"}, {"dy", -12}, {"fontSize", 11}, {"color", rim ? "white" : kGrey}};
    if (rim) mark.update({{"stroke", "white"}, {"strokeWidth", 4}, {"strokeJoin", "round"}});
    layers.push_back({{"mark", mark}, {"encoding", {{"y", y}, {"x", {{"value", 0}}}, {"text", {{"field", "shown"}}}}}});
  }
}

}  // namespace

Chart compare_fans(const std::string& name, const std::string& title, const CompareSeries& reference,
                   const CompareSeries& scenario, const CompareFrame& frame, int width) {
  ChartFigure figure = figure_of(name, title, frame);
  figure.subtitle =
      "Each scenario's own worlds: half of them in the inner band, 9 in 10 in the outer one, line: median. The bands "
      "overlap because worlds differ; the difference in one and the same world is in the other chart.";
  figure.alt = title + ".";
  Panel gap = panel_of("Lag by trend, months", Unit::kMonths, AxisScale::kLinear),
        serving = panel_of("What China can serve, Mtok a day", Unit::kCount, AxisScale::kLog);
  gap.reference = 0;
  double highest = 0;
  for (const CompareSeries* series : {&reference, &scenario}) {
    const char* color = series == &reference ? kBlue : kVermilion;
    gap.fans.push_back({series->label, "", color,
                        named(within(series->gap, frame), series == &reference ? "the reference" : "the scenario")});
    serving.fans.push_back(
        {series->label, "", color,
         named(within(series->serving, frame), series == &reference ? "the reference" : "the scenario")});
    for (const SummaryRow& row : serving.fans.back().series)
      if (std::isfinite(row.p95)) highest = std::max(highest, row.p95);
    if (!gap.fans.back().series.empty())
      figure.alt += " " + series->label + ", median lag in " + say_month(frame.last) + ": " +
                    say(gap.fans.back().series.back().p50, Unit::kMonths) + " months.";
  }
  gap.at_reference = "parity";
  serving.cut_below = highest * 1e-6;
  figure.panels = {gap, serving};
  return drawn(figure, "Both scenarios' worlds", width);
}

Chart compare_change(const std::string& name, const std::string& title, const std::vector<CompareChange>& gap,
                     const std::vector<CompareChange>& serving, const CompareFrame& frame, int width) {
  ChartFigure figure = figure_of(name, title, frame);
  const std::vector<SummaryRow> gap_rows = change_rows(gap, "lag", frame),
                                serving_rows = change_rows(serving, "serving", frame);
  figure.subtitle =
      "Differences in one and the same world, same parameters and luck. Line: mean over worlds; inner band: 99 % "
      "interval "
      "of that mean; outer band: 9 in 10 worlds.";
  figure.alt = title + "." + alt_of(gap_rows, Unit::kMonths, "Mean difference of the lag in months") +
               alt_of(serving_rows, Unit::kShare, "Mean change of what China can serve");
  Panel lag = panel_of("Difference of the lag by trend, months", Unit::kMonths, AxisScale::kLinear),
        share = panel_of("Change of what China can serve at its frontier quality", Unit::kShare, AxisScale::kLinear);
  lag.fans = {{"mean", "", kVermilion, gap_rows}};
  lag.columns = share.columns = {"p05", "mean_low", "mean", "mean_high", "p95"};
  lag.reference = 0, lag.above = "China trails more", lag.below = "China trails less";
  share.fans = {{"mean", "", kVermilion, serving_rows}};
  share.reference = 0, share.above = "serves more", share.below = "serves less";
  figure.panels = {lag, share};
  return drawn(figure, "What the policy changes", width);
}

Chart compare_dots(const CompareDots& chart, const CompareFrame& frame, int width) {
  const bool narrow = width < kPhoneBelow;
  double widest = 0;
  for (const CompareDot& dot : chart.dots) widest = std::max(widest, text_width(dot.label, 12));
  ChartFrame words;
  words.title = chart.title, words.source = frame.source, words.width = width;
  words.subtitle =
      "Mean difference to the reference in the same worlds, with its 99 % interval. Hollow: cannot be told from no "
      "difference.";
  words.alt = alt_of(chart);
  const double room = narrow ? width - 48.0 : 0.42 * width;
  words.left = narrow ? 20 : std::min(widest, room) + 30, words.right = narrow ? 20 : 30;
  words.plot_height = (narrow ? 34.0 : 22.0) * static_cast<double>(chart.dots.size()) + (narrow ? 12 : 0);
  Json spec = words.spec();
  for (const auto& [what, value] : frame.provenance) spec["usermeta"][what] = value;
  spec["data"] = {{"values", dot_rows(chart.dots, room)}};
  const Json y = {{"field", "scenario"},
                  {"type", "nominal"},
                  {"sort", nullptr},
                  {"title", nullptr},
                  {"axis", narrow ? Json(nullptr) : dots_axis(chart.dots, room)}};
  Json& layers = spec["layer"];
  layers.push_back(no_difference(chart));
  layers.push_back({{"mark", {{"type", "rule"}, {"strokeWidth", 2}, {"color", kVermilion}}},
                    {"encoding", {{"y", y}, {"x", axis_of(chart, "low")}, {"x2", {{"field", "high"}}}}}});
  layers.push_back(
      {{"mark",
        {{"type", "point"},
         {"filled", true},
         {"size", 70},
         {"strokeWidth", 2},
         {"opacity", 1},
         {"stroke", kVermilion}}},
       {"encoding",
        {{"y", y},
         {"x", axis_of(chart, "difference")},
         {"fill", {{"condition", {{"test", "!datum.told"}, {"value", "white"}}}, {"value", kVermilion}}}}}});
  if (narrow) name_dots(layers, y);
  name_sides(layers, chart, words);
  return frame_chart(chart.name, chart.caption, words, spec);
}

}  // namespace io
