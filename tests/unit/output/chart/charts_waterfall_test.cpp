#include "output/chart/charts_waterfall.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace {

using io::WaterfallChart;

const std::vector<io::WaterfallStep> kSteps{
    {"Start", 15, 12, 18, true}, {"Up", 4, 1, 7}, {"Down", -11, -15, -2}, {"End", 8, 2, 15, true}};

WaterfallChart chart() {
  WaterfallChart result;
  result.title = "A finding";
  result.subtitle = "Months";
  result.source = "Source: here";
  result.alt = "A finding. Start 15.";
  result.provenance = {{"seed", "0"}};
  for (const char* panel : {"2024", "2025", "2026"}) result.panels.push_back({panel, io::waterfall(kSteps)});
  return result;
}

TEST(Waterfall, EachBarBeginsWhereTheLastOneEnded) {
  const auto rows = io::waterfall(kSteps);
  ASSERT_EQ(rows.size(), 4u);
  EXPECT_EQ(rows[0].bar.from, 0);
  EXPECT_EQ(rows[1].bar.from, 15);
  EXPECT_EQ(rows[1].bar.to, 19);
  EXPECT_EQ(rows[2].bar.to, 8);
  EXPECT_EQ(rows[3].bar.from, 0) << "a level starts from nothing";
  EXPECT_EQ(rows[2].bar.low, 4) << "where the step's end may lie";
}

TEST(Waterfall, IsAsWideAsAskedAndStacksPanelsOnAPhone) {
  const auto wide = nlohmann::json::parse(io::waterfall_figure(chart(), 720).spec.json),
             narrow = nlohmann::json::parse(io::waterfall_figure(chart(), 360).spec.json);
  for (const auto& [spec, width] : {std::pair{wide, 720.0}, std::pair{narrow, 360.0}})
    EXPECT_EQ(
        spec["width"].get<double>() + spec["padding"]["left"].get<double>() + spec["padding"]["right"].get<double>(),
        width);
  EXPECT_GT(narrow["height"].get<double>(), 2 * wide["height"].get<double>());
  EXPECT_EQ(wide["description"], "A finding. Start 15.");
  EXPECT_EQ(wide["usermeta"]["seed"], "0");
}

TEST(Waterfall, ShowsTheSignOfAStepAndATenthOfAMonth) {
  const std::string spec = io::waterfall_figure(chart(), 720).spec.json;
  EXPECT_NE(spec.find("\"+4.0\""), std::string::npos);
  EXPECT_NE(spec.find("\"\u221211.0\""), std::string::npos);
  EXPECT_NE(spec.find("\"15.0\""), std::string::npos) << "a level has none";
}

}  // namespace
