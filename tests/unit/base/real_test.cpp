#include "base/real.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <type_traits>

#include "unit/base/bits.hpp"

namespace {

using base::Lanes;
using base_tests::geometric_grid;
using base_tests::joined;
using base_tests::kInfinity;
using base_tests::kNotANumber;
using base_tests::kSmallest;
using base_tests::linear_grid;
using base_tests::same;

template <class Real> class RealOf : public testing::Test {};
using Reals = testing::Types<double, Lanes<2>, Lanes<4>, Lanes<8>>;
TYPED_TEST_SUITE(RealOf, Reals);

/// 1, 2, 3, ... in the lanes.
template <class Real> Real counting() {
  Real x{};
  for (int i = 0; i < base::kWidth<Real>; ++i) base::set_lane(x, i, i + 1);
  return x;
}

static_assert(base::Traits<double>::width == 1 && base::Traits<Lanes<8>>::width == 8);
static_assert(std::is_same_v<base::Mask<double>, bool> && std::is_same_v<base::Bits<double>, std::uint64_t>);
static_assert(sizeof(Lanes<4>) == 4 * sizeof(double) && sizeof(base::Bits<Lanes<4>>) == sizeof(Lanes<4>));
static_assert(std::is_same_v<base::Wider<int>, double> && std::is_same_v<base::Wider<double, Lanes<4>>, Lanes<4>>);

TYPED_TEST(RealOf, ConstantFillsEveryLaneAndKeepsTheSignOfZero) {
  for (double value : {0.0, -0.0, 1.5, -3e300, kInfinity, -kInfinity})
    for (int i = 0; i < base::kWidth<TypeParam>; ++i)
      EXPECT_TRUE(same(base::lane(base::constant<TypeParam>(value), i), value)) << value;
}

TYPED_TEST(RealOf, LanesAreSetAndReadOneByOne) {
  auto x = counting<TypeParam>();
  base::set_lane(x, base::kWidth<TypeParam> - 1, 99.0);
  for (int i = 0; i + 1 < base::kWidth<TypeParam>; ++i) EXPECT_EQ(base::lane(x, i), i + 1.0);
  EXPECT_EQ(base::lane(x, base::kWidth<TypeParam> - 1), 99.0);
  base::Bits<TypeParam> bits{};
  base::set_lane(bits, 0, std::uint64_t{7});
  EXPECT_EQ(base::lane(bits, 0), 7u);
}

TYPED_TEST(RealOf, BitsRoundTrip) {
  const auto x = counting<TypeParam>() * -0.1;
  EXPECT_TRUE(base::all(base::from_bits(base::to_bits(x)) == x));
}

TYPED_TEST(RealOf, SelectChoosesLaneByLaneBetweenRealsAndNumbers) {
  const auto x = counting<TypeParam>();
  const base::Mask<TypeParam> above = x > 1.0;
  const auto both_reals = base::select(above, x, -x), right_number = base::select(above, x, 0.5);
  const auto left_number = base::select(above, 0.5, x), named = base::select<TypeParam>(above, 1.0, 2.0);
  for (int i = 0; i < base::kWidth<TypeParam>; ++i) {
    const double value = i + 1.0;
    const bool yes = value > 1.0;
    EXPECT_EQ(base::lane(both_reals, i), yes ? value : -value);
    EXPECT_EQ(base::lane(right_number, i), yes ? value : 0.5);
    EXPECT_EQ(base::lane(left_number, i), yes ? 0.5 : value);
    EXPECT_EQ(base::lane(named, i), yes ? 1.0 : 2.0);
  }
}

TYPED_TEST(RealOf, SelectTakesAPlainBoolForAllLanes) {
  const auto x = counting<TypeParam>();
  EXPECT_TRUE(base::all(base::select(true, x, 0.0) == x));
  EXPECT_TRUE(base::all(base::select<TypeParam>(false, 1.0, 2.0) == 2.0));
}

TYPED_TEST(RealOf, MaskLogicHoldsInEveryLane) {
  const auto x = counting<TypeParam>();
  const base::Mask<TypeParam> yes = x > 0.0, no = x < 0.0, first = x == 1.0;
  EXPECT_TRUE(base::all(yes));
  EXPECT_FALSE(base::any(no));
  EXPECT_TRUE(base::any(first));
  EXPECT_EQ(base::all(first), base::kWidth<TypeParam> == 1);
  EXPECT_TRUE(base::all(base::both(yes, base::negate(no))));
  EXPECT_TRUE(base::all(base::either(no, yes)));
  EXPECT_FALSE(base::any(base::both(yes, no)));
  EXPECT_FALSE(base::any(base::negate(yes)));
}

TYPED_TEST(RealOf, IndicatorIsOneWhereTheMaskHolds) {
  const auto x = counting<TypeParam>(), flags = base::indicator<TypeParam>(x > 1.0);
  for (int i = 0; i < base::kWidth<TypeParam>; ++i) EXPECT_EQ(base::lane(flags, i), i > 0 ? 1.0 : 0.0);
}

TYPED_TEST(RealOf, BitsAreChosenByTheSameMasks) {
  const base::Bits<TypeParam> ones = base::constant_bits<base::Bits<TypeParam>>(1), twos = ones + ones;
  const base::Bits<TypeParam> chosen =
      base::select_bits(base::Mask<TypeParam>(counting<TypeParam>() > 1.0), ones, twos);
  for (int i = 0; i < base::kWidth<TypeParam>; ++i) EXPECT_EQ(base::lane(chosen, i), i > 0 ? 1u : 2u);
}

TYPED_TEST(RealOf, MinMaxAndClampTakeNumbersOnEitherSide) {
  const auto x = counting<TypeParam>();
  EXPECT_TRUE(base::all(base::max(x, 100.0) == 100.0));
  EXPECT_TRUE(base::all(base::max(0, x) == x));
  EXPECT_TRUE(base::all(base::min(-x, 0.0) == -x));
  EXPECT_TRUE(base::all(base::min(x, x + 1.0) == x));
  EXPECT_TRUE(base::all(base::clamp(x, 0.0, 0.5) == 0.5));
  EXPECT_TRUE(base::all(base::clamp(x, x, 1000.0) == x));
}

TYPED_TEST(RealOf, ClampDoesNotHideANaN) {
  const auto x = base::constant<TypeParam>(kNotANumber);
  const auto clamped = base::clamp(x, 0.0, 1.0);
  EXPECT_FALSE(base::any(clamped == clamped));
}

TYPED_TEST(RealOf, SquareRootIsCorrectlyRounded) {
  // IEEE 754 asks this of the machine's square root, which std::sqrt is
  for (double value : joined(linear_grid(1e-3, 4.0, 5000), geometric_grid(kSmallest, 1e300, 1.37))) {
    const double root = base::lane(base::sqrt(base::constant<TypeParam>(value)), 0);
    ASSERT_TRUE(same(root, std::sqrt(value))) << value;
  }
  EXPECT_TRUE(same(base::lane(base::sqrt(base::constant<TypeParam>(0.0)), 0), 0.0));
  EXPECT_TRUE(std::isnan(base::lane(base::sqrt(base::constant<TypeParam>(-1.0)), 0)));
}

TYPED_TEST(RealOf, AbsoluteValueClearsTheSign) {
  EXPECT_TRUE(base::all(base::abs(-counting<TypeParam>()) == counting<TypeParam>()));
  EXPECT_TRUE(same(base::lane(base::abs(base::constant<TypeParam>(-0.0)), 0), 0.0));
}

}  // namespace
