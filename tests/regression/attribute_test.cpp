#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "regression/program_run.hpp"

namespace {

using regression::Finished;
using regression::Workplace;
using testing::AllOf;
using testing::HasSubstr;
using testing::IsEmpty;

namespace fs = std::filesystem;

/// One metric in few worlds: what is asked here is where results go.
Finished attribute(Workplace& here, std::vector<std::string> more) {
  more.insert(more.begin(), "attribute");
  more.insert(more.end(), {"--worlds", "2", "--out", "r"});
  return here.call(more);
}

TEST(Attribute, ReplacesWhatItWroteAndNothingElse) {
  Workplace here;
  const Finished finished = attribute(here, {"baseline", "--metric", "gap_pace_months", "--at", "2024-12"});
  ASSERT_EQ(finished.code, 0);
  EXPECT_THAT(finished.err, HasSubstr("2 worlds are too few to tell how far worlds differ"));
  const std::string first = here.text("r/attribution.csv");
  EXPECT_THAT(first, HasSubstr("\nbaseline,,gap_pace_months,"));
  const Finished other = attribute(here, {"no-controls", "--metric", "gap_pace_months", "--at", "2024-12"});
  EXPECT_EQ(other.code, 2);
  EXPECT_THAT(other.err, AllOf(HasSubstr("the attribution of other scenarios"), HasSubstr("--force")));
  EXPECT_EQ(here.text("r/attribution.csv"), first);
  ASSERT_EQ(attribute(here, {"baseline", "--metric", "gap_months", "--at", "2024-12"}).code, 0);
  EXPECT_TRUE(fs::exists(here.path() / "r/charts/attribution-gap-months-2024-12.vl.json"));
  EXPECT_FALSE(fs::exists(here.path() / "r/charts/attribution-gap-pace-months-2024-12.vl.json"))
      << "a chart of before would pass for one of these";
}

TEST(Attribute, AnswersOnceWhatIsAskedTwice) {
  Workplace here;
  ASSERT_EQ(attribute(here, {"baseline", "--metric", "gap_months", "--metric", "gap_months", "--at", "2024-12", "--at",
                             "2024-12"})
                .code,
            0);
  const std::string table = here.text("r/attribution.csv");
  EXPECT_EQ(std::count(table.begin(), table.end(), '\n'), 1 + 11) << "nine channels and the two ends";
}

TEST(Attribute, TakesNoFileForItsOwnByItsName) {
  Workplace here;
  fs::create_directory(here.path() / "r");
  here.write("r/attribution.csv", "mine\n");
  const Finished refused = attribute(here, {"baseline", "--force"});
  EXPECT_EQ(refused.code, 2);
  EXPECT_THAT(refused.err, HasSubstr("holds something else"));
  EXPECT_EQ(here.text("r/attribution.csv"), "mine\n");
}

TEST(Attribute, RefusesWhatCannotBeSharedOut) {
  Workplace here;
  for (const auto& [against, why] : {std::pair{"baseline", "is the same scenario"},
                                     std::pair{"v4-all-on-ascend", "weighs contested claims otherwise"}}) {
    const Finished refused = attribute(here, {"baseline", "--against", against, "--at", "2033-01"});
    EXPECT_EQ(refused.code, 2) << against;
    EXPECT_THAT(refused.err, AllOf(HasSubstr(why), HasSubstr("from 2022-01 to 2032-12")));
  }
  EXPECT_THAT(here.names(), IsEmpty());
}

TEST(Attribute, TellsWhatItsChartShowsAndEachClaimHasItsOwnNumber) {
  Workplace here;
  ASSERT_EQ(attribute(here, {"baseline", "--metric", "gap_pace_months", "--at", "2024-12"}).code, 0);
  const std::string spec = here.text("r/charts/attribution-gap-pace-months-2024-12.vl.json");
  EXPECT_THAT(spec,
              AllOf(HasSubstr("China's lag at the present pace, in months"), HasSubstr("averaged over all orders"),
                    HasSubstr("Leave-one-out, not drawn"), HasSubstr("Cut off: all nine closed")));
  EXPECT_THAT(spec, testing::Not(HasSubstr("gap_pace_months (months)")));
  EXPECT_THAT(here.text("r/claims.json"), AllOf(HasSubstr("\"attribution-gap-pace-months-2024-12\""),
                                                HasSubstr("\"attribution-gap-pace-months-2024-12-closing\"")));
}

}  // namespace
