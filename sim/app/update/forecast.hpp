#pragma once
#include <string>
#include <vector>

#include "app/command_line/console.hpp"
#include "app/ground/answers.hpp"
#include "input/kept/forecast.hpp"

namespace app {

struct ForecastOptions : StudyOptions {
  std::string date;  ///< YYYY-MM-DD; empty: the first day of the present's month. No clock is read
};

/// The quantities that are forecast, with thresholds and the scale on which they are scored.
std::vector<io::Forecast> forecast_questions();

/// Fills the forecasts from what worlds say of them (in their order), as a source would report it where a target of the
/// same metric tells how far sources err.
void fill_forecasts(const Study& study, const Answers& answers, std::vector<io::Forecast>& forecasts);

}  // namespace app
