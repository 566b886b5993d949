#pragma once
#include <cstddef>
#include <string>

#include "study/compare/findings.hpp"

namespace app {

/// What a comparison answers, in one sentence with its interval. Of one scenario: what it does to the lag at the present pace
/// by the last date that tells something, and for whom that is worth its money, or whether it is at the value of a month
/// that the plan has. Of several: how many of them lengthen and shorten the lag, and which do it most.
std::string answer_of(const study::ComparisonFindings& findings);

/// The last date at which any scenario's lag is told from the reference's; else the last date.
int answer_date(const study::ComparisonFindings& findings);

/// What a scenario does to the lag by the last date that tells something, for the title of a chart.
std::string lag_answer(const study::ComparisonFindings& findings, std::size_t scenario);

}  // namespace app
