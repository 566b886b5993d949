#include "app/voi/voi_tables.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

namespace {

using testing::ElementsAre;
using testing::HasSubstr;

TEST(VoiTables, SayWhereABranchHasNoWorlds) {
  io::BranchOutcome row;
  row.claim = "v4_training_hardware", row.branch = "mixed", row.metric = "gap_pace_months", row.month = "2028-12";
  EXPECT_THAT(app::branches_text({row}), HasSubstr("no world"));
}

TEST(VoiTables, TellWaysOfAClaimByNameAndOfAParameterByItsRanges) {
  study::VoiRow claim, parameter;
  claim.is_claim = true, claim.branches = {"ascend", "mixed"};
  parameter.ranges = {{0.1, 0.2}, {HUGE_VAL, -HUGE_VAL}};
  EXPECT_THAT(app::ways_of(claim), ElementsAre("ascend", "mixed"));
  EXPECT_THAT(app::ways_of(parameter), ElementsAre("0.1 to 0.2", "none"));
}

}  // namespace
