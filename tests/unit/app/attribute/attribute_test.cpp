#include "app/attribute/attribute.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "app/attribute/attribute_words.hpp"
#include "base/random.hpp"

namespace {

using study::AttributionTable;

constexpr int kMonths = 36, kWorlds = 8;
constexpr std::size_t kChannels = model::kChannelRows.size();

study::Reading gap() { return {static_cast<std::size_t>(engine::find_output("gap_pace_months")), kMonths - 1}; }

std::vector<std::uint32_t> own_clusters() {
  std::vector<std::uint32_t> clusters(kWorlds);
  std::iota(clusters.begin(), clusters.end(), 0u);
  return clusters;
}

/// Outcomes that nothing orders.
analysis::Game scattered(int players, std::size_t worlds) {
  analysis::Game game(players, worlds);
  base::Philox luck(1, 0, base::name_of("scattered"));
  for (std::uint32_t coalition = 0; coalition < game.coalitions(); ++coalition)
    for (double& value : game.of(coalition)) value = 40 * base::uniform_from_bits(luck());
  return game;
}

TEST(Attribution, ChannelsSumToTheLastBit) {
  const AttributionTable table = study::attribution_of(scattered(kChannels, kWorlds), gap(), own_clusters());
  double sum = table.closed.mean;
  for (const study::ChannelShare& share : table.channels) sum += share.shapley.mean;
  EXPECT_EQ(sum, table.open.mean);
  double backwards = 0;
  for (std::size_t i = table.channels.size(); i-- > 0;) backwards += table.channels[i].shapley.mean;
  EXPECT_EQ(backwards + table.closed.mean, table.open.mean);
}

TEST(Attribution, ErrorsKnowThatWorldsOfOneAncestorAreNotIndependent) {
  const analysis::Game game = scattered(kChannels, kWorlds);
  const auto apart = study::attribution_of(game, gap(), own_clusters());
  const auto together = study::attribution_of(game, gap(), std::vector<std::uint32_t>(kWorlds, 0));
  EXPECT_TRUE(std::isfinite(apart.channels[0].shapley.standard_error));
  EXPECT_TRUE(std::isinf(together.channels[0].shapley.standard_error)) << "one ancestor says nothing of its error";
}

TEST(Attribution, WritesARowPerChannelAndBothEnds) {
  const auto table = study::attribution_of(scattered(kChannels, kWorlds), gap(), own_clusters());
  const std::string csv = io::table_csv(app::attribution_table({table}, "baseline", ""));
  EXPECT_EQ(std::count(csv.begin(), csv.end(), '\n'), static_cast<std::ptrdiff_t>(kChannels + 3));
  for (const model::ChannelRow& row : model::kChannelRows)
    EXPECT_NE(csv.find("," + std::string(row.name) + ","), std::string::npos);
  EXPECT_NE(csv.find(",all_closed,"), std::string::npos);
  EXPECT_NE(csv.find(",as_modelled,"), std::string::npos);
}

app::AttributeCall question() {
  app::AttributeCall question;
  question.labels = {"baseline"}, question.worlds = kWorlds;
  return question;
}

TEST(Attribution, OfTooFewWorldsHasNoRange) {
  const auto table = study::attribution_of(scattered(kChannels, kWorlds), gap(), own_clusters());
  EXPECT_TRUE(std::isnan(table.open.interval.low) && std::isnan(table.channels[0].shapley.interval.high));
  const std::string text = app::attribution_text(question(), table);
  EXPECT_EQ(text.find("9 worlds in 10"), std::string::npos);
}

// A share of compute has an error of a few thousandths: with two decimals it would read 0.00.
TEST(Attribution, NumbersHaveEnoughDigitsForTheirErrors) {
  analysis::Game game = scattered(kChannels, kWorlds);
  for (std::uint32_t coalition = 0; coalition < game.coalitions(); ++coalition)
    for (double& value : game.of(coalition)) value /= 4000;
  const study::Reading share{static_cast<std::size_t>(engine::find_output("compute_share_cn")), kMonths - 1};
  const std::string text = app::attribution_text(question(), study::attribution_of(game, share, own_clusters()));
  EXPECT_EQ(text.find(" 0.00 "), std::string::npos) << text;
  EXPECT_EQ(text.find(" 0.00\n"), std::string::npos) << text;
}

}  // namespace
