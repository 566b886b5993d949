#pragma once
#include <string>
#include <vector>

#include "output/chart/charts_voi.hpp"
#include "output/table/table.hpp"
#include "study/update/score.hpp"

namespace app {

/// The points of a calibration plot.
std::vector<io::CalibrationPoint> calibration_points(const std::vector<study::Scored>& rows);

io::Table scores_table(const std::vector<study::Scored>& rows);

}  // namespace app
