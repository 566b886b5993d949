#pragma once

#include <string>

#include "io/text/charts_figure.hpp"

namespace io {

/// A Vega-Lite 6 specification of the figure, `width` pixels wide in all, its data inside. Undefined values are null.
std::string vega_spec(const ChartFigure& figure, int width);

}  // namespace io
