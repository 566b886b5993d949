#pragma once
#include <chrono>

namespace parallel {

/// Seconds of a clock that only goes forward.
inline double steady_seconds() {
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

}  // namespace parallel
