#include "output/chart/charts_waterfall.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <nlohmann/json.hpp>

#include "output/chart/frame/charts_figure.hpp"
#include "output/chart/frame/charts_ink.hpp"
#include "output/chart/frame/charts_layout.hpp"
#include "output/chart/frame/charts_values.hpp"
#include "output/words/charts_words.hpp"

namespace io {
namespace {

using Json = nlohmann::ordered_json;

constexpr const char *kRule = "#DDDDDD", *kTotal = "#4D4D4D";
constexpr double kGap = 8, kAxisHeight = 24, kPanelTitle = 26, kSourceAbove = 14;

/// Sizes in pixels.
struct Sizes {
  double title = 18, subtitle = 12.5, label = 12, source = 10, margin = 14;
  double row = 24, bar = 13;
};

Sizes sizes_for(int width) { return width < kPhoneBelow ? Sizes{15, 11.5, 11, 10.5, 8, 22, 12} : Sizes(); }

/// A level as it is, a step with its sign; months to a tenth in all rows, so that a reader can add them up.
std::string value_text(const WaterfallBar& bar, bool total, Unit unit) {
  const double value = bar.to - bar.from;
  const std::string text = unit == Unit::kMonths ? say_tenths(value) : say(value, unit);
  return !total && value > 0 ? "+" + text : text;
}

/// The step with its range, told from where it begins.
std::string row_says(const WaterfallRow& row, Unit unit) {
  std::string text = row.label + ": " + value_text(row.bar, row.total, unit);
  if (std::isfinite(row.bar.low) && std::isfinite(row.bar.high))
    text += " (" + say_range(row.bar.low - row.bar.from, row.bar.high - row.bar.from, unit) + ")";
  return text;
}

/// Just what the bars cover, with round ticks inside: a waterfall needs every pixel.
Axis tight_axis(double low, double high, int wanted) {
  Axis axis = fit_axis(AxisScale::kLinear, low, high, wanted);
  const double margin = (high - low) * 0.02;
  axis.low = low - (low < 0 ? margin : 0);
  axis.high = high + margin;
  std::erase_if(axis.ticks, [&](double tick) { return tick < axis.low || tick > axis.high; });
  return axis;
}

const char* colour_of(const WaterfallRow& row) {
  if (row.total) return kTotal;
  return row.bar.to < row.bar.from ? kBlue : kVermilion;
}

class Drawing {
 public:
  Drawing(const WaterfallChart& chart, int width) : chart_(chart), width_(width), sizes_(sizes_for(width)) {
    measure();
  }

  Figure figure() {
    for (std::size_t panel = 0; panel < chart_.panels.size(); ++panel) add_panel(panel);
    add_source();
    Json spec = frame();
    spec["layer"] = std::move(layers_);
    spec["resolve"] = {{"scale", {{"x", "independent"}}}};
    spec["config"] = {{"font", kFont}, {"view", {{"stroke", nullptr}}}, {"mark", {{"aria", false}}}};
    return make_figure({chart_.name, chart_.title, chart_.caption, chart_.subtitle, chart_.alt}, std::move(spec));
  }

 private:
  // ------------------------------------------------------------------------------------------------ measures
  void measure() {
    double label = 0, value = 0, low = 0, high = 0;
    for (const WaterfallPanel& panel : chart_.panels)
      for (const WaterfallRow& row : panel.rows) {
        label = std::max(label, text_width(row.label, sizes_.label, row.total ? Weight::kBold : Weight::kRegular));
        value = std::max(value, text_width(value_text(row.bar, row.total, chart_.unit), sizes_.label, Weight::kBold));
        for (const double end : {row.bar.from, row.bar.to, row.bar.low, row.bar.high})
          if (std::isfinite(end)) low = std::min(low, end), high = std::max(high, end);
      }
    if (chart_.unit == Unit::kMonths && high - low < 1) high = low + 1;  // nobody reads hundredths of a month
    beside_ = width_ >= 500;
    source_ = wrap_text(chart_.source, width_ - 2 * sizes_.margin, sizes_.source);
    left_ = sizes_.margin + std::ceil(label) + kGap;
    value_ = std::ceil(value) + kGap;
    const double panels = beside_ ? static_cast<double>(chart_.panels.size()) : 1;
    const double room = (width_ - sizes_.margin - left_ - (panels - 1) * kGap) / panels - value_;
    room_ = std::max(std::floor(room), 60.0);
    axis_ = high > low ? tight_axis(low, high, room_ < 100 ? 3 : 6) : fit_axis(AxisScale::kLinear, 0, 1, 2);
    rows_ = static_cast<double>(chart_.panels.front().rows.size());
    panel_height_ = kPanelTitle + rows_ * sizes_.row + kAxisHeight;
    height_ = beside_ ? panel_height_ : panel_height_ * static_cast<double>(chart_.panels.size());
  }

