#include "output/chart/charts.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>

#include "output/chart/charts_findings.hpp"
#include "output/chart/frame/charts_geometry.hpp"
#include "output/chart/frame/charts_notes.hpp"
#include "output/page/report_headline.hpp"
#include "unit/output/synthetic_run.hpp"

namespace {

using nlohmann::json;

const io::Figure& chart_named(const std::vector<io::Figure>& charts, const std::string& name) {
  auto found = std::find_if(charts.begin(), charts.end(), [&](const io::Figure& chart) { return chart.name == name; });
  if (found == charts.end()) throw std::runtime_error("no chart " + name);
  return *found;
}

/// A table with one metric in one month, to see what is said about it.
io::ChartData one_month(const std::string& metric, double p05, double p50, double p95) {
  io::SummaryRow row;
  row.metric = metric;
  row.month = "2026-05";
  row.p05 = p05, row.p25 = p05, row.p50 = p50, row.p75 = p95, row.p95 = p95, row.mean = p50;
  io::ChartData data;
  data.run = synthetic::run();
  data.summary = io::SummaryTable({row});
  return data;
}

TEST(Charts, AllEightAreMadeFromAWholeRunAndParse) {
  for (int width : {io::kWideChart, io::kNarrowChart}) {
    std::vector<io::Figure> charts = io::make_charts(synthetic::data(), width);
    ASSERT_EQ(charts.size(), 8u);
    for (const io::Figure& chart : charts) {
      json spec = json::parse(chart.spec.json);
      EXPECT_EQ(spec["description"], chart.alt);
      double total =
          spec["width"].get<double>() + spec["padding"]["left"].get<double>() + spec["padding"]["right"].get<double>();
      EXPECT_DOUBLE_EQ(total, width) << chart.name;
      EXPECT_EQ(chart.spec.json.find("\"url\""), std::string::npos) << "a specification carries its data";
    }
  }
}

TEST(Charts, AChartWithoutItsMetricsIsLeftOut) {
  std::vector<io::Figure> charts = io::make_charts(one_month("gap_months", 3, 7, 14));
  ASSERT_EQ(charts.size(), 1u);
  EXPECT_EQ(charts.front().name, "gap-fan");
  EXPECT_TRUE(io::make_charts(io::ChartData{}).empty());
}

TEST(Charts, UndefinedMonthsAreNullAndNotZero) {
  std::vector<io::Figure> charts = io::make_charts(synthetic::data_with_hole("gap_months", 60, 75));
  json rows = json::parse(chart_named(charts, "gap-fan").spec.json)["datasets"]["fans_1"];
  ASSERT_EQ(rows.size(), static_cast<std::size_t>(synthetic::kMonths));
  for (std::size_t month = 0; month < rows.size(); ++month)
    EXPECT_EQ(rows[month]["p50"].is_null(), month >= 60 && month < 75);
}

TEST(Charts, AStackHasAHoleInEveryLayerWhereOneIsUndefined) {
  std::vector<io::Figure> charts = io::make_charts(synthetic::data_with_hole("compute_smuggled_cn_h100e", 10, 12));
  json sets = json::parse(chart_named(charts, "compute-by-source").spec.json)["datasets"];
  for (const char* name : {"layer_1_1", "layer_1_2", "layer_1_3", "layer_1_4"}) {
    EXPECT_TRUE(sets[name][10]["_to"].is_null()) << name;
    EXPECT_FALSE(sets[name][12]["_to"].is_null()) << name;
  }
}

TEST(Charts, StackedSourcesAddUp) {
  io::ChartData data = synthetic::data();
  json sets = json::parse(chart_named(io::make_charts(data), "compute-by-source").spec.json)["datasets"];
  double sum = 0, legal = 0;
  for (const char* source : {"legal", "domestic", "smuggled", "offshore"}) {
    sum += data.summary.at("compute_" + std::string(source) + "_cn_h100e", "2026-05").mean;
    if (legal == 0) legal = sum;
  }
  std::size_t present = static_cast<std::size_t>(io::month_index("2026-05") - io::month_index("2022-01"));
  EXPECT_NEAR(sets["layer_1_1"][present]["_to"].get<double>(), legal / sum, 1e-4);
  EXPECT_NEAR(sets["layer_1_4"][present]["_to"].get<double>(), 1, 1e-4);
}

TEST(Charts, DocumentedFiguresKeepTheirIntervalsAndBounds) {
  std::vector<io::Figure> charts = io::make_charts(synthetic::data());
  json share = json::parse(chart_named(charts, "compute-share").spec.json)["datasets"]["documented_1_ranges"];
  EXPECT_EQ(share[0]["low"], 0.01);
  EXPECT_EQ(share[0]["high"], 0.04);
  json ascend = json::parse(chart_named(charts, "ascend-units").spec.json)["datasets"]["documented_1_bounds"];
  EXPECT_EQ(ascend[0]["_bound"], 200000);
  EXPECT_EQ(ascend[0]["_shape"], "triangle-down");
}

TEST(Charts, NoWordCoversAnother) {
  for (int width : {io::kWideChart, io::kNarrowChart}) {
    io::ChartData data = synthetic::data();
    io::Panel panel;
    panel.title = "Price";
    panel.unit = io::Unit::kUsd;
    panel.scale = io::AxisScale::kLog;
    panel.fans = {{"United States", "US", io::kBlue, data.summary.series("price_usd_per_mtok_us")},
                  {"China", "China", io::kVermilion, data.summary.series("price_usd_per_mtok_cn")}};
    for (const io::DocumentedPoint& point : data.points)
      if (point.metric.starts_with("price")) panel.points.push_back(point);
    io::TimeSeriesChart chart{"prices",  "A title", "How to read it", "Source", "Alt",
                              "2022-01", "2032-12", "2026-05",        {},       {panel}};
    io::Geometry geometry = io::measure(chart, width);
    std::vector<io::Box> boxes;
    for (const io::Note& note : geometry.notes)
      boxes.push_back(io::label_box({note.x, note.y, note.align, true, 0},
                                    io::text_width(note.text, geometry.style.label - 1), geometry.style.label));
    ASSERT_GE(boxes.size(), 8u);
    for (std::size_t i = 0; i < boxes.size(); ++i)
      for (std::size_t k = 0; k < i; ++k)
        EXPECT_FALSE(io::overlap(boxes[i], boxes[k]))
            << geometry.notes[i].text << " covers " << geometry.notes[k].text << " at " << width;
  }
}

io::TimeSeriesChart gap_chart(std::vector<io::Fan> fans) {
  io::Panel panel;
  panel.title = "Gap", panel.unit = io::Unit::kMonths, panel.reference = 0, panel.fans = std::move(fans);
  return {"gap", "A title", "How to read it", "Source", "Alt", "2022-01", "2032-12", "2026-05", {}, {panel}};
}

TEST(Charts, LongNamesOfFansStandAboveANarrowPlotAndLeaveItItsWidth) {
  const auto rows = synthetic::data().summary.series("gap_months");
  const io::TimeSeriesChart chart =
      gap_chart({{"baseline", "", io::kBlue, rows}, {"a-scenario-with-a-long-name", "", io::kVermilion, rows}});
  const io::Geometry narrow = io::measure(chart, io::kNarrowChart), wide = io::measure(chart, io::kWideChart);
  EXPECT_TRUE(narrow.names_above);
  EXPECT_GT(narrow.plot_width, 0.7 * io::kNarrowChart);
  EXPECT_FALSE(wide.names_above);
}

TEST(Charts, TheWordsOfAFigureStandOnItsSideOfTheReferenceLine) {
  for (const double level : {4.0, 1.0}) {
    io::TimeSeriesChart chart = gap_chart({{"", "", io::kVermilion, synthetic::data().summary.series("gap_months")}});
    chart.panels[0].low = -10;
    io::DocumentedPoint point;
    point.id = point.label = "official", point.month = "2025-06", point.central = level;
    chart.panels[0].points = {point};
    const io::Geometry geometry = io::measure(chart, io::kNarrowChart);
    for (const io::Note& note : geometry.notes)
      EXPECT_TRUE(note.text != "official" || note.y < geometry.axes[0].pixel(0)) << note.y;
  }
}

/// Another width moves what stands at a month and what is said of it together.
TEST(Charts, NothingStandsAtAPixelBetweenTheEdgesOfThePlot) {
  for (const int width : {io::kWideChart, io::kNarrowChart})
    for (const io::Figure& chart : io::make_charts(synthetic::data(), width)) {
      const json spec = json::parse(chart.spec.json);
      std::size_t words = 0;
      for (const json& layer : spec["layer"]) {
        if (!layer.contains("mark")) continue;
        ++words;
        for (const char* channel : {"x", "x2"}) {
          if (!layer["encoding"].contains(channel)) continue;
          const json& x = layer["encoding"][channel];
          if (x.contains("value") && x["value"].is_number()) {
            EXPECT_LT(x["value"].get<double>(), 6) << chart.name << layer;
          }
        }
      }
      EXPECT_GE(words, 5u);
    }
}

TEST(Charts, AnAxisEndsNearItsData) {
  io::TimeSeriesChart chart = gap_chart({});
  io::SummaryRow row;
  row.month = "2024-01", row.metric = "a";
  row.p05 = row.p25 = row.p50 = -1, row.p75 = row.p95 = 12;
  chart.panels[0].fans = {{"", "", io::kVermilion, {row}}};
  const io::Axis axis = io::measure(chart, io::kNarrowChart).axes[0];
  EXPECT_LE(axis.low, -1);
  EXPECT_GT(axis.low, -3);
  EXPECT_GE(axis.high, 12);
}

TEST(Charts, TheSidesOfALineAreNamedWhereNoFigureIs) {
  io::ChartData data = synthetic::data();
  io::Panel panel;
  panel.title = "Gap";
  panel.unit = io::Unit::kMonths;
  panel.fans = {{"", "", io::kVermilion, data.summary.series("gap_observed_months")}};
  panel.reference = 0;
  panel.above = "China trails", panel.below = "China leads";
  panel.points = {{"a", "gap_observed_months", "2022-06", io::kUndefined, 1.2, io::kUndefined, "", "Index", ""}};
  io::TimeSeriesChart chart{"gap",     "A title", "How to read it", "Source", "Alt",
                            "2022-01", "2032-12", "2026-05",        {},       {panel}};
  io::Geometry geometry = io::measure(chart, io::kNarrowChart);
  for (const std::string side : {"China trails", "China leads"}) {
    auto name = std::find_if(geometry.notes.begin(), geometry.notes.end(),
                             [&](const io::Note& note) { return note.text == side; });
    ASSERT_NE(name, geometry.notes.end()) << side;
    EXPECT_EQ(name->align, io::Align::kRight) << side;
  }
}

TEST(Charts, ARunThatEndsBeforeThePresentHasNoProjection) {
  io::ChartData data = synthetic::data();
  data.run.present = "2040-01";
  for (const io::Figure& chart : io::make_charts(data))
    EXPECT_EQ(chart.spec.json.find("\"text\": \"present\""), std::string::npos);
}

TEST(Charts, TitlesNameTheirMonth) {
  io::ChartData data = synthetic::data();
  for (const char* present : {"2026-05", "2040-01"}) {  // the latter after the end of the run, which is then quoted
    data.run.present = present;
    const std::string month = data.run.present == "2026-05" ? "May\u00a02026" : "December\u00a02032";
    for (const io::Figure& chart : io::make_charts(data)) {
      EXPECT_EQ((chart.title + chart.reading).find("today"), std::string::npos)
          << "print is read later: " << chart.title;
      EXPECT_NE(chart.title.find(month), std::string::npos) << chart.title;
      const bool past = chart.reading.find("after the present") == std::string::npos;
      EXPECT_TRUE(past || data.run.present == "2026-05") << chart.reading;
    }
  }
}

TEST(Charts, TheSourceNamesWhatWasSet) {
  io::ChartData data = synthetic::data();
  data.run.overrides = {"hbm_ban = 0 from 2027-01", "imitation_rate = 0.2", "scarcity_effect: yes"};
  const std::string spec = io::make_charts(data).front().spec.json;
  EXPECT_NE(spec.find("scenario baseline with"), std::string::npos) << "the line is broken at blanks only";
  EXPECT_NE(spec.find("hbm_ban = 0 from 2027-01"), std::string::npos);
  EXPECT_NE(spec.find("and 1 more"), std::string::npos);
}

/// Do the labels of a month's figures lie on the median?
bool labels_cover_the_median(io::AxisScale scale, double median, const std::vector<double>& figures) {
  io::Panel panel;
  panel.title = "Output", panel.scale = scale, panel.high = 1000, panel.low = scale == io::AxisScale::kLog ? 1 : 0;
  std::vector<io::SummaryRow> series;
  for (int month = 0; month < 132; ++month) {
    io::SummaryRow row;
    row.metric = "m", row.month = io::month_text(month);
    row.p05 = median / 2, row.p25 = median * 0.8, row.p50 = median, row.p75 = median * 1.2, row.p95 = median * 2;
    series.push_back(row);
  }
  panel.fans = {{"all", "all", io::kBlue, series}};
  for (const double figure : figures)
    panel.points.push_back({"f", "m", "2026-04", io::kUndefined, figure, io::kUndefined,
                            "a figure of " + std::to_string(static_cast<int>(figure)), "Document", "", false});
  io::TimeSeriesChart chart{"f",       "A title", "How to read it", "Source", "Alt",
                            "2022-01", "2032-12", "2026-05",        {},       {panel}};
  const io::Geometry geometry = io::measure(chart, io::kWideChart);
  const double line = geometry.axes[0].pixel(median);
  std::size_t labels = 0;
  bool covers = false;
  for (const io::Note& note : geometry.notes) {
    if (!note.text.starts_with("a figure")) continue;
    ++labels;
    const io::Box box =
        io::label_box({note.x, note.y, note.align, true, 0}, io::text_width(note.text, geometry.style.label - 0.5),
                      geometry.style.label * 1.2);
    covers = covers || (box.top < line + 3 && box.bottom > line - 3);
  }
  EXPECT_EQ(labels, figures.size());
  return covers;
}

TEST(Charts, AColumnOfLabelsKeepsOffTheMedian) {
  EXPECT_FALSE(labels_cover_the_median(io::AxisScale::kLinear, 500, {480, 505}));
  EXPECT_FALSE(labels_cover_the_median(io::AxisScale::kLinear, 500, {300, 499, 520, 800}));
  EXPECT_FALSE(labels_cover_the_median(io::AxisScale::kLog, 30, {25, 28, 31}));
}

TEST(Charts, RefusesAPresentThatIsNoMonth) {
  io::ChartData data = synthetic::data();
  data.run.present = "May";
  EXPECT_THROW(io::make_charts(data), std::invalid_argument);
}

TEST(Findings, AGapThatSparesParityIsALag) {
  EXPECT_EQ(
      io::gap_finding(one_month("gap_months", 3, 7, 14)),
      "China trails by 7 months in the median world in May\u00a02026; 9 in 10 simulated worlds lie between 3 and 14");
}

TEST(Findings, AGapThatSpansParityIsNotCalledALag) {
  EXPECT_NE(io::gap_finding(one_month("gap_months", -1, 7, 14)).find("span parity"), std::string::npos);
  EXPECT_NE(io::gap_finding(one_month("gap_months", -9, -2, 1)).find("China leads by 2 months in the median world"),
            std::string::npos);
}

TEST(Findings, WhatIsUndefinedIsSaidToBe) {
  EXPECT_EQ(io::gap_finding(one_month("other", 1, 2, 3)), "The standing lag is undefined in May\u00a02026");
}

TEST(Findings, CheaperIsSaidOnlyWhereTheIntervalsDoNotTouch) {
  auto prices = [](double cn_high) {
    io::SummaryRow us, cn;
    us.metric = "price_usd_per_mtok_us", cn.metric = "price_usd_per_mtok_cn";
    us.month = cn.month = "2026-05";
    us.p05 = 10, us.p50 = 20, us.p95 = 40;
    cn.p05 = 1, cn.p50 = 3, cn.p95 = cn_high;
    io::ChartData data;
    data.run = synthetic::run();
    data.summary = io::SummaryTable({us, cn});
    return io::prices_finding(data);
  };
  EXPECT_NE(prices(9).find("at least 9 in 10"), std::string::npos);
  EXPECT_EQ(prices(11).find("at least 9 in 10"), std::string::npos);
}

TEST(Findings, AMeanLeadsOnlyBeyondItsMonteCarloError) {
  auto limits = [](double error) {
    std::vector<io::SummaryRow> rows(2);
    rows[0].metric = "a", rows[1].metric = "b";
    for (io::SummaryRow& row : rows)
      row.month = "2026-05", row.mean_se = error, row.p05 = 0, row.p50 = 0.3, row.p95 = 1;
    rows[0].mean = 0.40, rows[1].mean = 0.38;
    io::ChartData data;
    data.run = synthetic::run();
    data.summary = io::SummaryTable(rows);
    return io::chokepoint_finding(data, {{"a", "memory"}, {"b", "packaging"}}, "none");
  };
  EXPECT_NE(limits(0.001).find("is on average the tightest"), std::string::npos);
  EXPECT_NE(limits(0.02).find("is on average among the tightest"), std::string::npos);
}

TEST(Findings, TellTheMonthThatTheRunSaysAndTableThePresentAllTheSame) {
  io::ChartData later = synthetic::data();
  const std::string now = io::gap_finding(later), last = later.summary.last_month();
  later.run.told = last;
  EXPECT_NE(io::gap_finding(later), now);
  EXPECT_NE(io::gap_finding(later).find(io::say_month(last)), std::string::npos);
  EXPECT_EQ(io::present_dates(later).now, later.run.present);
  EXPECT_EQ(io::headline_rows(later).front().when, io::say_month(later.run.present));
}

}  // namespace
