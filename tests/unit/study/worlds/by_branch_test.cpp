#include "study/worlds/by_branch.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "model/parameters.hpp"

namespace {

constexpr int kWorlds = 60;
constexpr std::size_t kMetric = 0;

/// Worlds of three branches of distillation in turn, with these medians; all else is equal.
engine::Results results_of(double little, double some, double most, double noise) {
  engine::Results results(1, kWorlds, {});
  constexpr std::size_t kWidth = model::kParameters + model::kHypotheses;
  results.inputs().assign(kWidth * kWorlds, 0);
  results.cluster().resize(kWorlds);
  for (std::size_t world = 0; world < kWorlds; ++world) {
    const double level[] = {little, some, most};
    results.cluster()[world] = static_cast<std::uint32_t>(world);
    results.inputs()[world * kWidth + model::kParameters + model::kDistillationWeight] = static_cast<double>(world % 3);
    results.column(kMetric, 0)[world] = level[world % 3] + (world % 2 == 0 ? noise : -noise);
  }
  return results;
}

TEST(ByBranch, AClaimWithMediansFarApartDecides) {
  const std::vector<study::Hanging> claims = study::what_it_hangs_on(results_of(15, 13, 10, 0.1), kMetric, 0);
  ASSERT_EQ(claims.size(), 1u);
  EXPECT_EQ(claims[0].hypothesis, model::kDistillationWeight);
  EXPECT_NEAR(claims[0].medians[0], 15, 0.11);
  EXPECT_NEAR(claims[0].medians[2], 10, 0.11);
}

TEST(ByBranch, NothingHangsOnLittleOrOnLuck) {
  EXPECT_TRUE(study::what_it_hangs_on(results_of(11, 10.5, 10, 0.1), kMetric, 0).empty()) << "less than two months";
  EXPECT_TRUE(study::what_it_hangs_on(results_of(12.1, 11, 10, 20), kMetric, 0).empty()) << "within the errors";
}

TEST(ByBranch, ABranchOfFewWorldsSaysNothing) {
  engine::Results results = results_of(15, 13, 10, 0.1);
  for (std::size_t world = 0; world < kWorlds; ++world)
    if (world % 3 == 0 && world > 20) results.column(kMetric, 0)[world] = std::nan("");
  const std::vector<study::Hanging> claims = study::what_it_hangs_on(results, kMetric, 0);
  ASSERT_EQ(claims.size(), 1u);
  EXPECT_TRUE(std::isnan(claims[0].medians[0]));
  EXPECT_EQ(study::in_branch(results, kMetric, 0, model::kDistillationWeight, 0).values.size(), 7u);
}

}  // namespace
