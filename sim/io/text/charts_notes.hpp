#pragma once

#include <vector>

#include "io/text/charts_geometry.hpp"

namespace io {

/// Width of the widest label in the right margin.
double widest_end_label(const ChartFigure& figure, const Style& style);

/// Every word set in or beside the plots: panel titles, history and projection, names of fans and layers, documented
/// figures. None covers another; a documented figure for whose label there is no room stays a bare point.
Words words_for(const ChartFigure& figure, const Geometry& geometry);

/// The box that a documented figure covers, its interval included.
Box point_box(const DocumentedPoint& point, const Axis& axis, const Geometry& geometry);

}  // namespace io
