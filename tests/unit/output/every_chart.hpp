#pragma once

#include <string>
#include <vector>

#include "output/chart/charts.hpp"
#include "output/chart/charts_compare.hpp"
#include "output/chart/charts_hindcast.hpp"
#include "output/chart/charts_learnt.hpp"
#include "output/chart/charts_ranks.hpp"
#include "output/chart/charts_voi.hpp"
#include "output/chart/charts_waterfall.hpp"
#include "unit/output/synthetic_run.hpp"

namespace synthetic {

inline void add_comparison(int width, std::vector<io::Figure>& charts) {
  const io::CompareFrame frame{"Source: a test.", "2026-01", "2026-03", "2026-01", {{"seed", "7"}}};
  const auto series = [](const char* label, double level) {
    io::CompareSeries one;
    one.label = one.title = label;
    for (const char* month : {"2026-01", "2026-02", "2026-03"}) {
      io::SummaryRow row;
      row.metric = "gap_pace_months", row.month = month, row.n = 10;
      row.mean = row.p05 = row.p25 = row.p50 = row.p75 = row.p95 = level / 3;
      one.gap.push_back(row), one.serving.push_back(row);
    }
    return one;
  };
  charts.push_back(io::compare_fans("fans", "Title", series("a", 3), series("b", 5), frame, width));
  const std::vector<io::CompareChange> change{{"2026-01", 9, 9, 9, 9, 9}, {"2026-02", 1, 0.5, 1.5, -2, 4}};
  charts.push_back(io::compare_change("change", "Title", change, change, true, frame, width));
  io::CompareDots dots;
  dots.name = "dots", dots.title = "2 of 2", dots.axis = "months", dots.less = "less", dots.more = "more";
  dots.dots = {{"first", 2. / 3, 1, 3, true}, {"second, \"so named\"", 0, -1, io::kUndefined, false}};
  charts.push_back(io::compare_dots(dots, frame, width));
}

inline io::Figure hindcast_chart(int width) {
  io::HindcastSeries series;
  series.title = "Chips/year", series.logarithmic = true;
  for (const char* month : {"2025-11", "2025-12"}) {
    io::SummaryRow row;
    row.metric = "posterior", row.month = month;
    row.p05 = 1, row.p25 = 2, row.p50 = 10. / 3, row.p75 = 4, row.p95 = 5;
    series.posterior.push_back(row);
    row.metric = "prior";
    series.prior.push_back(row);
  }
  for (const double value : {8., 3., 2.}) {
    io::DocumentedPoint point;
    point.id = "a-figure", point.metric = "chips", point.month = "2025-12";
    point.low = 0.75 * value, point.central = value, point.high = 1.25 * value;
    series.points.push_back(point);
  }
  return io::hindcast_figure({"chips", "chips finished", 3, 2, {series}}, "2022-01", "2032-12", "2026-05",
                             "Source: a test.", width);
}

/// A chart of every kind, made of invented numbers.
inline std::vector<io::Figure> every_chart(int width) {
  std::vector<io::Figure> charts = io::make_charts(data(), width);
  for (io::Figure& holed : io::make_charts(data_with_hole("gap_months", 60, 75), width)) charts.push_back(holed);
  add_comparison(width, charts);
  charts.push_back(hindcast_chart(width));
  charts.push_back(io::voi_figure({"voi-gap",
                                   "the lag",
                                   "30 months",
                                   "Source: a test.",
                                   {{"small", 0.01, 0.02, false, false}, {"large", 0.2, 0.03, true, true}}},
                                  width));
  charts.push_back(io::calibration_figure({{0.1, 1. / 3, 0, 0.4}, {0.9, 0.8, 0.7, 1}}, 12, "Source: a test.", width));
  charts.push_back(io::learnt_figure(
      {"Source: a test.", 216, 2, {{"One", -2.4, -1, 0.2, 0.3, true}, {"Another", -1, 0.1, 1.2, -0.05, false}}},
      width));
  io::RankChart ranks;
  ranks.records = 200, ranks.particles = 64, ranks.band_low = 5, ranks.band_high = 35;
  ranks.histograms = {{"a", {10, 40, 20}}, {"b", {20, 20, 20}}};
  charts.push_back(io::rank_figure(ranks, width));
  io::WaterfallChart waterfall;
  waterfall.name = "waterfall", waterfall.title = "A finding", waterfall.source = "Source: a test.";
  const std::vector<io::WaterfallStep> steps{
      {"Start", 15, 12, 18, true}, {"Up", 4. / 3, 1, 7}, {"End", 8, io::kUndefined, 15, true}};
  waterfall.panels = {{"2024", io::waterfall(steps)}, {"2025", io::waterfall(steps)}};
  charts.push_back(io::waterfall_figure(waterfall, width));
  return charts;
}

}  // namespace synthetic
