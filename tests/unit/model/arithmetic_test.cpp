#include "model/arithmetic.hpp"

#include "unit/model/small_world.hpp"

namespace {

using small_world::expect_near;

template <class Real> class Arithmetic : public testing::Test {};
TYPED_TEST_SUITE(Arithmetic, small_world::Numbers);

TYPED_TEST(Arithmetic, AYearOfGrowthIsTheRatio) {
  const TypeParam ratio = TypeParam{} + 2.5;
  expect_near(model::growth(ratio, 12), 2.5);
  expect_near(model::growth(ratio, 0), 1);
  expect_near(model::growth(ratio, -24), 1 / 6.25);
}

TYPED_TEST(Arithmetic, FadingHalvesEveryHalfLife) {
  const TypeParam half_life = TypeParam{} + 7.0;
  expect_near(model::fading(half_life, 0), 1);
  expect_near(model::fading(half_life, 7), 0.5);
  expect_near(model::fading(half_life, 21), 0.125);
}

TYPED_TEST(Arithmetic, FadedGrowthIsTheIntegralOfTheFadingRate) {
  const double first = 2.4, last = 1.1, half_life = 18, months = 50;
  const int steps = 20000;  // midpoint rule: error of order 1e-9
  double integral = 0;
  for (int i = 0; i < steps; ++i) {
    const double at = (i + 0.5) * months / steps;
    integral +=
        (std::log(last) + (std::log(first) - std::log(last)) * std::exp2(-at / half_life)) / 12 * months / steps;
  }
  const TypeParam found =
      model::faded_growth<TypeParam>(TypeParam{} + first, TypeParam{} + last, TypeParam{} + half_life, months);
  expect_near(found, integral, 1e-8);
}

TYPED_TEST(Arithmetic, FadedGrowthIsPlainGrowthIfNothingFades) {
  const TypeParam ratio = TypeParam{} + 1.7;
  expect_near(model::faded_growth(ratio, ratio, TypeParam{} + 5.0, 30), std::log(1.7) * 30 / 12);
}

TYPED_TEST(Arithmetic, MonthlySharesAddUpToTheTimeConstant) {
  TypeParam left = TypeParam{} + 1.0;
  for (int month = 0; month < 9; ++month) left -= left * model::monthly_share(TypeParam{} + 9.0);
  expect_near(left, std::exp(-1.0));
}

TYPED_TEST(Arithmetic, ALineIsConstantOutsideItsEnds) {
  const auto at = [](double month) { return model::line<TypeParam>(month, 10, 20, 3.0, TypeParam{} + 5.0); };
  expect_near(at(-100), 3);
  expect_near(at(10), 3);
  expect_near(at(15), 4);
  expect_near(at(20), 5);
  expect_near(at(1000), 5);
}

TYPED_TEST(Arithmetic, ABranchHoldsWhereItIsTheOne) {
  expect_near(model::holds(TypeParam{} + 2.0, 2), 1);
  expect_near(model::holds(TypeParam{} + 2.0, 1), 0);
}

TYPED_TEST(Arithmetic, AShareOfNothingIsNothing) {
  expect_near(model::share_of(TypeParam{} + 3.0, TypeParam{}), 0);
  expect_near(model::share_of(TypeParam{} + 3.0, TypeParam{} + 4.0), 0.75);
}

}  // namespace
