#pragma once
#include <atomic>

#include "app/command_line/console.hpp"
#include "app/run/headline.hpp"
#include "app/run/run_plan.hpp"
#include "files/result_directory.hpp"
#include "input/kept/findings.hpp"

namespace app {

/// What a finished simulation is written from.
struct FinishedRun {
  const RunPlan& plan;
  const Job& job;
  const engine::Results& results;
  const std::vector<io::SummaryRow>& rows;           ///< of summary.csv
  const std::optional<io::AgainstFinding>& against;  ///< how it differs from the first run of the call
  io::ResultDirectory& directory;                    ///< where its files go
  double start_seconds = 0;                          ///< of the steady clock, when the run began
};

/// Writes every file of a run: its directory appears whole or, if the user stopped the program meanwhile (kStopped), not
/// at all. kCannotFinish: whole but for pictures, see tell_drawing. The options say whether report.html and ensemble.nc
/// are among them. Throws io::WriteError or std::filesystem::filesystem_error if the disk refuses.
ExitCode write_run(const FinishedRun& run, const RunOptions& options, const std::atomic<bool>& stop,
                   const Console& console);

/// The room that the results of a run take at most: bytes.
std::uint64_t room_of_run(const RunPlan& plan, const RunOptions& options);

/// Seconds of a clock that only goes forward.
double steady_seconds();

}  // namespace app
