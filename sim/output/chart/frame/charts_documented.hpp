#pragma once

#include <nlohmann/json_fwd.hpp>

#include "output/chart/frame/charts_channels.hpp"

namespace io {

/// Adds the documented figures of a panel to its layers, if it has any: dots, rings for those that the model was not shown,
/// bars for ranges, triangles for bounds; each tells its value and source under the pointer.
void add_documented(const PanelPlace& place, nlohmann::ordered_json& layers);

}  // namespace io
