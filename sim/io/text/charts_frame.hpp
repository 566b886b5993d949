#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

#include "io/text/charts.hpp"

namespace io {

/// The frame of a chart that is no time series: the words around a plot of a given size, measured as charts_vega.cpp does.
struct ChartFrame {
  std::string title, subtitle, source, alt;
  int width = kWideChart;  ///< of the whole, in pixels
  double left = 0, right = 0, plot_height = 0;

  bool narrow() const { return width < kPhoneBelow; }
  double plot_width() const { return width - left - right; }

  /// The specification with its words and an empty plot, to whose `layer` marks are added.
  nlohmann::ordered_json spec() const;
};

/// The chart of a frame whose plot is filled.
Chart frame_chart(const std::string& name, const std::string& caption, const ChartFrame& frame,
                  const nlohmann::ordered_json& spec);

}  // namespace io
