#pragma once

#include <string>
#include <vector>

#include "input/kept/chart_data.hpp"
#include "output/chart/frame/charts_themes.hpp"

namespace io {

/// One chart, ready to be written as NAME.vl.json.
struct Chart {
  std::string name;       ///< of its files, kebab-case
  std::string title;      ///< the finding
  std::string caption;    ///< what it shows, in a few words
  std::string reading;    ///< unit and how to read it, one or two sentences
  std::string alt;        ///< for those who cannot see it
  std::string spec_json;  ///< a Vega-Lite 6 specification with its data inside
};

constexpr int kWideChart = 720;    ///< pixels: page, print, slide
constexpr int kNarrowChart = 360;  ///< pixels: phone, column
constexpr int kPhoneBelow = 500;   ///< narrower charts have the layout of a phone
constexpr int kLeastChart = 300, kMostChart = 2400;

/// The charts that the data allow, in the order in which the report shows them: gap-fan, compute-share,
/// compute-by-source, chokepoint, frontiers, prices, third-country-share, ascend-units. A chart none of whose metrics
/// is in the summary is left out. `width` in pixels, kLeastChart to kMostChart; below 500 the layout is that of a phone. Text in the
/// result is not escaped for HTML. Throws std::invalid_argument when run.present is not YYYY-MM.
std::vector<Chart> make_charts(const ChartData& data, int width = kWideChart, Theme theme = Theme::kLight);

}  // namespace io
