#pragma once
#include <string>
#include <vector>

#include "app/ground/posterior.hpp"
#include "input/record/calibration.hpp"
#include "input/record/targets.hpp"

namespace app {

/// What a directory with a calibration holds, all of it read.
struct CheckedCalibration {
  io::Calibration calibration;
  io::Targets targets;
  std::shared_ptr<const study::LoadedPosterior> posterior;  ///< none if there is none
  std::vector<std::string> not_read;                        ///< files below it that nothing here understands, in order
};

/// Reads the record, the targets, the posterior with its findings, and the examples of new figures. `data` is where the
/// baseline is looked for that a posterior rests on, unless it stands beside the directory. Adds every fault; what is
/// returned counts only without one.
CheckedCalibration check_calibration(const std::string& directory, const std::string& data, io::FaultList& faults);

}  // namespace app
