#include "study/ground/posterior.hpp"

#include "base/field.hpp"
#include "model/parameters.hpp"

namespace study {

std::vector<std::size_t> positions_of(const std::vector<std::string>& names) {
  std::vector<std::size_t> positions;
  for (const std::string& name : names)
    positions.push_back(static_cast<std::size_t>(base::find_field(model::kParameterRows, name)));
  return positions;
}

void draw_from(const LoadedPosterior& posterior, std::uint64_t seed, io::Scenario& scenario, io::FaultList& faults) {
  engine::Inputs& inputs = scenario.inputs;
  inputs.posterior = &posterior.worlds;
  inputs.order = engine::posterior_order(posterior.worlds, inputs.weights, seed);
  inputs.interventions = positions_of(scenario.interventions);
  if (!inputs.order.empty()) return;
  base::Fault fault;
  fault.file = scenario.name;
  fault.pointer = "/hypotheses";
  fault.problem = "no world that agrees with the record has the branches that this scenario wants";
  fault.allowed = "weights that leave some world of the posterior, or --prior";
  faults.add(std::move(fault));
}

}  // namespace study
