#include "app/publish/waterfalls.hpp"

#include <array>

#include "model/channels.hpp"
#include "output/chart/charts.hpp"

namespace app {

Picture waterfall_picture(const std::string& name, const io::WaterfallFigure& figure) {
  Picture picture;
  picture.chart.name = name, picture.chart.title = figure.title, picture.chart.alt = figure.alt;
  picture.chart.spec_json = io::waterfall_spec(figure, io::kWideChart);
  picture.narrow = io::waterfall_spec(figure, io::kNarrowChart);
  return picture;
}

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
