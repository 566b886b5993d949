#pragma once
#include <string>
#include <vector>

#include "input/json/json_node.hpp"
#include "input/kept/findings.hpp"
#include "output/table/table.hpp"
#include "study/voi/branch_outcomes.hpp"
#include "study/voi/branch_weights.hpp"
#include "study/voi/settling.hpp"
#include "study/voi/v4_claims.hpp"

namespace app {

/// The ways in which a question may be settled: branches, or "0.1 to 0.2"; "none" for a group without worlds.
std::vector<std::string> ways_of(const study::VoiRow& row);

/// voi.csv: a row per outcome, question and way.
io::Table voi_table(const std::vector<study::VoiRow>& rows, const std::vector<io::Target>& outcomes);

/// "Ascends in service".
std::string source_words(study::V4Source source);

/// v4_claims.csv: a row per claim and source.
io::Table v4_table(const std::vector<study::V4Claim>& claims);
/// The table with its sentence for people.
std::string v4_text(const std::vector<study::V4Claim>& claims, const study::V4Run& run);

/// branches.csv: a row per outcome and branch.
io::Table branches_table(const std::vector<io::BranchOutcome>& rows);
/// The same as text for people.
std::string branches_text(const std::vector<io::BranchOutcome>& rows);

/// hypotheses.csv: a row per branch.
io::Table hypotheses_table(const std::vector<study::BranchWeight>& rows);
/// The same as text for people.
std::string hypotheses_text(const std::vector<study::BranchWeight>& rows);
io::Node hypotheses_node(const std::vector<study::BranchWeight>& rows);

}  // namespace app
