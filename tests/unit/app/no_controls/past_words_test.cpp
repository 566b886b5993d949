#include "app/no_controls/past_words.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "model/hypotheses.hpp"
#include "telling/words.hpp"

namespace {

using testing::HasSubstr;

constexpr std::size_t kWorlds = 40;
constexpr int kMonth = 56;

/// Two pasts in the same worlds: the lag goes from 12 to 12 + `lag` months, China's compute from 2 to 5 million.
struct Pasts {
  study::ComparePlan plan;
  study::Comparison comparison;

  explicit Pasts(double lag) {
    plan.outcomes = study::usual_outcomes();
    for (const std::string& metric : app::past_metrics())
      plan.outcomes.push_back(study::plain_outcome(static_cast<std::size_t>(engine::find_output(metric))));
    plan.dates = {kMonth};
    plan.run.jobs.resize(2);
    comparison.branch.assign(model::kHypotheses, std::vector<std::size_t>(kWorlds, 0));
    comparison.scenarios.resize(2);
    for (std::size_t s = 0; s < 2; ++s) fill(comparison.scenarios[s], s == 1, lag);
  }

  void fill(study::Compared& scenario, bool past, double lag) const {
    scenario.name = past ? "no-controls" : "baseline";
    for (std::uint32_t world = 0; world < kWorlds; ++world) scenario.clusters.push_back(world);
    for (const study::Outcome& outcome : plan.outcomes) {
      double level = 1, change = 0;
      if (outcome.name == "gap_pace") level = 12, change = lag;
      if (outcome.name == "compute_effective_cn_h100e") level = 2e6, change = 3e6;
      if (outcome.name == "sales_to_china") level = 20e9, change = 95e9;
      if (outcome.name == "compute_effective_us_h100e") level = 26e6, change = -2e6;
      scenario.at.push_back({std::vector<double>(kWorlds, past ? level + change : level)});
      if (!past) continue;
      const analysis::Interval sure{change - std::abs(change) / 10, change + std::abs(change) / 10};
      analysis::Paired paired;
      paired.difference = {kWorlds, change, std::abs(change) / 30, sure};
      scenario.change.push_back(std::vector<analysis::Paired>(kMonth + 1, paired));
      scenario.spread.push_back(std::vector<study::Spread>(kMonth + 1, study::Spread{change - 4, change, change + 4}));
    }
  }

  std::string sentence(const std::string& id) const {
    const study::ComparisonFindings findings{plan, comparison, {}, {}, {}, {}};
    for (const io::Claim& claim : app::past_claims(findings))
      if (claim.id == "no-controls-" + id + "-2026-09") return app::plain(claim.sentence);
    return "";
  }
};

TEST(PastWithoutControls, AnswersInOneSentenceWithItsInterval) {
  const std::string lag = Pasts(-1.7).sentence("lag");
  EXPECT_THAT(lag, HasSubstr("would trail the American frontier by 10.3 months in September 2026"));
  EXPECT_THAT(lag, HasSubstr("it trails by 12.0: the controls account for 1.7 months of it"));
  EXPECT_THAT(lag, HasSubstr("(1.5 to 1.9, 99 % interval of the mean; in nine worlds of ten between 5.7 less and 2.3 "
                             "more)"));
}

TEST(PastWithoutControls, SaysWhereTheControlsDidTheOppositeOrNothing) {
  EXPECT_THAT(Pasts(2).sentence("lag"), HasSubstr("the controls account for 2 months less"));
  EXPECT_THAT(Pasts(0).sentence("lag"), HasSubstr("the difference cannot be told from none."));
}

TEST(PastWithoutControls, TellsOfDeploymentAndMoneyBesideTheBestModel) {
  const Pasts pasts(-1.7);
  EXPECT_THAT(pasts.sentence("deployment"), HasSubstr("2.5 times the effective compute"));
  EXPECT_THAT(pasts.sentence("money"), HasSubstr("for $95 bn more from 2022 to September 2026"));
  EXPECT_THAT(pasts.sentence("money"), HasSubstr("less effective compute"));
}

}  // namespace
