#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

#include "output/chart/figure.hpp"

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

/// Labels of an axis of shares, as `say` writes them: "5 %".
inline constexpr const char* kPercent = "replace(format(datum.value, '~%'), '%', '\u00a0%')";

/// The line at 0 behind marks in rows; `x` names a field that is 0 in each row. In a narrow chart words stand between the
/// rows, and there the line is cut where they are.
nlohmann::ordered_json line_at_zero(nlohmann::ordered_json x, const nlohmann::ordered_json& y, bool narrow,
                                    const char* colour, double width);

/// The figure of a frame whose plot is filled.
Figure frame_figure(const std::string& name, const std::string& caption, const ChartFrame& frame,
                    nlohmann::ordered_json spec);

}  // namespace io
