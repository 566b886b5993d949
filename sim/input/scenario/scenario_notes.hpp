#pragma once
#include <string>
#include <vector>

#include "input/record/calibration.hpp"
#include "input/scenario/scenario_merge.hpp"

/// What a scenario may say and hardly means.
namespace io {

/// A sentence each: two moves of a lever in one month; two overrides of one thing; a source that looks like an id of the
/// record and is none; a scenario without ancestors that has no policy before the present. `merged` and `setting` are the
/// scenario with the overrides applied.
std::vector<std::string> notes_on(const MergedScenario& merged, const std::vector<std::string>& overrides,
                                  const model::Setting& setting, const Calibration& calibration);

}  // namespace io
