#include "model/mechanisms/gap.hpp"

#include <array>

#include "unit/model/small_world.hpp"

namespace {

using small_world::expect_near;
using small_world::Small;

template <class Real> class Gap : public testing::Test {
 protected:
  using Series = std::vector<double>;
  static base::History<Real> history(const Series& values) {
    base::History<Real> made(static_cast<int>(values.size()));
    for (const double value : values) made.push(Real{} + value);
    return made;
  }
  /// Gap of `follower` to `leader`, both rising 0.1 a month before the start from their first value less 0.1.
  static double gap(const Series& leader, const Series& follower, double rate = 0.1) {
    return base::lane(model::standing_gap(history(leader), history(follower), Real{} + (leader[0] - rate),
                                          Real{} + (follower[0] - rate), Real{} + rate),
                      0);
  }
};
TYPED_TEST_SUITE(Gap, small_world::Numbers);

TYPED_TEST(Gap, CountsTheMonthsSinceTheLeaderHadTheLevel) {
  EXPECT_EQ(this->gap({1, 2, 3, 4, 5}, {0.5, 0.5, 1, 2, 3}), 2);
  EXPECT_EQ(this->gap({1, 1, 1, 4, 5}, {0.5, 0.5, 1, 1, 1}), 4);  // had it in month 0
  EXPECT_EQ(this->gap({1, 1, 4, 4, 4}, {0.5, 1, 1, 1, 2}), 2);    // passed it in month 2
}

TYPED_TEST(Gap, GrowsByAMonthEachMonthUntilTheNextRecord) {
  for (int wait = 1; wait < 5; ++wait) {
    std::vector<double> us{1, 2, 3}, cn{0, 1, 2};
    for (int n = 0; n < wait; ++n) us.push_back(4 + n), cn.push_back(2);
    EXPECT_EQ(this->gap(us, cn), 1 + wait);
  }
}

TYPED_TEST(Gap, IsAntisymmetric) {
  const std::vector<double> a{1, 2, 3, 4, 5, 6}, b{0.5, 1.5, 2, 2, 3.5, 4};
  EXPECT_EQ(this->gap(a, b), 2);
  EXPECT_EQ(this->gap(b, a), -2);
}

TYPED_TEST(Gap, IsZeroForEquals) {
  EXPECT_EQ(this->gap({1, 2, 3}, {1, 2, 3}), 0);
  EXPECT_EQ(this->gap({1, 2, 3}, {0, 0, 3}), 0);
}

TYPED_TEST(Gap, ReachesBeyondTheStartAtThePastRate) {
  // the leader's past: 0.9 one month before month 0 at 0.1 a month, so 0.4 was reached six months before
  EXPECT_NEAR(this->gap({1, 1.1, 1.2}, {0.4, 0.4, 0.4}), 2 + 5, 1e-9);
  EXPECT_NEAR(this->gap({0.4, 0.4, 0.4}, {1, 1.1, 1.2}), -7, 1e-9);
}

TYPED_TEST(Gap, ALevelNeverReachedCountsAllMonths) {
  const auto frontier = this->history({1, 2, 3});
  const auto reached = [&](double level) {
    return model::first_reached(frontier, TypeParam{} + level, TypeParam{} + 0.9, TypeParam{} + 0.1);
  };
  expect_near(reached(9), 3);
  expect_near(reached(2), 1);
  expect_near(reached(2.5), 2);
  expect_near(reached(0.9), 0);
  expect_near(reached(0.4), -5);
}

/// A world whose frontiers are given month by month.
template <class Real> class MeasuredGap : public Gap<Real> {
 protected:
  Small<Real> small;
  small_world::Fate<Real> fate;
  MeasuredGap() {
    small.p.us_past_rate_dex_per_year = Real{} + 1.2, small.p.cn_initial_gap_months = Real{} + 10.0;
    small.p.statement_noise_months = Real{}, small.p.statement_bias_months = Real{} + 2.0;
    small.p.other_reading_bias_months = Real{};
    small.branches[model::kLagReading] = Real{} + static_cast<double>(model::kReadDocuments);
  }
  void month(model::World<Real>& world, double us, double cn) {
    world.frontier.us_best = world.frontier.us_start + us, world.frontier.cn_best = world.frontier.us_start + cn;
    world.frontier.us_best_score = world.frontier.us_best, world.frontier.cn_best_score = world.frontier.cn_best;
    model::measure_gap(world, fate.luck);
    ++world.month;
  }
};
TYPED_TEST_SUITE(MeasuredGap, small_world::Numbers);

TYPED_TEST(MeasuredGap, BeginsWhereTheWorldDoes) {
  auto world = this->small.begun(this->fate);
  this->month(world, 0, -1);  // ten months at 0.1 a month
  expect_near(world.frontier.gap, 10, 1e-9);
  expect_near(world.frontier.gap_trend, 10, 1e-9);
}

TYPED_TEST(MeasuredGap, ATrendOfEqualPaceIsTheLagInMonths) {
  auto world = this->small.begun(this->fate);
  for (int n = 0; n < 50; ++n) this->month(world, 0.1 * n, 0.1 * (n - 6));
  expect_near(world.frontier.gap, 6, 1e-9);
  expect_near(world.frontier.gap_trend, 6, 1e-9);
}

TYPED_TEST(MeasuredGap, AtReleaseItIsReadOnlyWhenARecordFalls) {
  auto world = this->small.begun(this->fate);
  this->month(world, 0, -1);
  this->month(world, 1, -0.5);
  const TypeParam read = world.frontier.gap_at_release;
  for (int n = 0; n < 4; ++n) this->month(world, 2, -0.5);
  expect_near(world.frontier.gap_at_release - read, 0);
  expect_near(world.frontier.gap - read, 4);
}

TYPED_TEST(MeasuredGap, StatementsTakeTheirBiasOffTheGapAtRelease) {
  auto world = this->small.begun(this->fate);
  this->month(world, 0, -1);
  expect_near(world.frontier.statement, 8, 1e-9);
  auto honest = this->small.begun(this->fate);
  honest.channel.flattery = TypeParam{};
  this->month(honest, 0, -1);
  expect_near(honest.frontier.statement, 10, 1e-9);
}

TYPED_TEST(MeasuredGap, TheReadingThatDoesNotHoldIsOffByTheSameEverywhere) {
  const auto readings = [this](model::LagReading holds, double bias) {
    this->small.branches[model::kLagReading] = TypeParam{} + static_cast<double>(holds);
    this->small.p.other_reading_bias_months = TypeParam{} + bias;
    auto world = this->small.begun(this->fate);
    this->month(world, 0, -1);
    this->month(world, 0.3, -0.5);
    return std::array{world.frontier.gap_index, world.frontier.statement, world.frontier.gap};
  };
  for (const auto holds : {model::kReadDocuments, model::kReadIndex}) {
    const auto fair = readings(holds, 0), off = readings(holds, 5);
    expect_near(off[0] - fair[0], holds == model::kReadDocuments ? 5 : 0, 1e-9);
    expect_near(off[1] - fair[1], holds == model::kReadDocuments ? 0 : 5, 1e-9);
    expect_near(off[2] - fair[2], 0);
  }
}

TYPED_TEST(MeasuredGap, DistancesAreMeasuredByThePaceOfThePresent) {
  this->small.scene.present = 40;
  auto world = this->small.begun(this->fate);
  for (auto& buyer : world.american_buyers) buyer.received.push(TypeParam{});
  // 0.1 dex a month to the present, half of it afterwards; China is 0.6 dex behind throughout
  for (int n = 0; n < 60; ++n) {
    const double us = n <= 40 ? 0.1 * n : 4 + 0.05 * (n - 40);
    this->month(world, us, us - 0.6);
    --world.month, model::keep_yardstick(world), ++world.month;
    expect_near(world.frontier.gap_pace, 6, 1e-9);
  }
  expect_near(world.yardstick.pace.size() + TypeParam{}, 41);
  expect_near(world.frontier.us_pace, (17 * 0.1 + 19 * 0.05) / 36, 1e-9);
  EXPECT_GT(base::lane(world.frontier.gap_trend, 0), 7) << "which grows though the distance does not";
  expect_near(world.yardstick.us - world.frontier.us_start, 4, 1e-9);
  expect_near(world.yardstick.us - world.yardstick.cn, 0.6, 1e-9);
}

TYPED_TEST(MeasuredGap, ByPaceItHasTheSignOfTheDistance) {
  this->small.scene.present = 2;
  auto world = this->small.begun(this->fate);
  for (auto& buyer : world.american_buyers) buyer.received.push(TypeParam{});
  for (const double cn : {-1.0, 0.0, 0.5, 0.0, -1.0, 0.0, 2.0}) {
    this->month(world, 0, cn);
    --world.month, model::keep_yardstick(world), ++world.month;
    const double gap = base::lane(world.frontier.gap_pace, 0);
    EXPECT_EQ(gap > 0, cn < 0);
    EXPECT_EQ(gap<0, cn> 0);
  }
}

TYPED_TEST(MeasuredGap, AStandingStillFrontierHasTheLeastPace) {
  auto world = this->small.begun(this->fate);
  for (int n = 0; n < 45; ++n) this->month(world, 0, -1);
  expect_near(world.frontier.us_pace, model::kLeastPace);
}

TYPED_TEST(MeasuredGap, TheYardstickKeepsPacesOfTechniqueAndWhatAMonthAdds) {
  this->small.scene.present = 40;
  auto world = this->small.begun(this->fate);
  world.stocks.us = TypeParam{} + 5e6;
  for (int n = 0; n <= 40; ++n) {
    for (auto& buyer : world.american_buyers) buyer.received.push(TypeParam{} + 1000.0 * n);
    for (auto& lab : world.labs)
      if (lab.american) lab.efficiency += 0.03, lab.posttraining += 0.01;
    this->month(world, 0.1 * n, -1);
    --world.month, model::note_technique(world), model::keep_yardstick(world), ++world.month;
  }
  expect_near(world.yardstick.efficiency_pace, 0.03, 1e-9);
  expect_near(world.yardstick.posttraining_pace, 0.01, 1e-9);
  expect_near(world.yardstick.sales, 2000);  // two buyers
  expect_near(world.yardstick.stock, 5e6);
}

TYPED_TEST(MeasuredGap, ParityIsNotedOnce) {
  auto world = this->small.begun(this->fate);
  for (int n = 0; n < 5; ++n) this->month(world, 0, n < 2 ? -1 : n == 3 ? 0.5 : 1);
  const std::size_t parity = model::EventPlaces(this->small.scene).parity;
  expect_near(world.event_count[parity], 1);
  expect_near(world.event_first[parity], 2);
}

}  // namespace
