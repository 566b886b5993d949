#pragma once

#include <string>

#include "output/chart/frame/charts_figure.hpp"
#include "output/chart/frame/charts_themes.hpp"

namespace io {

/// A Vega-Lite 6 specification of the figure, `width` pixels wide in all, its data inside. Undefined values are null.
std::string vega_spec(const ChartFigure& figure, int width, Theme theme = Theme::kLight);

}  // namespace io
