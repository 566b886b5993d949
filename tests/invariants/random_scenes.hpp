#pragma once
#include <cstdint>

#include "engine/inputs.hpp"
#include "model/setting.hpp"

/// Policies and rosters that nobody would write, for the books to balance in. The same seed makes the same scene on every
/// machine.
namespace worlds {

/// The setting with up to 40 more moves of any lever (any month, value, end, ramp and compliance), chip rules of any
/// clauses, some channels closed, and reactions that fire early and often.
void randomise_policy(model::Setting& setting, std::uint64_t seed);

/// The setting with a random part of its agents, whose attributes are anywhere within their ranges. What remains is what
/// the program accepts: a lab of each bloc, a Chinese vendor and so on.
void randomise_roster(model::Setting& setting, std::uint64_t seed);

/// Sets about a third of the parameters to a number anywhere in its range, which a scenario may.
void randomise_parameters(engine::Inputs& inputs, std::uint64_t seed);

/// Removes labs' and routes' references to agents that are not there.
void drop_dangling_names(model::Roster& roster);

}  // namespace worlds
