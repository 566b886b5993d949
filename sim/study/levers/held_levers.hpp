#pragma once
#include <cstddef>
#include <string_view>

#include "input/record/calibration.hpp"
#include "model/setting.hpp"

namespace study {

/// Position of a lever in `model::kLeverRows`. Throws base::InvariantError if there is none of that name.
std::size_t find_lever(std::string_view name);

/// From month `from` on the lever has `value`, whatever was scheduled for it later, and no reaction moves it.
void hold_lever(model::Setting& setting, std::size_t lever, double value, int from);

/// Holds what a lever's row names as its `test_context`: "lever=value", or "rule=ID" for the chip rule of a documented
/// event ("rule=none": none), blanks between. Throws base::InvariantError for a name that is none.
void hold_context(model::Setting& setting, std::string_view context, int from, const io::Calibration& calibration);

}  // namespace study
