// One world has one future, to the bit: whatever the kernel, the threads, the order of the blocks, the size of the run.
#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <cstring>
#include <set>

#include "invariants/random_scenes.hpp"
#include "invariants/sameness.hpp"
#include "invariants/worlds.hpp"
#include "parallel/blocks.hpp"

namespace {

using engine::Kernel;

constexpr int kMonths = 84;

model::Setting baseline(int months = kMonths) {
  model::Setting setting = worlds::baseline().setting;
  setting.months = months;
  return setting;
}

engine::Plan plan_of(const model::Setting& setting, int replicates) {
  return {&setting, &worlds::baseline().inputs, 0, replicates, engine::available_kernels().back(), true};
}

TEST(Kernels, GiveTheSameBits) {
  const model::Setting setting = baseline();
  const engine::Results scalar = worlds::run(setting, worlds::baseline().inputs, 128, 0, Kernel::kScalar);
  for (const Kernel kernel : engine::available_kernels()) {
    const engine::Results other = worlds::run(setting, worlds::baseline().inputs, 128, 0, kernel);
    EXPECT_EQ(worlds::first_difference(scalar, other, 128, kMonths), "") << engine::kernel_name(kernel);
  }
}

TEST(Kernels, GiveTheSameBitsUnderPoliciesThatPartTheLanes) {
  for (std::uint64_t seed = 100; seed < 104; ++seed) {
    model::Setting setting = baseline();
    worlds::randomise_policy(setting, seed);
    const engine::Results scalar = worlds::run(setting, worlds::baseline().inputs, 16, seed, Kernel::kScalar);
    const engine::Results lanes = worlds::run(setting, worlds::baseline().inputs, 16, seed);
    EXPECT_EQ(worlds::first_difference(scalar, lanes, 16, kMonths), "") << "seed " << seed;
  }
}

TEST(Blocks, MayRunInAnyOrder) {
  const model::Setting setting = baseline();
  const engine::Plan plan = plan_of(setting, 300);  // the last block is not full
  const engine::Results in_order = worlds::run(setting, worlds::baseline().inputs, 300);
  engine::Results shuffled(kMonths, 300, engine::event_kinds(setting));
  for (const int block : {3, 0, 4, 2, 1}) engine::run_block(plan, block, shuffled);
  EXPECT_EQ(worlds::first_difference(in_order, shuffled, 300, kMonths), "");
}

TEST(Blocks, MayRunOnTwoThreads) {
  const model::Setting setting = baseline();
  const engine::Plan plan = plan_of(setting, 300);
  const std::atomic<bool> stop{false};
  const auto on = [&](int threads) {
    engine::Results results(kMonths, 300, engine::event_kinds(setting));
    parallel::Progress quiet("", engine::block_count(300), nullptr);
    parallel::run_blocks(
        engine::block_count(300), threads, [&](int block) { engine::run_block(plan, block, results); }, quiet, stop);
    return results;
  };
  EXPECT_EQ(worlds::first_difference(on(1), on(2), 300, kMonths), "");
}

TEST(Replicates, ASmallerRunIsTheBeginningOfALargerOne) {
  const model::Setting setting = baseline();
  const engine::Results small = worlds::run(setting, worlds::baseline().inputs, 100);
  const engine::Results large = worlds::run(setting, worlds::baseline().inputs, 200);
  EXPECT_EQ(worlds::first_difference(small, large, 100, kMonths), "");
}

TEST(Replicates, AShorterHorizonIsTheBeginningOfALongerOne) {
  const engine::Results near = worlds::run(baseline(60), worlds::baseline().inputs, 64);
  const engine::Results far = worlds::run(baseline(84), worlds::baseline().inputs, 64);
  EXPECT_EQ(worlds::first_difference(near, far, 64, 60), "");
}

TEST(Replicates, SeedsZeroAndOneAreDifferentWorlds) {
  const model::Setting setting = baseline(24);
  const engine::Results zero = worlds::run(setting, worlds::baseline().inputs, 64, 0);
  const engine::Results one = worlds::run(setting, worlds::baseline().inputs, 64, 1);
  const auto output = static_cast<std::size_t>(engine::find_output("compute_effective_us_h100e"));
  for (int r = 0; r < 64; ++r) EXPECT_NE(zero.column(output, 23)[r], one.column(output, 23)[r]);
}

TEST(Replicates, AThousandWorldsAreAThousandDifferentWorlds) {
  const engine::Results results = worlds::run(baseline(12), worlds::baseline().inputs, 1000);
  for (const char* name : {"compute_effective_us_h100e", "compute_effective_cn_h100e", "ascend_units_per_year"}) {
    const double* column = results.column(static_cast<std::size_t>(engine::find_output(name)), 11);
    EXPECT_EQ(std::set<double>(column, column + 1000).size(), 1000u) << name;
  }
}

TEST(Luck, SettingsThatDifferLaterAreTheSameBefore) {
  const int moved = 66;
  const engine::Results usual = worlds::run(baseline(), worlds::baseline().inputs, 64);
  for (std::uint64_t seed = 0; seed < 8; ++seed) {
    model::Setting setting = baseline();
    const std::size_t old = setting.moves.size();
    worlds::randomise_policy(setting, seed);
    setting.reactions = baseline().reactions, setting.reactions_from = baseline().reactions_from;
    setting.channels = {};
    for (std::size_t i = old; i < setting.moves.size(); ++i) {
      model::Move& move = setting.moves[i];
      const int later = moved - std::min(move.from, moved);
      move.from += later, move.to += move.to < 0 ? 0 : later;
      if (move.announced >= 0) move.announced = std::clamp(move.announced, moved, move.from);
    }
    const engine::Results other = worlds::run(setting, worlds::baseline().inputs, 64);
    EXPECT_EQ(worlds::first_difference(usual, other, 64, moved), "") << "seed " << seed;
    EXPECT_NE(worlds::first_difference(usual, other, 64, moved + 6), "")
        << "the moves of seed " << seed << " do nothing";
  }
}

}  // namespace
