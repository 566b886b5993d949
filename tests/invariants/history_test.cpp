// The documented past must come out of the rules: which chips were cut to fit, and when they went on sale.
#include <gtest/gtest.h>

#include "engine/kernel/lanes.hpp"
#include "invariants/worlds.hpp"
#include "model/step.hpp"

namespace {

using Lanes = base::Lanes<4>;
constexpr int kBatches = 50, kWorlds = 4 * kBatches, kMonths = 36;

constexpr int month_of(int year, int month) { return static_cast<int>(model::january(year)) + month - 1; }

std::size_t row_of(const std::string& chip) {
  const auto& chips = worlds::baseline().setting.chips;
  for (std::size_t i = 0; i < chips.size(); ++i)
    if (chips[i].name == chip) return i;
  throw std::invalid_argument("no such chip: " + chip);
}

/// Is the chip on sale to China, licensed or free, by chip, world and month?
class OnSale {
 public:
  OnSale() : sold_(worlds::baseline().setting.chips.size(), std::vector<bool>(kWorlds * kMonths)) {
    model::Setting setting = worlds::baseline().setting;
    setting.months = kMonths;
    for (int batch = 0; batch < kBatches; ++batch) watch(setting, batch);
  }
  bool operator()(const std::string& chip, int world, int month) const {
    return sold_[row_of(chip)][static_cast<std::size_t>(world * kMonths + month)];
  }
  /// First month of sale; -1: never.
  int first(const std::string& chip, int world) const {
    for (int month = 0; month < kMonths; ++month)
      if ((*this)(chip, world, month)) return month;
    return -1;
  }
  /// Share of worlds in which the chip is first sold in [from, to).
  double share_first_sold(const std::string& chip, int from, int to) const {
    int worlds_in = 0;
    for (int world = 0; world < kWorlds; ++world) worlds_in += first(chip, world) >= from && first(chip, world) < to;
    return static_cast<double>(worlds_in) / kWorlds;
  }

 private:
  void watch(const model::Setting& setting, int batch) {
    std::vector<engine::WorldRecord> records;
    for (int lane = 0; lane < 4; ++lane)
      records.push_back(engine::draw_world(
          worlds::baseline().inputs, 0, static_cast<std::uint64_t>(batch * 4 + lane) + 1, worlds::baseline().setting));
    const auto packed = engine::pack<Lanes>(records.data(), 4);
    const model::Luck<Lanes> luck(0, packed.luck, engine::luck_slots(worlds::baseline().setting));
    model::World<Lanes> world = model::begin(setting, packed.parameters, packed.branches, luck);
    for (; world.month < kMonths; ++world.month) {
      model::step(world, luck);
      for (std::size_t chip = 0; chip < sold_.size(); ++chip)
        for (int lane = 0; lane < 4; ++lane)
          sold_[chip][static_cast<std::size_t>((batch * 4 + lane) * kMonths + world.month)] =
              base::lane(world.chips[chip].free + world.chips[chip].licensed, lane) > 0;
    }
  }
  std::vector<std::vector<bool>> sold_;
};

const OnSale& on_sale() {
  static const OnSale all;
  return all;
}

TEST(Redesign, TheA800AndTheH800AnswerTheRuleOfOctober2022) {
  for (const char* chip : {"A800", "H800"})
    EXPECT_GE(on_sale().share_first_sold(chip, month_of(2022, 10), month_of(2023, 6)), 0.8) << chip;
}

TEST(Redesign, TheH20AnswersTheRuleOfOctober2023) {
  EXPECT_GE(on_sale().share_first_sold("H20", month_of(2023, 11), month_of(2024, 7)), 0.8);
}

TEST(Redesign, NobodySellsAnA800OrH800From2024On) {
  for (const char* chip : {"A800", "H800"})
    for (int world = 0; world < kWorlds; ++world)
      for (int month = month_of(2024, 1); month < kMonths; ++month)
        EXPECT_FALSE(on_sale()(chip, world, month)) << chip << " in month " << month;
}

TEST(Redesign, TheWholeChipsAreOffTheMarketFromOctober2022) {
  for (const char* chip : {"A100", "H100"})
    for (int world = 0; world < kWorlds; ++world)
      for (int month = month_of(2022, 10); month < kMonths; ++month)
        EXPECT_FALSE(on_sale()(chip, world, month)) << chip << " in month " << month;
}

}  // namespace
