#pragma once
#include "input/record/calibration.hpp"
#include "input/scenario/schema_words.hpp"

/// The parts of the schema of scenarios.
namespace io::schema {

/// schema_policies.cpp: a policy and a reaction, and what they refer to as definitions: `lever`, `lever_values` (what each
/// lever allows beside it), `lever_thresholds` (what a reaction to a lever may name), `clause`.
Node policy();
Node reaction();
Node lever_choice();
Node lever_values();
Node lever_thresholds();
Node clause(const Calibration& calibration);

/// schema_uncertainty.cpp: the members of a scenario of these names; they refer to the definitions `distribution` and
/// `number_or_distribution`.
Node distribution();
Node parameters();
Node hypotheses();
Node channels();

}  // namespace io::schema
