#pragma once

#include <vector>

#include "input/kept/chart_data.hpp"
#include "output/chart/figure.hpp"

namespace io {

/// The charts that the data allow, in the order in which the report shows them: gap-fan, compute-share,
/// compute-by-source, chokepoint, frontiers, prices, third-country-share, ascend-units. A chart none of whose metrics
/// is in the summary is left out. `width` in pixels, kLeastChart to kMostChart; below 500 the layout is that of a phone. Text in the
/// result is not escaped for HTML. Throws std::invalid_argument when run.present is not YYYY-MM.
std::vector<Figure> make_charts(const ChartData& data, int width = kWideChart, Theme theme = Theme::kLight);

}  // namespace io
