#pragma once
#include <cstdint>
#include <filesystem>
#include <memory>
#include <vector>

#include "app/attribute/attribute.hpp"
#include "app/ground/posterior.hpp"
#include "app/publish/place.hpp"
#include "input/kept/manifest.hpp"
#include "input/scenario/scenario.hpp"
#include "study/worlds/simulate.hpp"

namespace app {

/// A call of `attribute`, checked.
struct AttributeQuestion {
  std::shared_ptr<const LoadedPosterior> posterior;
  std::vector<io::Scenario> scenarios;  ///< one, or two
  std::vector<Reading> readings;
  std::uint64_t seed = 0;
  int worlds = 0, threads = 0;
  engine::Kernel kernel = engine::Kernel::kScalar;
  Destination destination;
  /// The name of a scenario with what --set changed: "baseline with hbm_ban = 0 from 2026-06".
  std::vector<std::string> labels;
  io::RunIdentity run;
};

/// Checks a call. Throws base::InputError with all faults.
AttributeQuestion read_question(const AttributeOptions& options);

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

}  // namespace app
