#include "output/chart/charts_ranks.hpp"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "output/chart/frame/charts_figure.hpp"
#include "output/chart/frame/charts_geometry.hpp"
#include "output/chart/frame/charts_ink.hpp"
#include "output/chart/frame/charts_themes.hpp"
#include "output/chart/frame/charts_values.hpp"
#include "output/words/charts_words.hpp"

namespace io {

namespace {

using Json = nlohmann::ordered_json;

bool fails(const RankHistogram& histogram, const RankChart& chart) { return histogram.adjusted_p < chart.level; }

/// Distances in pixels.
struct Layout {
  bool narrow;
  int width;
  double margin, title, subtitle, label, source, height;
  std::size_t columns;

  explicit Layout(int total)
      : narrow(total < kPhoneBelow),
        width(total),
        margin(narrow ? 8 : 14),
        title(narrow ? 15 : 18),
        subtitle(narrow ? 11.5 : 12.5),
        label(narrow ? 9.5 : 12),
        source(narrow ? 10.5 : 10),
        height(narrow ? 60 : 84),
        columns(narrow ? 2 : 3) {}

  double gap() const { return narrow ? 12 : 26; }
  double across() const { return width - 2 * margin; }
  double panel_width() const {
    return (across() - gap() * static_cast<double>(columns - 1)) / static_cast<double>(columns);
  }
  double words() const { return 2 * std::ceil(label * 1.35) + 4; }  // above a panel: its name and its test
  double row() const { return words() + height + 16; }
  double left(std::size_t i) const { return static_cast<double>(i % columns) * (panel_width() + gap()); }
  double top(std::size_t i) const {
    const std::size_t row_of_panel = i / columns;
    return static_cast<double>(row_of_panel) * row() + words();
  }
};

Json in_pixels(const char* field) { return {{"field", field}, {"type", "quantitative"}, {"scale", nullptr}}; }

Json rectangle(const char* data, Json mark) {
  mark["type"] = "rect";
  return {{"data", {{"name", data}}},
          {"mark", std::move(mark)},
          {"encoding",
           {{"x", in_pixels("_x")}, {"x2", {{"field", "_x2"}}}, {"y", in_pixels("_y")}, {"y2", {{"field", "_y2"}}}}}};
}

class RankSpec {
 public:
  RankSpec(const RankChart& chart, int width) : chart_(chart), layout_(width), highest_(chart.band_high) {
    for (const RankHistogram& histogram : chart.histograms)
      for (const double count : histogram.counts) highest_ = std::max(highest_, count);
  }

  Figure figure(const std::string& title, const std::string& subtitle, const std::string& source,
                const std::string& alt) {
    Json bars = Json::array(), bands = Json::array(), words = Json::array();
    for (std::size_t i = 0; i < chart_.histograms.size(); ++i) add(i, bars, bands, words);
    const std::size_t rows = (chart_.histograms.size() + layout_.columns - 1) / layout_.columns;
    const double height = static_cast<double>(rows) * layout_.row() - 16;
    double y = height + 22;
    for (const std::string& line : wrap_text(source, layout_.across(), layout_.source)) {
      words.push_back(word(line, 0, y, layout_.source, kGrey));
      y += std::ceil(layout_.source * 1.3);
    }
    Json spec = frame(title, subtitle, alt, height, y - height);
    Json bar = rectangle("ranks", {{"stroke", "white"}, {"strokeWidth", 1}});
    bar["encoding"]["fill"] = {{"field", "_color"}, {"type", "nominal"}, {"scale", nullptr}, {"legend", nullptr}};
    bar["encoding"] = told(std::move(bar["encoding"]));
    Json line = rectangle("bands", {{"type", "rule"}, {"color", kInk}, {"strokeWidth", 0.8}});
    line["mark"]["type"] = "rule";
    line["encoding"]["y"] = in_pixels("_expected");
    line["encoding"].erase("y2");
    Json text = {{"data", {{"name", "words"}}},
                 {"mark", {{"type", "text"}, {"align", "left"}, {"baseline", "middle"}}},
                 {"encoding",
                  {{"x", in_pixels("_x")},
                   {"y", in_pixels("_y")},
                   {"text", {{"field", "_text"}, {"type", "nominal"}}},
                   {"size", {{"field", "_size"}, {"type", "quantitative"}, {"scale", nullptr}}},
                   {"color", {{"field", "_color"}, {"type", "nominal"}, {"scale", nullptr}}}}}};
    spec["layer"] =
        Json::array({rectangle("bands", {{"color", kPaleGrey}}), std::move(bar), std::move(line), std::move(text)});
    spec["datasets"] = {{"ranks", std::move(bars)}, {"bands", std::move(bands)}, {"words", std::move(words)}};
    return make_figure({"rank-histograms", title, "Where true worlds rank in fits to their records", subtitle, alt},
                       std::move(spec));
  }

 private:
  double pixel(std::size_t panel, double count) const {
    return layout_.top(panel) + layout_.height * (1 - count / highest_);
  }

  static Json word(const std::string& text, double x, double y, double size, const char* color) {
    return {{"_text", text}, {"_x", x}, {"_y", y}, {"_size", size}, {"_color", color}};
  }

