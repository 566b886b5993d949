#include "study/compare/outcomes.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace {

TEST(CompareOutcomes, TotalsAddUpTheYearsThatEndWithTheMonth) {
  engine::Results results(25, 1, {});
  study::Outcome outcome = study::usual_outcomes()[study::find_outcome(study::usual_outcomes(), "receipts")];
  for (int month = 0; month < 25; ++month) results.column(outcome.output, month)[0] = month;
  EXPECT_EQ(study::column_of(results, outcome, 24)[0], 24 + 12 + 0);
  EXPECT_EQ(outcome.unit_text(), "USD");
}

TEST(CompareOutcomes, YearMeansNeedTwelveMonthsAndLogarithmsPositiveNumbers) {
  engine::Results results(13, 1, {});
  const study::Outcome year = study::usual_outcomes()[1], serving = study::usual_outcomes()[3];
  for (int month = 0; month < 13; ++month) results.column(year.output, month)[0] = month;
  EXPECT_TRUE(std::isnan(study::column_of(results, year, 10)[0]));
  EXPECT_DOUBLE_EQ(study::column_of(results, year, 12)[0], 6.5);
  results.column(serving.output, 0)[0] = 0, results.column(serving.output, 1)[0] = std::exp(2.0);
  EXPECT_TRUE(std::isnan(study::column_of(results, serving, 0)[0]));
  EXPECT_NEAR(study::column_of(results, serving, 1)[0], 2, 1e-12);
}

TEST(CompareOutcomes, TheDistanceIsAmericanLessChineseCapability) {
  engine::Results results(1, 1, {});
  const study::Outcome distance =
      study::usual_outcomes()[study::find_outcome(study::usual_outcomes(), "capability_distance")];
  results.column(static_cast<std::size_t>(engine::find_output("capability_us")), 0)[0] = 4.5;
  results.column(static_cast<std::size_t>(engine::find_output("capability_cn")), 0)[0] = 4;
  EXPECT_DOUBLE_EQ(study::column_of(results, distance, 0)[0], 0.5);
  EXPECT_EQ(distance.difference_unit(), "dex");
}

}  // namespace
