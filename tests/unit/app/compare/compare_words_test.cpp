#include "telling/compare/compare_words.hpp"
#include "telling/compare/outcome_words.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "telling/compare/change_words.hpp"

namespace {

using testing::HasSubstr;

analysis::Mean change(double mean, double reach) { return {100, mean, reach / 2.6, {mean - reach, mean + reach}}; }

TEST(CompareWords, SayNoMoreThanTheIntervalDoes) {
  EXPECT_EQ(app::lag_finding(change(0.5, 0.3)),
            "China trails on average 0.5 months more at the present pace (0.2 to 0.8 months)");
  EXPECT_EQ(app::lag_finding(change(-0.5, 0.3), ""), "China trails on average 0.5 months less (0.2 to 0.8 months)");
  EXPECT_THAT(app::lag_finding(change(0.2, 0.3)), HasSubstr("cannot be told from no change"));
  EXPECT_EQ(app::lag_finding({100, 0, 0, {0, 0}}), "China's lag at the present pace is the same in every world");
  EXPECT_THAT(app::serving_finding(change(-0.1, 0.3), "China"), HasSubstr("cannot be told from no change"));
  EXPECT_THAT(app::serving_finding(change(std::log(1.2), 0.01), "China"), HasSubstr("20\u00a0% more"));
}

TEST(CompareWords, SayHowMuchOfAStandingLagIsDistanceAndHowMuchPace) {
  EXPECT_EQ(
      app::standing_finding({change(3, 1), -0.5, 3.5}),
      "the standing lag grows by 3 months (2 to 4 months), of which \u22120.5 by the distance and +3.5 by the pace of "
      "the American frontier");
  EXPECT_EQ(app::standing_finding({change(-3, 1)}), "the standing lag shrinks by 3 months (2 to 4 months)")
      << "where the distance is too small to divide by";
  EXPECT_THAT(app::standing_finding({change(0.2, 0.3), 0.1, 0.1}), HasSubstr("cannot be told from no change ("));
  EXPECT_EQ(app::standing_finding({{100, 0, 0, {0, 0}}, 0, 0}), "the standing lag is the same in every world");
}

TEST(CompareWords, TablesSayIndistinguishableAndPercentagePoints) {
  const std::vector<study::Outcome> outcomes = study::usual_outcomes();
  EXPECT_THAT(app::change_in_words(change(0.2, 0.3), outcomes[0]), HasSubstr("indistinguishable ("));
  EXPECT_EQ(app::change_in_words({100, 0, 0, {0, 0}}, outcomes[0]), "the same");
  EXPECT_THAT(app::change_in_words(change(0.05, 0.01), outcomes[study::find_outcome(outcomes, "third_country_share")]),
              HasSubstr("+5 points"));
}

TEST(CompareWords, TellHowWorldsSpreadBesideHowSureTheMeanIs) {
  const std::vector<study::Outcome> outcomes = study::usual_outcomes();
  const study::Outcome &lag = outcomes[0], &serving = outcomes[study::find_outcome(outcomes, "serving_cn")];
  EXPECT_EQ(app::spread_in_words({-7, -0.79, 0.75}, lag), "\u22127 to +0.75, median \u22120.79");
  EXPECT_EQ(app::spread_in_words({std::log(0.8), 0, std::log(1.62)}, serving),
            "\u221220\u00a0% to +62\u00a0%, median 0\u00a0%");
  EXPECT_EQ(app::spread_in_words({0, 0, 0}, lag), "the same");
  EXPECT_EQ(app::spread_in_words({}, lag), "") << "of step-wise outcomes";
}

TEST(CompareWords, LevelsAndHeadingsHaveUnits) {
  const std::vector<study::Outcome> outcomes = study::usual_outcomes();
  const study::Outcome& serving = outcomes[study::find_outcome(outcomes, "serving_cn")];
  EXPECT_EQ(app::heading_of(outcomes[0]), "Lag at the present pace, months");
  EXPECT_EQ(app::heading_of(serving), "What China can serve, tokens a day");
  EXPECT_EQ(app::level_in_words(630e6, serving), "630\u00a0tn") << "of tokens, not of millions of them";
}

/// Receipts per month of lag, the money and the lag told from zero where they differ from it.
study::MoneyRate receipts_per(bool gained, double dollars, double months) {
  study::MoneyRate rate;
  rate.money_outcome = "receipts", rate.gained = gained;
  rate.money = dollars == 0 ? change(0, 1e9) : change(dollars, 1e8);
  rate.lag = months == 0 ? analysis::Mean{100, 0, 0, {0, 0}} : change(months, 0.1);
  rate.rate.exists = months != 0;
  rate.rate.value = months == 0 ? 0 : dollars / months, rate.rate.interval = {rate.rate.value / 2, rate.rate.value * 2};
  return rate;
}

TEST(CompareWords, EveryUsualOutcomeHasALabel) {
  for (const study::Outcome& outcome : study::usual_outcomes())
    EXPECT_EQ(app::label_of(outcome).find('_'), std::string::npos) << outcome.name << " is called by its name";
}

TEST(CompareWords, SayARateOrWhyThereIsNone) {
  EXPECT_THAT(app::rate_sentence(receipts_per(false, 6e9, 2)), HasSubstr("of receipts per month of lag conceded ("));
  EXPECT_EQ(app::rate_sentence(receipts_per(false, 6e9, 0)), "no rate of receipts: the lag is the same in every world");
  EXPECT_EQ(app::rate_sentence(receipts_per(false, 0, 2)), "no rate of receipts: they cannot be told from zero");
  EXPECT_THAT(app::rate_sentence(receipts_per(true, -6e9, 2)),
              HasSubstr("no price: lag is gained while receipts rise by $6"));
}

}  // namespace
