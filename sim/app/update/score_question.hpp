#pragma once
#include <string>
#include <vector>

#include "app/ground/ground.hpp"
#include "app/publish/place.hpp"
#include "input/kept/forecast.hpp"
#include "input/record/new_figures.hpp"

namespace app {

struct ScoreOptions : GroundOptions {
  ScoreOptions() { scenario.clear(); }  ///< the forecast's
  std::string forecast, figures;        ///< files
  std::string came;                     ///< the scenario with the policy that came; empty: figures are scored alone
};

/// A forecast on record and the figures that it is held against.
struct ScoreQuestion {
  std::string name;  ///< the file with the forecasts, as given
  io::ForecastFile forecast;
  std::vector<io::NewFigure> figures;
  Destination destination;
};

/// Reads both files. Throws base::InputError with every fault.
ScoreQuestion read_score_question(const ScoreOptions& options, io::FaultList& faults);

/// Why a figure has no score, as a note.
std::string why_not_scored(const ScoreQuestion& question, const io::NewFigure& figure);

}  // namespace app
