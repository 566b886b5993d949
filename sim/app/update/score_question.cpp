#include "app/update/score_question.hpp"

#include <algorithm>

#include "app/ground/load_scenario.hpp"
#include "files/digest.hpp"
#include "files/read_file.hpp"
#include "input/json/json_read.hpp"
#include "study/update/score.hpp"
#include "telling/words.hpp"

namespace app {

namespace {

/// The bytes of a file, or a fault and nothing.
std::string bytes_of(const std::string& file, io::FaultList& faults) {
  try {
    return io::read_input(file, io::kMostBytes);
  } catch (const base::InputError& error) {
    for (const base::Fault& fault : error.faults()) faults.add(fault);
    return "";
  }
}

}  // namespace

ScoreQuestion read_score_question(const ScoreOptions& options, io::FaultList& faults) {
  ScoreQuestion question;
  question.name = options.forecast;
  question.destination = destination(options.out, "", kind::kScores);
  if (!options.out.empty()) check_place(options.out, kind::kScores, faults);
  const io::Calibration calibration = load_calibration(options.data);
  const std::string forecast_bytes = bytes_of(options.forecast, faults),
                    figure_bytes = bytes_of(options.figures, faults);
  faults.throw_if_any();
  question.forecast = io::read_forecast(forecast_bytes, options.forecast, io::digest, faults);
  question.figures = io::read_new_figures(figure_bytes, options.figures, calibration, faults);
  faults.throw_if_any();
  const io::ForecastFile& file = question.forecast;
  question.destination.facts = {
      {"forecast", file.date}, {"scenario", file.scenario}, {"posterior", file.posterior_digest}};
  return question;
}

std::string why_not_scored(const ScoreQuestion& question, const io::NewFigure& figure) {
  const std::string what = figure.target.id + " (" + in_words(figure.target) + ")";
  const io::ForecastFile& file = question.forecast;
  const bool over = std::any_of(file.forecasts.begin(), file.forecasts.end(),
                                [&](const io::Forecast& forecast) { return study::asks_for(forecast, figure); });
  return over ? what + " is not scored: its months were over on " + file.date + ", the date of " + question.name
              : "No forecast of " + what + " is in " + question.name;
}

}  // namespace app
