#pragma once

#include "output/chart/frame/charts_geometry.hpp"

namespace io {

/// Sets the names of a panel's documented figures, off each other, off what is set already and, where there is room, off
/// the medians. Figures of one month that would crowd each other's labels share a column; the others stand alone.
void add_point_labels(const Panel& panel, const Axis& axis, const Geometry& geometry, Words& words);

}  // namespace io
