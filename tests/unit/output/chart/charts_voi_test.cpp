#include "output/chart/charts_voi.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace {

using testing::HasSubstr;

io::VoiChart sample() {
  return {"voi-gap",
          "gap_pace_months at 2028-12",
          "30 months",
          "Source: a test.",
          {{"small", 0.01, 0.02, false, false}, {"large", 0.2, 0.03, true, true}}};
}

TEST(VoiChart, TitleNamesTheFirstThatTells) {
  const io::Figure chart = io::voi_figure(sample());
  EXPECT_THAT(chart.title, HasSubstr("Settling \u201clarge\u201d would narrow"));
  EXPECT_THAT(chart.title, HasSubstr("1 of 2"));
}

TEST(VoiChart, SaysSoWhereNothingTells) {
  io::VoiChart none = sample();
  none.bars.pop_back();
  EXPECT_THAT(io::voi_figure(none).title, HasSubstr("No single question"));
}

TEST(VoiChart, IsJsonAtBothWidthsWithTheLargestFirst) {
  for (const int width : {io::kWideChart, io::kNarrowChart}) {
    const auto spec = nlohmann::json::parse(io::voi_figure(sample(), width).spec.json);
    EXPECT_EQ(spec["data"]["values"][0]["question"], "large");
    EXPECT_TRUE(spec["data"]["values"][0]["told"]);
    EXPECT_FALSE(spec["data"]["values"][1]["told"]);
  }
}

TEST(VoiChart, DrawsNoMoreThanAPageHoldsAndSaysWhatIsLeftOut) {
  io::VoiChart many = sample();
  for (int i = 0; i < 28; ++i) many.bars.push_back({"q" + std::to_string(i), 0.02, 0.01, false, false});
  const io::Figure chart = io::voi_figure(many);
  const auto spec = nlohmann::json::parse(chart.spec.json);
  EXPECT_EQ(spec["data"]["values"].size(), 13u);
  EXPECT_THAT(chart.title, HasSubstr("1 of 30 questions"));
  EXPECT_THAT(chart.spec.json, HasSubstr("the table has the other 17"));
}

TEST(CalibrationChart, SaysWhetherTheSharesLeaveTheBand) {
  std::vector<io::CalibrationPoint> right, wrong;
  for (int i = 1; i < 100; ++i) {
    const double level = i / 100.0;
    right.push_back({level, level, level - 0.1, level + 0.1}), wrong.push_back({level, 0, level - 0.1, level + 0.1});
  }
  EXPECT_THAT(io::calibration_figure(right, 50, "s").title, HasSubstr("no reason"));
  EXPECT_THAT(io::calibration_figure(wrong, 50, "s").title, HasSubstr("not calibrated"));
  EXPECT_THAT(io::calibration_figure(wrong, 2, "s").title, HasSubstr("too few"));
  EXPECT_NO_THROW(nlohmann::json::parse(io::calibration_figure({}, 0, "s").spec.json)["layer"].size());
}

TEST(VoiChart, CountsInNumberAndBreaksLongLabels) {
  EXPECT_THAT(io::voi_figure(sample()).title, HasSubstr("1 of 2 questions narrows it"));
  io::VoiChart wordy = sample();
  wordy.bars[0].label = "a parameter whose meaning takes so many words that no chart has them on one line beside it";
  for (const int width : {io::kWideChart, io::kNarrowChart}) {
    const auto spec = nlohmann::json::parse(io::voi_figure(wordy, width).spec.json);
    EXPECT_THAT(spec.dump(), testing::Not(HasSubstr("\"text\":\"" + wordy.bars[0].label))) << width;
    EXPECT_LT(spec["padding"]["left"].get<double>(), 0.6 * width);
  }
}

}  // namespace
