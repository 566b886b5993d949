#include "app/publish/waterfalls.hpp"

#include <array>

#include "model/channels.hpp"
#include "output/words/charts_words.hpp"

namespace app {

std::string source_of(const io::Provenance& run) {
  return "Source: Chokepoint " + run.version + " (" + run.commit.substr(0, 12) + "), " + run.scenario + ", seed " +
         std::to_string(run.seed) + ", " + io::with_commas(run.replicates) + " worlds, " +
         io::draws_in_words(run.draws) + ".";
}

std::vector<std::pair<std::string, std::string>> provenance_of(const io::Provenance& run) {
  return {{"program", "chokepoint " + run.version},
          {"commit", run.commit},
          {"scenario", run.scenario},
          {"scenario_digest", run.scenario_digest},
          {"seed", std::to_string(run.seed)},
          {"worlds", std::to_string(run.replicates)},
          {"draws", run.draws}};
}

std::string channel_words(std::size_t channel) {
  constexpr std::array<const char*, model::kChannelRows.size()> kWords{
      "Legal imports", "Chinese-made chips", "Smuggled chips", "Rentals abroad",    "Own research",
      "Imitation",     "Distillation",       "Concentration",  "Flattering measure"};
  return kWords[channel];
}

}  // namespace app
