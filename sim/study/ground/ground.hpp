#pragma once
#include <cstdint>
#include <memory>

#include "engine/plan.hpp"
#include "input/record/calibration.hpp"
#include "input/record/targets.hpp"
#include "input/scenario/scenario.hpp"
#include "study/ground/posterior.hpp"

namespace study {

/// A scenario that draws from the posterior, every world of it once and in its order.
struct Ground {
  io::Calibration calibration;
  io::Targets targets;
  std::shared_ptr<const LoadedPosterior> posterior;
  io::Scenario scenario;
  std::uint64_t seed = 0;
  int threads = 0;
  engine::Kernel kernel = engine::Kernel::kScalar;
};

}  // namespace study
