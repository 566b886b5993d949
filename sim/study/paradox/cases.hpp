#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "input/record/calibration.hpp"
#include "input/record/targets.hpp"
#include "input/scenario/scenario.hpp"
#include "study/attribute/channel_scaling.hpp"
#include "study/ground/posterior.hpp"
#include "study/paradox/split.hpp"
#include "study/worlds/simulate.hpp"

namespace study {

/// A case of the table: worlds from the prior or the posterior, as they are or with a channel scaled.
struct ParadoxCase {
  std::string draws;                    ///< "prior" or "posterior"
  std::vector<ChannelScaling> scaling;  ///< none or one
  std::vector<Split> splits;            ///< one a date
  std::size_t worlds = 0;
  double effective_worlds = 0;  ///< of the weights that the record gives to scaled worlds; `worlds` without a scaling
  std::size_t ancestors = 0;    ///< independent ones among the worlds
};

/// What the cases are made of.
struct ParadoxQuestion {
  io::Calibration calibration;
  io::Targets targets;
  std::shared_ptr<const LoadedPosterior> posterior;
  io::Scenario prior, fitted;  ///< the baseline, drawing from each
  std::vector<int> months;
  std::uint64_t seed = 0;
  int worlds = 0, scaled_worlds = 0;
  int threads = 0;
  engine::Kernel kernel = engine::Kernel::kScalar;
};

/// The posterior and the prior as they are, then each channel halved and doubled in both; the execution says how worlds are
/// run. Throws Stopped.
std::vector<ParadoxCase> all_cases(const ParadoxQuestion& question, const Execution& execution);

}  // namespace study
