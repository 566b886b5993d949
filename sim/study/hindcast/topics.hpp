#pragma once
#include <array>
#include <list>
#include <string_view>
#include <vector>

#include "study/hindcast/rolling.hpp"

/// The rolling hindcast by topic, and the rule by which the errors of a topic are judged. A fold is scored on what falls
/// between its cut and the next one, so that each figure is scored once. The rule: the errors of a topic (its sources' and
/// the model's) are multiplied by one factor, which is the one that would have put nine readings in ten where nine were
/// expected in the *other* folds, whose figures are others; within [1/4, 4]; a topic with fewer than `kFewestFacts` targets
/// there takes the factor of all topics together.
namespace study {

enum class Topic { kLags, kTrade, kProduction, kCompute, kRuns, kPrices };
inline constexpr std::array<std::string_view, 6> kTopicNames{
    "lags", "trade", "production", "compute", "runs and capability", "prices"};
/// Fewer independent facts than this do not judge a topic.
inline constexpr int kFewestFacts = 8;

/// Of a metric, by the section of MODEL.md that makes it.
Topic topic_of(std::size_t metric);

struct TopicScore {
  Topic topic = Topic::kLags;
  int facts = 0;                   ///< targets over all cuts
  HindcastScore score;             ///< with errors as they are stated
  double inside_scaled = 0;        ///< share of readings inside with errors by the rule
  double lowest = 0, highest = 0;  ///< factors that the rule took, over the cuts
  bool is_judged() const { return facts >= kFewestFacts; }
};

/// Every topic that has readings, in their order; then nothing is left out.
std::vector<TopicScore> scores_by_topic(const std::list<RollingFold>& folds);
/// Share of all readings inside with errors by the rule.
double inside_by_rule(const std::list<RollingFold>& folds);

}  // namespace study
