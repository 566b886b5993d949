#pragma once
#include <string>

#include "study/compare/findings.hpp"
#include "study/compare/standing.hpp"

namespace app {

/// "1.2 months", "1 month", "less than a tenth of a month".
std::string months_in_words(double value);
/// "0.8 to 1.1", both positive, with the digits that a small lower end needs.
std::string months_range(double low, double high);
/// A factor as people say it: "14 % more".
std::string factor_in_words(double factor);
/// "December 2028" of the months since 2022-01.
std::string month_in_words(int month);

/// What a policy does to the lag, as a sentence that its interval supports: "China trails on average 1.2 months more at the present pace
/// (0.8 to 1.6 months)", "China's lag at the present pace cannot be told from no change (-0.2 to 0.3 months)". `reading` says which
/// lag; `mean` is empty where it has been said that means are told.
inline constexpr const char *kAtPresentPace = " at the present pace", *kOnAverage = " on average";
std::string lag_finding(const analysis::Mean& change, const std::string& reading = kAtPresentPace,
                        const std::string& mean = kOnAverage);
/// The same for what a side ("China", "the United States") can serve at equal quality.
std::string serving_finding(const analysis::Mean& change, const std::string& who);

/// How the standing lag moves, and how much of that is distance in capability and how much the pace of the frontier: "the
/// standing lag grows by 3 months (2 to 4 months), of which +1 by the distance and +2 by the pace of the American frontier".
std::string standing_finding(const study::StandingChange& change);
/// The change of a scenario at one of the plan's dates.
study::StandingChange standing_at(const study::ComparisonFindings& findings, std::size_t scenario, int month);

/// The pair that is the headline of a comparison: the lag at the present pace, with the standing one beside it, and what
/// China can serve, in a month.
std::string pair_finding(const study::ComparisonFindings& findings, std::size_t scenario, int month);
/// How to read rates, in page and tables; without a full stop.
inline constexpr const char* kMoneyNote =
    "Money since 2022 over the months of China's lag at the present pace at that date; each date has a rate of its "
    "own. A policy that "
    "concedes lag pays for whoever values a month of China's lag at less than the rate; one that gains lag pays for "
    "whoever values it at more than the money forgone. Ratios of means with Fieller's 99 % intervals";

/// The rate with its interval, or why there is none; without a full stop.
std::string rate_sentence(const study::MoneyRate& rate);

/// Names of the chart files that show a scenario against the reference, and all scenarios in a month.
std::string fans_name(const study::Compared& scenario);
std::string change_name(const study::Compared& scenario);
std::string dots_name(const std::string& outcome, int month);
/// Charts of all scenarios in a month are drawn only where there are several beside the reference: one dot shows nothing
/// that the other charts do not.
bool draws_dots(const study::ComparisonFindings& findings);
/// Charts of single scenarios are drawn for so many of them; the others have their dot.
inline constexpr std::size_t kMostDrawn = 6;

}  // namespace app
