#include "app/paradox/paradox_tables.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace {

TEST(ParadoxTables, TheTwinIsTenLines) {
  study::Split split;
  split.month = 51, split.us_compute = 1e7, split.cn_compute = 2e5;
  split.terms.resize(study::kTerms);
  const study::ParadoxCase one{"posterior", {}, {split}, 4, 4};
  const std::string csv = io::table_csv(app::twin_table(one));
  EXPECT_EQ(std::count(csv.begin(), csv.end(), '\n'), 11);
  EXPECT_NE(csv.find("ratio of compute R,50,"), std::string::npos) << csv;
}

}  // namespace
