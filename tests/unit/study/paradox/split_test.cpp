#include "study/paradox/split.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "base/math.hpp"

namespace {

constexpr int kWorlds = 4, kMonth = 51;

/// Games of made-up worlds: a lag to which each open channel adds its own worth, and compute of which China has a ratio.
std::vector<analysis::Game> games_of(const std::vector<double>& worth, double closed, double ratio) {
  const std::size_t readings = study::paradox_readings(kMonth).size();
  std::vector<analysis::Game> games(readings, analysis::Game(5, kWorlds));
  for (std::uint32_t coalition = 0; coalition < 32; ++coalition)
    for (std::size_t world = 0; world < kWorlds; ++world) {
      double lag = closed + static_cast<double>(world);
      for (std::uint32_t player = 0; player < 5; ++player) lag += coalition >> player & 1u ? worth[player] : 0;
      games[0].of(coalition)[world] = games[1].of(coalition)[world] = lag;
      games[2].of(coalition)[world] = 1e7;
      games[3].of(coalition)[world] = 1e7 / ratio;
      games[4].of(coalition)[world] = 0.5 / ratio;
      games[5].of(coalition)[world] = 20;  // 2022-01: 20 months behind with a tenth of the compute
      games[6].of(coalition)[world] = 1e5;
      games[7].of(coalition)[world] = 1e4;
      games[8].of(coalition)[world] = 2 + static_cast<double>(world);  // as it is stated
      for (std::size_t source = 9; source < readings; ++source) games[source].of(coalition)[world] = 1e7 / ratio / 4;
    }
  return games;
}

const std::vector<double> kWorth{-20.125, -6.3, -1.7, -3.1, -0.9};

study::Split split() { return study::split_of(games_of(kWorth, 40, 50), kMonth, {0, 1, 2, 3}); }

// The three ratios that the data's README works out.
TEST(Paradox, TheRuleOfThumbGivesTheDocumentedMonths) {
  EXPECT_NEAR(study::naive_lag(5), 7.5, 0.05);
  EXPECT_NEAR(study::naive_lag(14), 12.3, 0.05);
  EXPECT_NEAR(study::naive_lag(50), 18.3, 0.05);
  EXPECT_EQ(study::naive_lag(1), 0);
  EXPECT_NEAR(study::frozen_methods_lag(12), 12 * std::log(2.8) / std::log(13), 1e-12);
}

TEST(Paradox, StepsSumToTheNextLevelToTheLastBit) {
  const study::Split one = split();
  double sum = 0;
  for (std::size_t term = 0; term < study::kTerms; ++term) {
    if (term == study::kNaiveAsRead || !study::term_row(term).level) sum += one.terms[term].mean;
    if (study::term_row(term).level) {
      EXPECT_EQ(one.terms[term].mean, sum) << study::term_row(term).name;
    }
  }
}

TEST(Paradox, WithoutInteractionEveryTermIsKnown) {
  const study::Split one = split();
  EXPECT_NEAR(one.terms[study::kNaive].mean, study::naive_lag(50), 1e-9);
  EXPECT_NEAR(one.terms[study::kUncounted].mean, -study::naive_lag(2), 1e-9) << "the share counts half of the compute";
  for (std::size_t player = 0; player < 5; ++player)
    EXPECT_NEAR(one.terms[study::kOwnEfficiency + player].mean, kWorth[player], 1e-9);
  EXPECT_NEAR(one.terms[study::kAllClosed].mean, 41.5, 1e-9);
  const double start = 20 - study::naive_lag(10);
  EXPECT_NEAR(one.terms[study::kStart].mean, start, 1e-9);
  EXPECT_NEAR(one.terms[study::kResidual].mean, 41.5 - study::naive_lag(50) - study::frozen_methods_lag(kMonth) - start,
              1e-9);
  EXPECT_NEAR(one.terms[study::kObserved].mean, 41.5 - 32.125, 1e-9);
  EXPECT_NEAR(one.memos[study::kOutImitation].mean, kWorth[1], 1e-9);
  EXPECT_NEAR(one.memos[study::kOutLegal].mean, study::naive_lag(0.75), 1e-9);
}

TEST(Paradox, ComputeIsTheGeometricMeanOverTheWorlds) {
  EXPECT_NEAR(split().us_compute / split().cn_compute, 50, 1e-9);
}

TEST(Paradox, KeepsTheLagsWorldByWorld) {
  const study::Split one = split();
  ASSERT_EQ(one.observed.size(), kWorlds);
  EXPECT_NEAR(one.observed[1] - one.observed[0], 1, 1e-12);
  EXPECT_EQ(one.stated, (std::vector<double>{2, 3, 4, 5}));
}

}  // namespace
