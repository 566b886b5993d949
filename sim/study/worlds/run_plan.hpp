#pragma once
#include <cstdint>
#include <memory>
#include <vector>

#include "engine/plan.hpp"
#include "input/kept/manifest.hpp"
#include "input/record/calibration.hpp"
#include "input/scenario/scenario.hpp"
#include "study/ground/posterior.hpp"

namespace study {

/// One scenario of a call, ready to run.
struct Job {
  io::Scenario scenario;
  io::Provenance identity;
};

/// The worlds that a call asks for, checked.
struct RunPlan {
  io::Calibration calibration;
  std::shared_ptr<const LoadedPosterior> posterior;  ///< null: worlds come from the priors
  std::vector<Job> jobs;
  std::uint64_t seed = 0;
  int replicates = 0, threads = 0;
  engine::Kernel kernel = engine::Kernel::kScalar;

  engine::Plan of(const Job& job) const {
    return {&job.scenario.setting, &job.scenario.inputs, seed, replicates, kernel};
  }
};

}  // namespace study
