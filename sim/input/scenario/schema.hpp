#pragma once

#include <string>

#include "input/record/calibration.hpp"

namespace io {

/// What the schema says of itself, by which one is known.
inline constexpr const char* kSchemaDescription = "A Chokepoint scenario.";

/// The JSON Schema (draft-07) of a scenario file, made from the field tables and the names of chips and agents in the
/// calibration. It is stored as scenarios/schema.json, which a test holds equal to this text. An editor that knows it
/// completes names, shows meanings and marks values out of range; what needs more than one place (`extends`, ids, agents
/// that name each other) only `check` can tell.
std::string scenario_schema(const Calibration& calibration);

}  // namespace io
