#pragma once

#include <cstddef>
#include <nlohmann/json_fwd.hpp>
#include <string>

#include "output/chart/frame/charts_geometry.hpp"

namespace io {

/// The data set of a mark that is placed in pixels and shows no data.
nlohmann::ordered_json one_datum();

/// The marks of one panel, from the back to the front, as a Vega-Lite layer with an axis of its own: the shaded past,
/// fans or stacked areas, the reference line, the rule of the present, documented figures. Its data sets are added to
/// `datasets`, under names that end in the panel's number (from 1).
nlohmann::ordered_json panel_layer(const TimeSeriesChart& chart, const Geometry& geometry, std::size_t panel,
                                   nlohmann::ordered_json& datasets);

}  // namespace io
