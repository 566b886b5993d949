#include "output/chart/frame/charts_values.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <nlohmann/json.hpp>

#include "output/chart/charts.hpp"
#include "output/words/charts_words.hpp"
#include "unit/output/every_chart.hpp"

namespace {

using nlohmann::json;

std::size_t column(const io::Table& table, const std::string& name) {
  const auto found =
      std::find_if(table.columns.begin(), table.columns.end(), [&](const io::Column& one) { return one.name == name; });
  EXPECT_NE(found, table.columns.end()) << name;
  return static_cast<std::size_t>(found - table.columns.begin());
}

/// What a panel tells by month.
std::map<std::string, std::string> told_in(const io::Figure& figure, const std::string& panel) {
  std::map<std::string, std::string> told;
  const json spec = json::parse(figure.spec.json);
  for (const json& row : spec["datasets"]["values_" + panel]) {
    EXPECT_TRUE(told.emplace(row["_month"], row[io::kSays]).second) << "a month is told once";
    EXPECT_LT(row["_month"], row["_until"]);
  }
  return told;
}

const io::Figure& named(const std::vector<io::Figure>& figures, const std::string& name) {
  return *std::find_if(figures.begin(), figures.end(), [&](const io::Figure& one) { return one.name == name; });
}

TEST(ChartValues, AreThoseOfTheTableBesideTheChart) {
  const std::vector<io::Figure> charts = io::make_charts(synthetic::data());
  const std::map<std::string, io::Unit> units{
      {"gap-fan", io::Unit::kMonths}, {"compute-share", io::Unit::kShare}, {"prices", io::Unit::kUsd}};
  for (const auto& [name, unit] : units) {
    const io::Table& data = named(charts, name).data;
    const auto told = told_in(named(charts, name), "1");
    const std::size_t series = column(data, "series"), month = column(data, "month"), p05 = column(data, "p05"),
                      p25 = column(data, "p25"), p50 = column(data, "p50"), p75 = column(data, "p75"),
                      p95 = column(data, "p95");
    std::size_t seen = 0;
    for (const auto& row : data.rows) {
      if (row[series].text != "fans_1") continue;
      ++seen;
      const std::string text = "median " + io::say(row[p50].number, unit) + "; half of the worlds " +
                               io::say_range(row[p25].number, row[p75].number, unit) + "; 9 in 10 " +
                               io::say_range(row[p05].number, row[p95].number, unit);
      const std::string& says = told.at(row[month].text);
      EXPECT_NE(says.find(text), std::string::npos) << name << ": " << says;
      EXPECT_TRUE(says.starts_with(io::say_month(row[month].text))) << says;
    }
    EXPECT_GE(seen, told.size());
    EXPECT_EQ(told.size(), static_cast<std::size_t>(synthetic::kMonths)) << name;
  }
}

TEST(ChartValues, OfLayersAreTheirMeans) {
  const io::Figure chart = named(io::make_charts(synthetic::data()), "chokepoint");
  const auto told = told_in(chart, "1");
  const std::size_t series = column(chart.data, "series"), month = column(chart.data, "month"),
                    mean = column(chart.data, "mean");
  for (const auto& row : chart.data.rows)
    if (row[series].text.starts_with("layer_1_")) {
      EXPECT_NE(told.at(row[month].text).find(": " + io::say(row[mean].number, io::Unit::kShare)), std::string::npos);
    }
}

TEST(ChartValues, AHoleTellsNothingAndAPhoneHasNoPointer) {
  const auto charts = io::make_charts(synthetic::data_with_hole("gap_months", 60, 75));
  EXPECT_EQ(told_in(named(charts, "gap-fan"), "1").size(), static_cast<std::size_t>(synthetic::kMonths) - 15);
  const io::Figure phone = io::make_charts(synthetic::data(), io::kNarrowChart).front();
  EXPECT_EQ(phone.spec.json.find("values_1"), std::string::npos);
}

TEST(ChartValues, ADocumentedFigureIsToldWithItsSource) {
  io::DocumentedPoint point;
  point.month = "2025-06", point.low = 3, point.high = 6, point.source_title = "A report";
  EXPECT_EQ(io::documented_says(point, io::Unit::kMonths),
            io::say_month("2025-06") + ". Documented figure: 3 to 6\nA report");
  point.low = io::kUndefined;
  EXPECT_EQ(io::documented_says(point, io::Unit::kMonths),
            io::say_month("2025-06") + ". Documented figure: at most 6\nA report");
}

/// Every row that tells something tells its own number, in every kind of chart.
TEST(ChartValues, ARowTellsItsNumber) {
  std::size_t told = 0;
  for (const io::Figure& figure : synthetic::every_chart(io::kWideChart)) {
    const json spec = json::parse(figure.spec.json);
    const auto look = [&](const json& row, const char* field, io::Unit unit) {
      if (!row.contains(io::kSays) || !row.contains(field) || !row[field].is_number()) return;
      ++told;
      const std::string says = row[io::kSays], value = io::say(row[field].get<double>(), unit);
      EXPECT_NE(says.find(value), std::string::npos) << figure.name << ": " << says << " without " << value;
    };
    if (!spec.contains("data")) continue;
    for (const json& row : spec["data"]["values"]) {
      look(row, "difference", io::Unit::kMonths);
      look(row, "median", io::Unit::kFactor);
    }
  }
  EXPECT_GE(told, 4u);
}

}  // namespace
