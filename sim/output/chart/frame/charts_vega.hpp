#pragma once

#include "output/chart/figure.hpp"
#include "output/chart/frame/charts_figure.hpp"

namespace io {

/// The figure of a chart, with a Vega-Lite 6 specification `width` pixels wide in all. Undefined values are null.
Figure time_series_figure(const TimeSeriesChart& chart, int width, Theme theme = Theme::kLight);

}  // namespace io
