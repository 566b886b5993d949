#pragma once
#include <string>
#include <vector>

#include "app/command_line/options.hpp"
#include "app/ground/posterior.hpp"
#include "app/publish/place.hpp"
#include "app/run/asked_tables.hpp"
#include "engine/plan.hpp"
#include "input/kept/manifest.hpp"
#include "input/record/calibration.hpp"
#include "input/scenario/scenario.hpp"

namespace app {

/// One scenario of a call, ready to run.
struct Job {
  io::Scenario scenario;
  Destination destination;
  io::RunIdentity identity;
};

/// Everything that a call of `run` asks for, checked.
struct RunPlan {
  io::Calibration calibration;
  std::shared_ptr<const LoadedPosterior> posterior;  ///< null: worlds come from the priors
  std::vector<Job> jobs;
  AskedTables asked;
  std::uint64_t seed = 0;
  int replicates = 0, threads = 0;
  engine::Kernel kernel = engine::Kernel::kScalar;

  engine::Plan of(const Job& job) const {
    return {&job.scenario.setting, &job.scenario.inputs, seed, replicates, kernel};
  }
};

/// Reads the numbers of a call and every scenario, ready to run but for the place of its results. Adds what is wrong to
/// `faults`; throws base::InputError with all of them where nothing more can be understood.
RunPlan load_jobs(const RunOptions& options, io::FaultList& faults);

/// Checks a call of `run`: its numbers, every scenario, every place for results. Throws base::InputError with all
/// faults.
RunPlan plan_run(const RunOptions& options);

}  // namespace app
