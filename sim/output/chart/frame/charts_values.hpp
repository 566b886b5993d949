#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

#include "output/chart/frame/charts_channels.hpp"

/// What a chart tells under the pointer. Marks carry it as a tooltip, which tools that show Vega-Lite know, and which
/// scripts/charts/render.mjs turns into the titles that browsers show without a script.
namespace io {

/// The column of a row with what is told of it. It begins with _: it is no data.
inline constexpr const char* kSays = "_says";

/// The same encoding, with what its rows tell.
nlohmann::ordered_json told(nlohmann::ordered_json encoding);

/// "September 2026. Standing lag, months: median 11; half of the worlds 8 to 14; 9 in 10 4 to 18": a month (YYYY-MM) of a panel, with
/// a line for each fan or layer. Empty where nothing is defined.
std::string month_says(const Panel& panel, const std::string& month);

/// A documented figure: its label, month, value and source.
std::string documented_says(const DocumentedPoint& point, Unit unit);

/// Adds to a panel's layers an unseen mark a month, over its whole height, that tells that month's values. Nothing on a chart for
/// phones, where nothing points.
void add_month_values(const PanelPlace& place, nlohmann::ordered_json& layers);

}  // namespace io
