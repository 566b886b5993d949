#pragma once

namespace app {

/// Thrown where worlds run and the user asked to stop.
struct Stopped {};

}  // namespace app
