#include "output/chart/charts_hindcast.hpp"

#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

namespace {

using testing::HasSubstr;

io::SummaryRow month_of_the_model(const std::string& month, double median) {
  io::SummaryRow row;
  row.metric = "model", row.month = month;
  row.p05 = median / 2, row.p25 = median / 1.2, row.p50 = median, row.p75 = median * 1.2, row.p95 = median * 2;
  return row;
}

/// Three sources for 2025-12, given from the highest to the lowest, and a model that starts from next to nothing.
nlohmann::json three_sources_of_one_month() {
  io::HindcastSeries series;
  series.title = "Chips/year", series.logarithmic = true;
  series.posterior = {month_of_the_model("2022-01", 1e-3), month_of_the_model("2026-05", 4e5)};
  for (const double value : {800e3, 300e3, 200e3}) {
    io::DocumentedPoint point;
    point.id = "figure-" + std::to_string(static_cast<int>(value / 1e3));
    point.metric = "chips", point.month = "2025-12", point.label = point.id;
    point.low = 0.75 * value, point.central = value, point.high = 1.25 * value;
    series.points.push_back(point);
  }
  const io::HindcastChart chart{"chips", "chips finished", 3, 2, {series}};
  return nlohmann::json::parse(
      io::hindcast_figure(chart, "2022-01", "2032-12", "2026-05", "Source: test.", 720).spec.json);
}

TEST(HindcastCharts, FiguresOfOneMonthStandSideBySideAndKeepTheirMonth) {
  const nlohmann::json spec = three_sources_of_one_month();
  std::vector<std::string> places, figures;
  for (const nlohmann::json& row : spec.at("datasets").at("documented_1")) {
    EXPECT_EQ(row.at("month"), "2025-12") << "the data say when, the drawing may say where";
    places.push_back(row.at("_drawn_at"));
    figures.push_back(row.at("figure"));
  }
  EXPECT_THAT(places, testing::ElementsAre("2025-11", "2025-12", "2026-01"));
  EXPECT_THAT(figures, testing::ElementsAre("figure-200", "figure-300", "figure-800"))
      << "from the lowest to the highest";
}

TEST(HindcastCharts, AnAxisIsNotStretchedByWhatStartsFromNothing) {
  const std::string spec = three_sources_of_one_month().dump();
  EXPECT_THAT(spec, HasSubstr(R"("domain":[5000.0,1200000.0])")) << "a thirtieth of the lowest bar's end";
}

TEST(HindcastCharts, TitlesSayWhatIsCounted) {
  io::HindcastSeries series;
  series.posterior = {month_of_the_model("2022-01", 1), month_of_the_model("2026-05", 4)};
  io::HindcastChart chart{"chips", "chips finished", 3, 3, {series}, 2};
  const auto title = [&] {
    return io::hindcast_figure(chart, "2022-01", "2032-12", "2026-05", "Source: test.", 720).title;
  };
  EXPECT_EQ(
      title(),
      "Chips finished: 3 of 3 published figures lie inside the 90 % range, errors of sources counted; 2 forecasts by "
      "others are drawn and not counted");
  chart.forecasts = 0;
  EXPECT_THAT(title(), testing::Not(HasSubstr("forecast")));
}

}  // namespace
