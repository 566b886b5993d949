#pragma once
#include <string>
#include <vector>

#include "engine/inputs.hpp"
#include "input/record/calibration.hpp"
#include "input/scenario/scenario_merge.hpp"

/// What a scenario may say and hardly means.
namespace io {

/// A sentence each: two moves of a lever in one month; two overrides of one thing; a source that is one word and none of the
/// record's, and policies of the file without any; weights of a claim that do not add up to 1; moves before the present,
/// unless the scenario is of the group "past" or "claims"; a scenario without ancestors that has no policy before the present. `merged`,
/// `setting` and `inputs` are the scenario with the overrides applied.
std::vector<std::string> notes_on(const MergedScenario& merged, const std::vector<std::string>& overrides,
                                  const model::Setting& setting, const engine::Inputs& inputs,
                                  const Calibration& calibration);

}  // namespace io
