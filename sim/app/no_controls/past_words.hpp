#pragma once
#include <string>
#include <vector>

#include "output/table/table.hpp"
#include "output/words/claims.hpp"
#include "study/compare/findings.hpp"

/// What `no-controls` says of a comparison whose reference is the baseline and whose first scenario has no controls.
namespace app {

/// The metrics that it tells of beyond the usual outcomes of a comparison.
const std::vector<std::string>& past_metrics();

/// The answer, as sentences to quote: the lag, what can be deployed, money, contested claims; and the same later.
std::vector<io::Claim> past_claims(const study::ComparisonFindings& findings);
/// With controls, without, and the difference: a row for each quantity, for one date (its position). In numbers, for
/// programs; and as people read it.
io::Table past_table(const study::ComparisonFindings& findings, std::size_t date);
io::Table past_words_table(const study::ComparisonFindings& findings, std::size_t date);
/// The differences in the lag and in what China can serve where each contested claim is settled one way.
io::Table past_branches(const study::ComparisonFindings& findings);
/// What the question supposes, and what it leaves out.
std::vector<std::string> past_limits();

}  // namespace app
