#include "files/formats/worlds_file.hpp"

#include <gtest/gtest.h>

#include <unistd.h>

#include <chrono>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <limits>
#include <string>

#include "files/write_whole.hpp"
#include "model/setting.hpp"

namespace {

namespace fs = std::filesystem;

constexpr int kMonths = 3, kWorlds = 5;
constexpr int kMost = 100;  ///< worlds of the run

engine::Results empty() { return {kMonths, 0, {{"parity", "China"}}, {{0, 4}, 1}}; }

engine::Worlds sample() {
  engine::Worlds worlds{engine::Results(kMonths, kWorlds, {{"parity", "China"}}, {{0, 4}, 1}), std::nullopt};
  for (int i = 0; i < kWorlds; ++i) {
    worlds.results.column(0, 2)[i] = i;
    worlds.results.column(4, 1)[i] = i % 2 == 0 ? 0.0 : -0.0;  // not the same bits
    worlds.results.event_count(0)[i] = 1;
  }
  for (double& value : worlds.results.inputs()) value = 0;
  worlds.results.cluster() = {7, 7, 8, 9, 9};
  return worlds;
}

struct Folder {
  Folder() : path(fs::temp_directory_path() / ("worlds-file-" + std::to_string(::getpid()))) {
    fs::create_directories(path);
  }
  ~Folder() { fs::remove_all(path); }
  fs::path path;
};

std::string bytes_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

TEST(WorldsFile, ComesBackBitForBit) {
  const Folder folder;
  const fs::path file = folder.path / "a.worlds";
  io::write_worlds(file, "a run", 64, 69, sample());
  const auto back = io::read_worlds(file, "a run", empty(), kMost);
  ASSERT_TRUE(back);
  EXPECT_EQ(back->first, 64);
  EXPECT_EQ(back->last, 69);
  EXPECT_EQ(io::worlds_bytes(64, 69, back->worlds), io::worlds_bytes(64, 69, sample()));
  EXPECT_EQ(back->worlds.results.cluster(), sample().results.cluster());
}

TEST(WorldsFile, OfAnotherRunOrDamagedAnywhereIsNotRead) {
  const Folder folder;
  const fs::path file = folder.path / "a.worlds";
  EXPECT_FALSE(io::read_worlds(file, "a run", empty(), kMost));
  io::write_worlds(file, "a run", 0, kWorlds, sample());
  EXPECT_FALSE(io::read_worlds(file, "another", empty(), kMost));
  EXPECT_FALSE(io::read_worlds(file, "a", empty(), kMost));
  const std::string whole = bytes_of(file);
  for (std::size_t at = 0; at < whole.size(); at += 7) {
    std::string damaged = whole;
    damaged[at] = static_cast<char>(damaged[at] ^ 1);
    io::write_whole(file, damaged);
    EXPECT_FALSE(io::read_worlds(file, "a run", empty(), kMost)) << at;
    io::write_whole(file, std::string_view(whole).substr(0, at));
    EXPECT_FALSE(io::read_worlds(file, "a run", empty(), kMost)) << at;
  }
}

/// Whoever can write the seal can write anything before it: nothing of it is believed.
TEST(WorldsFile, NonsenseUnderAGoodSealIsNotRead) {
  const std::string whole = io::worlds_bytes(0, kWorlds, sample());
  ASSERT_TRUE(io::worlds_of_bytes(whole, empty(), kMost));
  for (std::size_t at = 0; at < 16; ++at)
    for (const char value : {'\x7f', '\xff'}) {
      std::string damaged = whole;
      damaged[at] = value;
      const auto read = io::worlds_of_bytes(damaged, empty(), kMost);
      EXPECT_TRUE(!read || read->worlds.results.replicates() <= engine::kMostWhole);
    }
  engine::Worlds branch = sample();
  branch.results.inputs().back() = 1e300;
  EXPECT_FALSE(io::worlds_of_bytes(io::worlds_bytes(0, kWorlds, branch), empty(), kMost));
  branch.results.inputs().back() = std::numeric_limits<double>::quiet_NaN();
  EXPECT_FALSE(io::worlds_of_bytes(io::worlds_bytes(0, kWorlds, branch), empty(), kMost));
  EXPECT_FALSE(io::worlds_of_bytes(whole + "x", empty(), kMost));
}

/// As many as the run has at most, and no more than there are bytes for: a row of equal values is one.
TEST(WorldsFile, RoomIsMadeForNoMoreWorldsThanThereCanBe) {
  const std::string whole = io::worlds_bytes(0, kWorlds, sample());
  EXPECT_TRUE(io::worlds_of_bytes(whole, empty(), kWorlds));
  EXPECT_FALSE(io::worlds_of_bytes(whole, empty(), kWorlds - 1));
  const engine::Results large(model::kMaxMonths, 0, {});
  std::string claims(12, '\0');
  const int numbers[] = {0, engine::kMostWhole, engine::kMostWhole};
  std::memcpy(claims.data(), numbers, claims.size());
  const auto start = std::chrono::steady_clock::now();
  EXPECT_FALSE(io::worlds_of_bytes(claims, large, engine::kMostWhole)) << "gigabytes";
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::milliseconds(500));
}

/// So many sketches as there are bytes would take thirty times as much.
TEST(WorldsFile, ANumberOfElementsIsNotBelieved) {
  std::string bytes = io::worlds_bytes(0, 0, {empty(), engine::Survey(kMonths)});
  const std::size_t count = 3 * sizeof(int) + sizeof(std::uint64_t) + 1 + sizeof(std::int64_t);
  ASSERT_TRUE(io::worlds_of_bytes(bytes, empty(), kMost));
  for (const char value : {'\x01', '\x7f', '\xff'}) {
    std::string damaged = bytes;
    damaged[count + 1] = static_cast<char>(damaged[count + 1] ^ value);
    EXPECT_FALSE(io::worlds_of_bytes(damaged, empty(), kMost));
  }
}

}  // namespace
