#include "output/chart/frame/charts_layout.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <vector>

namespace {

TEST(Layout, TextWidthCountsCharactersAndNotBytes) {
  EXPECT_DOUBLE_EQ(io::text_width("00", 100), 127.2);
  EXPECT_DOUBLE_EQ(io::text_width("\u2212", 100), io::text_width("0", 100));
  EXPECT_GT(io::text_width("abc", 10, io::Weight::kBold), io::text_width("abc", 10));
}

TEST(Layout, WrappedLinesFitAndLoseNoWord) {
  const std::string text = "China trails by nine months today and nothing  is lost";
  std::string joined;
  for (const std::string& line : io::wrap_text(text, 120, 12)) {
    EXPECT_LE(io::text_width(line, 12), 120);
    joined += (joined.empty() ? "" : " ") + line;
  }
  EXPECT_EQ(joined, "China trails by nine months today and nothing is lost");
}

TEST(Layout, LinesBreakWhereTheyDidWhateverTheCommit) {
  const std::string wide = "(000000000000), baseline", narrow = "(f1f1f1f1f1f1), baseline";
  ASSERT_LT(io::text_width(narrow, 12), io::text_width(wide, 12) - 2);
  const double between = io::text_width(wide, 12) - 1;
  EXPECT_EQ(io::wrap_text(narrow, between, 12), (std::vector<std::string>{"(f1f1f1f1f1f1),", "baseline"}));
  EXPECT_EQ(io::wrap_text("(ff) is no commit", io::text_width("(ff) is no commit", 12), 12).size(), 1U);
}

TEST(Layout, NoLineBeginsWithAPercentSign) {
  const double width = io::text_width("delivered with 25", 12) + 1;
  EXPECT_EQ(io::wrap_text("delivered with 25 % for Washington", width, 12),
            (std::vector<std::string>{"delivered with", "25 % for", "Washington"}));
  EXPECT_EQ(io::wrap_text("25 %", 1, 12), std::vector<std::string>{"25 %"});
}

TEST(Layout, LinearAxisHoldsTheDataOnRoundTicks) {
  io::Axis axis = io::fit_axis(io::AxisScale::kLinear, -3.7, 26, 8);
  EXPECT_LE(axis.low, -3.7);
  EXPECT_GE(axis.high, 26);
  for (double tick : axis.ticks) EXPECT_DOUBLE_EQ(std::round(tick / 5) * 5, tick);
}

TEST(Layout, LogAxisHasTicksAtOneTwoFive) {
  io::Axis axis = io::fit_axis(io::AxisScale::kLog, 0.008, 0.21, 8);
  ASSERT_EQ(axis.ticks.size(), 5u);
  EXPECT_NEAR(axis.ticks[0], 0.01, 1e-12);
  EXPECT_NEAR(axis.ticks[4], 0.2, 1e-12);
}

TEST(Layout, AShortLogAxisHasTicksToReadItBy) {
  for (const auto& [low, high] : {std::pair{2.1, 4.9}, {5.1, 19.0}, {0.055, 0.19}, {1100.0, 4900.0}, {3.0, 4.0}})
    for (const int wanted : {6, 8}) {
      const io::Axis axis = io::fit_axis(io::AxisScale::kLog, low, high, wanted);
      EXPECT_GE(axis.ticks.size(), 3u) << low << " to " << high;
      EXPECT_LE(axis.ticks.size(), static_cast<std::size_t>(wanted) + 1) << low << " to " << high;
      for (const double tick : axis.ticks) {
        EXPECT_GE(tick, axis.low * 0.999);
        EXPECT_LE(tick, axis.high * 1.001);
      }
    }
}

TEST(Layout, ALongLogAxisHasNoMoreTicksThanAreWantedAndNeverTwo) {
  for (const int wanted : {4, 6, 8})
    for (double low : {1.2, 2.5, 7.0})
      for (double high = 3 * low; high < 1e9 * low; high *= 1.7) {
        const io::Axis axis = io::fit_axis(io::AxisScale::kLog, low, high, wanted);
        EXPECT_GE(axis.ticks.size(), 3u) << low << " to " << high;
        EXPECT_LE(axis.ticks.size(), static_cast<std::size_t>(std::max(wanted, 6)) + 1) << low << " to " << high;
        EXPECT_TRUE(high < 12 * low || axis.ticks[1] > 1.9 * axis.ticks[0]) << "crowded at one end";
      }
}

TEST(Layout, UnusableLimitsStillGiveAnAxis) {
  const double nothing = std::numeric_limits<double>::quiet_NaN();
  for (io::AxisScale scale : {io::AxisScale::kLinear, io::AxisScale::kLog}) {
    for (const io::Axis& axis :
         {io::fit_axis(scale, nothing, nothing, 6), io::fit_axis(scale, 0, 0, 6), io::fit_axis(scale, 5, 5, 6)}) {
      EXPECT_LT(axis.low, axis.high);
      EXPECT_FALSE(axis.ticks.empty());
    }
  }
}

TEST(Layout, PixelsRunFromBottomToTopAndHoldOutliersAtTheEdge) {
  io::Axis axis = io::fit_axis(io::AxisScale::kLinear, 0, 10, 5);
  axis.top = 100;
  axis.bottom = 200;
  EXPECT_DOUBLE_EQ(axis.pixel(0), 200);
  EXPECT_DOUBLE_EQ(axis.pixel(10), 100);
  EXPECT_DOUBLE_EQ(axis.pixel(99), 100);
}

TEST(Layout, SpreadKeepsOrderAndDistance) {
  std::vector<double> moved = io::spread({50, 52, 10, 51}, 14, 0, 100);
  EXPECT_LE(moved[2] + 14, moved[0]);
  EXPECT_LE(moved[0] + 14, moved[3]);
  EXPECT_LE(moved[3] + 14, moved[1]);
  for (double centre : io::spread({98, 99, 100}, 14, 0, 100)) EXPECT_LE(centre, 100);
}

TEST(PlaceColumn, KeepsLabelsWhereTheyWantToBeIfTheyMay) {
  const io::PlacedColumn column = io::place_column({50, 20, 80}, 14, 0, 100, [](std::size_t, double) { return false; });
  EXPECT_EQ(column.centres, (std::vector<double>{50, 20, 80}));
  EXPECT_EQ(column.cost, 0);
}

TEST(PlaceColumn, MovesLabelsApartAndOffWhatIsTakenByAsLittleAsItTakes) {
  const auto on_the_line = [](std::size_t, double y) { return y > 40 && y < 60; };
  const io::PlacedColumn column = io::place_column({48, 50, 30}, 14, 0, 100, on_the_line);
  EXPECT_EQ(column.centres, (std::vector<double>{40, 60, 26})) << "the one below moves up to make room";
}

TEST(PlaceColumn, CoversRatherThanLeavesALabelOutAndSpreadsWhatDoesNotFit) {
  const auto everywhere = [](std::size_t, double) { return true; };
  EXPECT_EQ(io::place_column({50}, 14, 0, 100, everywhere).centres, std::vector<double>{50});
  EXPECT_EQ(io::place_column({5, 6, 7}, 14, 0, 20, everywhere).cost, HUGE_VAL);
  EXPECT_EQ(io::place_column({5, 6, 7}, 14, 0, 20, everywhere).centres, io::spread({5, 6, 7}, 14, 0, 20));
}

TEST(Layout, APlacedLabelIsInsideAndFree) {
  const io::Box frame{0, 0, 200, 100}, of{95, 45, 105, 55};
  std::vector<io::Box> taken{of, {106, 0, 200, 100}};  // nothing to the right
  io::Placed placed = io::place_label(60, 12, of, frame, taken);
  ASSERT_TRUE(placed.found);
  io::Box box = io::label_box(placed, 60, 12);
  for (const io::Box& other : taken) EXPECT_FALSE(io::overlap(box, other));
  EXPECT_FALSE(io::place_label(300, 12, of, frame, taken).found);
}

TEST(Layout, ALabelWithoutAPlaceBesideItsPointGoesToTheNearestFreeOne) {
  const io::Box frame{0, 0, 200, 100}, of{95, 45, 105, 55};
  const std::vector<io::Box> taken{{30, 0, 200, 100}, {0, 20, 200, 100}};  // but for a corner
  EXPECT_FALSE(io::place_label(25, 12, of, frame, taken).found);
  const io::Placed placed = io::place_anywhere(25, 12, of, frame, taken);
  ASSERT_TRUE(placed.found);
  const io::Box box = io::label_box(placed, 25, 12);
  for (const io::Box& other : taken) EXPECT_FALSE(io::overlap(box, other));
  EXPECT_GT(box.bottom, 15) << "a nearer place is free";
  EXPECT_FALSE(io::place_anywhere(25, 12, of, frame, {{0, 0, 200, 100}}).found);
}

}  // namespace
