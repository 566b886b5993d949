#pragma once

#include <string>
#include <vector>

#include "output/chart/frame/charts_figure.hpp"

namespace io {

/// Sizes of type and distances, in pixels, for a chart of a given width.
struct Style {
  bool narrow = false;
  double title = 18, subtitle = 12.5, label = 12, source = 10;
  double panel_height = 330;  ///< of a single panel; two share more
  double margin = 14;
};

/// What a place across the plot keeps its distance in pixels from, when the specification is given another width: the left edge of
/// the plot, its right edge, or a month.
struct Anchor {
  enum class To { kLeft, kRight, kMonth };
  To to = To::kLeft;
  std::string month{};  ///< YYYY-MM, with kMonth
};

/// A word set beside a plot or in it.
struct Note {
  std::string text;
  double x = 0, y = 0;  ///< y is the middle of the line
  Align align = Align::kLeft;
  std::string color;
  Weight weight = Weight::kRegular;
  bool over_bands = false;  ///< needs a light rim to be read
  Anchor anchor = {};       ///< what it stays beside in a chart of another width
};

/// A thin line from a documented figure to its label where they cannot touch.
struct Leader {
  double from_x, from_y, to_x, to_y;
  std::string from_month, to_month;  ///< YYYY-MM: what its ends keep their distance from
};

/// Everything written in or beside the plots.
struct Words {
  std::vector<Note> notes;
  std::vector<Leader> leaders;
};

/// A chart measured: every distance in pixels from the top left corner of the plot.
struct Geometry {
  Style style;
  double left = 0, right = 0, above = 0, below = 0;  ///< room around the plot
  double plot_width = 0, plot_height = 0;
  double present_x = 0;       ///< outside [0, plot_width] when the present is not on the axis
  int first = 0, months = 1;  ///< the time axis: month_index of its start, and how many months it spans
  std::vector<std::string> title, subtitle, source;  ///< broken into lines
  bool names_above = false;                          ///< fans are named above the first panel, not at their right ends
  std::vector<Axis> axes;                            ///< one for each panel
  std::vector<Note> notes;
  std::vector<Leader> leaders;

  /// Pixel of a month (YYYY-MM).
  double x(const std::string& month) const;
  /// The month (YYYY-MM) at a pixel of the plot, or just before it.
  std::string month_at(double x) const;
};

/// The label of a tick.
std::string tick_label(double value, const Axis& axis, Unit unit);

/// Measures a chart for a total width in pixels (300 or more).
Geometry measure(const TimeSeriesChart& chart, int width);

}  // namespace io
