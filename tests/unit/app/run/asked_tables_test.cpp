#include "app/run/asked_tables.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "telling/run/gap_below_table.hpp"

namespace {

engine::Results results_of(int worlds) {
  engine::Results results(2, worlds, {});
  for (int month = 0; month < 2; ++month)
    for (int world = 0; world < worlds; ++world) results.column(model::kMetric_gap_months, month)[world] = world;
  return results;
}

TEST(AskedTables, QuantilesAreReadSortedAndRefusedWithAllFaults) {
  app::RunOptions options;
  options.quantiles = {"0.9", "0.1", "0.1", "0.025"}, options.metrics = {"gap_months", "gap_months"};
  io::FaultList faults;
  const app::AskedTables asked = app::read_asked(options, faults);
  EXPECT_TRUE(faults.empty());
  EXPECT_EQ(asked.quantiles, (std::vector<double>{0.025, 0.1, 0.9}));
  EXPECT_EQ(asked.metrics.size(), 1u);
  options.quantiles = {"0", "1", "nan", ""}, options.metrics = {"gap_monhts"};
  app::read_asked(options, faults);
  EXPECT_EQ(faults.size(), 5u);
}

TEST(AskedTables, AColumnForEachQuantileBlankWhereNoWorldLiesBeyond) {
  const io::Table table = app::quantiles_table("s", results_of(11), {0.025, 0.1, 0.9});
  EXPECT_EQ(table.columns[5].name, "p2.5");
  const std::vector<io::Cell>& row = table.rows[model::kMetric_gap_months * 2];
  EXPECT_TRUE(std::isnan(row[5].number)) << "a fortieth of eleven worlds is none";
  EXPECT_DOUBLE_EQ(row[6].number, 1);
  EXPECT_DOUBLE_EQ(row[7].number, 9);
}

TEST(AskedTables, OneMetricWorldByWorldHasARowAMonth) {
  EXPECT_EQ(app::worlds_csv(results_of(3), model::kMetric_gap_months), "month,1,2,3\n2022-01,0,1,2\n2022-02,0,1,2\n");
}

TEST(GapBelow, AShareOfNoneOrAllHasNoErrorButAnIntervalThatIsNotEmpty) {
  const std::vector<double> none(60, 0), all(60, 1);
  std::vector<std::uint32_t> clusters(60);
  for (std::uint32_t world = 0; world < 60; ++world) clusters[world] = world;
  const io::Table table = app::gap_below_table({{59, 0, none, all}}, clusters);
  const std::vector<io::Cell>& row = table.rows.front();
  EXPECT_EQ(row[2].number, 0);
  EXPECT_TRUE(std::isnan(row[3].number) && std::isnan(row[5].number));
  EXPECT_EQ(row[6].number, 0);
  EXPECT_NEAR(row[7].number, 0.0996, 0.0005) << "Wilson's 99 % interval of 0 of 60";
  EXPECT_LT(row[8].number, 1);
}

}  // namespace
