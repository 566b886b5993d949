#include "base/field.hpp"

#include <gtest/gtest.h>

#include <array>

namespace {

using base::Field;

constexpr std::array<Field, 3> kRows{{
    {"dies_per_month", "dies/month", 0.0, 1e6, "good dies that the foundry delivers", "3.2"},
    {"hbm_stacks_per_chip", "stacks/chip", 1.0, 16.0, "memory stacks in one accelerator", "3.2"},
    {"defect_density", "1/cm2", 0.0, 5.0, "killing defects per area", "3.2"},
}};
constexpr std::array<Field, 2> kTwice{{{"a", "1", 0, 1, "x", "1"}, {"a", "1", 0, 1, "x", "1"}}};
constexpr std::array<Field, 1> kUpsideDown{{{"a", "1", 2, 1, "x", "1"}}};
constexpr std::array<Field, 1> kWithoutUnit{{{"a", "", 0, 1, "x", "1"}}};

static_assert(base::names_are_unique(kRows) && !base::names_are_unique(kTwice));
static_assert(base::rows_are_complete(kRows) && !base::rows_are_complete(kUpsideDown) &&
              !base::rows_are_complete(kWithoutUnit));
static_assert(base::find_field(kRows, "defect_density") == 2 && base::find_field(kRows, "defect") == -1);

TEST(NearestName, MendsOneSlip) {
  for (std::string_view slip :
       {"dies_per_mont", "dies_per_monthh", "dies_per_mnoth", "dyes_per_month", "Dies_per_Month"})
    EXPECT_EQ(base::nearest_name(slip, kRows), "dies_per_month") << slip;
}

TEST(NearestName, StaysSilentWhenNothingIsClose) {
  for (std::string_view far : {"", "x", "export_quota", "dies"}) EXPECT_EQ(base::nearest_name(far, kRows), "") << far;
  EXPECT_EQ(base::nearest_name("a", std::span<const std::string_view>{}), "");
}

TEST(NearestName, TakesTheFirstOfEquallyNearNames) {
  const std::array<std::string_view, 2> names{"cat", "car"};
  EXPECT_EQ(base::nearest_name("cab", names), "cat");
  EXPECT_EQ(base::nearest_name("car", names), "car");
}

TEST(EditDistance, CountsInsertRemoveReplaceAndSwap) {
  EXPECT_EQ(base::edit_distance("", ""), 0u);
  EXPECT_EQ(base::edit_distance("", "abc"), 3u);
  EXPECT_EQ(base::edit_distance("abc", ""), 3u);
  EXPECT_EQ(base::edit_distance("kitten", "sitting"), 3u);
  EXPECT_EQ(base::edit_distance("ab", "ba"), 1u);
  EXPECT_EQ(base::edit_distance("ca", "abc"), 3u);  // no edit inside a swap
  EXPECT_EQ(base::edit_distance("smic", "smci"), 1u);
}

}  // namespace
