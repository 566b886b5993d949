#include "base/history.hpp"

#include <gtest/gtest.h>

#include "unit/base/bits.hpp"

namespace {

using base::History;
using base::Lanes;

/// 10, 20, 40: month 0, 1, 2.
template <class Real> History<Real> three_months() {
  History<Real> history(5);
  for (double value : {10.0, 20.0, 40.0}) history.push(base::constant<Real>(value));
  return history;
}

TEST(History, HoldsWhatWasPushedInOrder) {
  const History<double> history = three_months<double>();
  EXPECT_EQ(history.size(), 3);
  EXPECT_EQ(history[0], 10.0);
  EXPECT_EQ(history[2], 40.0);
  EXPECT_EQ(history.newest(), 40.0);
}

TEST(History, LagCountsBackFromTheNewest) {
  const History<double> history = three_months<double>();
  EXPECT_EQ(history.lagged(0.0), 40.0);
  EXPECT_EQ(history.lagged(1.0), 20.0);
  EXPECT_EQ(history.lagged(2.0), 10.0);
}

TEST(History, LagBetweenMonthsLiesOnTheLine) {
  const History<double> history = three_months<double>();
  EXPECT_EQ(history.lagged(0.5), 30.0);
  EXPECT_EQ(history.lagged(1.75), 12.5);
}

TEST(History, MonthsBeforeTheFirstHoldBefore) {
  const History<double> history = three_months<double>();
  EXPECT_EQ(history.lagged(3.0, 6.0), 6.0);
  EXPECT_EQ(history.lagged(2.5, 6.0), 8.0);  // half way from `before` to the first entry
  EXPECT_EQ(history.lagged(100.25, 6.0), 6.0);
  EXPECT_EQ(history.lagged(1e300, 6.0), 6.0);
  EXPECT_EQ(history.lagged(base_tests::kInfinity, 6.0), 6.0);
  EXPECT_EQ(history.lagged(50.0), 0.0);
}

TEST(History, WithoutEntriesEverythingIsBefore) {
  const History<double> history(3);
  EXPECT_EQ(history.lagged(0.0, 6.0), 6.0);
  EXPECT_EQ(history.lagged(0.5, 6.0), 6.0);
  EXPECT_EQ(history.sum_last(3), 0.0);
  EXPECT_TRUE(history.empty());
}

TEST(History, SumsTheNewestMonthsOrAllThereAre) {
  const History<double> history = three_months<double>();
  EXPECT_EQ(history.sum_last(0), 0.0);
  EXPECT_EQ(history.sum_last(2), 60.0);
  EXPECT_EQ(history.sum_last(12), 70.0);
}

TEST(History, RefusesWhatItCannotHold) {
  History<double> history = three_months<double>();
  EXPECT_THROW(history[3], base::InvariantError);
  EXPECT_THROW(history[-1], base::InvariantError);
  EXPECT_THROW(history.lagged(-0.5), base::InvariantError);
  EXPECT_THROW(history.lagged(base_tests::kNotANumber), base::InvariantError);
  EXPECT_THROW(history.sum_last(-1), base::InvariantError);
  EXPECT_THROW(History<double>(2).newest(), base::InvariantError);
  EXPECT_THROW(History<double>(-1), base::InvariantError);
  history.push(1.0), history.push(2.0);
  EXPECT_THROW(history.push(3.0), base::InvariantError);
}

template <class Real> class HistoryOf : public testing::Test {};
using Reals = testing::Types<Lanes<2>, Lanes<4>, Lanes<8>>;
TYPED_TEST_SUITE(HistoryOf, Reals);

TYPED_TEST(HistoryOf, EachLaneHasItsOwnLag) {
  const History<TypeParam> history = three_months<TypeParam>();
  const History<double> plain = three_months<double>();
  TypeParam lag{};
  for (int i = 0; i < base::kWidth<TypeParam>; ++i) base::set_lane(lag, i, 0.7 * i);
  const TypeParam found = history.lagged(lag, base::constant<TypeParam>(5.0));
  for (int i = 0; i < base::kWidth<TypeParam>; ++i) EXPECT_EQ(base::lane(found, i), plain.lagged(0.7 * i, 5.0));
  EXPECT_EQ(base::lane(history.sum_last(2), 1), 60.0);
}

}  // namespace
