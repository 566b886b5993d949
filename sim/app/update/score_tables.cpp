#include "app/update/score_tables.hpp"

#include <algorithm>

#include "analysis/scores.hpp"

namespace app {

std::vector<io::CalibrationPoint> calibration_points(const std::vector<study::Scored>& rows) {
  std::vector<io::CalibrationPoint> points;
  for (int level = 1; level <= io::kForecastLevels && !rows.empty(); ++level) {
    const double at = level / 100.0;
    const auto below =
        std::count_if(rows.begin(), rows.end(), [at](const study::Scored& row) { return row.pit <= at; });
    const analysis::Interval chance = analysis::chance_band(rows.size(), at);
    points.push_back({at, static_cast<double>(below) / static_cast<double>(rows.size()), chance.low, chance.high});
  }
  return points;
}

io::Table scores_table(const std::vector<study::Scored>& rows) {
  io::Table table;
  table.name = "scores", table.title = "How the forecasts did";
  table.columns = io::columns_named("forecast,figure,value,p05,p50,p95,inside,pit,crps,interval_score");
  for (const study::Scored& row : rows)
    table.row({row.forecast, row.figure, row.value, row.low, row.median, row.high, row.inside, row.pit, row.crps,
               row.interval_score});
  return table;
}

}  // namespace app
