#pragma once
#include <string>

#include "study/attribute/coalitions.hpp"

namespace app {

/// "China's lag at the present pace, in months, September 2026".
std::string reading_words(const study::Reading& reading);

/// The same as the beginning of a sentence: "China's lag at the present pace, September 2026: ".
std::string headed(const study::Reading& reading);

}  // namespace app