  double left_of(std::size_t panel) const { return beside_ ? static_cast<double>(panel) * (room_ + value_ + kGap) : 0; }
  double top_of(std::size_t panel) const { return beside_ ? 0 : static_cast<double>(panel) * panel_height_; }

  // ------------------------------------------------------------------------------------------------ the whole
  Json frame() const {
    const double inside = width_ - 2 * sizes_.margin;
    Json spec;
    spec["$schema"] = "https://vega.github.io/schema/vega-lite/v6.json";
    spec["description"] = chart_.alt;
    for (const auto& [what, value] : chart_.provenance) spec["usermeta"][what] = value;
    const auto title = wrap_text(chart_.title, inside, sizes_.title, Weight::kBold);
    const auto subtitle = wrap_text(chart_.subtitle, inside, sizes_.subtitle);
    const double title_line = std::ceil(sizes_.title * 1.3), subtitle_line = std::ceil(sizes_.subtitle * 1.3);
    const double above = sizes_.margin + title_line * static_cast<double>(title.size()) + 6 +
                         subtitle_line * static_cast<double>(subtitle.size()) + 10;
    spec["width"] = width_ - left_ - sizes_.margin;
    spec["height"] = height_;
    spec["autosize"] = "none";
    spec["padding"] = {{"left", left_}, {"right", sizes_.margin}, {"top", above}, {"bottom", below()}};
    spec["background"] = "white";
    spec["title"] = {{"text", title},
                     {"subtitle", subtitle},
                     {"anchor", "start"},
                     {"frame", "group"},
                     {"dx", sizes_.margin - left_},
                     {"offset", 10},
                     {"fontSize", sizes_.title},
                     {"fontWeight", "bold"},
                     {"lineHeight", title_line},
                     {"color", kInk},
                     {"subtitleFontSize", sizes_.subtitle},
                     {"subtitleLineHeight", subtitle_line},
                     {"subtitleColor", kGrey},
                     {"subtitlePadding", 6}};
    return spec;
  }

  double below() const {
    return kSourceAbove + std::ceil(sizes_.source * 1.3) * static_cast<double>(source_.size()) + sizes_.margin;
  }

  // ------------------------------------------------------------------------------------------------ one panel
  Json x_scale(std::size_t panel) const {
    return {{"domain", {axis_.low, axis_.high}},
            {"range", {left_of(panel), left_of(panel) + room_}},
            {"nice", false},
            {"zero", false}};
  }
  double pixel(std::size_t panel, double value) const {
    return left_of(panel) + room_ * (value - axis_.low) / (axis_.high - axis_.low);
  }

  void add_panel(std::size_t number) {
    const WaterfallPanel& panel = chart_.panels[number];
    const double top = top_of(number) + kPanelTitle, bottom = top + rows_ * sizes_.row;
    for (const double tick : axis_.ticks) {
      const double x = pixel(number, tick);
      rule(x, top, x, bottom, tick == 0 ? kGrey : kRule, 1);
      word(say(tick, chart_.unit), x, bottom + 11, "center", kGrey, false);
    }
    word(panel.title, left_of(number), top - 14, "left", kInk, true);
    Json solid = Json::array();
    for (std::size_t i = 0; i < panel.rows.size(); ++i) add_row(number, i, top, solid);
    layers_.push_back(bars(number, std::move(solid)));
    if (!whiskers_.empty()) {
      layers_.push_back(spans(number, whiskers_, "white", 3));  // a rim: bars may be as dark as the lines
      layers_.push_back(spans(number, std::move(whiskers_), kInk, 1));
    }
    whiskers_ = Json::array();
  }

