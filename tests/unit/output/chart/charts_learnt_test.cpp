#include "output/chart/charts_learnt.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace {

io::LearntChart sample() {
  io::LearntChart chart;
  chart.source = "Source: a test.", chart.parameters = 216, chart.informed = 2;
  chart.rows = {{"A parameter whose meaning takes so many words that one line will never hold all of them", -2.4, -1,
                 0.2, 0.3, true},
                {"Another", -1, 0.1, 1.2, -0.05, false}};
  return chart;
}

TEST(ChartsLearnt, SayHowManyParametersTheRecordInforms) {
  const io::Figure chart = io::learnt_figure(sample());
  EXPECT_EQ(chart.name, "learnt");
  EXPECT_NE(chart.title.find("2 of 216 parameters"), std::string::npos);
  EXPECT_NE(chart.alt.find("at the edge of its prior"), std::string::npos);
  EXPECT_NE(chart.alt.find("spread +5"), std::string::npos) << "wider than the prior: " << chart.alt;
}

TEST(ChartsLearnt, HoldTheWholePriorAndEveryPosterior) {
  for (const int width : {io::kWideChart, io::kNarrowChart}) {
    const auto spec = nlohmann::json::parse(io::learnt_figure(sample(), width).spec.json);
    for (const auto& layer : spec["layer"]) {
      if (!layer["encoding"].contains("x2")) continue;
      const auto& domain = layer["encoding"]["x"]["scale"]["domain"];
      EXPECT_LT(domain[0].get<double>(), -2.4);
      EXPECT_GT(domain[1].get<double>(), 1.645);
    }
    EXPECT_DOUBLE_EQ(spec["data"]["values"][0]["prior_low"].get<double>(), -1.6448536269514722);
    EXPECT_LE(
        spec["width"].get<double>() + spec["padding"]["left"].get<double>() + spec["padding"]["right"].get<double>(),
        width);
  }
}

TEST(ChartsLearnt, NameEveryRowInFull) {
  for (const int width : {io::kWideChart, io::kNarrowChart}) {
    const std::string spec = io::learnt_figure(sample(), width).spec.json;
    for (const char* word : {"A parameter", "all of them", "\"Another\""})
      EXPECT_NE(spec.find(word), std::string::npos) << word << " at " << width;
  }
}

TEST(ChartsLearnt, TheTitleSaysHowManyAreDrawnAndTheLegendNamesNoMore) {
  io::LearntChart chart = sample();
  const io::Figure both = io::learnt_figure(chart);
  EXPECT_NE(both.title.find("drawn are the 2 that it moves, narrows or widens most"), std::string::npos) << both.title;
  EXPECT_NE(both.spec.json.find("at an edge of its prior"), std::string::npos);
  EXPECT_NE(both.reading.find("wider than the prior"), std::string::npos) << both.reading;
  for (const int width : {io::kWideChart, io::kNarrowChart})
    EXPECT_NE(io::learnt_figure(chart, width).reading.find("the prior, and not the record, ends what is possible"),
              std::string::npos)
        << "what the entry of the legend means";
  chart.rows.erase(chart.rows.begin());
  EXPECT_EQ(io::learnt_figure(chart).spec.json.find("at an edge of its prior"), std::string::npos);
}

}  // namespace
