#pragma once

#include <string>
#include <vector>

#include "output/chart/figure.hpp"
#include "output/words/charts_words.hpp"

namespace io {

/// One way of reading a metric, month by month: what the worlds say, and the figures that it answers to.
struct HindcastSeries {
  std::string title;  ///< how the metric is read, and its unit
  Unit unit = Unit::kCount;
  bool logarithmic = false;
  std::vector<SummaryRow> posterior;    ///< p05 to p95
  std::vector<SummaryRow> prior;        ///< p05 and p95 count
  std::vector<DocumentedPoint> points;  ///< hollow: not fitted. Those of one month are drawn beside each other
};

/// A metric with all its figures.
struct HindcastChart {
  std::string metric;            ///< as in `list metrics`
  std::string meaning;           ///< in words
  int readings = 0, inside = 0;  ///< of sources, and how many of them lie in the 90 % interval of their forecast
  std::vector<HindcastSeries> series;
  int forecasts = 0;  ///< what others expect: drawn and not counted
};

/// The chart hindcast-METRIC of a metric that has series. `first`, `last`, `present`: YYYY-MM, the axis and where history
/// ends; `source`: one line.
Figure hindcast_figure(const HindcastChart& chart, const std::string& first, const std::string& last,
                       const std::string& present, const std::string& source, int width = kWideChart);

}  // namespace io
