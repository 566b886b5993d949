#pragma once

namespace study {

/// Thrown where worlds run and the user asked to stop.
struct Stopped {};

}  // namespace study
