#pragma once
#include <cstdint>
#include <memory>
#include <vector>

#include "analysis/shapley.hpp"
#include "input/scenario/scenario.hpp"
#include "study/attribute/coalitions.hpp"
#include "study/ground/posterior.hpp"
#include "study/worlds/simulate.hpp"

namespace study {

/// One channel's part in an outcome.
struct ChannelShare {
  std::size_t channel = 0;     ///< in `model::kChannelRows`
  Estimate shapley, left_out;  ///< of the outcome; negative where the channel lowers it
};

/// Who carries one outcome. `closed.mean` and the channels' `shapley.mean` sum to `open.mean` to the last bit.
struct AttributionTable {
  Reading reading;
  Estimate closed, open;  ///< with every channel closed; as modelled
  std::vector<ChannelShare> channels;
};

/// The table of one game, whose players are all channels in their order.
AttributionTable attribution_of(const analysis::Game& game, const Reading& reading,
                                const std::vector<std::uint32_t>& clusters);

/// Whose outcomes are shared out, and in which worlds.
struct AttributeQuestion {
  std::shared_ptr<const LoadedPosterior> posterior;
  std::vector<io::Scenario> scenarios;  ///< one, or two
  std::vector<Reading> readings;
  std::uint64_t seed = 0;
  int worlds = 0, threads = 0;
  engine::Kernel kernel = engine::Kernel::kScalar;
};

/// The games of one scenario, a reading each, and the clusters of its worlds.
struct AttributeGames {
  std::vector<analysis::Game> games;
  std::vector<std::uint32_t> clusters;
};

/// The games to share out: of the one scenario, or of the second less the first. Throws Stopped.
AttributeGames play_all(const AttributeQuestion& question, Execution execution);

/// Who carries what was asked about: a table for each reading.
struct AttributeAnswer {
  std::vector<AttributionTable> tables;
  std::vector<std::uint32_t> clusters;  ///< of the worlds
};

}  // namespace study
