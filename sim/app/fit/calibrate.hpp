#pragma once
#include "app/command_line/console.hpp"
#include "app/command_line/options.hpp"

namespace app {

/// Fits worlds to the documented record and writes them to a directory (default: DATA/calibration/posterior). Throws as
/// the readers of its inputs do. A user's stop keeps a checkpoint beside the directory and returns kStopped.
ExitCode calibrate(const CalibrateOptions& options, const Console& console);

}  // namespace app
