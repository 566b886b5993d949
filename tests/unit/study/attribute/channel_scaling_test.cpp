#include "study/attribute/channel_scaling.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "model/channels.hpp"
#include "model/parameters.hpp"
#include "study/attribute/coalitions.hpp"

namespace {

TEST(ChannelScaling, EachChannelIsHalvedAndAllButLegalDoubled) {
  EXPECT_EQ(study::scalings().size(), 2 * model::kChannelRows.size() - 1);
}

TEST(ChannelScaling, StaysWithinTheRangesOfTheRows) {
  std::vector<engine::WorldRecord> records(1);
  records[0].parameters.assign(model::kParameters, 1.4);
  model::Setting setting;
  study::scale_channel({study::find_channel("distillation"), 2}, setting, records);
  EXPECT_EQ(setting.channels.distillation, 1);
  EXPECT_EQ(std::ranges::count(records[0].parameters, 2.0), 3) << "what is distilled in a year ends at 2 dex";
  study::scale_channel({study::find_channel("imitation"), 0.5}, setting, records);
  EXPECT_EQ(setting.channels.imitation, 0.5);
}

TEST(ChannelScaling, PicksPlacesInProportionToWeights) {
  EXPECT_EQ(study::places_by_weight({1, 0, 3}, 4), (std::vector<std::size_t>{0, 2, 2, 2}));
  EXPECT_EQ(study::places_by_weight({1, 1}, 2), (std::vector<std::size_t>{0, 1}));
}

}  // namespace
