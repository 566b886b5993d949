#include "output/chart/frame/charts_themes.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "output/chart/charts.hpp"
#include "output/chart/frame/charts_figure.hpp"
#include "unit/output/synthetic_run.hpp"

namespace {

using io::Theme;

constexpr std::array<Theme, 3> kThemes{Theme::kLight, Theme::kDark, Theme::kPrint};

using Light = std::array<double, 3>;  // linear red, green, blue

Light linear(std::string_view color) {
  const std::string hex = color == "white" || color == "none" ? "#FFFFFF"
                          : color == "black"                  ? "#000000"
                                                              : std::string(color);
  Light light{};
  for (std::size_t i = 0; i < 3; ++i) {
    const double c = std::stoi(hex.substr(1 + 2 * i, 2), nullptr, 16) / 255.0;
    light[i] = c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
  }
  return light;
}

double luminance(const Light& light) { return 0.2126 * light[0] + 0.7152 * light[1] + 0.0722 * light[2]; }

/// WCAG's contrast, from 1 to 21.
double contrast(std::string_view a, std::string_view b) {
  const double x = luminance(linear(a)), y = luminance(linear(b));
  return (std::max(x, y) + 0.05) / (std::min(x, y) + 0.05);
}

// How a colour looks without one kind of cone: Machado, Oliveira and Fernandes 2009, severity 1.
using Matrix = std::array<Light, 3>;
constexpr Matrix kEverybody{{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}};
constexpr Matrix kProtanopia{
    {{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}}};
constexpr Matrix kDeuteranopia{
    {{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}}};
constexpr Matrix kTritanopia{
    {{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}}};

Light seen(const Light& light, const Matrix& eye) {
  Light result{};
  for (std::size_t i = 0; i < 3; ++i)
    result[i] = std::max(0.0, eye[i][0] * light[0] + eye[i][1] * light[1] + eye[i][2] * light[2]);
  return result;
}

/// CIE L*a*b* under D65.
Light lab(const Light& c) {
  const auto f = [](double t) { return t > 0.008856 ? std::cbrt(t) : 7.787 * t + 16.0 / 116; };
  const double x = f((0.4124 * c[0] + 0.3576 * c[1] + 0.1805 * c[2]) / 0.95047), y = f(luminance(c)),
               z = f((0.0193 * c[0] + 0.1192 * c[1] + 0.9505 * c[2]) / 1.08883);
  return {116 * y - 16, 500 * (x - y), 200 * (y - z)};
}

/// Distance in L*a*b* as that eye sees two colours; 2 is just noticeable side by side.
double difference(std::string_view a, std::string_view b, const Matrix& eye) {
  const Light x = lab(seen(linear(a), eye)), y = lab(seen(linear(b), eye));
  return std::hypot(x[0] - y[0], x[1] - y[1], x[2] - y[2]);
}

std::string_view fill(Theme theme, const char* light) { return io::color_in(theme, light)->fill; }

/// Colours that stand in one chart; neighbours in a list touch.
const std::vector<std::vector<const char*>> kTogether{{io::kSkyBlue, io::kVermilion, io::kPurple, io::kGreen},
                                                      {io::kOrange, io::kBlue, io::kGreen, io::kLeftOver},
                                                      {io::kBlue, io::kVermilion},
                                                      {io::kVermilion, io::kPurple}};
/// Colours of one chart that nowhere touch: steps and totals, the model and its priors.
const std::vector<std::vector<const char*>> kApart{
    {io::kBlue, "#4D4D4D"}, {io::kVermilion, "#4D4D4D"}, {io::kBlue, "#8C8C8C"}, {io::kBlue, "#C9C9C9"}};

TEST(ChartThemes, TypeStandsOutFromTheGroundAndTheShadedPast) {
  for (const Theme theme : kThemes)
    for (const char* ground : {"white", "#F4F1EA"})
      for (const char* ink : {"#1a1a1a", "#4D4D4D", "#595959", io::kBlue, io::kVermilion, io::kPurple})
        EXPECT_GE(contrast(io::color_in(theme, ink)->type, fill(theme, ground)), 4.5)
            << ink << " on " << ground << " in " << io::theme_name(theme);
}

TEST(ChartThemes, LinesStandOutFromTheGround) {
  for (const Theme theme : kThemes)
    for (const char* line : {"#1a1a1a", "#4D4D4D", "#595959", io::kBlue, io::kVermilion, io::kPurple})
      EXPECT_GE(contrast(io::color_in(theme, line)->line, fill(theme, "white")), 3)
          << line << " in " << io::theme_name(theme);
}

/// The areas of sources are pale on paper, so that they differ in grey: lines in those colours would be lost.
TEST(ChartThemes, LinesOfSourcesStandOutOnPaperAndAreToldApart) {
  for (const Theme theme : {Theme::kPrint, Theme::kDark}) {
    const std::vector<const char*>& sources = kTogether.front();
    const auto line = [&](std::size_t i) { return io::color_in(theme, sources[i])->line; };
    for (std::size_t i = 0; i < sources.size(); ++i) {
      EXPECT_GE(contrast(line(i), fill(theme, "white")), 2.2) << sources[i];
      for (std::size_t j = i + 1; j < sources.size(); ++j)
        for (const Matrix& eye : {kEverybody, kProtanopia, kDeuteranopia})
          EXPECT_GE(difference(line(i), line(j), eye), 20) << sources[i] << " and " << sources[j];
    }
    EXPECT_GE(contrast(line(0), fill(theme, "white")), 3) << "sky blue";
  }
}

TEST(ChartThemes, TheColourBlindTellApartWhatStandsInOneChart) {
  for (const Theme theme : kThemes)
    for (const auto& colors : kTogether)
      for (std::size_t i = 0; i < colors.size(); ++i)
        for (std::size_t j = i + 1; j < colors.size(); ++j)
          for (const Matrix& eye : {kEverybody, kProtanopia, kDeuteranopia})
            EXPECT_GE(difference(fill(theme, colors[i]), fill(theme, colors[j]), eye), j == i + 1 ? 25 : 20)
                << colors[i] << " and " << colors[j] << " in " << io::theme_name(theme);
}

TEST(ChartThemes, SoDoThoseWithoutShortCones) {
  for (const Theme theme : kThemes)
    for (const auto& lists : {kTogether, kApart})
      for (const auto& colors : lists)
        for (std::size_t i = 0; i < colors.size(); ++i)
          for (std::size_t j = i + 1; j < colors.size(); ++j)
            EXPECT_GE(difference(fill(theme, colors[i]), fill(theme, colors[j]), kTritanopia), 15)
                << colors[i] << " and " << colors[j] << " in " << io::theme_name(theme);
}

TEST(ChartThemes, TheColourBlindTellApartWhatStandsInOneChartWithoutTouching) {
  for (const Theme theme : kThemes)
    for (const auto& colors : kApart)
      for (const Matrix& eye : {kEverybody, kProtanopia, kDeuteranopia})
        EXPECT_GE(difference(fill(theme, colors[0]), fill(theme, colors[1]), eye), 20)
            << colors[0] << " and " << colors[1] << " in " << io::theme_name(theme);
}

TEST(ChartThemes, OnAGreyPrinterWhatTouchesDiffers) {
  for (const auto& colors : kTogether)
    for (std::size_t i = 0; i + 1 < colors.size(); ++i)
      EXPECT_GE(contrast(fill(Theme::kPrint, colors[i]), fill(Theme::kPrint, colors[i + 1])), 1.8)
          << colors[i] << " and " << colors[i + 1];
}

TEST(ChartThemes, OnAGreyPrinterTheSourcesOfComputeDifferAlsoWhereTheyDoNotTouch) {
  const std::vector<const char*>& sources = kTogether.front();
  for (std::size_t i = 0; i < sources.size(); ++i)
    for (std::size_t j = i + 1; j < sources.size(); ++j)
      EXPECT_GE(contrast(fill(Theme::kPrint, sources[i]), fill(Theme::kPrint, sources[j])), 1.6)
          << sources[i] << " and " << sources[j];
  EXPECT_GE(contrast(fill(Theme::kPrint, io::kVermilion), fill(Theme::kPrint, io::kPurple)), 3);
}

TEST(ChartThemes, WhatIsLeftOverStandsOutFromADarkGround) {
  EXPECT_GE(contrast(fill(Theme::kDark, io::kLeftOver), fill(Theme::kDark, "white")), 4);
}

TEST(ChartThemes, PrintFadesNoPast) { EXPECT_EQ(fill(Theme::kPrint, "#FEFEFE"), "none"); }

TEST(ChartThemes, PrintHasNoShadeBehindThePast) { EXPECT_EQ(fill(Theme::kPrint, "#F4F1EA"), "none"); }

void collect_areas(const nlohmann::json& node, std::vector<std::string>& colors) {
  if (node.is_object() && node.contains("line") && node.value("type", "") == "area") colors.push_back(node["color"]);
  if (node.is_structured())
    for (const auto& item : node) collect_areas(item, colors);
}

/// The lists above are of use only as long as the chart is drawn in them.
TEST(ChartThemes, TheSourcesOfComputeAreStackedInTheColoursThatAreTried) {
  std::vector<std::string> stacked;
  for (const io::Figure& chart : io::make_charts(synthetic::data()))
    if (chart.name == "compute-by-source") collect_areas(nlohmann::json::parse(chart.spec.json)["layer"], stacked);
  EXPECT_EQ(stacked, std::vector<std::string>(kTogether.front().begin(), kTogether.front().end()));
}

void collect_colors(const nlohmann::json& node, std::vector<std::string>& colors) {
  if (node.is_string()) {
    const std::string text = node;
    if (text == "white" || text == "black" || (text.size() == 7 && text[0] == '#')) colors.push_back(text);
  } else if (node.is_structured()) {
    for (const auto& item : node) collect_colors(item, colors);
  }
}

TEST(ChartThemes, EveryColourOfEveryChartHasItsPlaceInEveryTheme) {
  for (const io::Figure& chart : io::make_charts(synthetic::data())) {
    std::vector<std::string> light, dark;
    collect_colors(nlohmann::json::parse(chart.spec.json), light);
    const auto spec = nlohmann::json::parse(io::figure_of(chart, Theme::kDark, io::kWideChart).spec.json);
    collect_colors(spec, dark);
    EXPECT_EQ(light.size(), dark.size());
    EXPECT_EQ(spec["background"], fill(Theme::kDark, "white"));
    for (const std::string& color : dark)
      EXPECT_TRUE(color != "white" && color != "#1a1a1a" && color != "#595959") << color << " in " << chart.name;
  }
}

TEST(ChartThemes, ChangeNoNumberAndNoPlace) {
  const std::vector<io::Figure> light = io::make_charts(synthetic::data()),
                                print = io::make_charts(synthetic::data(), io::kWideChart, Theme::kPrint);
  ASSERT_EQ(light.size(), print.size());
  for (std::size_t i = 0; i < light.size(); ++i) {
    const auto a = nlohmann::json::parse(light[i].spec.json), b = nlohmann::json::parse(print[i].spec.json);
    EXPECT_EQ(a["datasets"], b["datasets"]);
    EXPECT_EQ(a["padding"], b["padding"]);
    EXPECT_EQ(a["title"], b["title"]);
    EXPECT_NE(a["layer"], b["layer"]);
  }
}

TEST(ChartThemes, NoChartNamesAColourThatOnlyOneThemeHas) {
  for (const io::Figure& chart : io::make_charts(synthetic::data()))
    for (const char* word : {"Dark", "Light", "light band", "Black", "black", "White", "Blue:", "Grey:"})
      EXPECT_EQ(chart.reading.find(word), std::string::npos) << chart.reading;
}

TEST(ChartThemes, AFinishedChartOfTheLightThemeTakesAnyOther) {
  const std::vector<io::Figure> light = io::make_charts(synthetic::data());
  for (const Theme theme : {Theme::kLight, Theme::kDark}) {
    const std::vector<io::Figure> made = io::make_charts(synthetic::data(), io::kWideChart, theme);
    for (std::size_t i = 0; i < light.size(); ++i)
      EXPECT_EQ(io::figure_of(light[i], theme, io::kWideChart).spec.json, made[i].spec.json) << light[i].name;
  }
}

TEST(ChartThemes, AnotherWidthEnlargesAFinishedChartAndItsOwnDoesNot) {
  const io::Figure chart = io::make_charts(synthetic::data()).front();
  const auto look = [&](int width) {
    return nlohmann::json::parse(io::figure_of(chart, Theme::kLight, width).spec.json);
  };
  EXPECT_FALSE(look(io::kWideChart)["usermeta"].contains("magnified"));
  EXPECT_DOUBLE_EQ(look(1080)["usermeta"]["magnified"].get<double>(), 1.5);
  EXPECT_EQ(look(1080)["padding"], look(io::kWideChart)["padding"]);
}

TEST(ChartThemes, RowsOfDataNameColoursOfTheThemeAndKeepTheirWords) {
  auto dark =
      nlohmann::ordered_json::parse(R"({"datasets": {"a": [{"_color": "#0072B2", "name": "#0072B2", "_text": "white"}]},
    "layer": [{"data": {"values": [{"_color": "#D55E00"}]}, "mark": "rect"}]})");
  io::apply_theme(dark, Theme::kDark);
  EXPECT_EQ(dark["datasets"]["a"][0]["_color"], fill(Theme::kDark, io::kBlue));
  EXPECT_EQ(dark["datasets"]["a"][0]["name"], "#0072B2");
  EXPECT_EQ(dark["datasets"]["a"][0]["_text"], "white");
  EXPECT_EQ(dark["layer"][0]["data"]["values"][0]["_color"], fill(Theme::kDark, io::kVermilion));
}

TEST(ChartThemes, AreFoundByName) {
  for (const Theme theme : kThemes) EXPECT_EQ(io::find_theme(io::theme_name(theme)), theme);
  EXPECT_FALSE(io::find_theme("Light").has_value());
}

TEST(ChartLooks, RefuseWhatIsNoChart) {
  for (const char* text : {"", "{", "[]", "null", "{}", R"({"width": "wide", "padding": {"left": 1, "right": 1}})"})
    EXPECT_THROW(io::figure_of({.name = "a", .spec = {text}}, Theme::kDark, 720), base::InputError) << text;
}

}  // namespace
