#pragma once
#include <vector>

#include "input/kept/forecast.hpp"
#include "study/worlds/answers.hpp"

namespace study {

/// The quantities that are forecast, with thresholds and the scale on which they are scored.
std::vector<io::Forecast> forecast_questions();

/// Fills the forecasts from what worlds say of them (in their order), as a source would report it where a target of the
/// same metric tells how far sources err.
void fill_forecasts(const Ground& ground, const Answers& answers, std::vector<io::Forecast>& forecasts);

}  // namespace study
