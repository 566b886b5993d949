#pragma once
#include <string>
#include <vector>

#include "invariants/worlds.hpp"

/// The scenarios of scenarios/, read and run once each, with worlds from the priors: what their titles say must not hang on
/// the fit of the day.
namespace scenarios {

/// Names of all files but schema.json, sorted.
std::vector<std::string> names();

const io::Scenario& scenario(const std::string& name);

/// Worlds of a scenario to the last month that an expectation looks at, with the books checked. Kept, so a second call is
/// free.
const engine::Results& worlds_of(const std::string& name);

/// Months since 2022-01.
int month(std::string_view text);

}  // namespace scenarios
