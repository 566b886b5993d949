#include "output/chart/charts_points.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <stdexcept>

namespace {

TEST(ChartPoints, PercentBecomeSharesAndMonthsAreRead) {
  auto points = io::chart_points(
      R"([{"id": "seed002-compute-share", "low": 1, "high": 4, "unit": "percent", "refers_to": "2026-04"}])");
  ASSERT_EQ(points.size(), 1u);
  EXPECT_EQ(points[0].month, "2026-04");
  EXPECT_DOUBLE_EQ(points[0].low, 0.01);
  EXPECT_DOUBLE_EQ(points[0].high, 0.04);
  EXPECT_TRUE(std::isnan(points[0].central));
}

TEST(ChartPoints, ReadingsOfOneIndexAreASeries) {
  const auto points = io::chart_points(
      R"([{"id": "eci-h-standing-2023-12-31", "refers_to": "2023-12-31", "value": 9.6},
          {"id": "sacks-2025", "refers_to": "2025-06-10", "low": 3, "high": 6}])");
  ASSERT_EQ(points.size(), 2u);
  EXPECT_EQ(points[0].series, "eci-h-standing");
  EXPECT_EQ(points[1].series, "");
}

TEST(ChartPoints, ACeilingIsNoValue) {
  auto points = io::chart_points(
      R"({"figures": [{"id": "commerce-200k", "high": 200000, "unit": "chips", "refers_to": "2025"}]})");
  ASSERT_EQ(points.size(), 1u);
  EXPECT_EQ(points[0].month, "2025-12");
  EXPECT_EQ(points[0].high, 200000);
  EXPECT_TRUE(std::isnan(points[0].low));
}

TEST(ChartPoints, OtherFiguresAreLeftOut) { EXPECT_TRUE(io::chart_points(R"([{"id": "something-else"}])").empty()); }

TEST(ChartPoints, RefusesWhatIsNoFiguresFile) {
  for (const char* wrong : {"", "{}", "[1]", R"([{"id": "seed002-gap", "refers_to": "soon"}])"})
    EXPECT_THROW(io::chart_points(wrong), std::invalid_argument) << wrong;
}

}  // namespace
