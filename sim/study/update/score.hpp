#pragma once
#include <string>
#include <vector>

#include "input/kept/forecast.hpp"
#include "input/record/new_figures.hpp"

namespace study {

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

/// Is this forecast of the figure's metric, statistic and months?
bool asks_for(const io::Forecast& forecast, const io::NewFigure& figure);

/// Scores every reading of the figures that the file forecast, but for months that were over at its date: those it did not
/// foresee.
std::vector<Scored> score_figures(const io::ForecastFile& file, const std::vector<io::NewFigure>& figures);

}  // namespace study