  void add_row(std::size_t number, std::size_t i, double top, Json& solid) {
    const WaterfallRow& row = chart_.panels[number].rows[i];
    const double middle = top + (static_cast<double>(i) + 0.5) * sizes_.row,
                 right = left_of(number) + room_ + value_ - 2;
    if (number == 0 || !beside_) word(row.label, -kGap, middle, "right", kInk, row.total);
    solid.push_back({{"step", row.label},
                     {"from", row.bar.from},
                     {"to", row.bar.to},
                     {"_top", middle - sizes_.bar / 2},
                     {"_bottom", middle + sizes_.bar / 2},
                     {"_color", colour_of(row)},
                     {kSays, row_says(row, chart_.unit)}});
    word(value_text(row.bar, row.total, chart_.unit), right, middle, "right", kInk, true);
    if (std::isfinite(row.bar.low) && std::isfinite(row.bar.high))
      whiskers_.push_back({{"step", row.label}, {"low", row.bar.low}, {"high", row.bar.high}, {"_y", middle}});
  }

  static Json pixels(const char* field) {
    return {{"field", field}, {"type", "quantitative"}, {"scale", nullptr}, {"axis", nullptr}};
  }
  Json values(std::size_t panel, const char* field) const {
    return {{"field", field}, {"type", "quantitative"}, {"scale", x_scale(panel)}, {"axis", nullptr}};
  }

  Json bars(std::size_t panel, Json rows) const {
    return {{"data", {{"values", std::move(rows)}}},
            {"mark", {{"type", "rect"}, {"opacity", 1}}},
            {"encoding", told({{"x", values(panel, "from")},
                               {"x2", {{"field", "to"}}},
                               {"y", pixels("_top")},
                               {"y2", {{"field", "_bottom"}}},
                               {"fill", {{"field", "_color"}, {"type", "nominal"}, {"scale", nullptr}}}})}};
  }

  Json spans(std::size_t panel, Json rows, const char* colour, double width) const {
    return {{"data", {{"values", std::move(rows)}}},
            {"mark", {{"type", "rule"}, {"color", colour}, {"strokeWidth", width}}},
            {"encoding", {{"x", values(panel, "low")}, {"x2", {{"field", "high"}}}, {"y", pixels("_y")}}}};
  }

  // ------------------------------------------------------------------------------------------------ words and lines
  void word(const std::string& text, double x, double y, const char* align, const char* colour, bool bold) {
    Json mark = {{"type", "text"},           {"text", text},   {"align", align}, {"baseline", "middle"},
                 {"fontSize", sizes_.label}, {"color", colour}};
    if (bold) mark["fontWeight"] = "bold";
    place(std::move(mark), {{"x", {{"value", x}}}, {"y", {{"value", y}}}});
  }
  void rule(double x, double y, double x2, double y2, const char* colour, double width) {
    place({{"type", "rule"}, {"color", colour}, {"strokeWidth", width}},
          {{"x", {{"value", x}}}, {"y", {{"value", y}}}, {"x2", {{"value", x2}}}, {"y2", {{"value", y2}}}});
  }
  void place(Json mark, Json encoding) {
    layers_.push_back({{"data", {{"values", Json::array({Json::object()})}}},
                       {"mark", std::move(mark)},
                       {"encoding", std::move(encoding)}});
  }
  void add_source() {
    double y = height_ + kSourceAbove;
    for (const std::string& line : source_) {
      word(line, sizes_.margin - left_, y, "left", kGrey, false);
      layers_.back()["mark"]["fontSize"] = sizes_.source;
      y += std::ceil(sizes_.source * 1.3);
    }
  }

  const WaterfallChart& chart_;
  int width_;
  Sizes sizes_;
  bool beside_ = false;
  double left_ = 0, value_ = 0, room_ = 0, rows_ = 0, panel_height_ = 0, height_ = 0;
  Axis axis_;
  std::vector<std::string> source_;
  Json layers_ = Json::array(), whiskers_ = Json::array();
};

}  // namespace

std::vector<WaterfallRow> waterfall(const std::vector<WaterfallStep>& steps) {
  std::vector<WaterfallRow> rows;
  double reached = 0;
  for (const WaterfallStep& step : steps) {
    const double from = step.total ? 0 : reached;
    reached = step.total ? step.value : reached + step.value;
    rows.push_back({step.label, {from, reached, from + step.low, from + step.high}, step.total});
  }
  return rows;
}

Figure waterfall_figure(const WaterfallChart& chart, int width) { return Drawing(chart, width).figure(); }

}  // namespace io
