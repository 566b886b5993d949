#pragma once

#include <string_view>
#include <vector>

#include "input/kept/chart_data.hpp"

namespace io {

/// The documented figures that the charts show, out of the text of figures.json (an array of figures, or an object with
/// the array under "figures"; the fields are those of calibration/: id, low, central, high, value, unit, refers_to,
/// source_title). Which figures belong on which chart is a short table in charts_points.cpp; a figure of the table that
/// the file lacks is left out. Percent become shares; a quarter, a half and a span a/b stand at their last month, a
/// year at its December for a sum over twelve months and at its June for anything else. Throws std::invalid_argument
/// when the text is not such a file.
std::vector<DocumentedPoint> chart_points(std::string_view figures_json);

}  // namespace io
