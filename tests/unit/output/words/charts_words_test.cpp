#include "output/words/charts_words.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <string>

namespace {

using io::say;
using io::Unit;

const double kNothing = std::numeric_limits<double>::quiet_NaN();

TEST(Words, NumbersHaveTwoDigitsAndALetter) {
  EXPECT_EQ(say(7.34, Unit::kMonths), "7.3");
  EXPECT_EQ(say(14.4, Unit::kMonths), "14");
  EXPECT_EQ(say(0.0321, Unit::kCount), "0.032");
  EXPECT_EQ(say(1234567, Unit::kCount), "1.2\u00a0M");
  EXPECT_EQ(say(3e9, Unit::kCount), "3\u00a0bn");
  EXPECT_EQ(say(5e26, Unit::kCount), "5e26");
  EXPECT_EQ(say(0, Unit::kCount), "0");
}

TEST(Words, RoundingCarriesIntoTheNextLetter) {
  EXPECT_EQ(say(999.4, Unit::kCount), "999");
  EXPECT_EQ(say(999.6, Unit::kCount), "1\u00a0k");
  EXPECT_EQ(say(999999, Unit::kCount), "1\u00a0M");
  EXPECT_EQ(say(9.96, Unit::kMonths), "10");
  EXPECT_EQ(say(0.996, Unit::kMonths), "1");
}

TEST(Words, UnitsAreWritten) {
  EXPECT_EQ(say(0.0345, Unit::kShare), "3.5\u00a0%");
  EXPECT_EQ(say(3.48, Unit::kUsd), "$3.50");
  EXPECT_EQ(say(30, Unit::kUsd), "$30");
  EXPECT_EQ(say(0.05, Unit::kUsd), "$0.05");
  EXPECT_EQ(say(-2.44, Unit::kMonths), "\u22122.4");
  EXPECT_EQ(say(-30, Unit::kUsd), "\u2212$30");
}

TEST(Words, WhatIsUndefinedIsSaidToBe) {
  for (Unit unit : {Unit::kMonths, Unit::kShare, Unit::kCount, Unit::kUsd}) EXPECT_EQ(say(kNothing, unit), "undefined");
  EXPECT_EQ(io::say_range(kNothing, 0.2, Unit::kShare), "undefined to 20\u00a0%");
}

TEST(Words, RangesCarryTheUnitOnce) {
  EXPECT_EQ(io::say_range(3, 14, Unit::kMonths), "3 to 14");
  EXPECT_EQ(io::say_range(0.02, 0.11, Unit::kShare), "2 to 11\u00a0%");
  EXPECT_EQ(io::say_range(5, 40, Unit::kUsd), "$5 to $40");
}

TEST(Words, SharesBecomeFrequenciesThatTheySupport) {
  EXPECT_EQ(io::say_frequency(0.7, 1000), "7 in 10");
  EXPECT_EQ(io::say_frequency(0.16, 1000), "16 in 100");
  EXPECT_EQ(io::say_frequency(0.012, 1000), "12 in 1,000");
  EXPECT_EQ(io::say_frequency(0.0001, 10000), "fewer than 1 in 1,000");
  EXPECT_EQ(io::say_frequency(0.9999, 10000), "more than 999 in 1,000");
  EXPECT_EQ(io::say_frequency(0.985, 1000), "985 in 1,000");
  EXPECT_EQ(io::say_frequency(0, 500), "none of 500");
  EXPECT_EQ(io::say_frequency(1, 500), "all");
  EXPECT_EQ(io::say_frequency(kNothing, 500), "undefined");
}

TEST(Words, SharesBesideEachOtherAreAllOfAHundred) {
  EXPECT_EQ(io::say_in_hundred(0.7, 1000), "70 in 100");
  EXPECT_EQ(io::say_in_hundred(0.985, 1000), "99 in 100");
  EXPECT_EQ(io::say_in_hundred(0.004, 1000), "fewer than 1 in 100");
  EXPECT_EQ(io::say_in_hundred(0.996, 1000), "more than 99 in 100");
  EXPECT_EQ(io::say_in_hundred(0, 500), "none of 500");
  EXPECT_EQ(io::say_in_hundred(1, 500), "all");
}

TEST(Words, AMetricIsCalledByItsLabelAlone) {
  EXPECT_EQ(io::name_in_words("gap_months"), "standing lag");
  EXPECT_EQ(io::name_in_words("gap_months, mean of 2028-01 to 2028-12"), "standing lag, mean of 2028-01 to 2028-12");
  EXPECT_EQ(io::name_in_words("capability_us_eci"), "best American score") << "and not by that of capability_us";
  EXPECT_EQ(io::name_in_words("v4_training_hardware"), "V4 training hardware");
}

TEST(Words, MonthsAndThousands) {
  EXPECT_EQ(io::say_month("2026-05"), "May\u00a02026");
  EXPECT_EQ(io::with_commas(1234567), "1,234,567");
  EXPECT_EQ(io::with_commas(12), "12");
}

TEST(Words, AValueIsNoSurerThanItsError) {
  EXPECT_EQ(io::say_with_error(-0.000082, 0.014, Unit::kShare), "0.0 \u00b1 1.4\u00a0%");
  EXPECT_EQ(io::say_with_error(0.181, 0.0072, Unit::kShare), "18.10 \u00b1 0.72\u00a0%");
  EXPECT_EQ(io::say_with_error(-0.004, 0.01, Unit::kShare), "\u22120.4 \u00b1 1.0\u00a0%");
  EXPECT_EQ(io::say_with_error(7.58, 0.43, Unit::kMonths), "7.58 \u00b1 0.43");
  EXPECT_EQ(io::say_with_error(7.58, kNothing, Unit::kMonths), "7.6");
}

TEST(Words, OnlyPlainWordsLoseTheirCapital) {
  EXPECT_EQ(io::uncapitalised("Imitation takes off"), "imitation takes off");
  EXPECT_EQ(io::uncapitalised("Chinese-made chips"), "Chinese-made chips");
  EXPECT_EQ(io::uncapitalised("V4 training"), "V4 training");
}

}  // namespace
