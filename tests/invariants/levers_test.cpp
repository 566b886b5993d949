// Every lever, at its extremes, moves the metrics that its row names; and nothing before it is moved.
#include <gtest/gtest.h>

#include <cmath>
#include <cstring>

#include "invariants/worlds.hpp"

namespace {

constexpr int kMoved = 60, kHorizon = 108, kWorlds = 128;  // 2027-01, to 2030-12

class EveryLever : public testing::TestWithParam<int> {
 protected:
  const model::LeverRow& row() const { return model::kLeverRows[static_cast<std::size_t>(GetParam())]; }

  /// The baseline with reactions off, the lever's context, and the lever at `value`, all from 2027-01.
  engine::Results with_lever_at(double value) const {
    model::Setting setting = worlds::baseline().setting;
    setting.months = kHorizon;
    setting.reactions.clear();
    worlds::apply_context(setting, row().test_context, kMoved);
    worlds::move_lever(setting, row().name, value, kMoved);
    return worlds::run(setting, worlds::baseline().inputs, kWorlds);
  }
};

TEST_P(EveryLever, MovesWhatItNamesAndNothingBefore) {
  const engine::Results low = with_lever_at(row().low), high = with_lever_at(row().high);
  for (std::size_t output = 0; output < engine::kOutputs; ++output)
    for (int month = 0; month < kMoved; ++month)
      ASSERT_EQ(std::memcmp(low.column(output, month), high.column(output, month), kWorlds * sizeof(double)), 0)
          << row().name << " changed " << engine::output_name(output) << " before it was moved, in month " << month;
  ASSERT_FALSE(row().moves.empty());
  for (const std::string& metric : worlds::words(row().moves)) {
    const worlds::Difference difference = worlds::paired_difference(low, high, metric, kMoved + 12, kHorizon);
    EXPECT_GT(std::abs(difference.mean), 3 * difference.error) << row().name << " does not move " << metric;
    EXPECT_GT(std::abs(difference.mean), 1e-3 * difference.scale) << row().name << " hardly moves " << metric;
  }
}

INSTANTIATE_TEST_SUITE_P(Levers, EveryLever, testing::Range(0, static_cast<int>(model::kLeverCount)),
                         [](const auto& lever) {
                           return std::string(model::kLeverRows[static_cast<std::size_t>(lever.param)].name);
                         });

}  // namespace
