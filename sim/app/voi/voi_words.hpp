#pragma once
#include <string>
#include <vector>

#include "app/publish/answer.hpp"
#include "output/chart/charts_voi.hpp"
#include "study/fit/record_fit.hpp"
#include "study/voi/branch_outcomes.hpp"
#include "study/voi/branch_weights.hpp"
#include "study/voi/settling.hpp"
#include "study/voi/v4_claims.hpp"

namespace app {

/// All that `voi` found out.
struct VoiFound {
  const study::Ground& ground;
  std::vector<io::Target> outcomes;
  std::vector<study::VoiRow> rows;
  std::vector<study::BranchWeight> claims;
  std::vector<study::V4Claim> v4;
  std::vector<io::BranchOutcome> branches;
};

/// A chart per outcome that is defined: how much settling each question would narrow it.
std::vector<io::Figure> voi_figures(const VoiFound& found);
/// What is printed: a table per outcome, then the weights, branches and V4's claims.
std::string voi_text(const VoiFound& found);
/// The same for `--json`.
io::Node voi_node(const VoiFound& found);
/// tables/, claims.json and methods.txt.
Texts voi_texts(const VoiFound& found);
/// What the page shows, but for its charts.
io::AnswerPage voi_page(const VoiFound& found, const std::vector<io::Figure>& figures);
/// What the report of every run shows of it.
io::ClaimsFinding claims_finding(const VoiFound& found, const std::vector<io::Figure>& figures);

}  // namespace app
