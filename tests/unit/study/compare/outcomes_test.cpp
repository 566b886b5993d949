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
  const auto usual = [](const char* name) {
    return study::usual_outcomes()[study::find_outcome(study::usual_outcomes(), name)];
  };
  const study::Outcome year = usual("gap_year_mean"), serving = usual("serving_cn");
  for (int month = 0; month < 13; ++month) results.column(year.output, month)[0] = month;
  EXPECT_TRUE(std::isnan(study::column_of(results, year, 10)[0]));
  EXPECT_DOUBLE_EQ(study::column_of(results, year, 12)[0], 6.5);
  results.column(serving.output, 0)[0] = 0, results.column(serving.output, 1)[0] = std::exp(2.0);
  EXPECT_TRUE(std::isnan(study::column_of(results, serving, 0)[0]));
  EXPECT_NEAR(study::column_of(results, serving, 1)[0], 2, 1e-12);
}

TEST(CompareOutcomes, TheLagAtThePresentPaceComesFirstAndTheOthersStandBeside) {
  const std::vector<study::Outcome> usual = study::usual_outcomes();
  EXPECT_EQ(usual.front().name, "gap_pace");
  for (const char* name : {"gap_standing", "gap_year_mean", "gap_trend", "capability_distance"})
    EXPECT_LT(study::find_outcome(usual, name), study::find_outcome(usual, "serving_cn")) << name;
  EXPECT_EQ(usual[study::find_outcome(usual, "capability_distance")].difference_unit(), "dex");
}

TEST(CompareOutcomes, OfALagOnlyMeansAreToldUnlessItFollowsTheDistance) {
  const auto steps = [](const char* name) {
    return study::plain_outcome(static_cast<std::size_t>(engine::find_output(name))).stepwise;
  };
  EXPECT_TRUE(steps("gap_months"));
  EXPECT_TRUE(steps("gap_index_months"));
  for (const char* name : {"gap_pace_months", "gap_trend_months", "gap_dex"}) EXPECT_FALSE(steps(name)) << name;
}

}  // namespace
