#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "engine/posterior.hpp"
#include "input/json/input_faults.hpp"
#include "input/kept/posterior.hpp"
#include "input/scenario/scenario.hpp"

namespace study {

/// A posterior: worlds that agree with the record, and what is known of the fit that found them.
struct LoadedPosterior {
  engine::Posterior worlds;
  io::PosteriorManifest manifest;
};

/// Positions of parameters in `model::kParameterRows`.
std::vector<std::size_t> positions_of(const std::vector<std::string>& names);

/// Makes a scenario draw from the posterior (which is borrowed): parameters that the scenario sets stay its own, its
/// hypotheses reweight the worlds. Adds a fault if no world of the posterior has the branches that it wants.
void draw_from(const LoadedPosterior& posterior, std::uint64_t seed, io::Scenario& scenario, io::FaultList& faults);

}  // namespace study
