#include "study/hindcast/topics.hpp"

#include <gtest/gtest.h>

#include <string>

#include "model/metrics.hpp"

namespace {

/// A fold with so many readings of a metric, each so far from its forecast in units of its error; worlds have no spread.
void add_rows(study::RollingFold& fold, int cut, std::size_t metric, int count, double distance) {
  fold.cut = cut;
  for (int i = 0; i < count; ++i) {
    io::Target target;
    target.id = "t" + std::to_string(metric) + "-" + std::to_string(i) + "-" + std::to_string(cut);
    target.metric = metric, target.to = cut + 1;
    target.readings.push_back({});
    target.readings.back().weight = 1;
    fold.later.push_back(target);
  }
  fold.rows.clear();
  for (const io::Target& target : fold.later) {
    study::HindcastRow row;
    row.target = &target, row.distance = distance, row.spread = 0, row.error = 1,
    row.inside = distance < study::kNormal95;
    fold.rows.push_back(row);
  }
}

TEST(HindcastTopics, EveryMetricHasOne) {
  EXPECT_EQ(study::topic_of(model::kMetric_gap_index_months), study::Topic::kLags);
  EXPECT_EQ(study::topic_of(model::kMetric_licensed_cumulative_cn_h100e), study::Topic::kTrade);
  EXPECT_EQ(study::topic_of(model::kMetric_ascend_units_per_year), study::Topic::kProduction);
  EXPECT_EQ(study::topic_of(model::kMetric_compute_share_cn), study::Topic::kCompute);
  EXPECT_EQ(study::topic_of(model::kMetric_record_run_cn_flop), study::Topic::kRuns);
  EXPECT_EQ(study::topic_of(model::kMetric_price_usd_per_mtok_us), study::Topic::kPrices);
}

TEST(HindcastTopics, ACutIsJudgedByTheOtherCutsAndNeverByItself) {
  std::list<study::RollingFold> folds(2);
  // The first cut misses by one error, the second by half: each gets the other's factor, distance over 1.64.
  add_rows(folds.front(), 24, model::kMetric_ascend_units_per_year, 10, 1);
  add_rows(folds.back(), 36, model::kMetric_ascend_units_per_year, 10, 0.5);
  const std::vector<study::TopicScore> scores = study::scores_by_topic(folds);
  ASSERT_EQ(scores.size(), 1u);
  EXPECT_EQ(scores[0].topic, study::Topic::kProduction);
  EXPECT_EQ(scores[0].facts, 20);
  EXPECT_TRUE(scores[0].is_judged());
  EXPECT_NEAR(scores[0].highest, 1 / study::kNormal95, 1e-9);
  EXPECT_NEAR(scores[0].lowest, 0.5 / study::kNormal95, 1e-9);
  EXPECT_NEAR(scores[0].inside_scaled, 0.5, 1e-9) << "the first cut misses by the factor of the second";
  EXPECT_NEAR(study::inside_by_rule(folds), 0.5, 1e-9);
}

TEST(HindcastTopics, EachFigureIsScoredOnceAtTheLastCutBeforeIt) {
  std::list<study::RollingFold> folds(2);
  add_rows(folds.front(), 24, model::kMetric_ascend_units_per_year, 10, 1);
  add_rows(folds.back(), 36, model::kMetric_ascend_units_per_year, 10, 0.5);
  for (io::Target& target : folds.front().later) target.to = 37;  // what the second cut scores
  const std::vector<study::TopicScore> scores = study::scores_by_topic(folds);
  ASSERT_EQ(scores.size(), 1u);
  EXPECT_EQ(scores[0].facts, 10);
  EXPECT_EQ(scores[0].score.readings, 10);
}

TEST(HindcastTopics, ATopicOfFewFactsTakesTheFactorOfAll) {
  std::list<study::RollingFold> folds(2);
  add_rows(folds.front(), 24, model::kMetric_ascend_units_per_year, 20, 1.2);
  add_rows(folds.back(), 36, model::kMetric_ascend_units_per_year, 20, 1.2);
  add_rows(folds.front(), 24, model::kMetric_gap_index_months, 2, 0.1);  // and makes its rows anew
  const std::vector<study::TopicScore> scores = study::scores_by_topic(folds);
  ASSERT_EQ(scores.size(), 2u);
  EXPECT_FALSE(scores[0].is_judged());
  EXPECT_NEAR(scores[0].highest, 1.2 / study::kNormal95, 1e-9);
}

}  // namespace
