#pragma once

#include <string>
#include <vector>

#include "output/chart/frame/charts_geometry.hpp"

namespace io {

/// Width of the widest label in the right margin.
double widest_end_label(const TimeSeriesChart& chart, const Geometry& geometry);

/// Width of the widest name of a fan in a panel that has several.
double widest_fan_name(const TimeSeriesChart& chart, const Style& style);

/// Every word set in or beside the plots: panel titles, history and projection, names of fans and layers, documented
/// figures. None covers another; a documented figure for whose label there is no room stays a bare point.
Words words_for(const TimeSeriesChart& chart, const Geometry& geometry);

/// The word for a narrow chart, if there is one and the chart is narrow.
const std::string& for_style(const std::string& wide, const std::string& slim, const Style& style);

/// The box that a word of that size covers.
Box note_box(const Note& note, double size);

/// Small boxes along a line from one point to the next.
void add_boxes_along(double from_x, double from_y, double to_x, double to_y, std::vector<Box>& boxes);

/// The medians in small boxes: labels keep off them as long as there is room elsewhere.
std::vector<Box> fan_medians(const Panel& panel, const Axis& axis, const Geometry& geometry);

/// The box that a documented figure covers, its interval included.
Box point_box(const DocumentedPoint& point, const Axis& axis, const Geometry& geometry);

}  // namespace io
