#include "analysis/middle.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "base/error.hpp"

namespace {

using analysis::distances_from_middle;

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

TEST(Middle, PlacesOfOneColumnGoFromTheMedianOutwards) {
  EXPECT_EQ(distances_from_middle({{30, 10, 20, 50, 40}}), (std::vector<double>{0, 1, 0.5, 1, 0.5}));
}

TEST(Middle, TiesShareTheirPlace) {
  const std::vector<double> distances = distances_from_middle({{1, 1, 5, 5}});
  for (const double distance : distances) EXPECT_DOUBLE_EQ(distance, 2.0 / 3);  // ranks 0.5 and 2.5 of 0 to 3
  EXPECT_EQ(distances_from_middle({{7, 7, 7}}), (std::vector<double>{0, 0, 0}));
}

TEST(Middle, IsTheRootMeanSquareOverColumns) {
  const std::vector<double> distances = distances_from_middle({{1, 2, 3}, {2, 1, 3}});
  EXPECT_DOUBLE_EQ(distances[0], std::sqrt(0.5));
  EXPECT_DOUBLE_EQ(distances[2], 1);
}

TEST(Middle, NeitherUnitsNorLongTailsCount) {
  EXPECT_EQ(distances_from_middle({{1, 2, 3}, {5, 4, 6}}), distances_from_middle({{1, 2, 3e9}, {0.5, 0.4, 60}}));
}

TEST(Middle, TheUndefinedIsFarOff) {
  EXPECT_EQ(distances_from_middle({{1, 2, 3, kNaN}}), (std::vector<double>{1, 0, 1, 1}));
  EXPECT_EQ(distances_from_middle({{kNaN, kNaN}}), (std::vector<double>{0, 0}));
}

TEST(Middle, ColumnsMustAgreeAboutTheirMembers) {
  EXPECT_TRUE(distances_from_middle({}).empty());
  EXPECT_THROW(distances_from_middle({{1, 2}, {1}}), base::InvariantError);
}

}  // namespace
