#include "app/run/naive_lag.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace {

TEST(NaiveLag, IsTheComputeRatioAtTheFrontiersPace) {
  auto row = [](const char* metric, const char* month, double value) {
    io::SummaryRow made;
    made.metric = metric, made.month = month;
    made.p05 = made.p50 = made.p95 = made.mean = value;
    return made;
  };
  // 4.6 x 2.8 a year: a ratio of 50 costs 12 ln(50) / ln(12.88) = 18.4 months.
  io::ChartData data;
  data.run.present = "2026-05";
  data.summary =
      io::SummaryTable({row("training_run_max_us_flop", "2023-05", 1e25),
                        row("training_run_max_us_flop", "2026-05", 1e25 * 4.6 * 4.6 * 4.6),
                        row("efficiency_us", "2023-05", 2), row("efficiency_us", "2026-05", 2 * 2.8 * 2.8 * 2.8),
                        row("compute_share_cn", "2026-05", 0.02), row("gap_months", "2026-05", 6)});
  EXPECT_NEAR(app::naive_lag(data).months, 12 * std::log(50) / std::log(4.6 * 2.8), 1e-9);
}

TEST(NaiveLag, OfNothingSimulatedIsNone) { EXPECT_TRUE(std::isnan(app::naive_lag(io::ChartData{}).months)); }

}  // namespace
