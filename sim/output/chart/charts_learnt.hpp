#pragma once

#include <string>
#include <vector>

#include "output/chart/figure.hpp"

namespace io {

/// One parameter: where nine worlds in ten have it after the record, in standard deviations of its prior, whose own nine
/// in ten lie between -1.645 and 1.645.
struct LearntRow {
  std::string label;
  double low = 0, median = 0, high = 0;
  double shrinkage = 0;  ///< 1 less the posterior's standard deviation; below 0: wider than the prior
  bool at_edge = false;  ///< the posterior ends where the prior ends
};

/// What the chart `learnt` shows.
struct LearntChart {
  std::string source;                        ///< one line
  std::size_t parameters = 0, informed = 0;  ///< of the model, and of them those that the record informs
  std::vector<LearntRow> rows;               ///< from the top down
};

/// Prior (pale) against posterior (solid), a row a parameter. `width` in pixels, at least 300; below 500 the labels stand
/// above their rows.
Figure learnt_figure(const LearntChart& chart, int width = kWideChart);

}  // namespace io
