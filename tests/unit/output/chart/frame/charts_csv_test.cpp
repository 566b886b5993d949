#include "output/chart/frame/charts_csv.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "base/error.hpp"
#include "output/chart/charts.hpp"
#include "unit/output/synthetic_run.hpp"

namespace {

TEST(ChartCsv, HasEveryRowOfEveryDataSetUnderTheUnionOfTheirColumns) {
  EXPECT_EQ(
      io::chart_csv(R"({"layer": [{"data": {"values": [{}]}}, {"data": {"values": [{"level": 0.5, "told": true}]}}],
                             "encoding": {"x": {"axis": {"values": [1, 2]}}},
                             "datasets": {"a": [{"month": "2026-05", "p50": 1.25}, {"month": "2026-06", "p50": null}],
                                          "b": [{"month": "2026-05", "name": "x, y"}]}})"),
      "series,month,p50,name,level,told\n"
      "a,2026-05,1.25,,,\n"
      "a,2026-06,,,,\n"
      "b,2026-05,,\"x, y\",,\n"
      "data_1,,,,0.5,1\n");
}

TEST(ChartCsv, LeavesOutWhatPlacesAndPaintsMarks) {
  EXPECT_EQ(io::chart_csv(R"({"layer": [
      {"data": {"values": [{"step": "a", "to": 1.23456789, "_top": 4, "_color": "#0072B2"}, {"_top": 5}]}},
      {"data": {"values": [{"_text": "words", "_top": 3}]}},
      {"data": {"values": [{"_zero": 0}]}, "encoding": {"x": {"field": "_zero"}}}]})"),
            "series,step,to\n"
            "data_1,a,1.23457\n");
}

TEST(ChartCsv, WhatIsNoJsonIsAFault) { EXPECT_THROW(io::chart_csv("{ not JSON"), base::InputError); }

TEST(ChartCsv, EveryChartHasOne) {
  for (const io::Chart& chart : io::make_charts(synthetic::data())) {
    const std::string csv = io::chart_csv(chart.spec_json);
    EXPECT_EQ(csv.rfind("series,metric,month,", 0), 0u) << chart.name;
    EXPECT_GT(std::count(csv.begin(), csv.end(), '\n'), 60) << chart.name;
  }
}

TEST(ChartCsv, HoldsWhatLiesBelowALogarithmicAxis) {
  io::SummaryRow row;
  row.metric = "compute_share_cn", row.unit = "1", row.n = 10;
  row.p05 = 0, row.p25 = 1e-6, row.p50 = 0.01, row.p75 = 0.02, row.p95 = 0.03;
  io::ChartData data;
  row.month = "2026-05";
  std::vector<io::SummaryRow> rows{row};
  row.month = "2026-06";
  rows.push_back(row);
  data.summary = io::SummaryTable(rows);
  const std::vector<io::Chart> charts = io::make_charts(data);
  ASSERT_EQ(charts.size(), 1u);
  EXPECT_NE(io::chart_csv(charts.front().spec_json).find("2026-05,0,1e-06,0.01,0.02,0.03"), std::string::npos);
}

}  // namespace
