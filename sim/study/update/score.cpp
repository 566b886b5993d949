#include "study/update/score.hpp"

#include <algorithm>

#include "analysis/scores.hpp"

namespace study {

namespace {

Scored scored(const io::Forecast& forecast, const io::NewFigure& figure, const io::Reading& reading) {
  const io::Scale scale = forecast.question.scale;
  Scored row;
  row.forecast = forecast.id, row.figure = figure.target.id, row.metric = forecast.question.metric;
  row.value = reading.value, row.low = forecast.quantiles[4], row.median = forecast.quantiles[49],
  row.high = forecast.quantiles[94];
  std::vector<double> places;
  for (const double quantile : forecast.quantiles) places.push_back(io::on_scale(scale, quantile));
  const double truth = io::on_scale(scale, reading.value);
  const analysis::Interval interval{places[4], places[94]};
  row.crps = analysis::crps(places, truth);
  row.interval_score = analysis::interval_score(interval, truth);
  row.inside = interval.contains(truth);
  row.pit = place_among(places, truth);
  return row;
}

}  // namespace

double place_among(const std::vector<double>& quantiles, double value) {
  const auto above = std::upper_bound(quantiles.begin(), quantiles.end(), value);
  const auto below = std::lower_bound(quantiles.begin(), quantiles.end(), value);
  const auto level = [&](auto place) { return static_cast<double>(place - quantiles.begin() + 1) / 100; };
  if (below == quantiles.end()) return 0.995;
  if (above == quantiles.begin()) return 0.005;
  if (below != above) return (level(below) + level(above - 1)) / 2;  // among equal quantiles: their middle
  const double low = *(above - 1), high = *above;
  return level(above - 1) + (value - low) / (high - low) / 100;
}

bool asks_for(const io::Forecast& forecast, const io::NewFigure& figure) {
  const io::Target &a = forecast.question, &b = figure.target;
  return a.metric == b.metric && a.statistic == b.statistic && a.from == b.from && a.to == b.to;
}

std::vector<Scored> score_figures(const io::ForecastFile& file, const std::vector<io::NewFigure>& figures) {
  std::vector<Scored> rows;
  for (const io::NewFigure& figure : figures)
    for (const io::Forecast& forecast : file.forecasts)
      if (asks_for(forecast, figure) && !io::is_over(forecast.question, file.date))
        for (const io::Reading& reading : figure.target.readings) rows.push_back(scored(forecast, figure, reading));
  return rows;
}

}  // namespace study
