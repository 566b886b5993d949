#pragma once
#include <string>
#include <utility>
#include <vector>

#include "output/chart/figure.hpp"

namespace io {

/// One question of a chart of what settling it is worth.
struct VoiBar {
  std::string label;
  double narrowing = 0;   ///< expected share of the 90 % interval's width that goes
  double error = 0;       ///< its standard error
  bool is_claim = false;  ///< a contested claim; else a parameter
  bool told = false;      ///< the narrowing is more than noise
};

/// What such a chart shows, for one outcome.
struct VoiChart {
  std::string name;     ///< of its files, kebab-case
  std::string outcome;  ///< in words
  std::string width;    ///< of the outcome's interval while all is open, in words: "31 months"
  std::string source;   ///< one line
  std::vector<VoiBar> bars;
};

/// A dot for each question with two standard errors to each side, from the largest down. `width` in pixels, at least
/// 300; below 500 the labels stand above their dots.
Figure voi_figure(const VoiChart& chart, int width = kWideChart);

/// A point of a calibration plot: of all figures the share that lay at or below the forecast's `level` quantile.
struct CalibrationPoint {
  double level = 0, share = 0;
  double low = 0, high = 1;  ///< between which nine in ten such shares lie if the forecasts are right
};

/// The calibration of the forecasts of so many figures: shares against levels, in the band of chance.
Figure calibration_figure(const std::vector<CalibrationPoint>& points, std::size_t figures, const std::string& source,
                          int width = kWideChart);

}  // namespace io
