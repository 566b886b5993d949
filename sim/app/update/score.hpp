#pragma once
#include <string>
#include <vector>

#include "app/command_line/console.hpp"
#include "input/kept/forecast.hpp"
#include "input/record/new_figures.hpp"
#include "output/chart/charts_voi.hpp"
#include "output/table/table.hpp"

namespace app {

struct ScoreOptions {
  std::string data, forecast, figures, out;
  bool force = false;
};

/// One figure against the forecast of it. Scores are on the forecast's scale.
struct Scored {
  std::string forecast, figure;
  std::size_t metric = 0;
  double value = 0, median = 0, low = 0, high = 0;  ///< natural; the central 90 %
  double crps = 0, interval_score = 0;              ///< 0 is best
  double pit = 0;                                   ///< place of the figure in its forecast, 0 to 1
  bool inside = false;
};

/// The place of a number among quantiles of 0.01 to 0.99: linear between them, 0.005 below and 0.995 above all.
double place_among(const std::vector<double>& quantiles, double value);

/// Scores every reading of the figures whose metric, statistic and months a forecast has.
std::vector<Scored> score_figures(const std::vector<io::Forecast>& forecasts,
                                  const std::vector<io::NewFigure>& figures);

/// The points of a calibration plot.
std::vector<io::CalibrationPoint> calibration_points(const std::vector<Scored>& rows);

io::Table scores_table(const std::vector<Scored>& rows);

/// `score FILE FIGURES`: scores a forecast file against figures that came later; with --out also scores.csv and the
/// calibration chart.
ExitCode score(const ScoreOptions& options, const Console& console);

}  // namespace app
