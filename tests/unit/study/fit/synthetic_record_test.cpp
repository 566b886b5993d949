#include <gtest/gtest.h>

#include "base/error.hpp"
#include "study/fit/synthetic_record.hpp"

namespace {

const std::vector<study::RankedQuantity> kTwo{{"alpha", true, 0, 0}, {"beta@2026-05", false, 1, 52}};

std::vector<study::RankedRecord> some() { return {{0, 6, 51, 103.5, {7, 0}}, {1, 7, 40, 64, {499, 250}}}; }

TEST(Sbc, RanksDivideIntoBins) {
  EXPECT_EQ(study::ranked_draws(512), 499u);
  EXPECT_EQ(study::ranked_draws(519), 519u);
  EXPECT_EQ(study::ranked_draws(19), 19u);
  EXPECT_THROW(study::ranked_draws(18), base::InvariantError);
}

TEST(Sbc, RanksReadBackAsWritten) {
  const std::string text = study::ranks_csv(some(), kTwo, "fit-1");
  EXPECT_EQ(text,
            "record,fit,temperatures,ancestors,effective_draws,alpha,beta@2026-05\n"
            "0,fit-1,6,51,103.5,7,0\n1,fit-1,7,40,64,499,250\n");
  const auto back = study::read_ranks_csv(text, kTwo, "fit-1", 512, "ranks.csv");
  ASSERT_EQ(back.size(), 2u);
  EXPECT_EQ(back[1].ranks, (std::vector<std::size_t>{499, 250}));
  EXPECT_EQ(back[0].effective_draws, 103.5);
}

TEST(Sbc, RanksOfAnotherFitAreRefused) {
  const std::string text = study::ranks_csv(some(), kTwo, "fit-1");
  EXPECT_THROW(study::read_ranks_csv(text, kTwo, "fit-2", 512, "ranks.csv"), base::InputError);
}

TEST(Sbc, RanksBeyondTheDrawsOrOutOfOrderAreRefused) {
  auto records = some();
  records[1].ranks[0] = 500;
  EXPECT_THROW(study::read_ranks_csv(study::ranks_csv(records, kTwo, "f"), kTwo, "f", 512, "ranks.csv"),
               base::InputError);
  records = some();
  records[1].record = 2;
  EXPECT_THROW(study::read_ranks_csv(study::ranks_csv(records, kTwo, "f"), kTwo, "f", 512, "ranks.csv"),
               base::InputError);
}

TEST(Sbc, RanksOfAWorthThatIsNoAmountAreRefused) {
  const std::string text = study::ranks_csv(some(), kTwo, "fit-1");
  for (const std::string wrong : {"", "much", "-1"}) {
    std::string other = text;
    other.replace(other.find("103.5"), 5, wrong);
    EXPECT_THROW(study::read_ranks_csv(other, kTwo, "fit-1", 512, "ranks.csv"), base::InputError) << wrong;
  }
}

TEST(Sbc, RanksTenParametersAndTwoOutcomes) {
  const auto quantities = study::ranked_quantities(52);
  ASSERT_EQ(quantities.size(), 12u);
  EXPECT_EQ(quantities.back().name, "compute_share_cn@2026-05");
  const auto probes = study::probes_of(quantities);
  ASSERT_EQ(probes.size(), 2u);
  EXPECT_EQ(probes[0].to, 52);
  EXPECT_EQ(probes[0].statistic, io::Statistic::kValue);
}

}  // namespace
