#pragma once
#include <string>
#include <vector>

#include "app/compare_tables.hpp"
#include "io/text/claims.hpp"

namespace app {

/// What a policy does to the lag, as a sentence that its interval supports: "China trails 1.2 months more by trend (0.8 to
/// 1.6 months)", "China's lag by trend cannot be told from no change (-0.2 to 0.3 months)". `reading` says which lag.
inline constexpr const char* kByTrend = " by trend";
std::string lag_finding(const analysis::Mean& change, const std::string& reading = kByTrend);
/// The same for what a side ("China", "the United States") can serve at its frontier quality.
std::string serving_finding(const analysis::Mean& change, const std::string& who);

/// Where the lag changes clearly and the distance in capability hardly, or the other way, words that say so; else nothing.
/// `months_per_dex`: the reference's lag over its distance.
std::string pace_finding(const analysis::Mean& lag, const analysis::Mean& distance, double months_per_dex);

/// The pair that is the headline of a comparison: the lag, and what China can serve, in a month.
std::string pair_finding(const ComparisonFindings& findings, std::size_t scenario, int month);
/// The same without intervals, for a title.
std::string pair_title(const ComparisonFindings& findings, std::size_t scenario, int month);

/// Names of the chart files that show a scenario against the reference, and all scenarios in a month.
std::string fans_name(const Compared& scenario);
std::string change_name(const Compared& scenario);
std::string dots_name(const std::string& outcome, int month);
/// Charts of all scenarios in a month are drawn only where there are several beside the reference: one dot shows nothing
/// that the other charts do not.
bool draws_dots(const ComparisonFindings& findings);
/// Charts of single scenarios are drawn for so many of them; the others have their dot.
inline constexpr std::size_t kMostDrawn = 6;

/// Sentences to quote: for each scenario and date the pair, the mean lag, worlds in which China trails more, parity, money;
/// when the difference is clear; and which policy is best by the objective.
std::vector<io::Claim> comparison_claims(const ComparisonFindings& findings);

}  // namespace app
