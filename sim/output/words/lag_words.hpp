#pragma once

#include <string>
#include <vector>

#include "input/kept/findings.hpp"

namespace io {

/// What the paradox leaves open, in sentences written from the numbers: by how much the lag that published figures would
/// show still lies off the documented range in the median, in how many worlds it lies within or below that range, and
/// where the rest is thought to go. `worlds`: how many there were. Empty if there are no readings.
std::string documented_lag_words(const std::vector<LagReading>& lags, const std::string& month, double worlds);

}  // namespace io
