#pragma once

#include <nlohmann/json_fwd.hpp>

#include "output/chart/frame/charts_channels.hpp"

namespace io {

/// The marks of one panel, from the back to the front, as a Vega-Lite layer with an axis of its own: the shaded past,
/// fans or stacked areas, the reference line, the rule of the present, values to be read under the pointer, documented figures.
nlohmann::ordered_json panel_layer(const PanelPlace& place);

}  // namespace io
