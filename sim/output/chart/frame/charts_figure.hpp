#pragma once

#include <array>
#include <string>
#include <utility>
#include <vector>

#include "input/kept/chart_data.hpp"
#include "output/chart/frame/charts_layout.hpp"
#include "output/words/charts_words.hpp"

/// A chart before it is a specification: what to show, not yet where. Only charts_vega.cpp knows Vega-Lite.
namespace io {

// Okabe and Ito's colours, which the colour-blind can tell apart; their purple, which some confuse with the green, darker.
inline constexpr const char *kBlue = "#0072B2", *kVermilion = "#D55E00", *kSkyBlue = "#56B4E9", *kGreen = "#009E73",
                            *kPurple = "#8F4A86", *kOrange = "#E69F00";
inline constexpr const char *kPaleGrey = "#DDDDDD",  // lines of the grid
    *kLeftOver = "#DCDCDC";                          // a layer of what is left over

/// A distribution over time: bands of 50 and 90 % of the worlds and the median. Solid to the present, dashed after.
struct Fan {
  std::string label;        ///< at its right end; empty: the bands are named instead
  std::string short_label;  ///< the same for a narrow chart
  std::string color;
  std::vector<SummaryRow> series;
  bool broad = false;  ///< its median is a broad pale line, which shows where another one covers it
  enum class Inner { kBand, kLines, kNothing };
  Inner inner = Inner::kBand;  ///< half of the worlds as a band; an interval of a mean as two lines; the median alone
};

/// One layer of a stacked area, drawn from the bottom up. Any undefined value leaves a hole in all layers of the month.
struct Layer {
  std::string label, short_label;
  std::string color;
  std::vector<SummaryRow> series;  ///< only the means are drawn
};

/// One plot on the common time axis.
struct Panel {
  std::string title;  ///< what it shows and in which unit
  Unit unit = Unit::kCount;
  AxisScale scale = AxisScale::kLinear;
  std::vector<Fan> fans;
  /// What the data of fans call their columns, from the outer band's low end to its high one.
  std::array<const char*, 5> columns{"p05", "p25", "p50", "p75", "p95"};
  std::vector<Layer> layers;
  std::vector<DocumentedPoint> points;
  double low = kUndefined, high = kUndefined;  ///< forces the axis to reach these
  double cut_below = kUndefined;               ///< lower end of a logarithmic axis; what is smaller is not drawn
  double reference = kUndefined;               ///< a horizontal line, such as parity
  std::string at_reference, above, below;      ///< what it means to be at, above or below the reference
};

/// A whole chart over time.
struct TimeSeriesChart {
  std::string name;                                             ///< of its files
  std::string title;                                            ///< a finding
  std::string subtitle;                                         ///< how to read it
  std::string source;                                           ///< one line
  std::string alt;                                              ///< for those who cannot see it
  std::string first, last, present;                             ///< YYYY-MM
  std::vector<std::pair<std::string, std::string>> provenance;  ///< kept in the file, not shown
  std::vector<Panel> panels;
  std::string caption{};  ///< what it shows, in a few words
};

}  // namespace io
