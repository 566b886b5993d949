#include "output/chart/figure.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "base/error.hpp"
#include "output/chart/charts.hpp"
#include "unit/output/every_chart.hpp"

namespace {

using Json = nlohmann::ordered_json;

std::string csv_of(const std::string& spec) {
  return io::table_csv(io::figure_of({.name = "chart", .spec = {spec}}).data);
}

std::vector<std::string> names(const io::Table& table) {
  std::vector<std::string> names;
  for (const io::Column& column : table.columns) names.push_back(column.name);
  return names;
}

TEST(FigureData, HaveEveryRowOfEveryDataSetUnderTheUnionOfTheirColumns) {
  EXPECT_EQ(csv_of(R"({"layer": [{"data": {"values": [{}]}}, {"data": {"values": [{"level": 0.5, "told": true}]}}],
                       "encoding": {"x": {"axis": {"values": [1, 2]}}},
                       "datasets": {"a": [{"month": "2026-05", "p50": 1.25}, {"month": "2026-06", "p50": null}],
                                    "b": [{"month": "2026-05", "name": "x, y"}]}})"),
            "series,month,p50,name,level,told\n"
            "a,2026-05,1.25,,,\n"
            "a,2026-06,,,,\n"
            "b,2026-05,,\"x, y\",,\n"
            "data_1,,,,0.5,1\n");
}

TEST(FigureData, LeaveOutWhatPlacesAndPaintsMarks) {
  EXPECT_EQ(csv_of(R"({"layer": [
      {"data": {"values": [{"step": "a", "to": 1.23456789, "_top": 4, "_color": "#0072B2"}, {"_top": 5}]}},
      {"data": {"values": [{"_text": "words", "_top": 3}]}},
      {"data": {"values": [{"_zero": 0}]}, "encoding": {"x": {"field": "_zero"}}}]})"),
            "series,step,to\n"
            "data_1,a,1.23457\n");
}

TEST(FigureData, AreThereForAnySpecificationThatSomebodyMayHaveKept) {
  EXPECT_EQ(csv_of(R"({"datasets": 3, "data": [], "layer": [{"data": {"values": {"a": 1}}}, 4, null, "a"]})"),
            "series\n");
  EXPECT_EQ(csv_of(R"({"datasets": {"a": 3, "b": [1, [2], {"c": {"d": 1}}]}})"), "series,c\nb,\n");
  EXPECT_TRUE(io::figure_of({.name = "words alone"}).data.columns.empty());
  EXPECT_THROW(csv_of("{ not JSON"), base::InputError);
}

TEST(FigureData, AreThoseReadBackFromTheSpecificationInEveryKindOfChart) {
  for (const int width : {io::kWideChart, io::kNarrowChart})
    for (const io::Figure& figure : synthetic::every_chart(width)) {
      const io::Figure read = io::figure_of(figure.kept());
      EXPECT_GT(figure.data.rows.size(), 1u) << figure.name;
      EXPECT_EQ(names(figure.data), names(read.data)) << figure.name;
      EXPECT_EQ(io::table_csv(figure.data), io::table_csv(read.data)) << figure.name;
    }
}

/// A value of a specification as a CSV has it, by another way than the program's.
void expect_drawn(const Json& value, const io::Cell& cell) {
  if (value.is_string())
    EXPECT_EQ(cell, io::Cell(value.get<std::string>()));
  else if (value.is_boolean())
    EXPECT_EQ(cell, io::Cell(value.get<bool>() ? 1 : 0));
  else if (value.is_number())
    EXPECT_NEAR(cell.number, value.get<double>(), 1e-5 * std::abs(value.get<double>()));
  else
    EXPECT_TRUE(std::isnan(cell.number)) << value;
}

/// Rows that stand with marks, in the order in which a reader of the file meets them. Axes have values too, and no data.
void collect_rows(const Json& node, std::vector<Json>& rows) {
  if (node.is_object() && node.contains("data") && node["data"].contains("values"))
    rows.insert(rows.end(), node["data"]["values"].begin(), node["data"]["values"].end());
  if (node.is_structured())
    for (const Json& item : node) collect_rows(item, rows);
}

