#include "input/kept/posterior.hpp"

#include <gtest/gtest.h>

#include "base/error.hpp"
#include "base/random.hpp"
#include "model/parameters.hpp"

namespace {

engine::Posterior two_worlds() {
  engine::Posterior posterior{0, 9, {}};
  for (std::uint32_t i = 0; i < 2; ++i) {
    engine::PosteriorWorld world;
    for (std::size_t p = 0; p < model::kParameters; ++p)
      world.places.push_back(static_cast<std::uint16_t>((p * 7919 + i) % engine::kPriorPlaces));
    for (std::size_t h = 0; h < model::kHypotheses; ++h)
      world.branch[h] = static_cast<std::uint8_t>((h + i) % model::kHypothesisRows[h].branches);
    for (std::uint32_t k = 0; k < base::kGroups * 9; ++k) world.luck.push_back(4294967295u - k * 11 - i);
    world.ancestor = 17 * i;
    posterior.worlds.push_back(world);
  }
  return posterior;
}

/// The faults of reading a text, one line each.
std::string faults_of(const std::string& text) {
  try {
    io::read_posterior_csv(text, "worlds.csv");
  } catch (const base::InputError& error) {
    return error.what();
  }
  return "";
}

TEST(PosteriorFile, ReadsBackWhatWasWritten) {
  const engine::Posterior posterior = two_worlds();
  const std::string text = io::posterior_csv(posterior);
  const engine::Posterior read = io::read_posterior_csv(text, "worlds.csv");
  EXPECT_EQ(read.slots, posterior.slots);
  ASSERT_EQ(read.worlds.size(), 2u);
  for (std::size_t i = 0; i < 2; ++i) {
    EXPECT_EQ(read.worlds[i].places, posterior.worlds[i].places);
    EXPECT_EQ(read.worlds[i].branch, posterior.worlds[i].branch);
    EXPECT_EQ(read.worlds[i].luck, posterior.worlds[i].luck);
    EXPECT_EQ(read.worlds[i].ancestor, posterior.worlds[i].ancestor);
  }
  EXPECT_EQ(io::posterior_csv(read), text);
}

TEST(PosteriorFile, AParameterThatThisProgramDoesNotKnowIsRefused) {
  std::string text = io::posterior_csv(two_worlds());
  text.replace(text.find("cn_utilisation_local"), 14, "cn_utilization");
  EXPECT_NE(faults_of(text).find("worlds.csv:1: the header does not name"), std::string::npos);
}

TEST(PosteriorFile, EveryDamagedWorldIsNamed) {
  const std::string good = io::posterior_csv(two_worlds());
  const std::size_t second = good.find('\n') + 1, third = good.find('\n', second) + 1;
  const std::string header = good.substr(0, second), line = good.substr(second, third - second - 1);
  const auto with = [&](const std::string& bad) { return header + line + "\n" + bad + "\n"; };
  for (const std::string& bad : {line.substr(0, line.rfind(',')), line + ",1", "x" + line, line + "x", line + ",",
                                 std::string("-1") + line.substr(line.find(',')), std::string()})
    EXPECT_NE(faults_of(with(bad)).find("worlds.csv:3: this is no world"), std::string::npos) << bad.substr(0, 40);
  std::string outside = line;  // the second number is a place
  outside.replace(outside.find(',') + 1, outside.find(',', outside.find(',') + 1) - outside.find(',') - 1, "65536");
  EXPECT_NE(faults_of(with(outside)).find("worlds.csv:3: this is no world"), std::string::npos);
  EXPECT_NE(faults_of(header).find("there are no worlds"), std::string::npos);
}

TEST(PosteriorManifest, ReadsBackWhatWasWritten) {
  io::PosteriorManifest manifest;
  manifest.version = "1.2.3", manifest.model_digest = "abc", manifest.priors_digest = "p";
  manifest.targets_digest = "t", manifest.worlds_digest = "w", manifest.seed = 18446744073709551615ull;
  manifest.particles = 4096, manifest.initial_factor = 8, manifest.rounds = 3, manifest.final_rounds = 4;
  manifest.evaluations = 123456789, manifest.log_evidence = -33.5, manifest.effective_worlds = 1000.25;
  manifest.effective_worlds_lowest = 12, manifest.ancestors = 471;
  manifest.steps = {{0.5, 2048, 0.3, 900}, {1, 2048, 0.25, 471}};
  manifest.targets = {"a", "b"};
  const std::string text = io::posterior_manifest_json(manifest);
  EXPECT_EQ(io::read_posterior_manifest(text, "manifest.json"), manifest);
}

TEST(PosteriorManifest, AllFaultsComeAtOnce) {
  std::string text = io::posterior_manifest_json({});
  text.replace(text.find("\"rounds\""), 8, "\"runds\"");
  text.replace(text.find("\"seed\": \"0\""), 11, "\"seed\": \"x\"");
  try {
    io::read_posterior_manifest(text, "manifest.json");
    FAIL() << "nothing was refused";
  } catch (const base::InputError& error) {
    EXPECT_GE(error.faults().size(), 3u);  // a seed, an unknown member, a missing one
  }
}

}  // namespace
