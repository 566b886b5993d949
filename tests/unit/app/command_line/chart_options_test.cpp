#include "app/command_line/chart_options.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace {

using testing::ElementsAre;
using testing::ElementsAreArray;
using testing::HasSubstr;

const std::vector<std::string> kKnown{"gap-fan", "compute-share", "compute-by-source", "prices", "prices-abroad"};

std::vector<std::string> selected(const std::string& select) {
  io::FaultList faults;
  const auto names = app::select_charts(select, kKnown, faults);
  faults.throw_if_any();
  return names;
}

TEST(ChartSelection, ABeginningSelectsAllThatBeginSo) {
  EXPECT_THAT(selected("compute,gap"), ElementsAre("gap-fan", "compute-share", "compute-by-source"));
}

TEST(ChartSelection, AWholeNameSelectsThatChartAlone) {
  EXPECT_THAT(selected("prices"), ElementsAre("prices"));
  EXPECT_THAT(selected("prices,price"), ElementsAre("prices", "prices-abroad"));
}

TEST(ChartSelection, NothingSelectsEverything) { EXPECT_THAT(selected(""), ElementsAreArray(kKnown)); }

TEST(ChartSelection, EveryFaultIsToldAtOnceWithTheNearestName) {
  io::FaultList faults;
  app::read_drawing({"", "", "drak", "10", "", ""}, faults);
  app::select_charts("gap-fam,,nothing", kKnown, faults);
  std::string text;
  for (const base::Fault& fault : faults.faults()) text += base::describe(fault) + "\n";
  EXPECT_EQ(faults.faults().size(), 5u);
  for (const char* words : {"--width", "300", "2400", "\"dark\"", "\"gap-fan\"", "\"nothing\"", "\"\""})
    EXPECT_THAT(text, HasSubstr(words));
}

TEST(ChartFolder, IsChartsForTheUsualLookAndNamedAfterAnyOther) {
  EXPECT_EQ(app::folder_of({}), "charts");
  app::Drawing drawing;
  drawing.theme = io::Theme::kPrint;
  EXPECT_EQ(app::folder_of(drawing), "charts/print-720");
  drawing.theme = io::Theme::kLight, drawing.width = 1200;
  EXPECT_EQ(app::folder_of(drawing), "charts/light-1200");
}

}  // namespace
