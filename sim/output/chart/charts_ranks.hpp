#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "output/chart/figure.hpp"

namespace io {

/// Where the truth ranked among the draws of many fits, for one quantity.
struct RankHistogram {
  std::string name;            ///< of a parameter or of a metric with its month
  std::vector<double> counts;  ///< ranks in bins of equal width, from the lowest
  double chi_square = 0, p_value = 1;
  double adjusted_p = 1;  ///< over all quantities
  double mean = 0.5, sd_over_uniform = 1;
};

/// The outcome of simulation-based calibration.
struct RankChart {
  std::size_t records = 0, particles = 0;
  double band_low = 0, band_high = 0;  ///< 99 in 100 bins lie between these counts if ranks are uniform
  double level = 0.05;                 ///< chance that any quantity is called uneven if all are even
  std::vector<RankHistogram> histograms;
  bool uniform() const;
};

/// One sentence: how many quantities' ranks are even, and which are not.
std::string rank_finding(const RankChart& chart);

/// The histograms beside each other, as the chart `rank-histograms`. `width` as for `make_charts`.
Figure rank_figure(const RankChart& chart, int width = kWideChart);

}  // namespace io
