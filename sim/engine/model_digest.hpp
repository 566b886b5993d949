#pragma once
#include <string>

#include "engine/inputs.hpp"
#include "model/setting.hpp"

namespace engine {

/// What the model makes of a fixed probe: 16 hexadecimal digits over every output of worlds 1 to 64 of seed 0. A changed
/// comment changes nothing; a changed equation, prior or documented move does.
std::string model_digest(const model::Setting& setting, const Inputs& inputs);

}  // namespace engine
