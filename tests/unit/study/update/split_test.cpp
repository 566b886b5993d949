#include "study/update/split.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <memory>

#include "base/normal.hpp"
#include "study/worlds/answers.hpp"

namespace {

constexpr std::size_t kWorlds = 400;

/// Worlds of one weight; nothing of them but their number counts here.
study::Ground ground() {
  auto loaded = std::make_shared<study::LoadedPosterior>();
  loaded->worlds.worlds.resize(kWorlds);
  study::Ground made;
  made.posterior = loaded;
  return made;
}

/// What worlds say that show a standard normal quantity around `centre`, of one question.
study::Answers answer(double centre) {
  study::Answers answers;
  std::vector<double>& values = answers.values.emplace_back();
  for (std::size_t i = 0; i < kWorlds; ++i)
    values.push_back(centre + base::normal_quantile((static_cast<double>(i) + 0.5) / kWorlds));
  answers.weights.assign(kWorlds, 1.0 / kWorlds);
  return answers;
}

io::Reading reading(double value, double weight = 1) {
  io::Reading made;
  made.value = made.centre = value, made.sd = 0.01, made.weight = weight;
  return made;
}

/// An exact figure of a lag in December 2026.
io::NewFigure arrived(double value) {
  io::NewFigure figure;
  figure.target = study::question("gap_months", io::Statistic::kValue, 59, 59);
  figure.target.id = "later", figure.target.readings = {reading(value)};
  return figure;
}

io::ForecastFile said_normal(double centre) {
  io::ForecastFile file;
  file.date = "2026-05-01", file.present = 52;
  io::Forecast& forecast = file.forecasts.emplace_back();
  forecast.id = "said", forecast.question = study::question("gap_months", io::Statistic::kValue, 59, 59);
  for (int i = 1; i < 100; ++i) forecast.quantiles.push_back(centre + base::normal_quantile(i / 100.0));
  return file;
}

study::Verdict verdict_of(double said, double again, double came_about) {
  const std::vector<io::NewFigure> figures{arrived(0)};
  const study::Ground worlds = ground();
  const auto rows = study::split_figures(said_normal(said), figures, worlds, answer(again), worlds, answer(came_about));
  EXPECT_EQ(rows.size(), 1u);
  return rows.empty() ? study::Verdict::kHeld : rows[0].verdict;
}

TEST(Split, TellsAWrongPolicyFromAWrongModel) {
  EXPECT_EQ(verdict_of(0, 0, 0), study::Verdict::kHeld);
  EXPECT_EQ(verdict_of(5, 5, 5), study::Verdict::kModelWasWrong);
  EXPECT_EQ(verdict_of(5, 5, 0), study::Verdict::kScenarioWasWrong);
  EXPECT_EQ(verdict_of(5, 0, 0), study::Verdict::kFitHasMoved);
  EXPECT_EQ(verdict_of(5, 0, 5), study::Verdict::kModelWasWrong) << "what the policy makes of it counts";
  EXPECT_EQ(verdict_of(0, 0, 5), study::Verdict::kHeldByLuck);
}

TEST(Split, TakesWhatIsOnRecordAndElseAsksTheWorlds) {
  const study::Ground worlds = ground();
  std::vector<io::NewFigure> figures{arrived(0)};
  const auto recorded = study::split_figures(said_normal(5), figures, worlds, answer(1), worlds, answer(2));
  ASSERT_EQ(recorded.size(), 1u);
  EXPECT_EQ(recorded[0].forecast, "said");
  EXPECT_NEAR(recorded[0].said.median, 5, 1e-12);
  EXPECT_NEAR(recorded[0].again.median, 1, 0.05);
  EXPECT_NEAR(recorded[0].came.median, 2, 0.05);
  figures[0].target.from = figures[0].target.to = 58;
  const auto asked = study::split_figures(said_normal(5), figures, worlds, answer(1), worlds, answer(2));
  ASSERT_EQ(asked.size(), 1u);
  EXPECT_EQ(asked[0].forecast, "");
  EXPECT_EQ(asked[0].said.median, asked[0].again.median);
}

TEST(Split, AddsTheErrorOfTheFiguresSource) {
  const study::Ground worlds = ground();
  std::vector<io::NewFigure> figures{arrived(0)};
  figures[0].target.from = figures[0].target.to = 58;
  figures[0].target.readings[0].sd = std::sqrt(3), figures[0].target.degrees_of_freedom = 1000;
  const auto rows = study::split_figures(said_normal(0), figures, worlds, answer(0), worlds, answer(0));
  ASSERT_EQ(rows.size(), 1u);
  EXPECT_NEAR(rows[0].again.high, 2 * 1.645, 0.25) << "variances add up: one of worlds, three of the source";
}

TEST(Split, LeavesOutMonthsThatWereOverAndWhatNoWorldShows) {
  const study::Ground worlds = ground();
  std::vector<io::NewFigure> figures{arrived(0)};
  study::Answers nothing = answer(0);
  nothing.values[0].assign(kWorlds, std::nan(""));
  EXPECT_TRUE(study::split_figures(said_normal(0), figures, worlds, nothing, worlds, answer(0)).empty());
  figures[0].target.from = figures[0].target.to = 51;
  EXPECT_TRUE(study::split_figures(said_normal(0), figures, worlds, answer(0), worlds, answer(0)).empty());
}

TEST(Split, PutsMissesFirstAndTheFarthestFirstAmongEquals) {
  const study::Ground worlds = ground();
  std::vector<io::NewFigure> figures{arrived(0), arrived(1), arrived(3)};
  figures[0].target.id = "middle", figures[1].target.id = "side", figures[2].target.id = "miss";
  study::Answers answers = answer(0);
  answers.values.resize(3, answers.values[0]);
  const auto rows = study::split_figures(said_normal(0), figures, worlds, answers, worlds, answers);
  ASSERT_EQ(rows.size(), 3u);
  EXPECT_EQ(rows[0].figure->target.id, "miss");
  EXPECT_EQ(rows[1].figure->target.id, "side");
  EXPECT_EQ(rows[2].figure->target.id, "middle");
}

TEST(Expected, KnowsBothIntervals) {
  std::vector<double> uniform;
  for (int i = 1; i < 100; ++i) uniform.push_back(i / 100.0);
  const study::Expected middle = study::expected(uniform, io::Scale::kLinear, 0.3),
                        side = study::expected(uniform, io::Scale::kLinear, 0.2),
                        outside = study::expected(uniform, io::Scale::kLinear, 0.99);
  EXPECT_TRUE(middle.inside && middle.inside_half);
  EXPECT_TRUE(side.inside && !side.inside_half);
  EXPECT_TRUE(!outside.inside && !outside.inside_half);
  EXPECT_NEAR(middle.pit, 0.3, 1e-12);
  EXPECT_NEAR(middle.low_half, 0.25, 1e-12);
  EXPECT_NEAR(middle.high_half, 0.75, 1e-12);
  EXPECT_NEAR(middle.crps, (0.027 + 0.343) / 3, 0.002);
}

/// A target of the same metric up to a month.
io::Target known(const char* id, int month, std::vector<io::Reading> readings) {
  io::Target target = study::question("gap_months", io::Statistic::kValue, month, month);
  target.id = id, target.readings = std::move(readings);
  return target;
}

TEST(LastFigure, IsTheLatestOfTheSameMetricThatWasKnown) {
  io::Targets targets;
  targets.fitted = {known("early", 10, {reading(1)}), known("late", 40, {reading(4)})};
  targets.held_out = {known("after the present", 55, {reading(9)})};
  const io::NewFigure figure = arrived(6);
  const auto last = study::last_figure(targets, 52, figure.target, figure.target.readings[0]);
  ASSERT_TRUE(last);
  EXPECT_EQ(last->id, "late");
  EXPECT_EQ(last->middle, 4);
  EXPECT_DOUBLE_EQ(last->crps, 2) << "of one number the score is its distance";
}

TEST(LastFigure, KeepsReadingsApart) {
  io::Targets targets;
  targets.fitted = {known("contested", 40, {reading(5, 0.25), reading(1, 0.5), reading(3, 0.25)})};
  const io::NewFigure figure = arrived(1);
  const auto last = study::last_figure(targets, 52, figure.target, figure.target.readings[0]);
  ASSERT_TRUE(last);
  EXPECT_EQ(last->middle, 1) << "a reading, and no average of some";
  // E|X - 1| = 0.25 * 4 + 0.25 * 2 = 1.5; E|X - X'| / 2 = 0.5 * 0.25 * 4 + 0.5 * 0.25 * 2 + 0.25 * 0.25 * 2 = 0.875
  EXPECT_NEAR(last->crps, 0.625, 1e-12);
}

TEST(LastFigure, ComparesIncreasesOnlyWithThoseOfAsManyMonths) {
  io::Targets targets;
  targets.fitted = {known("state", 40, {reading(4)})};
  io::Target& half_year = targets.fitted.emplace_back(known("half-year", 23, {reading(7)}));
  half_year.statistic = io::Statistic::kIncrease, half_year.from = 18;
  io::NewFigure figure = arrived(6);
  figure.target.statistic = io::Statistic::kIncrease, figure.target.from = 54;
  EXPECT_EQ(study::last_figure(targets, 52, figure.target, figure.target.readings[0])->id, "half-year");
  figure.target.from = 56;
  EXPECT_FALSE(study::last_figure(targets, 52, figure.target, figure.target.readings[0]));
  figure.target.statistic = io::Statistic::kAnnualGrowth;
  EXPECT_FALSE(study::last_figure(targets, 52, figure.target, figure.target.readings[0]));
}

}  // namespace