  void add(std::size_t i, Json& bars, Json& bands, Json& words) const {
    const RankHistogram& histogram = chart_.histograms[i];
    const double left = layout_.left(i), width = layout_.panel_width();
    const auto bins = static_cast<double>(histogram.counts.size());
    for (std::size_t b = 0; b < histogram.counts.size(); ++b) {
      const double count = histogram.counts[b], at = static_cast<double>(b);
      const bool outside = count < chart_.band_low || count > chart_.band_high;
      bars.push_back({{"quantity", histogram.name},
                      {"bin", b + 1},
                      {"count", count},
                      {"_color", outside ? kVermilion : kBlue},
                      {kSays, histogram.name + ", bin " + std::to_string(b + 1) + ": " + say(count, Unit::kPlain)},
                      {"_x", left + width * at / bins},
                      {"_x2", left + width * (at + 1) / bins},
                      {"_y", pixel(i, count)},
                      {"_y2", pixel(i, 0)}});
    }
    bands.push_back({{"quantity", histogram.name},
                     {"low", chart_.band_low},
                     {"high", chart_.band_high},
                     {"_expected", pixel(i, static_cast<double>(chart_.records) / bins)},
                     {"_x", left},
                     {"_x2", left + width},
                     {"_y", pixel(i, chart_.band_high)},
                     {"_y2", pixel(i, chart_.band_low)}});
    const double line = std::ceil(layout_.label * 1.35), top = layout_.top(i) - layout_.words();
    double size = layout_.label;
    while (size > 7 && text_width(histogram.name, size) > width) size -= 0.25;
    words.push_back(word(histogram.name, left, top + line / 2, size, kInk));
    words.push_back(word(std::string(fails(histogram, chart_) ? "uneven: " : "even: ") +
                             "p = " + say(histogram.p_value, Unit::kFactor) + ", spread " +
                             say(histogram.sd_over_uniform, Unit::kFactor),
                         left, top + line * 1.5, layout_.label - 1, fails(histogram, chart_) ? kVermilion : kGrey));
  }

  Json frame(const std::string& title, const std::string& subtitle, const std::string& alt, double height,
             double below) const {
    const auto lines = wrap_text(title, layout_.across(), layout_.title, Weight::kBold);
    const auto more = wrap_text(subtitle, layout_.across(), layout_.subtitle);
    const double head = layout_.margin + static_cast<double>(lines.size()) * std::ceil(layout_.title * 1.3) +
                        static_cast<double>(more.size()) * std::ceil(layout_.subtitle * 1.3) + 24;
    Json heading = {{"anchor", "start"},
                    {"frame", "group"},
                    {"offset", 14},
                    {"fontSize", layout_.title},
                    {"fontWeight", "bold"},
                    {"lineHeight", std::ceil(layout_.title * 1.3)},
                    {"color", kInk},
                    {"subtitleFontSize", layout_.subtitle},
                    {"subtitleLineHeight", std::ceil(layout_.subtitle * 1.3)},
                    {"subtitleColor", kGrey},
                    {"subtitlePadding", 6}};
    return {{"$schema", "https://vega.github.io/schema/vega-lite/v6.json"},
            {"description", alt},
            {"width", layout_.across()},
            {"height", height},
            {"autosize", "none"},
            {"padding",
             {{"left", layout_.margin}, {"right", layout_.margin}, {"top", head}, {"bottom", below + layout_.margin}}},
            {"background", "white"},
            {"title", {{"text", lines}, {"subtitle", more}}},
            {"config",
             {{"font", kFont},
              {"view", {{"stroke", nullptr}}},
              {"title", heading},
              {"axis", {{"disable", true}}},
              {"mark", {{"aria", false}}}}}};
  }

  const RankChart& chart_;
  Layout layout_;
  double highest_;
};

}  // namespace

bool RankChart::uniform() const {
  return std::none_of(histograms.begin(), histograms.end(),
                      [&](const RankHistogram& histogram) { return fails(histogram, *this); });
}

std::string rank_finding(const RankChart& chart) {
  std::string uneven;
  for (const RankHistogram& histogram : chart.histograms)
    if (fails(histogram, chart)) uneven += (uneven.empty() ? "" : ", ") + histogram.name;
  constexpr std::size_t kFew = 100;
  const std::string all = std::to_string(chart.histograms.size()) + " quantities";
  const std::string records = with_commas(static_cast<long long>(chart.records)) + " synthetic records";
  if (!uneven.empty()) return "True worlds rank unevenly in " + uneven + " (of " + all + "), in " + records;
  if (chart.records < kFew) return "Nothing uneven in " + all + ", but " + records + " are too few to tell";
  return "True worlds rank evenly in all " + all + ", as far as " + records + " can tell";
}

Figure rank_figure(const RankChart& chart, int width) {
  const std::string reading =
      "Each record was made by a known world and fitted as if it were documented. Bars count where that world ranks "
      "among the fit's worlds, from below all of them to above all. If the fit is honest, bars are even: 99 in 100 lie "
      "in the pale band. Spread: of the ranks, over that of even ones; above 1 the fit is too sure of itself.";
  const std::string source = "Source: Chokepoint, " + with_commas(static_cast<long long>(chart.records)) + " fits of " +
                             with_commas(static_cast<long long>(chart.particles)) +
                             " worlds; p by a chi-square test, uneven below " + say(chart.level, Unit::kShare) +
                             " over all quantities (Holm).";
  const std::string title = rank_finding(chart);
  std::string alt = title + ".";
  for (const RankHistogram& histogram : chart.histograms)
    alt += " " + histogram.name + ": p " + say(histogram.p_value, Unit::kFactor) + ".";
  return RankSpec(chart, width).figure(title, reading, source, alt);
}

}  // namespace io
