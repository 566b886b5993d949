#pragma once
#include <vector>

#include "output/words/claims.hpp"
#include "study/compare/findings.hpp"

namespace app {

/// Sentences to quote: for each scenario and date the pair, the mean lag, worlds in which China trails more, parity, money;
/// when the difference is clear; and which policy is best by the objective.
std::vector<io::Claim> comparison_claims(const study::ComparisonFindings& findings);

}  // namespace app
