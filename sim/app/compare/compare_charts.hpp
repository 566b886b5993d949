#pragma once
#include <filesystem>
#include <string>

#include "output/chart/charts.hpp"
#include "output/chart/charts_compare.hpp"
#include "telling/compare/compare_words.hpp"

namespace app {

/// The charts of a comparison in both layouts: for the first kMostDrawn scenarios both scenarios' worlds and what the policy
/// changes, then all scenarios sorted, by lag and by what China can serve, at each date.
std::vector<io::Figure> comparison_figures(const study::ComparisonFindings& findings);

}  // namespace app
