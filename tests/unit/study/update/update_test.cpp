#include "study/update/update.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>
#include <tuple>

#include "base/normal.hpp"
#include "model/metrics.hpp"
#include "study/update/forecast.hpp"
#include "study/update/score.hpp"
#include "study/voi/branch_weights.hpp"

namespace {

/// Worlds of which half have branch 0 of every claim; each its own ancestor.
std::vector<engine::PosteriorWorld> worlds(std::size_t count) {
  std::vector<engine::PosteriorWorld> made(count);
  for (std::size_t i = 0; i < count; ++i) {
    made[i].branch.fill(static_cast<std::uint8_t>(i % 2));
    made[i].ancestor = static_cast<std::uint32_t>(i);
  }
  return made;
}

std::vector<std::uint32_t> ancestors(const std::vector<engine::PosteriorWorld>& of) {
  std::vector<std::uint32_t> ids;
  for (const auto& world : of) ids.push_back(world.ancestor);
  return ids;
}

/// A figure with nearly normal noise of sd 0.5.
io::Target figure(double value) {
  io::Target target;
  target.id = "new";
  io::Reading reading;
  reading.value = reading.centre = value, reading.sd = 0.5;
  target.readings = {reading};
  target.degrees_of_freedom = 1000;
  return target;
}

study::Update updated(double value, std::size_t count = 4000) {
  const auto all = worlds(count);
  std::vector<double> shown;  // theta ~ N(0, 1), the same in both branches
  for (std::size_t i = 0; i < count; ++i)
    shown.push_back(base::normal_quantile((static_cast<double>(i) + 0.5) / static_cast<double>(count)));
  return study::update_by(figure(value), all, shown, std::vector<double>(count, 1.0 / static_cast<double>(count)),
                          ancestors(all), std::vector<std::vector<double>>{shown});
}

TEST(Update, OfAConjugateFigureLeavesTheKnownShareOfWorlds) {
  const study::Update update = updated(1);
  // Kish's share is (E L)^2 / E L^2: with noise sd s it is exp(-y^2 / (s^2 + 1)) / exp(-y^2 / (s^2 + 2)) times
  // s sqrt(s^2 + 2) / (s^2 + 1).
  const double s2 = 0.25, kish = std::exp(-1 / (s2 + 1) + 1 / (s2 + 2)) * std::sqrt(s2 * (s2 + 2)) / (s2 + 1);
  EXPECT_NEAR(update.worlds_after / update.worlds_before, kish, 0.01);
  EXPECT_NEAR(update.independent_after, update.worlds_after, 1e-6);
  EXPECT_FALSE(update.refit_due());
}

TEST(Update, ByAFigureOutOfReachIsSurprisingAndAsksForARefit) {
  const study::Update update = updated(5);
  EXPECT_LT(update.surprises[0].probability, 0.001);
  EXPECT_TRUE(update.refit_due());
}

TEST(Update, TakesAllWeightFromWorldsWithoutANumber) {
  const auto all = worlds(2);
  const auto update =
      study::update_by(figure(0), all, {0, std::nan("")}, std::vector<double>{0.5, 0.5}, ancestors(all), {});
  EXPECT_GT(update.after[0], 0.999);
}

TEST(Update, ReadsEachReadingByItself) {
  io::Target two = figure(0);
  two.readings.push_back(figure(3).readings[0]);
  const auto all = worlds(100);
  const auto update =
      study::update_by(two, all, std::vector<double>(100, 0.0), std::vector<double>(100, 0.01), ancestors(all), {});
  ASSERT_EQ(update.surprises.size(), 2u);
  EXPECT_GT(update.surprises[0].probability, 0.9);
  EXPECT_LT(update.surprises[1].probability, 0.01);
}

TEST(Update, HasTwelveDifferentOutcomes) {
  std::set<std::tuple<std::size_t, io::Statistic, int, int>> questions;
  for (const io::Target& outcome : study::update_outcomes())
    questions.emplace(outcome.metric, outcome.statistic, outcome.from, outcome.to);
  EXPECT_EQ(questions.size(), 12u);
}

std::array<std::array<double, 4>, model::kHypotheses> equal() {
  std::array<std::array<double, 4>, model::kHypotheses> weights{};
  for (std::size_t h = 0; h < model::kHypotheses; ++h)
    for (std::size_t b = 0; b < model::kHypothesisRows[h].branches; ++b) weights[h][b] = 1;
  return weights;
}

engine::Posterior two_to_one() {
  engine::Posterior posterior;
  for (std::uint32_t i = 0; i < 300; ++i) {
    engine::PosteriorWorld world;
    world.branch.fill(0);
    world.branch[model::kLagReading] = i % 3 == 0 ? 1 : 0;
    world.ancestor = i;
    posterior.worlds.push_back(world);
  }
  return posterior;
}

const study::BranchWeight& row_of(const std::vector<study::BranchWeight>& rows, std::size_t h, std::size_t b) {
  return *std::find_if(rows.begin(), rows.end(),
                       [=](const study::BranchWeight& row) { return row.hypothesis == h && row.branch == b; });
}

TEST(BranchWeights, AreOddsBeforeTimesTheBayesFactor) {
  auto weights = equal();
  weights[model::kLagReading] = {0.2, 0.8, 0, 0};
  const auto rows = study::branch_weights(two_to_one(), weights);
  const study::BranchWeight &documents = row_of(rows, model::kLagReading, 0),
                            &index = row_of(rows, model::kLagReading, 1);
  EXPECT_NEAR(index.factor, 0.5, 1e-12);
  EXPECT_NEAR(documents.factor, 1, 1e-12);
  EXPECT_NEAR(index.weight / documents.weight, 0.8 / 0.2 * 0.5, 1e-12);
  EXPECT_NEAR(index.if_halved / (1 - index.if_halved), index.weight / documents.weight / 2, 1e-12);
  EXPECT_NEAR(index.if_doubled / (1 - index.if_doubled), index.weight / documents.weight * 2, 1e-12);
}

TEST(BranchWeights, HaveTheErrorOfAShareOfIndependentWorlds) {
  const auto rows = study::branch_weights(two_to_one(), equal());
  const study::BranchWeight& index = row_of(rows, model::kLagReading, 1);
  EXPECT_NEAR(index.error, std::sqrt(1.0 / 3 * 2 / 3 / 300), 1e-4);
  EXPECT_NEAR(index.log_factor_error, std::sqrt(1.0 / 100 + 1.0 / 200), 1e-3);
}

TEST(BranchWeights, MoveWithTheEvidence) {
  const engine::Posterior posterior = two_to_one();
  std::vector<double> evidence;
  for (const auto& world : posterior.worlds) evidence.push_back(world.branch[model::kLagReading] == 1 ? 1 : 0.25);
  const auto rows = study::branch_weights(posterior, equal(), evidence);
  EXPECT_NEAR(row_of(rows, model::kLagReading, 1).weight, 2.0 / 3, 1e-12);
}

TEST(BranchWeights, OfABranchWithoutWorldsAreNothing) {
  const auto rows = study::branch_weights(two_to_one(), equal());
  EXPECT_EQ(row_of(rows, model::kAscendReach, 2).weight, 0);
  EXPECT_EQ(row_of(rows, model::kAscendReach, 2).factor, 0);
}

/// A forecast with the quantiles of a uniform quantity from 0 to 1.
io::Forecast uniform() {
  io::Forecast forecast;
  forecast.id = "uniform";
  forecast.question = study::question("gap_months", io::Statistic::kValue, 59, 59);
  for (int i = 1; i < 100; ++i) forecast.quantiles.push_back(i / 100.0);
  return forecast;
}

io::NewFigure came(double value) {
  io::NewFigure later;
  later.target = figure(value);
  later.target.metric = uniform().question.metric;
  later.target.from = later.target.to = 59;
  return later;
}

io::ForecastFile on_record(const io::Forecast& forecast, const std::string& date = "2026-05-01") {
  io::ForecastFile file;
  file.date = date, file.forecasts = {forecast};
  return file;
}

TEST(Score, LeavesOutMonthsThatWereOverAtTheDateOfTheForecast) {
  EXPECT_EQ(study::score_figures(on_record(uniform(), "2026-12-31"), {came(0.3)}).size(), 1u) << "its last month";
  EXPECT_TRUE(study::score_figures(on_record(uniform(), "2027-01-01"), {came(0.3)}).empty());
}

TEST(Score, GivesTheCrpsOfAUniformForecast) {
  const auto rows = study::score_figures(on_record(uniform()), {came(0.3)});
  ASSERT_EQ(rows.size(), 1u);
  const double exact = (0.3 * 0.3 * 0.3 + 0.7 * 0.7 * 0.7) / 3;  // the integral of (F - step)^2
  EXPECT_NEAR(rows[0].crps, exact, 0.002);
  EXPECT_NEAR(rows[0].pit, 0.3, 1e-12);
  EXPECT_TRUE(rows[0].inside);
  EXPECT_NEAR(rows[0].interval_score, 0.9, 1e-12);
}

TEST(Score, PunishesAFigureOutsideTheInterval) {
  const auto rows = study::score_figures(on_record(uniform()), {came(1.5)});
  EXPECT_FALSE(rows[0].inside);
  EXPECT_NEAR(rows[0].interval_score, 0.9 + 20 * 0.55, 1e-9);
  EXPECT_EQ(rows[0].pit, 0.995);
}

TEST(Score, LeavesOutFiguresOfOtherMonths) {
  io::NewFigure other = came(0.5);
  other.target.to = other.target.from = 60;
  EXPECT_TRUE(study::score_figures(on_record(uniform()), {other}).empty());
}

TEST(Score, PlacesAFigureAmongEqualQuantilesInTheirMiddle) {
  const std::vector<double> flat(99, 2.0);
  EXPECT_NEAR(study::place_among(flat, 2), 0.5, 1e-12);
}

TEST(Forecast, AsksForFifteenQuantitiesUnderDifferentNames) {
  std::set<std::string> ids;
  std::set<std::size_t> metrics;
  for (const io::Forecast& forecast : study::forecast_questions()) {
    EXPECT_TRUE(ids.insert(forecast.id).second) << forecast.id;
    metrics.insert(forecast.question.metric);
  }
  EXPECT_GE(metrics.size(), 15u);
}

}  // namespace
