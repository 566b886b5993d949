// The priors alone need not match the record, but must not be absurd; and policy acts in the direction that nobody doubts.
#include <gtest/gtest.h>

#include "invariants/worlds.hpp"

namespace {

constexpr int kApril2026 = 51;

const engine::Results& record() {
  static const engine::Results results = [] {
    model::Setting setting = worlds::baseline().setting;
    setting.months = kApril2026 + 1;
    return worlds::run(setting, worlds::baseline().inputs, 500);
  }();
  return results;
}

/// Does the band of 90 % of the worlds meet [low, high]?
bool meets(const char* output, double low, double high) {
  const engine::Summary band =
      engine::summarise(record().column(static_cast<std::size_t>(engine::find_output(output)), kApril2026), 500);
  std::printf("%s in 2026-04: %.4g to %.4g, median %.4g\n", output, band.p05, band.p95, band.p50);
  return band.p05 <= high && band.p95 >= low;
}

TEST(Priors, CoverTheDocumentedShareOfComputeInOneReading) {
  const bool all = meets("compute_share_cn", 0.01, 0.04), domestic = meets("compute_share_domestic_cn", 0.01, 0.04);
  EXPECT_TRUE(all || domestic);
}

TEST(Priors, CoverTheDocumentedLag) { EXPECT_TRUE(meets("gap_observed_months", 3, 6)); }

TEST(Priors, LeaveNoFutureAbsurd) {
  const engine::Summary gap = engine::summarise(record().column(model::kMetric_gap_months, kApril2026), 500);
  EXPECT_GT(gap.p05, -12) << "China is far ahead already";
  EXPECT_LT(gap.p95, 60) << "China is five years behind";
}

/// Paired means of 1,000 worlds from 2027; hypothesis: more enforcement does not mean more smuggled chips. Level 1 %.
TEST(EnforcementStatistics, MoreOfItDoesNotMeanMoreSmuggledChips) {
  const auto with_budget = [](double budget) {
    model::Setting setting = worlds::baseline().setting;
    setting.months = 96;
    setting.reactions.clear();
    worlds::move_lever(setting, "enforcement_budget", budget, 60);
    return worlds::run(setting, worlds::baseline().inputs, 1000);
  };
  engine::Results before = with_budget(0);
  for (const double budget : {0.5, 1.0, 4.0, 20.0}) {
    engine::Results now = with_budget(budget);
    const worlds::Difference change = worlds::paired_difference(before, now, "smuggled_units_per_year", 72, 96);
    EXPECT_LT(change.mean, 2.33 * change.error) << "from the budget before to " << budget;
    before = std::move(now);
  }
}

}  // namespace
