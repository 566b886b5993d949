#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "input/record/targets.hpp"
#include "input/scenario/scenario.hpp"
#include "study/attribute/coalitions.hpp"
#include "study/fit/record_fit.hpp"

namespace study {

/// One channel made weaker or stronger in every world, by a factor on what drives it.
struct ChannelScaling {
  std::size_t channel = 0;  ///< in `model::kChannelRows`
  double factor = 1;
};

/// Which parameters drive a channel; empty if its own multiplier is scaled. Parameters drive what the multiplier cannot
/// double without breaking a balance: supplies, the distance that distillation closes, the size of a run.
std::vector<std::string_view> drivers_of(std::size_t channel);

/// What can be asked: each channel halved and doubled, but legal imports, which only rules could double.
std::vector<ChannelScaling> scalings();

/// Applies a scaling. Parameters are held within the range of their rows. A factor of 1 changes nothing.
void scale_channel(const ChannelScaling& scaling, model::Setting& setting, std::vector<engine::WorldRecord>& records);

/// The logarithm of each world's likelihood under the record, all targets together. The setting runs at least as far as
/// the targets reach. Throws Stopped if the user asked to stop.
std::vector<double> log_likelihoods(const model::Setting& setting, const GameWorlds& worlds,
                                    const std::vector<io::Target>& targets, const Machine& machine);

/// `count` places out of as many as there are weights, in proportion to them: systematic, in their order.
std::vector<std::size_t> places_by_weight(const std::vector<double>& weights, std::size_t count);

}  // namespace study
