#pragma once
#include <cmath>

namespace base {

/// sqrt(a^2 + b^2) with the same bits on every machine, which std::hypot has not; squares must neither overflow nor vanish.
inline double hypotenuse(double a, double b) { return std::sqrt(a * a + b * b); }

}  // namespace base
