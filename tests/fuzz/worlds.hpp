#pragma once
#include "engine/survey.hpp"

namespace fuzz {

/// The run whose worlds target and seeds are about, without worlds: one month, so that they are small.
inline engine::Results like() { return {1, 0, {{"parity", "China"}}}; }
/// Worlds of such a run that is held whole, and of one that is surveyed.
inline constexpr int kWhole = 64, kSurveyed = engine::kMostWhole + engine::kPiece;

}  // namespace fuzz
