#pragma once

#include <string>
#include <utility>
#include <vector>

#include "input/kept/chart_data.hpp"
#include "output/chart/figure.hpp"
#include "output/words/charts_words.hpp"

/// Waterfall charts: how one number becomes another, step by step. Rows from the top down, values to the right, so that
/// the names of the steps can be read on a telephone.
namespace io {

/// A bar between two values. `low` and `high` are where its end may lie (9 worlds in 10); undefined: not drawn.
struct WaterfallBar {
  double from = kUndefined, to = kUndefined, low = kUndefined, high = kUndefined;
};

struct WaterfallRow {
  std::string label;
  WaterfallBar bar;
  bool total = false;  ///< a level that bars start from or end at, and no step
};

/// A contribution and the interval that holds it in 9 worlds in 10; undefined ends: none is drawn.
struct WaterfallStep {
  std::string label;
  double value = 0, low = 0, high = 0;
  bool total = false;  ///< the level reached so far: must equal the sum of what stands before it, if anything does
};

struct WaterfallPanel {
  std::string title;
  std::vector<WaterfallRow> rows;
};

/// Bars that each begin where the last one ended.
std::vector<WaterfallRow> waterfall(const std::vector<WaterfallStep>& steps);

struct WaterfallChart {
  std::string name;                                             ///< of its files, kebab-case
  std::string title;                                            ///< a finding
  std::string subtitle;                                         ///< units and how to read it
  std::string source;                                           ///< one line
  std::string alt;                                              ///< for those who cannot see it
  std::vector<std::pair<std::string, std::string>> provenance;  ///< kept in the file, not shown
  Unit unit = Unit::kMonths;
  std::vector<WaterfallPanel> panels;  ///< of the same rows; side by side if there is room
  std::string caption;                 ///< what it shows, in a few words
};

/// The figure of a chart, `width` pixels wide in all (300 or more; below 500 the layout is that of a phone).
Figure waterfall_figure(const WaterfallChart& chart, int width = kWideChart);

}  // namespace io
