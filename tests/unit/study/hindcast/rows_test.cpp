#include "study/hindcast/rows.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "study/hindcast/rolling.hpp"

namespace {

io::Target target(const std::string& id, int to, std::vector<double> centres) {
  io::Target made;
  made.id = id, made.metric = 0, made.from = made.to = to;
  for (const double centre : centres)
    made.readings.push_back(
        {centre, centre - 1, centre + 1, centre, 0.6, 1.0 / static_cast<double>(centres.size()), {}, "a source"});
  made.discrepancy = 0.8;
  return made;
}

/// Rows of targets of which every one of 100 worlds shows `value`.
std::vector<study::HindcastRow> rows_of(const std::vector<io::Target>& targets, double value,
                                        const std::vector<io::Target>& earlier) {
  const io::Scenario nothing;
  const study::RecordFit record(nothing, targets, 0, {});
  const std::vector<engine::PosteriorWorld> worlds(100);
  const std::vector<std::vector<double>> values(targets.size(), std::vector<double>(100, value));
  return study::hindcast_rows(record, study::TargetSet::kFitted, worlds, values, values, earlier);
}

TEST(Hindcast, NaiveForecastsByHand) {
  const std::vector<io::Target> all{target("a", 6, {10}), target("b", 12, {13}), target("c", 24, {15})};
  const auto rows = rows_of(all, 15, all);
  ASSERT_EQ(rows.size(), 3u);
  EXPECT_TRUE(std::isnan(rows[0].crps_last)) << "nothing came before";
  EXPECT_NEAR(rows[1].crps_last, 3, 1e-12);
  EXPECT_TRUE(std::isnan(rows[1].crps_trend)) << "one figure is no trend";
  EXPECT_NEAR(rows[2].crps_last, 2, 1e-12);
  EXPECT_NEAR(rows[2].crps_trend, 4, 1e-12) << "3 in 6 months make 19 a year later, and 15 was seen";
}

TEST(Hindcast, NaiveForecastsTakeTheMeanOfSourcesThatDisagree) {
  const std::vector<io::Target> all{target("a", 6, {10, 20}), target("b", 12, {13})};
  EXPECT_NEAR(rows_of(all, 15, all)[2].crps_last, 2, 1e-12);
}

TEST(Hindcast, NaiveForecastsKnowNothingOfOtherMetricsOrLaterFigures) {
  io::Target other = target("a", 6, {10});
  other.metric = 1;
  const std::vector<io::Target> all{other, target("b", 12, {13}), target("c", 24, {15})};
  EXPECT_TRUE(std::isnan(rows_of(all, 15, all)[1].crps_last));
}

TEST(Hindcast, ForecastAddsTheSourcesErrorToTheWorlds) {
  const auto rows = rows_of({target("a", 6, {10})}, 10, {});
  EXPECT_DOUBLE_EQ(rows[0].error, 1.0);
  EXPECT_DOUBLE_EQ(rows[0].posterior.low, 10);
  EXPECT_LT(rows[0].forecast.low, 9);
  EXPECT_GT(rows[0].forecast.high, 11);
  EXPECT_TRUE(rows[0].inside);
  EXPECT_FALSE(rows_of({target("a", 6, {20})}, 10, {})[0].inside);
}

TEST(Hindcast, EveryTargetCountsOnceInTheScores) {
  const io::Target one = target("a", 6, {10}), four = target("b", 12, {1, 2, 3, 4});
  std::vector<study::HindcastRow> rows(5);
  rows[0].target = &one, rows[0].inside = true;
  for (std::size_t r = 0; r < 4; ++r) rows[r + 1].target = &four, rows[r + 1].reading = r;
  for (study::HindcastRow& row : rows) row.error = 2, row.crps = 1, row.crps_last = 4, row.crps_trend = NAN;
  const study::HindcastScore score = study::score_of(rows);
  EXPECT_EQ(score.targets, 2);
  EXPECT_EQ(score.readings, 5);
  EXPECT_DOUBLE_EQ(score.inside_share, 0.5);
  EXPECT_DOUBLE_EQ(score.over_last, 0.25);
  EXPECT_EQ(score.with_last, 5);
  EXPECT_EQ(score.with_trend, 0);
  EXPECT_TRUE(std::isnan(score.over_trend));
}

// Ten figures one to ten errors away from worlds that do not vary: the ninth decile of what each needs.
TEST(Hindcast, SaysByWhatErrorsWouldHaveToBeMultiplied) {
  const io::Target one = target("a", 6, {10});
  std::vector<study::HindcastRow> rows(10);
  for (std::size_t r = 0; r < rows.size(); ++r)
    rows[r].target = &one, rows[r].distance = 2.0 * static_cast<double>(r + 1), rows[r].error = 2,
    rows[r].crps_last = rows[r].crps_trend = NAN;
  EXPECT_NEAR(study::score_of(rows).error_scale, 9.1 / 1.6448536269514722, 1e-12);
  for (study::HindcastRow& row : rows) row.spread = 100;
  EXPECT_EQ(study::score_of(rows).error_scale, 0) << "the worlds reach every figure by themselves";
}

TEST(Hindcast, ErrorsOfTheSmallAndTheLargeCountByTheirOwnUncertainty) {
  const io::Target one = target("a", 6, {10}), other = target("b", 6, {10});
  std::vector<study::HindcastRow> rows(2);
  rows[0].target = &one, rows[1].target = &other;
  rows[0].error = 100, rows[0].crps = 100, rows[0].crps_last = 100, rows[0].crps_trend = NAN;
  rows[1].error = 0.1, rows[1].crps = 0.1, rows[1].crps_last = 0.3, rows[1].crps_trend = NAN;
  EXPECT_DOUBLE_EQ(study::score_of(rows).over_last, 0.5);
}

TEST(Hindcast, RollingFitsSeeNothingThatEndsAfterTheCut) {
  io::Targets targets;
  targets.fitted = {target("early", 20, {1}), target("across", 30, {1}), target("late", 40, {1})};
  targets.fitted[1].from = 20;
  targets.held_out = {target("held", 10, {1}), target("held-late", 45, {1}), target("forecast", 60, {1})};
  const study::RollingFold fold = study::split_at(24, targets, 52);
  ASSERT_EQ(fold.known.size(), 1u);
  EXPECT_EQ(fold.known[0].id, "early");
  ASSERT_EQ(fold.earlier.size(), 2u) << "a forecaster of the day knew what we held out";
  EXPECT_EQ(fold.earlier[1].id, "held");
  ASSERT_EQ(fold.later.size(), 3u) << "what refers to months after the present is no figure";
  EXPECT_EQ(fold.later[0].id, "across");
  EXPECT_EQ(fold.later[2].id, "held-late");
}

}  // namespace