TEST(FigureData, AreEveryValueThatIsDrawnAndNoOther) {
  for (const io::Figure& figure : synthetic::every_chart(io::kWideChart)) {
    Json spec = Json::parse(figure.spec.json);
    std::vector<Json> rows;
    if (spec.contains("datasets"))
      for (const Json& set : spec["datasets"]) rows.insert(rows.end(), set.begin(), set.end());
    spec.erase("datasets");
    collect_rows(spec, rows);
    std::size_t at = 0, values = 0, cells = 0;
    for (const Json& row : rows) {
      bool any = false;
      for (const auto& [column, value] : row.items()) {
        if (column.front() == '_') continue;
        any = true, values += value != "" ? 1 : 0;
        ASSERT_LT(at, figure.data.rows.size()) << figure.name;
        const auto columns = names(figure.data);
        const auto found = std::find(columns.begin(), columns.end(), column);
        ASSERT_NE(found, columns.end()) << figure.name << ": " << column;
        SCOPED_TRACE(figure.name + ", row " + std::to_string(at) + ", " + column);
        expect_drawn(value, figure.data.rows[at][static_cast<std::size_t>(found - columns.begin())]);
      }
      at += any ? 1 : 0;
    }
    EXPECT_EQ(at, figure.data.rows.size()) << figure.name;
    for (const auto& row : figure.data.rows)
      cells += static_cast<std::size_t>(
          std::count_if(row.begin() + 1, row.end(), [](const io::Cell& cell) { return cell != io::Cell(""); }));
    EXPECT_EQ(cells, values) << figure.name;
  }
}

TEST(FigureData, OfAFanSayWhatTheirColumnsHoldAndInWhichUnit) {
  const auto charts = io::make_charts(synthetic::data());
  const auto column = [&](const char* chart, const std::string& name) {
    const auto figure = std::find_if(charts.begin(), charts.end(), [&](const auto& one) { return one.name == chart; });
    const auto& columns = figure->data.columns;
    return *std::find_if(columns.begin(), columns.end(), [&](const auto& one) { return one.name == name; });
  };
  EXPECT_EQ(column("gap-fan", "p95").unit, io::Unit::kMonths);
  EXPECT_EQ(column("gap-fan", "p95").meaning, "95 % of the worlds lie below");
  EXPECT_EQ(column("prices", "central").unit, io::Unit::kUsd);
  EXPECT_EQ(column("compute-by-source", "p50").meaning, "median of the worlds, in the panel's unit")
      << "its panels have two";
  EXPECT_EQ(column("compute-by-source", "mean").meaning, "mean over the worlds, in the panel's unit");
}

TEST(FigureData, HoldWhatLiesBelowALogarithmicAxis) {
  io::SummaryRow row;
  row.metric = "compute_share_cn", row.unit = "1", row.n = 10;
  row.p05 = 0, row.p25 = 1e-6, row.p50 = 0.01, row.p75 = 0.02, row.p95 = 0.03;
  io::ChartData data;
  row.month = "2026-05";
  std::vector<io::SummaryRow> rows{row};
  row.month = "2026-06";
  rows.push_back(row);
  data.summary = io::SummaryTable(rows);
  const std::vector<io::Figure> charts = io::make_charts(data);
  ASSERT_EQ(charts.size(), 1u);
  EXPECT_NE(io::table_csv(charts.front().data).find("2026-05,0,1e-06,0.01,0.02,0.03"), std::string::npos);
}

TEST(FigureData, AreNoOthersInAnotherLook) {
  for (const io::Figure& figure : synthetic::every_chart(io::kWideChart))
    EXPECT_EQ(io::table_csv(io::figure_of(figure, io::Theme::kDark, 1080).data), io::table_csv(figure.data));
}

TEST(Figures, HaveTheLayoutOfThePhoneBesideThatOfThePage) {
  const auto charts = io::in_both_layouts([](int width) { return io::make_charts(synthetic::data(), width); });
  const auto narrow = io::make_charts(synthetic::data(), io::kNarrowChart);
  ASSERT_EQ(charts.size(), narrow.size());
  for (std::size_t i = 0; i < charts.size(); ++i) {
    EXPECT_EQ(charts[i].narrow, narrow[i].spec);
    EXPECT_EQ(io::figure_of(charts[i], io::Theme::kLight, io::kNarrowChart).spec, narrow[i].spec);
  }
}

}  // namespace
