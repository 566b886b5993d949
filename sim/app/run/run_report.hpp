#pragma once
#include <optional>

#include "app/publish/report.hpp"
#include "app/run/beside.hpp"
#include "app/run/run_call.hpp"

namespace app {

/// What a finished simulation is told from.
struct FinishedRun {
  const RunCall& plan;
  const study::Job& job;
  const engine::Worlds& worlds;
  std::optional<Against> against;  ///< how it differs from the first run of the call
  std::filesystem::path folder;    ///< of its results
  double start_seconds = 0;        ///< of parallel::steady_seconds, when the run began
};

/// Everything that is told of a run, which the report borrows. The options say whether report.html and ensemble.nc are
/// among it.
Report run_report(const FinishedRun& run, const RunOptions& options);

}  // namespace app
