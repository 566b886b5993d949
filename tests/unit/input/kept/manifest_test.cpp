#include "input/kept/manifest.hpp"

#include <gtest/gtest.h>

#include <limits>

#include "base/error.hpp"

namespace {

io::Manifest sample() {
  io::Manifest manifest;
  manifest.run = {"baseline", "sha256:aa", "0.1.0",
                  "c0ffee",   7,           1000,
                  "random",   "prior",     {{"calibration/chips.json", "sha256:bb"}}};
  manifest.title = "Policies as \"they\" are";
  manifest.description = "Two\nlines";
  manifest.present = "2026-05";
  manifest.horizon = "2032-12", manifest.told = "2032-12";
  manifest.results_digest = "sha256:cc";
  manifest.kernel = "avx2";
  manifest.threads = 2;
  manifest.scenario_files = {{"scenarios/baseline.json", "sha256:dd"}};
  manifest.libraries = {{"Boost", "1.74.0"}};
  manifest.wall_seconds = 1.25;
  manifest.peak_memory_mb = 100.5;
  return manifest;
}

TEST(Manifest, ReadsBack) {
  const io::Manifest again = io::read_manifest(io::manifest_json(sample()), "manifest.json");
  EXPECT_EQ(again.run, sample().run);
  EXPECT_EQ(io::manifest_json(again), io::manifest_json(sample()));
}

TEST(Manifest, HoldsEverySeedExactly) {
  for (const std::uint64_t seed : {std::uint64_t{0}, std::uint64_t{1} << 53, (std::uint64_t{1} << 53) + 1,
                                   std::numeric_limits<std::uint64_t>::max()}) {
    io::Manifest manifest = sample();
    manifest.run.seed = seed;
    EXPECT_EQ(io::read_manifest(io::manifest_json(manifest), "m").run.seed, seed);
  }
}

TEST(Manifest, WhatItCostIsNoPartOfTheRunsIdentity) {
  io::Manifest other = sample();
  other.wall_seconds = 99;
  other.threads = 64;
  other.kernel = "scalar";
  EXPECT_EQ(other.run, sample().run);
}

TEST(Manifest, SaysAllThatIsMissingAndOfOneThatIsNotOursThatItIsNot) {
  const auto faults_of = [](const std::string& text) -> std::vector<base::Fault> {
    try {
      io::read_manifest(text, "manifest.json");
    } catch (const base::InputError& error) {
      return error.faults();
    }
    return {};
  };
  EXPECT_GT(faults_of(R"({"program": "chokepoint", "format_version": 1})").size(), 5u);
  const auto foreign = faults_of("{\"name\": \"somebody's web page\"}");
  ASSERT_EQ(foreign.size(), 2u) << "without the two members by which ours are known, the others say nothing";
  EXPECT_EQ(foreign[0].file, "manifest.json");
  EXPECT_THROW(io::read_manifest("{", "manifest.json"), base::InputError);
}

}  // namespace
