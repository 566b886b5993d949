#pragma once
#include <cstdint>
#include <memory>
#include <vector>

#include "app/ground/posterior.hpp"
#include "app/paradox/paradox.hpp"
#include "app/publish/place.hpp"
#include "input/record/targets.hpp"
#include "input/scenario/scenario.hpp"
#include "study/fit/record_fit.hpp"

namespace app {

/// A call of `paradox`, checked.
struct ParadoxInquiry {
  io::Calibration calibration;
  io::Targets targets;
  std::shared_ptr<const LoadedPosterior> posterior;
  io::Scenario prior, fitted;  ///< the baseline, drawing from each
  std::vector<int> months;
  std::uint64_t seed = 0;
  int worlds = 0, scaled_worlds = 0;
  int threads = 0;
  engine::Kernel kernel = engine::Kernel::kScalar;
  bool keep = false;  ///< put what reports show of it beside the posterior
  Destination destination;
};

/// Checks a call. Throws base::InputError with all faults.
ParadoxInquiry read_inquiry(const ParadoxOptions& options);

/// The posterior and the prior as they are, then each channel halved and doubled in both; the execution says how worlds are
/// run. Throws Stopped.
std::vector<ParadoxCase> all_cases(const ParadoxInquiry& inquiry, const Execution& execution);

}  // namespace app
